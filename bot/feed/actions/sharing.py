import secrets
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.feed import anonymous, coming_and_going, drafts, notices, store
from bot.feed.actions.holding import retold
from bot.feed.actions.timing import first_state, send
from bot.feed.model import TEXT_LIMIT, Audience, Manner, Offer, Share, ShareDraft, State
from bot.feed.removal import remove
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.parties import actions as parties


def share(tx: Transaction, draft: ShareDraft, now: datetime) -> Share:
    """Give a failure the audience that its author chose in one server, and return the share.

    Asking again for the audience it has returns the share it has, told and met as the draft says. A named share's card
    waits for the feed, or for its time. Without a feed channel raises Refused `feed_rules.no_channel`, for a failure
    that is not the member's `feed_rules.unknown_failure`. An anonymous one waits (bot/feed/coming_and_going.py).
    """
    if len(draft.text) > TEXT_LIMIT:
        raise Refused("feed_rules.too_long", limit=TEXT_LIMIT)
    match draft.audience:
        case Audience.PRIVATE:
            raise ValueError(draft.audience)
        case Audience.ANONYMOUS:
            return anonymous.share(tx, draft, now)
        case Audience.COUNTED:
            return _share(tx, draft, now)
        case Audience.NAMED:
            moderation.refuse_blocked(tx, draft.guild_id, draft.member_id, now)
            return _share(tx, draft, now)


def withdraw(tx: Transaction, member_id: int, share_id: str, now: datetime) -> Share:
    """Make a share private again, and return what was shared.

    Its card leaves the feed, wherever it is on its way there, and what its failure says at parties of that server, too.
    """
    found = find(tx, member_id, share_id)
    remove(tx, found, now)
    if found.failure_id is not None and found.audience is Audience.NAMED:
        parties.withdraw_failure(tx, member_id, found.failure_id, now, guild_id=found.guild_id)
    return found


def withdraw_failure(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> None:
    """Make every share of a member's failure private again, in all servers."""
    for found in store.of_failure(tx, member_id, failure_id):
        remove(tx, found, now)
    anonymous.withdraw_failure(tx, member_id, failure_id, now)


def retell(tx: Transaction, member_id: int, failure_id: int, line: str, now: datetime) -> None:
    """Let the shares of a failure follow its line, except where they are told in a version of their own.

    Where the member may not share for now, their cards say what they said: a held one would tell who is meant.
    """
    for found in store.of_failure(tx, member_id, failure_id):
        if found.text is None or found.own_version or moderation.blocked_until(tx, found.guild_id, member_id, now):
            continue
        store.set_text(tx, found, line, own_version=False)
        if found.state is not State.SCHEDULED:
            retold(tx, found, now)


def find(tx: Transaction, member_id: int, share_id: str) -> Share:
    """Return a share of this member's; raise Refused `feed_rules.gone` where there is none with this id."""
    found = store.find(tx, share_id)
    if found is None or not store.is_by(tx, found, member_id):
        raise Refused("feed_rules.gone")
    return found


def of_failure(tx: Transaction, member_id: int, failure_id: int) -> tuple[Share, ...]:
    """Return where a member's failure is shared, anonymous shares excepted: these do not know their failure."""
    return store.of_failure(tx, member_id, failure_id)


def of_member(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return every share of a member, anonymous ones included."""
    return store.of_member(tx, member_id)


def named(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return what a member shares under their name, in all servers, oldest first."""
    return tuple(one for one in store.with_member(tx, member_id) if one.audience is Audience.NAMED)


def undecided(tx: Transaction, member_id: int) -> tuple[Offer, ...]:
    """Return the offers that a member has not decided on."""
    return drafts.of_member(tx, member_id)


def audiences(tx: Transaction, member_id: int, failure_ids: Iterable[int]) -> dict[int, tuple[Audience, ...]]:
    """Return the audiences that each of a member's failures has in some server; a private one is not in the answer."""
    asked = tuple(failure_ids)
    return anonymous.audiences(tx, member_id, asked, store.audiences(tx, member_id, asked))


def group_total(tx: Transaction, guild_id: int) -> int:
    """Count what a server shares, whoever wrote it and whoever sees it; no anonymous share moves it."""
    return store.total(tx, guild_id)


def shared_in(tx: Transaction, member_id: int, guild_id: int) -> tuple[Share, ...]:
    """Return what a member shares in one server, anonymous shares included."""
    return tuple(found for found in store.of_member(tx, member_id) if found.guild_id == guild_id)


def leave(tx: Transaction, member_id: int, guild_id: int, now: datetime) -> int:
    """Withdraw everything that a member shares in one server, or was about to, and count the shares.

    Their presses on others' cards there are taken back. Anonymous cards of theirs that stand are nobody's from now on,
    and vanish over days.
    """
    store.forget_presses(tx, member_id, guild_id)
    left_behind = coming_and_going.leave_behind(tx, member_id, now, guild_id=guild_id)
    found = [one for one in store.with_member(tx, member_id) if one.guild_id == guild_id]
    for one in found:
        remove(tx, one, now)
    drafts.forget_in(tx, guild_id, member_id)
    return left_behind + len(found)


def forget_member(tx: Transaction, member_id: int, now: datetime) -> int:
    """Withdraw everything that a member shared, take back all their presses, and count the shares.

    Anonymous cards that stand are nobody's from now on, and vanish over days.
    """
    left_behind = coming_and_going.leave_behind(tx, member_id, now)
    found = store.with_member(tx, member_id)
    for one in found:
        remove(tx, one, now)
    store.forget_presses(tx, member_id)
    return left_behind + len(found)


def _share(tx: Transaction, draft: ShareDraft, now: datetime) -> Share:
    guild = guilds.find(tx, draft.guild_id)
    before = store.of_failure_in(tx, draft.guild_id, draft.member_id, draft.failure_id)
    if before and before.audience is draft.audience:
        return _agreed_again(tx, before, draft, guild, now)
    fresh = _fresh(draft, guild, now)
    if before:
        remove(tx, before, now)
    store.insert(tx, fresh)
    if fresh.audience is Audience.NAMED:
        anonymous.step_aside(tx, draft.member_id, draft.failure_id, draft.guild_id, now)
    if fresh.state is State.WAITING and fresh.channel_id is not None and guild.feed_pause is None:
        notices.put_card(tx, fresh.id, fresh.channel_id, now)
    return fresh


def _fresh(draft: ShareDraft, guild: Guild, now: datetime) -> Share:
    """Make the share that a draft asks for; always with a new id, so that no old card's key meets a new one."""
    named = draft.audience is Audience.NAMED
    if named and guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    return Share(
        id=secrets.token_urlsafe(12),
        guild_id=draft.guild_id,
        audience=draft.audience,
        member_id=draft.member_id,
        failure_id=draft.failure_id,
        text=draft.text if named else None,
        own_version=named and draft.text != draft.line,
        # Others see when a named one comes; of what nobody sees, a day would only tell that its member was here.
        shared_at=now if named and draft.due_at is None else None,
        shared_on=_day(draft.due_at or now, guild) if named else _day(now, guild).replace(day=1),
        channel_id=guild.feed_channel if named else None,
        message_id=None,
        state=_state(draft, guild),
        manner=draft.manner if named else Manner(),
        due_at=draft.due_at if named else None,
        seen_by=draft.seen_by if named else None,
    )


def _state(draft: ShareDraft, guild: Guild) -> State:
    if draft.audience is Audience.COUNTED:
        return State.COUNTED
    return first_state(guild) if draft.due_at is None else State.SCHEDULED


def _agreed_again(tx: Transaction, before: Share, draft: ShareDraft, guild: Guild, now: datetime) -> Share:
    """Retell a share in the version that the draft brings, meet it as the draft says, and let it wait or go."""
    if before.text is None:
        return before
    if draft.seen_by is not None:
        before = store.set_seen_by(tx, before, draft.seen_by)
    told = before
    if draft.own_text is not None and draft.own_text != before.text:
        told = store.set_text(tx, told, draft.own_text, own_version=draft.own_text != draft.line)
    if draft.manner != before.manner:
        told = store.set_manner(tx, told, draft.manner)
    if before.state is State.SCHEDULED:
        return _again_in_time(tx, told, draft, guild, now)
    if told != before:
        told = retold(tx, told, now)
    if told.state is State.POSTED and told.thread_id is None and told.manner.talk and told.channel_id is not None:
        notices.put_thread(tx, told.id, told.channel_id, now)
    return told


def _again_in_time(tx: Transaction, found: Share, draft: ShareDraft, guild: Guild, now: datetime) -> Share:
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    if draft.due_at is None:
        return send(tx, found, guild, guild.feed_channel, now)
    moved = store.set_day(tx, found, _day(draft.due_at, guild))
    return store.set_due(tx, moved, guild.feed_channel, draft.due_at, draft.seen_by)


def _day(at: datetime, guild: Guild) -> date:
    return at.astimezone(ZoneInfo(guild.zone)).date()
