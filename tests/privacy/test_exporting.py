import json
import secrets
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.model import NOTHING_MUCH, Failure, Kind, PartialDate
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.privacy import actions as privacy
from bot.privacy.archive import to_json, to_zip
from bot.privacy.document import to_markdown
from bot.privacy.markdown import escaped, quoted
from bot.privacy.model import MemberData
from bot.prompts import bank
from tests.conftest import NOW
from tests.privacy.life import ADA, BEN, CARD, GUILD, live
from tests.privacy.words import texts

LIMIT = 10 * 2**20
"""What Discord takes, in bytes."""


def data(*failures: Failure) -> MemberData:
    return MemberData(failures)


def failure(line: str, *, section: str | None = None, story: str | None = None, year: int = 2025) -> Failure:
    return Failure(1, ADA, line, story, None, section, PartialDate(year), None, None, NOW, None)


async def test_the_export_holds_everything_a_member_has_here(db: Database) -> None:
    await live(db, BEN)
    await live(db, ADA)
    exported = await db.read(privacy.everything, ADA)
    document = json.loads(to_json(ADA, exported, NOW))
    written = json.dumps(document, ensure_ascii=False)
    assert [text for text in texts(ADA) if text not in written] == []
    assert [text for text in texts(BEN) if text in written] == []
    assert str(BEN) not in written
    assert (document["schema"], document["member_id"], document["presses"]) == (2, str(ADA), exported.presses)
    assert exported.presses > 0


async def test_the_export_tells_each_thing_in_full(db: Database) -> None:
    await live(db, ADA)
    exported = await db.read(privacy.everything, ADA)
    document = json.loads(to_json(ADA, exported, NOW))
    first, second, third, _ = document["failures"]
    assert {key: first[key] for key in ("kind", "happened", "sting", "quest_id", "logged_at")} == {
        "kind": "silence",
        "happened": "2024-05",
        "sting": 8,
        "quest_id": document["quests"][0]["id"],
        "logged_at": NOW.isoformat(),
    }
    assert (second["section"], third["section"]) == ("awards", None)
    assert (document["quests"][0]["goal"], document["quests"][0]["count"]) == (3, 4)
    assert {share["audience"] for share in document["shares"]} == {"counted", "named", "anonymous"}
    assert str(CARD + ADA % 1000) in {share["message_id"] for share in document["shares"]}
    (answer,) = document["answers"]
    assert answer["guild_id"] == str(GUILD)
    assert bank.words(answer["prompt"], "de").question in to_markdown(exported, "de")


async def test_an_export_of_nobody_is_an_empty_document(db: Database) -> None:
    exported = await db.read(privacy.everything, ADA)
    document = json.loads(to_json(ADA, exported, NOW))
    assert [document[key] for key in ("failures", "quests", "shares", "answers", "presses")] == [[], [], [], [], 0]
    assert "0 entries" in to_markdown(exported, "en-US")


def test_the_zip_holds_all_three_and_is_the_same_each_time() -> None:
    kept = data(failure("Grant 🍾"))
    packed = to_zip(ADA, kept, b"%PDF", "en-US", NOW, limit=LIMIT)
    with ZipFile(BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {file.date_time for file in archive.infolist()} == {NOW.timetuple()[:6]}
        assert archive.namelist() == ["cork.json", "failures.md", "failures.pdf"]
        assert json.loads(archive.read("cork.json"))["failures"][0]["line"] == "Grant 🍾"
        assert "Grant 🍾" in archive.read("failures.md").decode()
        assert archive.read("failures.pdf") == b"%PDF"
    assert to_zip(ADA, kept, b"%PDF", "en-US", NOW, limit=LIMIT) == packed


def test_a_zip_that_would_be_too_large_leaves_out_what_is_for_people_only() -> None:
    kept, printed = data(failure("Grant")), secrets.token_bytes(5000)
    whole = len(to_zip(ADA, kept, printed, "en-US", NOW, limit=LIMIT))
    packed = to_zip(ADA, kept, printed, "en-US", NOW, limit=whole - 1)
    with ZipFile(BytesIO(packed)) as archive:
        assert archive.namelist() == ["cork.json"]
    with pytest.raises(Refused) as caught:
        to_zip(ADA, kept, printed, "en-US", NOW, limit=len(packed) - 1)
    assert caught.value.key == "privacy.export_beyond_limit"


def test_what_was_let_go_is_in_no_list_and_what_became_of_the_others_is() -> None:
    kept = data(
        replace(failure("gone"), let_go=True),
        replace(failure("grant"), became="A *better* one"),
        replace(failure("prize"), became=NOTHING_MUCH),
    )
    document = to_markdown(kept, "en-US")
    assert "gone" not in document
    assert "2 entries" in document
    assert "- grant (2025)\n  What it became: A \\*better\\* one" in document
    assert "- prize (2025)\n  What it became: nothing much happened" in document
    assert '"gone"' in to_json(ADA, kept, NOW)


def test_the_document_has_haushofers_headings_first_and_the_newest_on_top() -> None:
    document = to_markdown(
        data(
            failure("bare"),
            failure("own", section="Short *stories*"),
            failure("old prize", section="awards", year=2019),
            failure("new prize", section="awards"),
            failure("degree", section="degree-programs"),
        ),
        "en-US",
    )
    assert regex.findall(r"^(?:## .*|- \S+ ?\S*)", document, flags=regex.MULTILINE) == [
        "## Degree programs I did not get into",
        "- degree (2025)",
        "## Awards and scholarships I did not get",
        "- new prize",
        "- old prize",
        r"## Short \*stories\*",
        "- own (2025)",
        "## Without a section",
        "- bare (2025)",
    ]


def test_the_document_speaks_the_members_language() -> None:
    document = to_markdown(data(replace(failure("Antrag", section="awards"), sting=7, kind=Kind.SILENCE)), "de")
    assert "Preise und Auszeichnungen" in document
    assert "1 Eintrag" in document
    assert "- Antrag (2025, Schweigen, tat 7 von 10 weh)" in document


def test_a_story_stands_under_its_line_as_a_quotation() -> None:
    document = to_markdown(data(failure("Grant", story="They called.\n\n# Then\n- not")), "en-US")
    assert "- Grant (2025)\n\n  > They called.  \n  >\n  > \\# Then  \n  > \\- not  \n" in document


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("# not a heading", r"\# not a heading"),
        ("- no list", r"\- no list"),
        ("12. no list", r"12\. no list"),
        ("7) no list", r"7\) no list"),
        ("+1", r"\+1"),
        ("*bold* _and_ `code`", r"\*bold\* \_and\_ \`code\`"),
        ("[link](http://x)", r"\[link\](http://x)"),
        ("<script>&amp;", r"\<script\>\&amp;"),
        ("a | b", r"a \| b"),
        ("back\\slash", r"back\\slash"),
        ("No. 3 of 10 - well done!", "No. 3 of 10 - well done!"),
        ("    code", "code"),
        ("thanks, @somebody", r"thanks, \@somebody"),
    ],
)
def test_what_a_member_writes_is_never_markup(typed: str, shown: str) -> None:
    assert escaped(typed) == shown


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_an_escaped_line_says_what_was_written(text: str) -> None:
    assert regex.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(text)) == text.strip()


@given(st.text())
def test_every_quoted_line_stays_in_the_quotation(text: str) -> None:
    assert all(line.startswith(">") and len(line.splitlines()) == 1 for line in quoted(text))
