"""How quests and their milestones look."""

from bot.kernel.text import say
from bot.quests.model import Celebration, Progress, Quest
from cogs.common.card import Block, Button, Card, File, Picture, Row, Text
from cogs.common.look import BOTTLE, EMPTY, GOLD, NIGHT
from cogs.common.plain import one_line

PICTURE = "party.png"


def bottles(progress: Progress) -> str:
    """Draw progress as at most ten bottles."""
    return BOTTLE * progress.full + EMPTY * progress.empty


def scope_of(quest: Quest, locale: str) -> str:
    """Return what a quest is about."""
    return quest.scope or say("milestones.unscoped", locale)


def standing(quest: Quest, locale: str, reached: tuple[int, ...] = ()) -> str:
    """Say in two lines how far a quest has come, and what was just reached."""
    count = say("milestones.count", locale, count=quest.count, goal=quest.goal, scope=one_line(scope_of(quest, locale)))
    lines = [bottles(quest.progress), count]
    if quest.goal in reached:
        lines.append(say("milestones.goal_reached", locale, toast=one_line(quest.toast)))
    elif reached:
        lines.append(say("milestones.reached", locale, n=reached[-1]))
    return "\n".join(lines)


def started(quest: Quest, locale: str, failing: str) -> Card:
    """Tell that a quest began; `failing` is the mention of the command that counts toward it."""
    where = say("milestones.announced" if quest.announced else "milestones.unannounced", locale)
    begun = say("milestones.started", locale, toast=one_line(quest.toast), n=quest.goal)
    hint = say("milestones.started_hint", locale, fail=failing)
    return Card((Text(f"**{begun}**\n{standing(quest, locale)}"), Text(f"-# {where} {hint}")), NIGHT)


def overview(quests: tuple[Quest, ...], locale: str, starting: str) -> Card:
    """Show every running quest of a member; `starting` is the mention of the command that begins one."""
    if not quests:
        return Card((Text(say("milestones.none", locale, start=starting)),), NIGHT)
    return Card(tuple(Text(f"**{one_line(quest.toast)}**\n{standing(quest, locale)}") for quest in quests), NIGHT)


def milestone(celebration: Celebration, locale: str, picture: bytes | None) -> Card:
    """Celebrate a milestone where its quest is announced, or in the member's private messages."""
    quest = celebration.quest
    values = {
        "member": f"<@{celebration.member_id}>",
        "n": celebration.threshold,
        "goal": quest.goal,
        "scope": one_line(scope_of(quest, locale)),
        "toast": one_line(quest.toast),
    }
    kind = "party" if celebration.is_goal else "milestone"
    whose = "own" if celebration.private else "public"
    drawn = Progress(celebration.threshold, quest.goal)
    blocks: list[Block] = [Text(say(f"milestones.{kind}_{whose}", locale, **values))]
    files: tuple[File, ...] = ()
    if picture:
        alt = say("milestones.picture_alt", locale, n=celebration.threshold, goal=quest.goal)
        blocks.append(Picture(PICTURE, alt))
        files = (File(PICTURE, picture, alt),)
    else:
        blocks.append(Text(bottles(drawn)))
    look = Button(say("milestones.look", locale), look_route(quest.id, celebration.threshold), BOTTLE)
    return Card((*blocks, Row((look,))), GOLD, files)


def look_route(quest_id: int, threshold: int) -> str:
    """Return the custom_id that a milestone's card, and no other message, carries."""
    return f"quest:look:{quest_id}:{threshold}"
