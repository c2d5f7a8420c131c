"""How hosts honour letters."""

from collections.abc import Mapping

from bot.kernel.text import say
from bot.parties.album import award_name
from bot.parties.evening import Evening
from bot.parties.model import Award, Line
from cogs.common.card import Block, Button, Card, Option, Row, Select, Text
from cogs.common.look import NIGHT
from cogs.common.plain import name, one_line
from cogs.parties.evening_cards import MENU, RIBBON, awarded

BRIEF = 200
"""UTF-16 units of a line beside its award."""


def awards(evening: Evening, locale: str) -> Card:
    """Show what is honoured so far, with a button for each award."""
    if not evening.read:
        return Card((Text(say("evening.awards_none_read", locale)),), NIGHT)
    lines = [say("evening.awards_heading", locale), *(f"{RIBBON} {_given(evening, one, locale)}" for one in Award)]
    lines.append(f"-# {say('evening.awards_hint', locale)}")
    buttons = tuple(
        Button(award_name(award, locale), f"evening:award:{evening.party.id}:{award}", RIBBON) for award in Award
    )
    return Card((Text("\n".join(lines)), Row(buttons)), NIGHT)


def candidates(evening: Evening, award: Award, days: Mapping[int, int], locale: str) -> Card:
    """Let the letter be picked that has an award.

    `days` tells of a host's own failures, by id, how long the answer took: with the slowest letter these come first.
    """
    party_id, given = evening.party.id, awarded(evening, award)
    waited = days if award is Award.SLOWEST else {}
    lines = sorted(evening.read, key=lambda line: -waited.get(line.failure_id, -1))
    blocks: list[Block] = [Text(f"{RIBBON} **{award_name(award, locale)}**")]
    for part, at in enumerate(range(0, len(lines), MENU)):
        options = tuple(_option(line, line == given, waited, locale) for line in lines[at : at + MENU])
        route = f"evening:give:{party_id}:{award}:{part}"
        blocks.append(Select(route, options, say("evening.award_to", locale)))
    if given is not None:
        blocks.append(Row((Button(say("evening.award_nobody", locale), f"evening:no-award:{party_id}:{award}"),)))
    return Card(tuple(blocks), NIGHT)


def _option(line: Line, chosen: bool, waited: Mapping[int, int], locale: str) -> Option:  # noqa: FBT001 - the only one
    days = waited.get(line.failure_id)
    return Option(name(line.text), line.id, "" if days is None else say("evening.days", locale, n=days), chosen)


def _given(evening: Evening, award: Award, locale: str) -> str:
    line = awarded(evening, award)
    told = say("evening.award_open", locale) if line is None else one_line(line.text, limit=BRIEF)
    return say("evening.award_given", locale, award=award_name(award, locale), line=told)
