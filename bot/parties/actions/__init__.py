"""What can be done with parties, each in one transaction: plan one, change it, reply to it, and let it be."""

from bot.parties.actions.changing import call_off, change, reply, step_back
from bot.parties.actions.keeping import count_in, forget_member, leave
from bot.parties.actions.looking import answered_by, find, given_by, hosted, invitation, of_member, organised, to_come
from bot.parties.actions.planning import draft, drop_draft, join, plan, proposal, redate, wall_time
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
    "answered_by",
    "call_off",
    "change",
    "count_in",
    "draft",
    "drop_draft",
    "event_made",
    "event_refused",
    "find",
    "forget_member",
    "given_by",
    "hosted",
    "invitation",
    "join",
    "leave",
    "look_after",
    "of_member",
    "organised",
    "other_events",
    "plan",
    "posted",
    "proposal",
    "redate",
    "refused",
    "reply",
    "step_back",
    "to_come",
    "try_again",
    "vanished",
    "wall_time",
)
