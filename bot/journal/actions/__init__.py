"""What a member can do with their journal: one function, one transaction, one deed."""

from bot.journal.actions.bringing import bring, count_batch, put_back, take_back_batch
from bot.journal.actions.change import Edits, add_story, delete, edit, forget_member
from bot.journal.actions.letting_go import bring_back, let_go
from bot.journal.actions.log import log_failure, mark_unseen, take_unseen
from bot.journal.actions.look import everything, find, listed, newest, page, sections
from bot.journal.actions.suggest import fitting, suggest

__all__ = (
    "Edits",
    "add_story",
    "bring",
    "bring_back",
    "count_batch",
    "delete",
    "edit",
    "everything",
    "find",
    "fitting",
    "forget_member",
    "let_go",
    "listed",
    "log_failure",
    "mark_unseen",
    "newest",
    "page",
    "put_back",
    "sections",
    "suggest",
    "take_back_batch",
    "take_unseen",
)
