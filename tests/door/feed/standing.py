"""Cards that stand in a feed, put there without the way through a preview, and looks at what became of them."""

from datetime import timedelta

from bot.feed import actions as feed
from bot.feed.model import Audience, Card, Manner, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft
from sandbox.people.person import Person
from sandbox.world.message import Message
from sandbox.world.model import Channel
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED
from tests.door.waiting import until_kept

FORUM = "failure-forum"
NO_WISHES = Manner()
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)


async def ask_to_share(stage: Stage, person: Person, line: str, manner: Manner = NO_WISHES) -> str:
    """Log a failure and share it under its member's name; return the share's id."""
    now = stage.sandbox.clock.now()
    logged = await stage.bot.db.run(journal.log_failure, Draft(person.id, stage.sandbox.world.ids.next(), line), now)
    guild = stage.sandbox.world.guild.id
    draft = ShareDraft(guild, person.id, logged.failure.id, line, None, Audience.NAMED, manner)
    return (await stage.bot.db.run(feed.share, draft, now)).id


async def put_card(stage: Stage, line: str) -> Message:
    """Share a failure of Ada's, and return its card once it stands and is known to."""
    share = await ask_to_share(stage, stage.ada, line)
    await until_kept(stage.bot.db, lambda tx: _message(feed.card(tx, share)))
    return stage.channel(FEED)[-1]


async def put_post(stage: Stage, line: str, manner: Manner = NO_WISHES) -> Channel:
    """Share a failure of Ada's in a feed that is a forum, and return its post once it stands and is known to."""
    share = await ask_to_share(stage, stage.ada, line, manner)
    await until_kept(stage.bot.db, lambda tx: _message(feed.card(tx, share)))
    return posts(stage)[-1]


async def use_forum(stage: Stage) -> Channel:
    """Make the forum the feed of the server."""
    forum = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == FORUM)
    now = stage.sandbox.clock.now()
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, now, feed_channel=forum.id)
    return forum


def posts(stage: Stage) -> list[Channel]:
    """Return the posts of the forum, oldest first."""
    found = [one for one in stage.sandbox.world.guild.threads if one.parent and one.parent.name == FORUM]
    return sorted(found, key=lambda post: post.id)


async def shared_lines(stage: Stage) -> list[str]:
    """Return what Ada shares by name, in the order of the alphabet."""
    return sorted(one.text or "" for one in await stage.bot.db.read(feed.named, stage.ada.id))


async def until_shared(stage: Stage, *lines: str) -> None:
    """Wait until Ada shares exactly these lines by name."""
    await until_kept(
        stage.bot.db, lambda tx: sorted(one.text or "" for one in feed.named(tx, stage.ada.id)) == sorted(lines)
    )


async def until_paused(stage: Stage, reason: str | None) -> None:
    """Wait until the feed is paused for this reason, or no more."""
    guild = stage.sandbox.world.guild.id
    await until_kept(stage.bot.db, lambda tx: guilds.find(tx, guild).feed_pause == reason)


def passes(stage: Stage, time: timedelta) -> None:
    """Let time pass; an hour brings the look at the feed, a day that at the servers."""
    stage.sandbox.clock.advance(time)


def _message(card: Card | None) -> int | None:
    return card.message_id if card else None
