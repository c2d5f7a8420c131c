"""How quests and their milestones look."""

from bot.kernel.text import say
from bot.quests.model import Celebration, Ending, Kind, Occasion, Progress, Quest
from cogs.common.card import Block, Button, Card, File, Option, Picture, Row, Select, Text
from cogs.common.look import BOTTLE, CHEERS, EMPTY, GOLD, NIGHT, PRIVATE
from cogs.common.own import scope_of
from cogs.common.plain import one_line

PICTURE = "party.png"
SHOWN = 10
"""Quests that an overview shows: with their texts they stay below a message's 4,000 UTF-16 units."""
BRIEF = 150
"""UTF-16 units of a toast or a scope in a message; 140 characters as Discord counts them, and some to escape them."""


def bottles(progress: Progress) -> str:
    """Draw progress as at most ten bottles."""
    return BOTTLE * progress.full + EMPTY * progress.empty


def standing(quest: Quest, locale: str, reached: tuple[int, ...] = ()) -> str:
    """Say in two lines how far a quest has come, and what was just reached."""
    lines = [bottles(quest.progress), _of_scope(_count(quest, locale), quest)]
    if quest.goal in reached:
        lines.append(say("milestones.goal_reached", locale, toast=_clipped(quest.toast)))
    elif reached:
        lines.append(say("milestones.reached", locale, n=reached[-1]))
    if quest.kinds:
        lines.append(f"-# {counting(quest, locale)}")
    return "\n".join(lines)


def started(quest: Quest, locale: str, failing: str, *, has_party: bool, later: bool = False) -> Card:
    """Tell that a quest began; `failing` is the mention of the command that counts toward it.

    `later`: what is announced waits for an evening.
    """
    if quest.announced and has_party:
        where = say("milestones.announced_later" if later else "milestones.announced", locale)
    elif quest.announced:
        where = say("milestones.announced_nowhere", locale)
    else:
        where = say("milestones.unannounced", locale)
    begun = say("milestones.started", locale, toast=_clipped(quest.toast), n=quest.goal)
    hint = say("milestones.started_hint", locale, fail=failing)
    blocks = (Text(f"**{begun}**\n{standing(quest, locale)}"), Text(f"-# {where} {hint}"))
    note = Button(say("milestones.write_note", locale), f"quest:note:{quest.id}", PRIVATE)
    return Card((*blocks, kinds_select(quest, locale), Row((note,))), NIGHT)


def overview(quests: tuple[Quest, ...], locale: str, starting: str) -> Card:
    """Show a member's running quests, newest first; `starting` is the mention of the command that begins one."""
    if not quests:
        return nothing(say("milestones.none", locale, start=starting))
    blocks: list[Block] = []
    for quest in quests[:SHOWN]:
        toast = say("milestones.then", locale, toast=_clipped(quest.toast))
        heading = f"**{_clipped(scope_of(quest, locale))}**"
        resting = f" · {say('milestones.resting', locale)}" if quest.resting else ""
        blocks.append(Text(f"{heading}{resting}\n{bottles(quest.progress)}\n{_count(quest, locale)} · {toast}"))
    if len(quests) > SHOWN:
        blocks.append(Text(f"-# {say('milestones.more', locale, n=len(quests) - SHOWN)}"))
    return Card(tuple(blocks), NIGHT)


def milestone(celebration: Celebration, locale: str, picture: bytes | None) -> Card:
    """Celebrate where the quest is announced, without telling why it ended, or in the member's private messages."""
    quest, whose = celebration.quest, "own" if celebration.private else "public"
    reached = {"member": f"<@{celebration.member_id}>", "n": celebration.threshold, "goal": quest.goal}
    toast, scope = _clipped(quest.toast), [_clipped(quest.scope)] if quest.scope else []
    match celebration.occasion:
        case Occasion.TENTH:
            lines = [_of_scope(say(f"milestones.milestone_{whose}", locale, **reached), quest)]
        case Occasion.GOAL:
            opened = say("milestones.party_toast", locale, n=celebration.threshold, toast=toast)
            lines = [say(f"milestones.party_{whose}", locale, **reached), *scope, opened]
        case Occasion.ENDING:
            how = quest.ending if celebration.private and quest.ending is Ending.REORIENTED else Ending.OFFER
            opened = say(f"milestones.ending_toast_{how if celebration.private else 'public'}", locale, toast=toast)
            heading = say(f"milestones.ending_{how if celebration.private else 'public'}", locale, **reached)
            lines = [f"### {BOTTLE} {heading}", *scope, opened]
    blocks: list[Block] = [Text("\n".join(lines))]
    files: tuple[File, ...] = ()
    if picture:
        alt_of = "ending_alt" if celebration.occasion is Occasion.ENDING else "picture_alt"
        alt = say(f"milestones.{alt_of}", locale, n=celebration.threshold, goal=quest.goal)
        blocks.append(Picture(PICTURE, alt))
        files = (File(PICTURE, picture, alt),)
    else:
        blocks.append(Text(bottles(Progress(celebration.threshold, quest.goal))))
    look = Button(
        say("milestones.look", locale), look_route(quest.id, celebration.threshold, celebration.occasion), BOTTLE
    )
    buttons = [look]
    if celebration.occasion is Occasion.GOAL and not celebration.private:
        buttons.append(Button(say("evening.plan_a_party", locale), f"party:for:{quest.id}", CHEERS))
    return Card((*blocks, Row(tuple(buttons))), GOLD, files)


def status(quest: Quest, locale: str) -> Card:
    """Show how far a quest has come by now."""
    return Card((Text(standing(quest, locale)),), NIGHT)


def nothing(sentence: str) -> Card:
    """Say that there is nothing to see."""
    return Card((Text(sentence),), NIGHT)


def look_route(quest_id: int, threshold: int, occasion: Occasion) -> str:
    """Return the custom_id that the card of an occasion, and no other message, carries."""
    suffix = "" if occasion is Occasion.TENTH else f":{occasion}"
    return f"quest:look:{quest_id}:{threshold}{suffix}"


def counting(quest: Quest, locale: str) -> str:
    """Say which kinds of answers count, where not all do."""
    named = ", ".join(say(f"journal.kind.{kind}", locale) for kind in quest.kinds)
    return say("milestones.counts_only", locale, kinds=named)


def kinds_select(quest: Quest, locale: str) -> Select:
    """Let the kinds that count be chosen; none chosen means all."""
    options = tuple(Option(say(f"journal.kind.{one}", locale), one, chosen=one in quest.kinds) for one in Kind)
    return Select(f"quest:kinds:{quest.id}", options, say("milestones.all_kinds", locale), 0, len(options))


def _count(quest: Quest, locale: str) -> str:
    past = quest.count > quest.goal
    return say("milestones.count_past" if past else "milestones.count", locale, count=quest.count, goal=quest.goal)


def _of_scope(sentence: str, quest: Quest) -> str:
    return f"{sentence} · {_clipped(quest.scope)}" if quest.scope else sentence


def _clipped(text: str) -> str:
    return one_line(text, limit=BRIEF)
