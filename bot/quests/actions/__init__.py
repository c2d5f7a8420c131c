"""What a member can do with their quests: one function, one transaction, one deed."""

from bot.quests.actions.adjust import Adjustments, adjust, keep_private, rest
from bot.quests.actions.celebrate import announce_due, counted, open_now, passed, posted, try_again
from bot.quests.actions.end import end, reopen
from bot.quests.actions.keep import forget_member, put_back
from bot.quests.actions.look import announced_in, celebration, ended, find, of_member, opened_in, reached, running
from bot.quests.actions.start import start, write_note

__all__ = (
    "Adjustments",
    "adjust",
    "announce_due",
    "announced_in",
    "celebration",
    "counted",
    "end",
    "ended",
    "find",
    "forget_member",
    "keep_private",
    "of_member",
    "open_now",
    "opened_in",
    "passed",
    "posted",
    "put_back",
    "reached",
    "reopen",
    "rest",
    "running",
    "start",
    "try_again",
    "write_note",
)
