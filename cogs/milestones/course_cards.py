"""What a quest's course asks and tells: its adjusting, resting and ending, and the note in its bottle."""

from bot.asks.model import Ask
from bot.kernel.text import say
from bot.quests.model import NOTE_LIMIT, Adjusted, Ending, Quest
from cogs.common.card import Block, Button, Card, Option, Row, Select, Text
from cogs.common.form import Field, Form
from cogs.common.look import BOTTLE, GOLD, NIGHT, PRIVATE
from cogs.common.own import scope_of
from cogs.common.plain import name, one_line, plain
from cogs.milestones.cards import BRIEF, kinds_select, standing

ASKED = 25
"""Asks that a menu holds."""
OPENED = 5
"""Notes to read again, and quests that wait for their party: buttons of one row."""
LONGEST_NOTE = 3000
"""UTF-16 units of a note in a message, which has room for 4,000."""


def adjusted(told: Adjusted, locale: str) -> Card:
    """Show a quest as it is now, and ask for the party where the goal is reached by adjusting."""
    blocks: list[Block] = [Text(f"**{say('milestones.adjusted', locale)}**\n{_told(told.quest, locale)}")]
    if told.party_now:
        blocks.append(Text(say("milestones.party_now_ask", locale)))
        yes = Button(say("milestones.party_now", locale), f"quest:party-now:{told.quest.id}", BOTTLE)
        blocks.append(Row((yes, Button(say("milestones.not_now", locale), f"quest:keep:{told.quest.id}"))))
    return Card((*blocks, kinds_select(told.quest, locale)), NIGHT)


def opened(quest: Quest, locale: str) -> Card:
    """Tell that the party of a goal is on its way."""
    toast = one_line(quest.toast, limit=BRIEF)
    return Card((Text(say("milestones.goal_reached", locale, toast=toast)),), GOLD)


def rested(quest: Quest, locale: str) -> Card:
    """Tell that a quest rests, with the way on."""
    go_on = Button(say("milestones.go_on", locale), f"quest:go-on:{quest.id}")
    return Card((Text(f"{standing(quest, locale)}\n{say('milestones.rests', locale)}"), Row((go_on,))), NIGHT)


def goes_on(quest: Quest, locale: str) -> Card:
    """Tell that a quest goes on."""
    said = say("milestones.goes_on", locale)
    return Card((Text(f"**{said}**\n{_told(quest, locale)}"),), NIGHT)


def offer(quest: Quest, locale: str) -> Card:
    """Ask what becomes of a quest now that an offer came: three buttons, none before the others."""
    anyway = say("milestones.open_anyway_hint", locale, count=quest.count, goal=quest.goal)
    buttons = Row(
        (
            Button(say("milestones.open_anyway", locale), f"quest:end:{quest.id}:{Ending.OFFER}"),
            Button(say("milestones.keep_counting", locale), f"quest:keep:{quest.id}"),
            Button(say("milestones.start_else", locale), f"quest:end:{quest.id}:{Ending.ELSE}"),
        )
    )
    asked = say("milestones.offer_ask", locale)
    return Card((Text(f"**{asked}**\n{_told(quest, locale)}\n-# {anyway}"), buttons), NIGHT)


def how_it_ends(quest: Quest, locale: str) -> Card:
    """Ask how a quest ends: every ending looks alike."""
    buttons = Row(
        (
            Button(say("milestones.end_offer", locale), f"quest:offer:{quest.id}"),
            Button(say("milestones.end_reoriented", locale), f"quest:end:{quest.id}:{Ending.REORIENTED}"),
            Button(say("milestones.end_plain", locale), f"quest:end:{quest.id}:{Ending.PLAIN}"),
            Button(say("milestones.keep_counting", locale), f"quest:keep:{quest.id}"),
        )
    )
    return Card((Text(f"**{say('milestones.end_ask', locale)}**\n{_told(quest, locale)}"), buttons), NIGHT)


def ended(quest: Quest, asks: tuple[Ask, ...], locale: str, starting: str) -> Card:
    """Tell how a quest ended, with the way back, and offer to withdraw what still waits; `starting` begins another."""
    ending = quest.ending or Ending.PLAIN
    toast, at = one_line(quest.toast, limit=BRIEF), {"n": quest.count, "goal": quest.goal}
    said = say(f"milestones.ended_{ending}", locale, toast=toast, start=starting, **at)
    blocks: list[Block] = [Text(f"**{_scope(quest, locale)}**\n{said}")]
    if asks:
        blocks += [Text(say("milestones.withdraw_ask", locale)), _asks(quest, asks, locale)]
    back = Button(say(f"milestones.reopen_{'offer' if ending in _OFFERED else 'other'}", locale), _reopen(quest))
    read = (Button(say("milestones.read_note", locale), note_route(quest.id), PRIVATE),) if quest.note_opened else ()
    return Card((*blocks, Row((back, *read))), GOLD if ending.opens else NIGHT)


def withdrawn(number: int, locale: str) -> Card:
    """Tell how many asks were withdrawn."""
    return Card((Text(say("milestones.withdrawn", locale, n=number)),), NIGHT)


def note(quest: Quest, locale: str) -> Card:
    """Show the note that was in the bottle."""
    day = f"<t:{int(quest.started_at.timestamp())}:D>"
    heading = say("milestones.note_heading", locale, scope=_scope(quest, locale), date=day)
    quoted = "\n".join(f"> {line}" for line in plain(quest.note or "", limit=LONGEST_NOTE).split("\n"))
    again = Button(say("milestones.read_again", locale), note_route(quest.id), PRIVATE)
    return Card((Text(f"{PRIVATE} **{heading}**\n{quoted}"), Row((again,))), GOLD)


def sealed(locale: str) -> Card:
    """Tell that a note is in the bottle."""
    return Card((Text(f"{PRIVATE} {say('milestones.note_sealed', locale)}"),), NIGHT)


def note_form(quest: Quest, locale: str) -> Form:
    """Ask for a note to oneself."""
    label, hint = say("milestones.note_label", locale), say("milestones.note_hint", locale)
    field = Field("note", label, hint, long=True, required=True, limit=NOTE_LIMIT)
    return Form(say("milestones.write_note", locale), f"quest:note-text:{quest.id}", (field,))


def waiting(every: tuple[Quest, ...], locale: str) -> tuple[Card, ...]:
    """Offer the notes that were opened to be read again; no card where there is none."""
    found = [one for one in every if one.note_opened][:OPENED]
    if not found:
        return ()
    buttons = tuple(Button(name(scope_of(one, locale), limit=80), note_route(one.id), PRIVATE) for one in found)
    return (Card((Text(say("milestones.notes", locale)), Row(buttons)), NIGHT),)


def note_route(quest_id: int) -> str:
    """Return the custom_id under an opened note."""
    return f"quest:read-note:{quest_id}"


_OFFERED = (Ending.OFFER, Ending.ELSE)


def _reopen(quest: Quest) -> str:
    return f"quest:reopen:{quest.id}"


def _asks(quest: Quest, asks: tuple[Ask, ...], locale: str) -> Select:
    options = tuple(Option(name(one.line), str(one.id)) for one in asks[:ASKED])
    return Select(f"quest:withdraw:{quest.id}", options, say("milestones.withdraw_choose", locale), 1, len(options))


def _scope(quest: Quest, locale: str) -> str:
    return one_line(scope_of(quest, locale), limit=BRIEF)


def _told(quest: Quest, locale: str) -> str:
    where = say("milestones.announced" if quest.announced else "milestones.unannounced", locale)
    toast = say("milestones.then", locale, toast=one_line(quest.toast, limit=BRIEF))
    return f"{standing(quest, locale)}\n{toast}\n-# {where}"
