"""A member who has used everything, to export and to erase."""

from datetime import time, timedelta

from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.model import Audience, Gesture, Manner, ShareDraft, State
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Kind, PartialDate
from bot.kernel.database import Database
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.moderation.model import Deed, Ruling
from bot.prompts import actions as prompts
from bot.prompts.model import PromptType, Standing
from bot.quests import actions as quests
from bot.quests.model import QuestDraft
from bot.together import actions as together
from tests.conftest import NOW
from tests.privacy.answering import answer_unnamed
from tests.privacy.asked_about import offer_and_ask
from tests.privacy.celebrating import celebrate
from tests.privacy.inviting import invite_and_reply
from tests.privacy.looking_back import ask, look_back, set_up
from tests.privacy.words import said

# As long as Discord's own, so that finding one anywhere means what it seems to.
ADA, BEN = 411223344556677889, 422334455667788990
GUILD, OTHER_GUILD = 733445566778899001, 744556677889900112
FEED, PARTY, PROMPTS = 855667788990011223, 866778899001122334, 877889900112233445
CARD = 988990011223344556
LATER = NOW + timedelta(days=40)
"""When the member looks back."""


async def live(db: Database, member_id: int) -> None:
    """Let a member log, share in all ways, quest, answer and press, and use everything that is for themselves."""
    await db.run(_live, member_id)
    await db.run(offer_and_ask, member_id, GUILD, PROMPTS, NOW)
    await db.run(celebrate, member_id, GUILD, PROMPTS, NOW)
    await db.run(invite_and_reply, member_id, (GUILD, OTHER_GUILD), CARD + 1000 + member_id % 1000, NOW)
    await db.run(ask, member_id, NOW)
    await db.run(look_back, member_id, LATER)
    await db.run(set_up, member_id, LATER)


def _live(tx: Transaction, member_id: int) -> None:
    words = ("line", "counted", "anonymous", "section", "story", "own version", "toast", "scope", "answer")
    line, counted, anonymous, section, story, own_version, toast, scope, answer = (
        said(one, member_id) for one in words
    )
    guilds.change(tx, GUILD, NOW, feed_channel=FEED, party_channel=PARTY, zone="Europe/Berlin", anonymous=True)
    guilds.change(tx, OTHER_GUILD, NOW, feed_channel=FEED)
    wanted = QuestDraft(member_id, member_id + 1, 3, toast, scope, announced=True, locale="de", guild_id=GUILD)
    quest = quests.start(tx, wanted, NOW)
    quests.write_note(tx, member_id, quest.id, said("note", member_id))
    together.set_goal(tx, GUILD, 100, NOW)
    together.join(tx, GUILD, member_id, NOW)
    first = journal.log_failure(
        tx,
        Draft(member_id, member_id + 2, line, Kind.SILENCE, section, PartialDate(2024, 5), 8),
        NOW,
    ).failure
    journal.add_story(tx, member_id, first.id, story, NOW)
    second = journal.log_failure(tx, Draft(member_id, member_id + 3, counted, section="awards"), NOW).failure
    journal.log_failure(tx, Draft(member_id, member_id + 4, anonymous), NOW)
    manner = Manner(talk=True, no_advice=True, ask_me=True, note=said("note", member_id))
    named = feed.share(tx, ShareDraft(GUILD, member_id, first.id, line, own_version, Audience.NAMED, manner), NOW)
    feed.posted(tx, named.id, FEED, CARD + member_id % 1000, NOW)
    scheduled = ShareDraft(OTHER_GUILD, member_id, first.id, line, None, Audience.NAMED, due_at=LATER, seen_by="ab cd")
    feed.share(tx, scheduled, NOW)
    feed.share(tx, ShareDraft(GUILD, member_id, second.id, counted, None, Audience.COUNTED), NOW)
    offers.reword(tx, OTHER_GUILD, member_id, second.id, said("undecided", member_id))
    offers.warn(tx, OTHER_GUILD, member_id, second.id, said("undecided note", member_id))
    _share_anonymously(tx, member_id, second.id)
    _press_everything_of_others(tx, member_id)
    moderation.record(tx, Ruling(GUILD, named.id, member_id, member_id + 5), Deed.RELEASE, NOW)
    if prompts.find(tx, GUILD) is None:
        rule = Weekly(6, time(18), "Europe/Berlin")
        prompts.plan(tx, GUILD, channel_id=PROMPTS, rule=rule, ping_role=None, archive_minutes=1440, now=NOW)
        prompts.post_now(tx, GUILD, None, NOW)
    occurrence = prompts.status(tx, GUILD, NOW).recent[0]
    prompts.answer(tx, occurrence.id, member_id, answer, NOW)
    answer_unnamed(tx, member_id, GUILD, occurrence.id, NOW)
    prompts.write(
        tx,
        GUILD,
        member_id,
        kind=PromptType.LUCK,
        minutes=5,
        title=said("prompt title", member_id),
        question=said("prompt question", member_id),
        standing=Standing.SUGGESTED,
    )


def _share_anonymously(tx: Transaction, member_id: int, failure_id: int) -> None:
    text, note = said("unnamed", member_id), said("content note", member_id)
    draft = ShareDraft(GUILD, member_id, failure_id, text, text, Audience.ANONYMOUS, Manner(note=note))
    feed.share(tx, draft, NOW)


def _press_everything_of_others(tx: Transaction, member_id: int) -> None:
    for other in {ADA, BEN} - {member_id}:
        for share in feed.of_member(tx, other):
            if share.audience is Audience.NAMED and share.state is not State.SCHEDULED:
                feed.press(tx, share.id, Gesture.HUG, member_id)
                moderation.note_report(tx, GUILD, share.id, member_id, None, NOW)
