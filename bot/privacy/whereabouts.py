"""What others can see of a member, server by server; who can look into a channel, only Discord knows."""

from collections import Counter
from collections.abc import Iterable

from bot.digest import actions as digest
from bot.experience import actions as experience
from bot.feed import actions as feed
from bot.feed.model import Audience, Share, State
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.model import State as PartyState
from bot.privacy.model import Place, ServerView, Whereabouts
from bot.quests import actions as quests
from bot.together import actions as together


def whereabouts(tx: Transaction, member_id: int) -> Whereabouts:
    """Return where something of a member can be seen or was counted, what is most first."""
    told = feed.of_member(tx, member_id)
    shares = [one for one in told if one.audience is not Audience.ANONYMOUS]
    # An answer that its writer is still looking at has no channel, and nobody sees it.
    anonymous = Counter(one.guild_id for one in told if one.audience is Audience.ANONYMOUS and one.channel_id)
    cards = Counter(_channel(one) for one in shares if one.state is State.POSTED)
    cards.update(digest.places(tx, member_id))
    waiting = Counter(one.guild_id for one in shares if one.state in (State.WAITING, State.SCHEDULED))
    held = Counter(one.guild_id for one in shares if one.state in (State.HELD, State.REMOVED))
    counted = Counter(one.guild_id for one in shares if one.state is State.COUNTED)
    announced = Counter(one.guild_id for one in quests.running(tx, member_id) if one.announced and one.guild_id)
    offered = Counter(one.guild_id for one in experience.of_member(tx, member_id) if one.offered)
    joined = Counter(one.guild_id for one in together.of_member(tx, member_id))
    given = Counter(one.guild_id for one in parties.given_by(tx, member_id, (PartyState.PLANNED, PartyState.BEGUN)))
    by_server = Counter(one.guild_id for one in told) + announced + offered + joined + given
    views = (
        ServerView(
            guild_id,
            places=tuple(
                Place(channel, n) for (guild, channel), n in cards.most_common() if guild == guild_id and channel
            ),
            waiting=waiting[guild_id],
            counted=counted[guild_id],
            quests=announced[guild_id],
            party_channel=guilds.find(tx, guild_id).party_channel if announced[guild_id] else None,
            experiences=offered[guild_id],
            anonymous=anonymous[guild_id],
            held=held[guild_id],
            together=guild_id in joined,
            parties=given[guild_id],
        )
        for guild_id, _ in by_server.most_common()
    )
    failures = journal.everything(tx, member_id)
    return Whereabouts(
        len(failures) - len(_read_by_others(tx, member_id, failures, shares)), len(failures), tuple(views)
    )


def _read_by_others(
    tx: Transaction, member_id: int, failures: Iterable[Failure], shares: Iterable[Share]
) -> set[int | None]:
    """Return the failures whose words somebody else can read, be it moderators, or read without knowing whose."""
    unseen = (State.COUNTED, State.SCHEDULED)
    audiences = feed.audiences(tx, member_id, [one.id for one in failures])
    anonymous = {failure_id for failure_id, found in audiences.items() if Audience.ANONYMOUS in found}
    return anonymous | {one.failure_id for one in shares if one.state not in unseen}


def _channel(share: Share) -> tuple[int, int | None]:
    return share.guild_id, share.channel_id
