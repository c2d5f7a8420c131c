"""How trying Cork out looks, and what organisers are told of what is to come."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.kernel.outbox import Stuck
from bot.kernel.text import say
from cogs.common.card import Block, Card, Divider, Text
from cogs.common.look import EMPTY, NIGHT, NO, PROMPT, SHARE, WAITING, YES
from cogs.setup.permissions import Place

SHOWN = 10
"""Reasons that are listed."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a test card; `channel_id` is None where there is no channel, `reason` None where all went well.

    `left` means that the card may still stand there.
    """

    place: Place
    channel_id: int | None
    reason: str | None = None
    left: bool = False


def dummy(locale: str) -> tuple[str, Card]:
    """Return a card that says that it is none, and what it is called as a post in a forum."""
    return say("trying.dummy_title", locale), Card((Text(say("trying.dummy", locale)),), NIGHT)


def tried(found: Sequence[Tried], locale: str, check: str) -> Card:
    """Tell place by place whether a card could be posted and deleted."""
    texts: list[Block] = [Text(_tried(one, locale)) for one in found]
    if any(one.reason for one in found):
        texts.append(Text(f"-# {say('trying.then_check', locale, check=check)}"))
    return Card(tuple(texts), NIGHT)


def go_first(locale: str, fail: str, seed: str) -> Card:
    """Tell an organiser how to go first, and why."""
    return Card((Text(f"{SHARE} {say('trying.go_first', locale, fail=fail, seed=seed)}"),), NIGHT)


def status(
    places: Mapping[Place, int | None],
    coming: datetime | None,
    stuck: Sequence[Stuck],
    locale: str,
    check: str,
    *,
    paused: bool,
) -> Card:
    """Tell where Cork posts, when the next prompt comes by the reader's own clock, and what did not arrive."""
    where = [_where(place, channel, locale) for place, channel in places.items()]
    blocks: list[Block] = [Text("\n".join(where))]
    if paused:
        blocks.append(Text(f"{WAITING} {say('trying.paused', locale, check=check)}"))
    when = say("trying.no_prompt", locale)
    if coming is not None:
        instant = int(coming.timestamp())
        when = say("trying.next_prompt", locale, when=f"<t:{instant}:F> (<t:{instant}:R>)")
    blocks += [Divider(), Text(f"{PROMPT} {when}"), Divider(), Text(_undelivered(stuck, locale))]
    return Card(tuple(blocks), NIGHT)


def _tried(one: Tried, locale: str) -> str:
    place = say(f"setup.place_{one.place}", locale)
    if one.channel_id is None:
        return f"{EMPTY} **{place}**\n{say('trying.no_channel', locale)}"
    heading = f"**{place}** <#{one.channel_id}>"
    if one.reason is None:
        return f"{YES} {heading}\n{say('trying.went_well', locale)}"
    sentences = [_because(one.reason, locale)] + ([say("trying.left", locale)] if one.left else [])
    return f"{NO} {heading}\n{' '.join(sentences)}"


def _where(place: Place, channel: int | None, locale: str) -> str:
    named = say(f"setup.place_{place}", locale)
    return f"{YES} **{named}** <#{channel}>" if channel else f"{EMPTY} **{named}** {say('trying.no_channel', locale)}"


def _undelivered(stuck: Sequence[Stuck], locale: str) -> str:
    if not stuck:
        return f"{YES} {say('trying.all_delivered', locale)}"
    counted = Counter((one.lane, one.dead_reason) for one in stuck)
    lines = [
        f"- <#{lane}>: {say('trying.messages', locale, n=n)} {_because(reason, locale)}"
        for (lane, reason), n in counted.most_common(SHOWN)
    ]
    return f"{NO} {say('trying.undelivered', locale)}\n" + "\n".join(lines)


def _because(reason: str | None, locale: str) -> str:
    """Say why something did not arrive; None is what delivery goes on trying."""
    match (reason or "").split():
        case []:
            return say("trying.tried_again", locale)
        case ["uncertain"]:
            return say("trying.uncertain", locale)
        case ["403", _]:
            return say("trying.not_allowed", locale)
        case ["404", _]:
            return say("trying.not_there", locale)
        case _:
            return say("trying.other", locale, code=reason)
