"""How the collective cork looks: to everybody, and to whoever asks whether theirs count."""

from datetime import datetime

from bot.kernel.text import say
from bot.together.model import COUNTED_AT, Together
from cogs.common.card import Button, Card, Divider, File, Picture, Row, Text
from cogs.common.look import BOTTLE, GOLD, NIGHT, PRIVATE
from cogs.common.plain import one_line
from cogs.milestones.cards import BRIEF, PICTURE, bottles


def standing(found: Together, locale: str) -> Card:
    """Show what a server has collected, in its party channel."""
    look = Button(say("together.look", locale), card_route(found.cards), BOTTLE)
    return Card((Text(_total(found, locale)), Row((look,))), NIGHT)


def shown(found: Together | None, since: datetime | None, locale: str, mention: str) -> Card:
    """Show a member what their server has collected, and since when theirs count; `mention` is that of the goal."""
    if since is not None:
        counted = say("together.counted", locale, date=f"<t:{int(since.timestamp())}:D>")
        mine, button = counted, Button(say("together.leave", locale), "group:leave")
    else:
        mine, button = say("together.not_counted", locale), Button(say("together.join", locale), "group:join", BOTTLE)
    if found is None:
        nothing = say("together.none", locale, goal=mention)
        return said(nothing) if since is None else Card((Text(nothing), Divider(), Text(mine), Row((button,))), NIGHT)
    return Card((Text(_total(found, locale)), Divider(), Text(f"{PRIVATE} {mine}"), Row((button,))), NIGHT)


def goal_set(found: Together, locale: str, wizard: str) -> Card:
    """Tell organisers what is collected from now on; `wizard` is the mention of what chooses a party channel."""
    if found.channel_id is None:
        where = say("together.nowhere", locale, wizard=wizard)
    else:
        where = say("together.stands", locale, channel=f"<#{found.channel_id}>")
    return Card((Text(_total(found, locale)), Divider(), Text(where)), NIGHT)


def party(threshold: int, toast: str, locale: str, picture: bytes, plan: str) -> Card:
    """Celebrate what a server has collected; `plan` is the mention of the command that plans an evening for it."""
    heading = say("together.party", locale, n=threshold)
    opened = say("together.party_toast", locale, toast=one_line(toast, limit=BRIEF))
    evening = say("together.party_plan", locale, plan=plan)
    alt = say("milestones.picture_alt", locale, n=threshold, goal=threshold)
    look = Button(say("together.look", locale), party_route(threshold), BOTTLE)
    blocks = (Text(f"### {BOTTLE} {heading}\n{opened}"), Picture(PICTURE, alt), Text(f"-# {evening}"), Row((look,)))
    return Card(blocks, GOLD, (File(PICTURE, picture, alt),))


def said(sentence: str) -> Card:
    """Say a sentence quietly."""
    return Card((Text(sentence),), NIGHT)


def card_route(number: int) -> str:
    """Return the custom_id that this card of a server, and no other message there, carries."""
    return f"group:card:{number}:look"


def party_route(threshold: int) -> str:
    """Return the custom_id that this party's card, and no other message there, carries."""
    return f"group:party:{threshold}:look"


def _total(found: Together, locale: str) -> str:
    lines = [f"**{say('together.heading', locale)}**", bottles(found.progress)]
    lines.append(say("together.total", locale, n=found.shown, next=found.next_party))
    if found.told_contributors is not None:
        lines.append(say("together.contributors", locale, n=found.told_contributors))
    lines.append(f"-# {say('together.how', locale, at=f'{COUNTED_AT:%H:%M}')}")
    return "\n".join(lines)
