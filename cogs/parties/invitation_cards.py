"""How the invitation to a party looks, in the channel and in the server's calendar."""

from bot.kernel.text import say
from bot.letters import Event
from bot.parties.model import Invitation, Party, Reply, State
from cogs.common.card import Block, Button, Card, Row, Text
from cogs.common.look import BOTTLE, GOLD, NIGHT
from cogs.common.plain import name, one_line

BRIEF = 150
"""UTF-16 units of a place, of the guests, and of a toast: 140 characters at most, and some to escape them."""
PLACE_LIMIT = 100
DESCRIPTION_LIMIT = 1000
"""What Discord takes of an event, in characters."""


def invitation(found: Invitation) -> Card:
    """Draw the invitation for the channel, as the party stands."""
    buttons = tuple(_reply(found.party, reply, found.locale) for reply in Reply)
    match found.party.state:
        case State.PLANNED:
            return Card((*_told(found), *_counted(found), Row(buttons)), GOLD)
        case State.DRAFT | State.BEGUN | State.ENDED | State.MISSED | State.CALLED_OFF:
            return over(found.party, found.locale)


def preview(found: Invitation) -> Card:
    """Draw what the invitation will say."""
    return Card(_told(found), GOLD)


def over(party: Party, locale: str) -> Card:
    """Draw what is left of an invitation once nobody can reply to it any more."""
    return Card((Text(f"### {BOTTLE} {say(f'parties.party_{party.state}', locale)}"),), NIGHT)


def event(found: Invitation) -> Event:
    """Return what stands in the server's calendar; mentions and markdown are nobody's there."""
    party, locale = found.party, found.locale
    lines = (_who(party, locale), say(f"parties.ritual_{party.ritual}", locale))
    return Event(
        name=say("parties.event_name", locale),
        description="\n".join(one_line(line, limit=DESCRIPTION_LIMIT // 3) for line in lines),
        place=name(party.place, limit=PLACE_LIMIT),
        starts_at=party.starts_at,
        ends_at=party.ends_at,
    )


def moment(party: Party, locale: str) -> str:
    """Say when a party starts; Discord shows it to each reader in their own zone."""
    return say("parties.when", locale, at=int(party.starts_at.timestamp()))


def reply_route(party_id: str, round_: int) -> str:
    """Return what the custom_ids of an invitation begin with, and those of no other message."""
    return f"party:reply:{party_id}:{round_}"


def _told(found: Invitation) -> tuple[Block, ...]:
    party, locale = found.party, found.locale
    hosts = ", ".join(f"<@{host.member_id}>" for host in party.hosts)
    lines = [
        f"### {BOTTLE} {say('parties.party_planned', locale)}",
        moment(party, locale),
        say("parties.where", locale, place=one_line(party.place, limit=BRIEF)),
        say("parties.guests", locale, guests=one_line(_who(party, locale), limit=BRIEF)),
        say("parties.ritual", locale, ritual=say(f"parties.ritual_{party.ritual}", locale)),
        say("parties.hosts", locale, hosts=hosts),
    ]
    bottles = [
        say(
            "parties.bottle",
            locale,
            who=f"<@{one.member_id}>",
            n=one.goal,
            toast=one_line(one.toast, limit=BRIEF),
        )
        for one in found.bottles
    ]
    return (Text("\n".join(lines)), *([Text("\n".join(bottles))] if bottles else []))


def _who(party: Party, locale: str) -> str:
    return party.guests or say("parties.everybody", locale)


def _counted(found: Invitation) -> tuple[Block, ...]:
    told = [
        say(f"parties.counted_{reply}", found.locale, n=found.replies[reply])
        for reply in Reply
        if found.replies.get(reply)
    ]
    return (Text(f"-# {' · '.join(told)}"),) if told else ()


def _reply(party: Party, reply: Reply, locale: str) -> Button:
    return Button(say(f"parties.reply_{reply}", locale), f"{reply_route(party.id, party.round)}:{reply}")
