"""What can be done with parties, each in one transaction: plan one, reply to it, hold it, and let it be."""

from bot.parties.actions.changing import call_off, change, reply, step_back
from bot.parties.actions.choosing import OPEN, choose, chosen, of_host
from bot.parties.actions.evening import (
    begin,
    end,
    end_overdue,
    evening,
    evening_posted,
    keepsake,
    keepsake_posted,
    upcoming,
)
from bot.parties.actions.keeping import count_in, forget_member, leave
from bot.parties.actions.looking import answered_by, find, given_by, hosted, invitation, of_member, organised, to_come
from bot.parties.actions.planning import draft, drop_draft, join, plan, proposal, redate
from bot.parties.actions.rituals import honour, honourable, lower_glass, raise_glass, read_next, shred, toast_of
from bot.parties.actions.taking_out import is_read, retell, spoken, withdraw_failure
from bot.parties.actions.tending import (
    event_made,
    event_refused,
    look_after,
    other_events,
    posted,
    refused,
    try_again,
    vanished,
)

__all__ = (
    "OPEN",
    "answered_by",
    "begin",
    "call_off",
    "change",
    "choose",
    "chosen",
    "count_in",
    "draft",
    "drop_draft",
    "end",
    "end_overdue",
    "evening",
    "evening_posted",
    "event_made",
    "event_refused",
    "find",
    "forget_member",
    "given_by",
    "honour",
    "honourable",
    "hosted",
    "invitation",
    "is_read",
    "join",
    "keepsake",
    "keepsake_posted",
    "leave",
    "look_after",
    "lower_glass",
    "of_host",
    "of_member",
    "organised",
    "other_events",
    "plan",
    "posted",
    "proposal",
    "raise_glass",
    "read_next",
    "redate",
    "refused",
    "reply",
    "retell",
    "shred",
    "spoken",
    "step_back",
    "to_come",
    "toast_of",
    "try_again",
    "upcoming",
    "vanished",
    "withdraw_failure",
)
