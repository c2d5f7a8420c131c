"""How a month looks when a server reads it, and how members say what may be quoted."""

from dataclasses import dataclass
from datetime import date

from bot.digest.model import Choice, Digest, Figures, Preview, Schedule, State
from bot.feed import model as feed
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Divider, Option, Row, Select, Text
from cogs.common.dates import known_date, long_date
from cogs.common.look import DIGEST, NIGHT, NO
from cogs.common.plain import clip, name, one_line

QUOTED = 400
"""UTF-16 units of a card's text where a digest quotes it; three of them leave room for all figures."""
NO_ZONE = "UTC"
FEBRUARY = 28
"""Days that every month has."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may keep a schedule from doing what its organiser has in mind; `wizard` is the mention of a command."""

    missing: str = ""
    """Cork's missing permissions in the channel, by the names of Discord's settings."""
    no_zone: bool = False
    wizard: str = ""


def digest(found: Digest) -> Card:
    """Draw a month: its figures, if they may be told, and what is quoted."""
    return Card((*_told(found), Row((_button(found),))), NIGHT)


def title(found: Digest) -> str:
    """Return what a digest is called as a post in a forum."""
    return name(say("digest.heading", found.locale, month=_month(found.month, found.locale)).replace("*", ""))


def quotes_route(digest_id: int) -> str:
    """Return the custom_id that a digest's message, and no other, carries."""
    return f"digest:{digest_id}:quotes"


def preview(found: Preview, locale: str, mention: str) -> Card:
    """Show organisers the last month that is over, and when the next one comes; `mention` is that of the schedule."""
    month = _month(found.digest.month, locale)
    state = State.SILENT if found.state is State.PREPARED and found.silent else found.state
    blocks: list[Block] = [Text(f"-# {say(f'digest.preview_{state}', locale, month=month)}")]
    if not found.silent:
        blocks += [*_told(found.digest), Divider()]
    blocks.append(Text(_plan(found.schedule, locale, mention)))
    return Card(tuple(blocks), NIGHT)


def scheduled(schedule: Schedule, locale: str, doubts: Doubts) -> Card:
    """Tell organisers when the digest comes, and what may keep it from doing so."""
    blocks: list[Block] = [Text(f"{DIGEST} {_plan(schedule, locale, '')}")]
    if doubts.missing:
        channel = f"<#{schedule.channel_id}>"
        blocks.append(Text(f"{NO} {say('digest.missing', locale, channel=channel, names=doubts.missing)}"))
    if doubts.no_zone:
        blocks.append(Text(f"{NO} {say('digest.no_zone', locale, wizard=doubts.wizard)}"))
    return Card(tuple(blocks), NIGHT)


def stopped(locale: str, *, was_on: bool) -> Card:
    """Tell that no digest comes."""
    return Card((Text(say("digest.stopped" if was_on else "digest.was_stopped", locale)),), NIGHT)


def choose(choices: tuple[Choice, ...], locale: str, channel_id: int | None, *, chosen: bool = False) -> Card:
    """Let a member pick what may be quoted, and say where; with `chosen` tell first what they just picked."""
    if not choices:
        return Card((Text(say("digest.chosen_none" if chosen else "digest.choose_none", locale)),), NIGHT)
    lines = [_chosen(choices, locale)] if chosen else []
    lines += [say("digest.choose_heading", locale), _where(channel_id, locale)]
    lines.append(f"-# {say('digest.choose_hint', locale)}")
    options = tuple(
        Option(name(one.card.text), one.card.share_id, long_date(one.card.shared_on, locale), chosen=one.allowed)
        for one in choices
    )
    select = Select("digest:choose", options, say("digest.choose", locale), least=0, most=len(options))
    return Card((Text("\n".join(lines)), select), NIGHT)


def _where(channel_id: int | None, locale: str) -> str:
    if channel_id is None:
        return say("digest.choose_nowhere", locale)
    return say("digest.choose_where", locale, channel=f"<#{channel_id}>")


def _told(found: Digest) -> list[Block]:
    locale = found.locale
    heading = f"{DIGEST} {say('digest.heading', locale, month=_month(found.month, locale))}"
    late = f"\n-# {say('digest.late', locale)}" if found.late else ""
    figures = say("digest.few", locale) if found.figures is None else _figures(found.figures, locale)
    blocks: list[Block] = [Text(f"{heading}{late}\n{figures}")]
    if found.quotes:
        quotes = "\n\n".join(_quote(one) for one in found.quotes)
        blocks += [Divider(), Text(f"{say('digest.quotes', locale)}\n{quotes}")]
    return blocks


def _figures(found: Figures, locale: str) -> str:
    lines = [say("digest.shared", locale, n=found.total, people=found.people)]
    if found.unnamed:
        lines.append(say("digest.unnamed", locale, n=found.unnamed))
    if found.endings:
        lines.append(say("digest.endings", locale, n=found.endings))
    sections = [(say(f"journal.section.{key}", locale), number) for key, number in found.sections]
    kinds = [(say(f"journal.kind.{key}", locale), number) for key, number in found.kinds]
    for heading, rows in (("digest.by_section", sections), ("digest.by_kind", kinds)):
        if rows:
            lines.append(f"\n{say(heading, locale)}")
            lines += [f"- {say('digest.line', locale, what=what, n=number)}" for what, number in rows]
    if sections or kinds:
        lines.append(f"-# {say('digest.folded', locale)}")
    return "\n".join(lines)


def _quote(card: feed.Card) -> str:
    return f"> {clip(one_line(card.text), QUOTED)}\n> -# <@{card.member_id}>"


def _chosen(choices: tuple[Choice, ...], locale: str) -> str:
    number = sum(one.allowed for one in choices)
    return say("digest.chosen", locale, n=number) if number else say("digest.chosen_none", locale)


def _button(found: Digest) -> Button:
    return Button(say("digest.may_i", found.locale), quotes_route(found.id))


def _plan(schedule: Schedule | None, locale: str, mention: str) -> str:
    """Say a schedule on the wall, and its next time in the clock of whoever reads it."""
    if schedule is None:
        return say("digest.unscheduled", locale, schedule=mention)
    rule, instant = schedule.rule, int(schedule.next.instant.timestamp())
    monthly = say(
        "digest.scheduled",
        locale,
        day=rule.day,
        time=rule.at.isoformat("minutes"),
        zone=rule.zone,
        channel=f"<#{schedule.channel_id}>",
    )
    if rule.day > FEBRUARY:
        monthly = f"{monthly} {say('digest.shorter', locale)}"
    return f"{monthly}\n{say('digest.next', locale, when=f'<t:{instant}:F> (<t:{instant}:R>)')}"


def _month(month: date, locale: str) -> str:
    return known_date(month.year, month.month, None, locale)
