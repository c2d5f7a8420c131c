"""How what a member sets for themselves looks."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from bot.kernel.text import say
from bot.members.model import REVIEW_DAYS, Left, Member, Pausable, Pause
from cogs.common.card import Block, Button, Card, Option, Row, Select, Style, Text
from cogs.common.form import Field, Form
from cogs.common.look import EMPTY, NIGHT, ROSE, YES

PARTS = (Pausable.ASKS, Pausable.STINGS, Pausable.REVIEWS)
"""What a check-in may be about."""
WEEKDAYS = range(7)


def said(sentence: str) -> Card:
    """Say one thing."""
    return Card((Text(sentence),), NIGHT)


def zone(member: Member, there: datetime, locale: str) -> Card:
    """Tell in which zone the member's days are meant, and what time it is there."""
    key = "members.zone_given_back" if member.zone is None else "members.zone_kept"
    return said(say(key, locale, zone=member.checkin.zone, time=f"{there:%H:%M}"))


def language(chosen: str | None, locale: str) -> Card:
    """Tell, in the language that was chosen, that it is spoken from now on."""
    if chosen is None:
        return said(say("members.language_given_back", locale))
    return said(say("members.language_kept", chosen))


@dataclass(frozen=True, slots=True)
class Ways:
    """Mentions of the commands that change what is sent: what ends a pause, what has earlier years come back or not."""

    resume: str
    earlier: str


def notify(member: Member, pauses: Sequence[Pause], locale: str, ways: Ways, *, earlier: bool = False) -> Card:
    """Show what is sent to a member, and when, to be changed; `earlier` tells whether earlier years come back."""
    wanted = {part: getattr(member.notify, part) for part in PARTS}
    when = say(
        "members.notify_when",
        locale,
        day=say(f"common.weekday_{member.weekday}", locale),
        time=f"{member.at:%H:%M}",
        zone=member.checkin.zone,
    )
    lines = [f"### {say('members.notify_heading', locale)}", when, _next(member, locale)]
    asked = [
        f"{YES if on else EMPTY} {say(f'members.part_{part}', locale, n=member.review_days)}"
        for part, on in wanted.items()
    ]
    earlier_years = say("members.earlier_on" if earlier else "members.earlier_off", locale, command=ways.earlier)
    asked.append(f"{YES if earlier else EMPTY} {earlier_years}")
    blocks: list[Block] = [Text("\n".join(lines)), Text("\n".join(asked))]
    blocks.append(Row(tuple(_toggle(part, locale, on=on) for part, on in wanted.items())))
    days = tuple(
        Option(say(f"common.weekday_{day}", locale), str(day), chosen=day == member.weekday) for day in WEEKDAYS
    )
    blocks.append(Select("me:weekday", days, say("members.choose_weekday", locale)))
    blocks.append(Row((Button(say("members.change_times", locale), "me:times"),)))
    if pauses:
        held_back = [_pause(one, locale) for one in pauses]
        blocks.append(Text("\n".join([*held_back, f"-# {say('members.resume_hint', locale, resume=ways.resume)}"])))
    return Card(tuple(blocks), NIGHT)


def times_form(member: Member, locale: str) -> Form:
    """Ask for the hour of the check-in and the delay of a look back."""
    fields = (
        Field("time", say("members.time_label", locale), value=f"{member.at:%H:%M}", required=True, limit=10),
        Field(
            "days",
            say("members.days_label", locale),
            say("members.days_hint", locale, least=REVIEW_DAYS[0], most=REVIEW_DAYS[-1]),
            value=str(member.review_days),
            required=True,
            limit=3,
        ),
    )
    return Form(say("members.times_title", locale), "me:times-form", fields)


def paused(one: Pause, locale: str, resume: str) -> Card:
    """Tell what is held back and until when."""
    lines = (_pause(one, locale), say("members.nothing_piles_up", locale, resume=resume))
    return Card((Text("\n".join(lines)), Row((Button(say("members.resume", locale), "me:resume"),))), NIGHT)


def resumed(ended: int, locale: str, notify: str) -> Card:
    """Tell that what the member wants is sent again; `notify` is the mention of the command that says what."""
    return said(say("members.resumed" if ended else "members.not_paused", locale, notify=notify))


def leaving(left: Left, locale: str, erase: str) -> Card:
    """Say what leaving takes back and what stays, and ask; `erase` is the mention of the command."""
    if not any(astuple(left)):
        return said(f"{say('members.leave_nothing', locale)} {say('members.leave_erase', locale, erase=erase)}")
    lines = [say("members.leave_ask", locale)]
    lines += [f"- {say('members.leave_shares', locale, n=left.shares)}"] if left.shares else []
    lines += [f"- {say('members.leave_quests', locale, n=left.quests)}"] if left.quests else []
    lines += [f"- {say('members.leave_experiences', locale, n=left.experiences)}"] if left.experiences else []
    lines += [f"- {say('members.leave_together', locale)}"] if left.together else []
    lines += [f"- {say('members.leave_parties', locale, n=left.parties)}"] if left.parties else []
    lines += [f"- {say('members.leave_suggestions', locale, n=left.suggestions)}"] if left.suggestions else []
    lines += [f"- {say('members.leave_presses', locale, n=left.presses)}"] if left.presses else []
    lines.append(f"{say('members.leave_stays', locale)} {say('members.leave_erase', locale, erase=erase)}")
    buttons = (
        Button(say("members.leave_now", locale), "leave:now", style=Style.DANGER),
        Button(say("members.leave_not", locale), "leave:not"),
    )
    return Card((Text("\n".join(lines)), Row(buttons)), ROSE)


def left(taken_back: Left, locale: str, erase: str) -> Card:
    """Tell that nothing of the member stands in the server any more."""
    key = "members.left" if any(astuple(taken_back)) else "members.leave_nothing"
    return said(f"{say(key, locale)} {say('members.leave_erase', locale, erase=erase)}")


def _next(member: Member, locale: str) -> str:
    if member.checkin_at is None:
        return say("members.notify_none", locale)
    return say("members.notify_next", locale, at=f"<t:{int(member.checkin_at.timestamp())}:F>")


def _toggle(part: Pausable, locale: str, *, on: bool) -> Button:
    label = say(f"members.stop_{part}" if on else f"members.begin_{part}", locale)
    return Button(label, f"me:ask:{part}:{'off' if on else 'on'}")


def _pause(one: Pause, locale: str) -> str:
    what = say(f"members.what_{one.what}", locale)
    if one.until is None:
        return say("members.paused_open", locale, what=what)
    return say("members.paused_until", locale, what=what, date=f"<t:{int(one.until.timestamp())}:D>")
