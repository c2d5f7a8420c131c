"""How a party looks once it has begun."""

from bot.kernel.text import say
from bot.parties.album import award_name
from bot.parties.evening import Evening
from bot.parties.model import Award, Line, Party, Ritual, State
from cogs.common.card import Block, Button, Card, Option, Row, Select, Style, Text
from cogs.common.look import CHEERS, GOLD, NIGHT
from cogs.common.plain import clip, name, one_line, units
from cogs.common.titled import fair_limit

SHREDDED_AT_ONCE = 20
"""Buttons for shredding that a card holds; the next lines have theirs as soon as there is room."""
BUTTONS_IN_ROW = 5
LINES_ROOM = 2100
"""UTF-16 units of a message's 4,000 that all lines together have."""
TOASTS_SHOWN = 6
TOAST_ROOM = 150
"""How many toasts a card shows, the latest, and UTF-16 units of each."""
PLACE_ROOM = 120
MENU = 25
"""Options that one menu holds."""

SCISSORS = "✂️"
RIBBON = "🎗️"
READ = "📖"


def party(evening: Evening, locale: str, *, pressable: bool = True) -> Card:
    """Show a party by its ritual; one that is over has no buttons, and neither has one that is only looked at."""
    blocks: list[Block] = [Text(_heading(evening, locale))]
    if evening.party.ritual is Ritual.QUIET:
        blocks.append(Text(say("evening.quiet", locale)))
    elif evening.party.ritual is Ritual.READ_ALOUD and not evening.over:
        blocks.append(Text(_one_by_one(evening, locale)))
    elif evening.read:
        blocks.append(Text(_all_lines(evening, locale)))
    if evening.toasts:
        blocks.append(Text(_toasts(evening, locale)))
    if pressable and not evening.over:
        blocks += _buttons(evening, locale)
    return Card(tuple(blocks), GOLD)


def preview(evening: Evening, channel: str, locale: str) -> tuple[Card, ...]:
    """Show a host what begins in a channel, with their own lines alone, and let them begin it."""
    said = [say("evening.preview_heading", locale, channel=channel)]
    if len(evening.party.hosts) > 1 and evening.party.ritual is not Ritual.QUIET:
        said.append(f"-# {say('evening.preview_others', locale)}")
    now = Button(say("evening.begin_now", locale), f"evening:begin-now:{evening.party.id}", CHEERS, Style.PRIMARY)
    return (
        Card((Text("\n".join(said)),), NIGHT),
        party(evening, locale, pressable=False),
        Card((Row((now,)),), NIGHT),
    )


def host_buttons(party: Party, locale: str) -> tuple[Button, ...]:
    """Return what hosts press to choose what they read, and to begin."""
    choose = Button(say("evening.choose", locale), f"evening:choose:{party.id}", READ)
    chooses = party.ritual is not Ritual.QUIET and party.state in (State.PLANNED, State.BEGUN)
    return (*([choose] if chooses else []), *begin_buttons(party, locale))


def begin_buttons(party: Party, locale: str) -> tuple[Button, ...]:
    """Return what begins a party, where it has not begun."""
    begin = Button(say("evening.begin", locale), f"evening:begin:{party.id}", CHEERS)
    return (begin,) if party.state is State.PLANNED else ()


def told(key: str, locale: str, **values: object) -> Card:
    """Say one sentence of an evening."""
    return Card((Text(say(f"evening.{key}", locale, **values)),), NIGHT)


def raised(party_id: str, locale: str) -> Card:
    """Tell that a toast stands on the card, with the ways back."""
    change = Button(say("evening.glass_change", locale), f"evening:glass:{party_id}", CHEERS)
    lower = Button(say("evening.glass_lower", locale), f"evening:lower:{party_id}")
    return Card((Text(say("evening.glass_raised", locale)), Row((change, lower))), NIGHT)


def ending(evening: Evening, locale: str) -> Card:
    """Ask whether a party is over, say what comes then, and let a host leave toasts out, the latest first."""
    blocks: list[Block] = [Text(say("evening.end_ask", locale))]
    if evening.toasts:
        latest = reversed(evening.toasts[-MENU:])
        options = tuple(Option(name(toast.text), str(toast.member_id)) for toast in latest)
        blocks.append(Select(f"evening:leave-out:{evening.party.id}", options, say("evening.leave_out", locale)))
    now = Button(say("evening.end_now", locale), f"evening:end-now:{evening.party.id}", style=Style.PRIMARY)
    return Card((*blocks, Row((now,))), NIGHT)


def mark(party_id: str) -> str:
    """Return the custom_id that the card of a party, and no other message, carries."""
    return f"evening:end:{party_id}"


def _heading(evening: Evening, locale: str) -> str:
    hosts = ", ".join(f"<@{host.member_id}>" for host in evening.party.hosts)
    place = one_line(evening.party.place, limit=PLACE_ROOM)
    lines = [say("evening.heading_over" if evening.over else "evening.heading_begun", locale)]
    if hosts and place:
        lines.append(say("evening.hosted", locale, place=place, hosts=hosts))
    return "\n".join(lines)


def _all_lines(evening: Evening, locale: str) -> str:
    whole = [one_line(line.text) for line in evening.read]
    frames = [_framed(evening, line, number, "{}", locale) for number, line in enumerate(evening.read, 1)]
    room = LINES_ROOM - sum(units(frame) for frame in frames)
    limit = max(fair_limit([units(text) for text in whole], room), 1)
    told = [frame.replace("{}", clip(text, limit), 1) for frame, text in zip(frames, whole, strict=True)]
    shortened = any(units(text) > limit for text in whole)
    small = [f"-# {say('evening.lines_shortened', locale)}"] if shortened else []
    return "\n".join([say("evening.lines_read", locale), *told, *small])


def _framed(evening: Evening, line: Line, number: int, text: str, locale: str) -> str:
    """Return what stands around a line: its number, what it is honoured for, and, of several hosts, whose it is."""
    shown = f"**{number}** · ~~{text}~~" if line.shredded else f"**{number}** · {text}"
    if len({one.member_id for one in evening.read}) > 1:
        shown = say("evening.of_host", locale, line=shown, member=f"<@{line.member_id}>")
    return shown + "".join(f" · {RIBBON} {award_name(award, locale)}" for award in evening.honours(line))


def _one_by_one(evening: Evening, locale: str) -> str:
    read = evening.read
    if not read:
        return say("evening.not_yet_read", locale)
    counted = say("evening.one_by_one", locale, n=len(read), total=len(evening.lines))
    newest = _framed(evening, read[-1], len(read), "{}", locale).removeprefix(f"**{len(read)}** · ")
    lines = [counted, f"> {newest.replace('{}', one_line(read[-1].text), 1)}"]
    if evening.following is None:
        lines.append(f"-# {say('evening.all_read', locale)}")
    return "\n".join(lines)


def _toasts(evening: Evening, locale: str) -> str:
    latest = evening.toasts[-TOASTS_SHOWN:]
    lines = [f"{CHEERS} <@{toast.member_id}>: {one_line(toast.text, limit=TOAST_ROOM)}" for toast in latest]
    if more := len(evening.toasts) - len(latest):
        lines.append(f"-# {say('evening.more_toasts', locale, n=more)}")
    return "\n".join([say("evening.toasts", locale), *lines])


def _buttons(evening: Evening, locale: str) -> list[Block]:
    party_id, ritual = evening.party.id, evening.party.ritual
    rows: list[Block] = []
    if ritual is Ritual.SHRED:
        whole = [(number, line) for number, line in enumerate(evening.read, 1) if not line.shredded]
        shreds = [
            Button(
                say("evening.shred", locale, number=number),
                f"evening:shred:{party_id}:{line.id}",
                SCISSORS,
            )
            for number, line in whole[:SHREDDED_AT_ONCE]
        ]
        rows += [Row(tuple(shreds[at : at + BUTTONS_IN_ROW])) for at in range(0, len(shreds), BUTTONS_IN_ROW)]
    controls: list[Button] = []
    if ritual is Ritual.READ_ALOUD and evening.following is not None:
        route = f"evening:read:{party_id}:{len(evening.read)}"
        controls.append(Button(say("evening.read_next", locale), route, READ, Style.PRIMARY))
    if ritual is not Ritual.QUIET:
        controls.append(Button(say("evening.raise_glass", locale), f"evening:glass:{party_id}", CHEERS))
        controls.append(Button(say("evening.awards", locale), f"evening:awards:{party_id}", RIBBON))
    controls.append(Button(say("evening.end", locale), mark(party_id)))
    return [*rows, Row(tuple(controls))]


def awarded(evening: Evening, award: Award) -> Line | None:
    """Return the line that has an award."""
    return next((line for line in evening.read if award in evening.honours(line)), None)
