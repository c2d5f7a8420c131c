"""A member's entries, as the database keeps them: each is named by its member and its id."""

from bot.journal.store.entries import (
    delete,
    earlier,
    find,
    forget_member,
    in_batch,
    insert,
    newest,
    of_member,
    save,
    with_ids,
)
from bot.journal.store.search import Mark, lines, marks, open_section
from bot.journal.store.unseen import forget_unseen, mark_unseen, unseen

__all__ = (
    "Mark",
    "delete",
    "earlier",
    "find",
    "forget_member",
    "forget_unseen",
    "in_batch",
    "insert",
    "lines",
    "mark_unseen",
    "marks",
    "newest",
    "of_member",
    "open_section",
    "save",
    "unseen",
    "with_ids",
)
