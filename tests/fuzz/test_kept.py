"""Whatever a member writes, the audit and the outbox hold none of it, and an export holds all of it."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.experience import actions as experience
from bot.experience.model import TOPIC_LIMIT
from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.actions import holding
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, clean_line, clean_story, is_blank
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.privacy.archive import to_json
from bot.privacy.returning import read
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, FEED, GUILD
from tests.fuzz.texts import wild
from tests.kernel.memory import memory
from tests.moderation.rulings import ruling
from tests.privacy.rows import cells

WRITTEN = wild().filter(lambda text: not is_blank(text))
TOPICS = wild(TOPIC_LIMIT).map(clean_line).filter(lambda topic: not is_blank(topic))
AUDIENCES = st.sampled_from((Audience.NAMED, Audience.ANONYMOUS))
_TOLD = 12
"""Characters from which on a text is none that stands in a row by chance."""


def tell(tx: Transaction, text: str, audience: Audience) -> str:
    """Log a failure, share it in a version with the same words, and return the share."""
    guilds.change(tx, GUILD, NOW, feed_channel=FEED, anonymous=True)
    failure = journal.log_failure(tx, Draft(ADA, None, text), NOW).failure
    offers.reword(tx, GUILD, ADA, failure.id, text)
    told = offers.wording(tx, GUILD, ADA, failure.id)
    return feed.share(tx, ShareDraft(GUILD, ADA, failure.id, failure.line, told, audience), NOW).id


@settings(max_examples=60)
@given(text=WRITTEN, audience=AUDIENCES)
def test_no_row_of_the_audit_or_the_outbox_has_a_word_of_it(text: str, audience: Audience) -> None:
    with memory() as tx:
        share_id = tell(tx, text, audience)
        tx.execute("UPDATE share SET state = 'posted', message_id = 7 WHERE id = ?", share_id)
        holding.report(tx, GUILD, share_id, BEN, None, 1, NOW)
        for number, deed in enumerate((holding.hold, holding.release, holding.remove)):
            deed(tx, ruling(share_id, number), NOW)
        values = [str(value) for _, _, value in cells(tx) if not isinstance(value, bytes)]
        said = [part for part in text.split("\n") if len(part) >= _TOLD and not part.isspace()]
        assert [part for part in said if any(part in value for value in values)] == []


@settings(max_examples=60)
@given(text=WRITTEN, undecided=WRITTEN, topic=TOPICS, audience=AUDIENCES)
def test_an_export_holds_every_text_and_can_be_read_back(
    text: str, undecided: str, topic: str, audience: Audience
) -> None:
    with memory() as tx:
        tell(tx, text, audience)
        other = journal.log_failure(tx, Draft(ADA, None, f"Another: {undecided}"), NOW).failure
        offers.reword(tx, GUILD, ADA, other.id, undecided)
        experience.draft(tx, GUILD, ADA, topic, NOW)
        data = privacy.everything(tx, ADA)
        content = to_json(ADA, data, NOW)
        shares = tuple(replace(one, member_id=ADA) for one in data.shares)  # the file says once whose it is
        assert read(content.encode()) == replace(data, shares=shares)
        told = json.loads(content)
        assert [one["text"] for one in told["shares"]] == [data.shares[0].text]
        assert [one["topic"] for one in told["experiences"]] == [topic]
        assert clean_story(undecided) in [one["text"] for one in told["undecided"]]
