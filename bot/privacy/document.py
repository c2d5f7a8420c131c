"""Everything a member wrote about their failures, as a document to read: Markdown, in their language."""

from collections.abc import Iterable, Iterator

from bot.journal.model import NOTHING_MUCH, SECTIONS, Failure
from bot.kernel.text import say
from bot.privacy.markdown import escaped, quoted
from bot.privacy.model import MemberData
from bot.prompts import bank
from bot.prompts.model import Answer


def to_markdown(data: MemberData, locale: str) -> str:
    """Write the failures under their headings, Haushofer's first and in each the newest first, then private answers.

    What was let go stands in no list, so neither in this one.
    """
    failures = [one for one in data.failures if not one.let_go]
    lines = [f"# {say('privacy.archive.title', locale)}", "", say("privacy.archive.count", locale, n=len(failures))]
    for section in _sections(failures):
        lines += ["", f"## {_heading(section, locale)}", ""]
        inside = [one for one in reversed(failures) if one.section == section]
        for failure in sorted(inside, key=_when, reverse=True):
            lines += _entry(failure, locale)
    if data.answers:
        lines += ["", f"## {say('privacy.archive.answers', locale)}", ""]
        for answer in data.answers:
            lines += _answer(answer, locale)
    return "\n".join(lines) + "\n"


def _sections(failures: Iterable[Failure]) -> list[str | None]:
    used = dict.fromkeys(one.section for one in failures)
    own = (section for section in used if section is not None and section not in SECTIONS)
    return [*(key for key in SECTIONS if key in used), *own, *([None] if None in used else [])]


def _heading(section: str | None, locale: str) -> str:
    if section is None:
        return say("privacy.archive.no_section", locale)
    return say(f"journal.section.{section}", locale) if section in SECTIONS else escaped(section)


def _when(failure: Failure) -> str:
    return str(failure.happened or failure.logged_at.date())


def _entry(failure: Failure, locale: str) -> Iterator[str]:
    remarks = [str(failure.happened or failure.logged_at.date())]
    if failure.kind is not None:
        remarks.append(say(f"journal.kind.{failure.kind}", locale))
    if failure.sting is not None:
        remarks.append(say("privacy.archive.sting", locale, sting=failure.sting))
    yield f"- {escaped(failure.line)} ({', '.join(remarks)})"
    if failure.became is not None:
        became = (
            say(f"journal.became.{NOTHING_MUCH}", locale) if failure.became == NOTHING_MUCH else escaped(failure.became)
        )
        yield f"  {say('privacy.archive.became', locale, became=became)}"
    if failure.story is not None:
        yield ""
        yield from (f"  {line}" for line in quoted(failure.story))
        yield ""


def _answer(answer: Answer, locale: str) -> Iterator[str]:
    known = any(prompt.key == answer.prompt for prompt in bank.prompts())
    question = f" {bank.words(answer.prompt, locale).question}" if known else ""
    yield f"- {answer.local_date}{question}"
    yield ""
    yield from (f"  {line}" for line in quoted(answer.text))
    yield ""
