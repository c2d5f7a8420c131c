"""A member's own copy of everything, as a zip file: for machines as JSON, for people as Markdown."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.feed.model import Share
from bot.journal.model import SECTIONS, Failure
from bot.kernel.text import say
from bot.privacy.markdown import escaped, quoted
from bot.privacy.model import MemberData
from bot.prompts import bank
from bot.prompts.model import Answer
from bot.quests.model import Quest

SCHEMA = 1
"""The version of cork.json; a reader of it may rely on the names below."""


def to_zip(data: MemberData, locale: str, now: datetime) -> bytes:
    """Pack everything into a zip with `cork.json` and, in the member's language, `failures.md`."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in (("cork.json", to_json(data, locale, now)), ("failures.md", to_markdown(data, locale))):
            archive.writestr(ZipInfo(name, now.timetuple()[:6]), text, ZIP_DEFLATED)
    return packed.getvalue()


def to_json(data: MemberData, locale: str, now: datetime) -> str:
    """Write everything as JSON; times are ISO 8601 in UTC, Discord's ids are strings since they outgrow numbers."""
    document = {
        "schema": SCHEMA,
        "exported_at": now.isoformat(),
        "member_id": str(data.member_id),
        "failures": [_failure(one) for one in data.failures],
        "quests": [_quest(one) for one in data.quests],
        "shares": [_share(one) for one in data.shares],
        "answers": [_answer(one, locale) for one in data.answers],
        "presses": data.presses,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_markdown(data: MemberData, locale: str) -> str:
    """Write the failures as a document: a heading a section, Haushofer's first, and in each the newest first."""
    lines = [
        f"# {say('privacy.archive.title', locale)}",
        "",
        say("privacy.archive.count", locale, n=len(data.failures)),
    ]
    for section in _sections(data.failures):
        lines += ["", f"## {_heading(section, locale)}", ""]
        inside = [one for one in data.failures if one.section == section]
        for failure in sorted(inside, key=_when, reverse=True):
            lines += _entry(failure, locale)
    return "\n".join(lines) + "\n"


def _sections(failures: tuple[Failure, ...]) -> list[str | None]:
    used = dict.fromkeys(one.section for one in failures)
    own = (section for section in used if section is not None and section not in SECTIONS)
    return [*(key for key in SECTIONS if key in used), *own, *([None] if None in used else [])]


def _heading(section: str | None, locale: str) -> str:
    if section is None:
        return say("privacy.archive.no_section", locale)
    return say(f"journal.section.{section}", locale) if section in SECTIONS else escaped(section)


def _when(failure: Failure) -> tuple[str, int]:
    return str(failure.happened or failure.logged_at.date()), failure.id


def _entry(failure: Failure, locale: str) -> Iterator[str]:
    remarks = [str(failure.happened or failure.logged_at.date())]
    if failure.kind is not None:
        remarks.append(say(f"journal.kind.{failure.kind}", locale))
    if failure.sting is not None:
        remarks.append(say("privacy.archive.sting", locale, sting=failure.sting))
    yield f"- {escaped(failure.line)} ({', '.join(remarks)})"
    if failure.story is not None:
        yield ""
        yield from (f"  {line}" for line in quoted(failure.story))
        yield ""


def _failure(failure: Failure) -> dict[str, object]:
    return {
        "id": str(failure.id),
        "line": failure.line,
        "story": failure.story,
        "kind": failure.kind,
        "section": failure.section,
        "happened": None if failure.happened is None else str(failure.happened),
        "sting": failure.sting,
        "quest": failure.quest_id,
        "logged_at": failure.logged_at.isoformat(),
        "edited_at": _time(failure.edited_at),
    }


def _quest(quest: Quest) -> dict[str, object]:
    return {
        "id": quest.id,
        "guild_id": _id(quest.guild_id),
        "locale": quest.locale,
        "goal": quest.goal,
        "count": quest.count,
        "scope": quest.scope,
        "toast": quest.toast,
        "announced": quest.announced,
        "started_at": quest.started_at.isoformat(),
        "ended_at": _time(quest.ended_at),
    }


def _share(share: Share) -> dict[str, object]:
    return {
        "id": share.id,
        "guild_id": str(share.guild_id),
        "failure": _id(share.failure_id),
        "audience": share.audience,
        "text": share.text,
        "own_version": share.own_version,
        "state": share.state,
        "shared_on": share.shared_on.isoformat(),
        "shared_at": _time(share.shared_at),
        "channel_id": _id(share.channel_id),
        "message_id": _id(share.message_id),
    }


def _answer(answer: Answer, locale: str) -> dict[str, object]:
    return {
        "guild_id": str(answer.guild_id),
        "date": answer.local_date.isoformat(),
        "prompt": answer.prompt,
        "question": bank.words(answer.prompt, locale).question if answer.prompt in _known() else None,
        "text": answer.text,
        "answered_at": answer.answered_at.isoformat(),
    }


def _known() -> frozenset[str]:
    return frozenset(prompt.key for prompt in bank.prompts())


def _id(snowflake: int | None) -> str | None:
    return None if snowflake is None else str(snowflake)


def _time(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()
