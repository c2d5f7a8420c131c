"""What others can see of a member, server by server; who can look into a channel, only Discord knows."""

from collections import Counter

from bot.experience import actions as experience
from bot.feed import actions as feed
from bot.feed.model import Audience, Share, State
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.database import Transaction
from bot.privacy.model import Place, ServerView, Whereabouts
from bot.quests import actions as quests


def whereabouts(tx: Transaction, member_id: int) -> Whereabouts:
    """Return where something of a member can be seen or was counted, what is most first."""
    shares = feed.of_member(tx, member_id)
    cards = Counter(_channel(one) for one in shares if one.state is State.POSTED)
    waiting = Counter(one.guild_id for one in shares if one.state is State.WAITING)
    counted = Counter(one.guild_id for one in shares if one.state is State.COUNTED)
    announced = Counter(one.guild_id for one in quests.running(tx, member_id) if one.announced and one.guild_id)
    offered = Counter(one.guild_id for one in experience.of_member(tx, member_id) if one.offered)
    by_server = Counter(one.guild_id for one in shares) + announced + offered
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
        )
        for guild_id, _ in by_server.most_common()
    )
    seen = {one.failure_id for one in shares if one.audience is Audience.NAMED and one.state is not State.REMOVED}
    failures = journal.everything(tx, member_id)
    return Whereabouts(sum(1 for one in failures if one.id not in seen), len(failures), tuple(views))


def _channel(share: Share) -> tuple[int, int | None]:
    return share.guild_id, share.channel_id
