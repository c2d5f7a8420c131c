"""What the weeks bring to thirty people: announced quests, and prompts that some answer without their name."""

from collections.abc import Iterable
from datetime import datetime, time

from bot.guilds import actions as guilds
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from bot.quests import store, waiting
from bot.quests.actions.celebrate import celebrate
from bot.quests.model import QuestDraft
from tests.anonymity.square import ONLOOKER

PARTY, PROMPTS, FIRST_THREAD = 866778899001122334, 877889900112233445, 998880011223344556
GOAL = 30
MONDAY_MORNING = Weekly(0, time(9), "UTC")


def begin(tx: Transaction, guild_id: int, members: Iterable[int], now: datetime) -> None:
    """Let everybody start a quest that is announced, and plan the weekly prompt."""
    guilds.change(tx, guild_id, now, party_channel=PARTY)
    prompts.plan(tx, guild_id, channel_id=PROMPTS, rule=MONDAY_MORNING, ping_role=None, archive_minutes=1440, now=now)
    for member_id in members:
        quests.start(tx, QuestDraft(member_id, member_id, GOAL, "tea", announced=True, guild_id=guild_id), now)


def week(tx: Transaction, guild_id: int, number: int, now: datetime) -> int:
    """Post a week's prompt with its thread, and return which one it is."""
    occurrence = prompts.post_now(tx, guild_id, None, now).id
    prompts.posted(tx, occurrence, FIRST_THREAD + number, now)
    prompts.threaded(tx, occurrence, FIRST_THREAD + number)
    return occurrence


def answer(tx: Transaction, guild_id: int, member_id: int, occurrence: int, text: str, now: datetime) -> str:
    """Answer a prompt without a name, and return which share that is."""
    prompts.write_unnamed(tx, guild_id, member_id, occurrence, text, now)
    return prompts.settle_unnamed(tx, guild_id, member_id, occurrence, frozenset({ONLOOKER}), now).id


def celebrate_at_once(tx: Transaction, now: datetime) -> None:
    """Wait for no evening."""
    for one in waiting.everything(tx):
        waiting.delete(tx, one)
        if quest := store.find(tx, one.quest_id):
            celebrate(tx, quest, one.threshold, one.occasion, now)
