"""What hosts see around the planning of a party, and what members see who look for one."""

from bot.kernel.text import say
from bot.parties.model import TEXT_LIMIT, Invitation, Party, Proposal, Reply, State
from cogs.common.card import Button, Card, Row, Style, Text
from cogs.common.dates import long_date
from cogs.common.form import Field, Form
from cogs.common.look import BOTTLE, NIGHT, ROSE
from cogs.common.plain import one_line
from cogs.parties import evening_cards, invitation_cards
from cogs.parties.invitation_cards import BRIEF, moment
from cogs.parties.when import LIMIT

GONE = 0
"""Stands for the message of an invitation that somebody deleted."""


def said(sentence: str) -> Card:
    """Say one thing."""
    return Card((Text(sentence),), NIGHT)


def proposed(proposal: Proposal, member_id: int, locale: str, change: str) -> tuple[Card, ...]:
    """Show the invitation exactly, and leave it to its host; or the party that the day has already."""
    party, taken_by = proposal.invitation.party, proposal.taken_by
    leave = Button(say("parties.leave", locale), f"party:drop:{party.id}")
    if taken_by is not None:
        own = taken_by.party.is_hosted_by(member_id)
        sentence = say("parties.taken_by_you", locale, change=change) if own else say("parties.taken", locale)
        join = Button(say("parties.join", locale), f"party:join:{party.id}", BOTTLE, Style.PRIMARY)
        buttons = (leave,) if own else (join, leave)
        return (said(sentence), invitation_cards.preview(taken_by), Card((Row(buttons),), NIGHT))
    at = int(party.starts_at.timestamp())
    wall = party.wall_time
    zone = say("parties.zone", locale, at=at, time=f"{wall:%H:%M}", day=long_date(wall.date(), locale), zone=party.zone)
    plan = Button(say("parties.plan", locale), f"party:plan:{party.id}", BOTTLE, Style.PRIMARY)
    return (
        said(say("parties.proposed", locale, channel=f"<#{party.channel_id}>")),
        invitation_cards.preview(proposal.invitation),
        Card((Text(f"-# {zone}"), Row((plan, leave))), NIGHT),
    )


def planned(party: Party, locale: str, change: str, *, events: bool | None) -> Card:
    """Tell that it is planned, and whether the calendar gets it, as far as Discord said so."""
    lines = [say("parties.planned", locale, channel=f"<#{party.channel_id}>")]
    match events:
        case True:
            lines.append(say("parties.with_event", locale))
        case False:
            lines.append(say("parties.without_event", locale, change=change))
        case None:
            pass
    return Card((Text("\n".join(lines)), Row(host_buttons(party, locale))), NIGHT)


def changed(party: Party, locale: str, *, other_day: bool) -> Card:
    """Tell that a party is changed."""
    sentence = say("parties.day_changed" if other_day else "parties.changed", locale)
    return Card((Text(f"{sentence}\n{moment(party, locale)}"), Row(host_buttons(party, locale))), NIGHT)


def listed(found: Invitation, member_id: int, locale: str, check: str) -> Card:
    """Show one party to come; its hosts read, too, what went wrong with it, and can change it."""
    party = found.party
    lines = [moment(party, locale), say("parties.where", locale, place=one_line(party.place, limit=BRIEF))]
    if party.message_id:
        link = f"https://discord.com/channels/{party.guild_id}/{party.channel_id}/{party.message_id}"
        lines.append(say("parties.see_invitation", locale, link=link))
    if not party.is_hosted_by(member_id):
        return said("\n".join(lines))
    lines += [f"-# {trouble}" for trouble in _troubles(party, locale, check)]
    if party.organiser == member_id and party.state is State.PLANNED:
        buttons = host_buttons(party, locale)
    else:
        buttons = (*evening_cards.host_buttons(party, locale), _step_back(party, locale))
    return Card((Text("\n".join(lines)), Row(buttons)), NIGHT)


def missed(party: Party, locale: str) -> Card:
    """Tell a host, without reproach, that nobody began it."""
    buttons = (
        Button(say("parties.another_day", locale), again_route(party.id), BOTTLE),
        Button(say("parties.let_be", locale), f"party:let-be:{party.id}"),
    )
    return Card((Text(say("parties.missed", locale)), Row(buttons)), NIGHT)


def off_question(party: Party, member_id: int, locale: str) -> Card:
    """Ask before a party is called off, or a host steps back."""
    keep = Button(say("parties.keep", locale), "party:keep")
    if party.organiser != member_id:
        return Card((Text(say("parties.off_ask_host", locale)), Row((_step_back(party, locale), keep))), ROSE)
    others = len(party.hosts) > 1
    off = Button(say("parties.off", locale), f"party:off-now:{party.id}", style=Style.DANGER)
    sentence = say("parties.off_ask_others" if others else "parties.off_ask", locale)
    return Card((Text(sentence), Row((off, *([_step_back(party, locale)] if others else []), keep))), ROSE)


def replied(party: Party, reply: Reply, locale: str) -> Card:
    """Tell a guest what they said, and that others see numbers only."""
    off = Button(say("parties.reply_off", locale), f"party:reply-off:{party.id}:{party.round}")
    return Card((Text(say(f"parties.replied_{reply}", locale)), Row((off,))), NIGHT)


def form(party: Party | None, locale: str, *, route: str, when: str) -> Form:
    """Ask for the day, the place and the guests; what a party has of these stands there already."""
    place, guests = ("", "") if party is None else (party.place, party.guests)
    fields = (
        Field(
            "when",
            say("parties.form_when", locale),
            say("parties.form_when_hint", locale),
            value=when,
            required=True,
            limit=LIMIT,
        ),
        Field("where", say("parties.form_where", locale), value=place, required=True, limit=TEXT_LIMIT),
        Field(
            "guests",
            say("parties.form_guests", locale),
            say("parties.form_guests_hint", locale),
            value=guests,
            limit=TEXT_LIMIT,
        ),
    )
    return Form(say("parties.form_title", locale), route, fields)


def host_buttons(party: Party, locale: str) -> tuple[Button, ...]:
    """Return what who planned a party can do with it before it has begun."""
    return (
        *evening_cards.host_buttons(party, locale),
        Button(say("parties.change", locale), f"party:edit:{party.id}"),
        Button(say("parties.off", locale), f"party:off:{party.id}"),
    )


def again_route(party_id: str) -> str:
    """Return the custom_id by which a missed party gets another day; nothing else carries it."""
    return f"party:again:{party_id}"


def _step_back(party: Party, locale: str) -> Button:
    return Button(say("parties.step_back", locale), f"party:step-back:{party.id}")


def _troubles(party: Party, locale: str, check: str) -> list[str]:
    told = []
    if party.state is State.PLANNED and party.event_trouble is not None:
        told.append(say(f"parties.trouble_{party.event_trouble}", locale))
    if party.card_refused:
        told.append(say("parties.card_refused", locale, channel=f"<#{party.channel_id}>", check=check))
    if party.message_id == GONE:
        told.append(say("parties.card_gone", locale))
    return told
