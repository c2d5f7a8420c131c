"""What a member can do with their journal: one function, one transaction, one deed."""

from bot.journal.actions.change import Edits, add_story, delete, edit, forget_member, undo
from bot.journal.actions.log import log_failure, mark_unseen, take_unseen
from bot.journal.actions.look import everything, find, page, sections, suggest

__all__ = (
    "Edits",
    "add_story",
    "delete",
    "edit",
    "everything",
    "find",
    "forget_member",
    "log_failure",
    "mark_unseen",
    "page",
    "sections",
    "suggest",
    "take_unseen",
    "undo",
)
