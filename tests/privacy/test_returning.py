"""Reading an export back: what a file can hold, and what it is answered."""

import copy
import json
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.model import NOTHING_MUCH, Failure, Kind, PartialDate, clean_line, cut_line, is_blank
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.privacy import actions as privacy
from bot.privacy.archive import to_json, to_zip
from bot.privacy.model import MemberData
from bot.privacy.returning import LARGEST, read
from tests.conftest import NOW
from tests.privacy.life import ADA, live

EMPTY: dict[str, Any] = {"schema": 2, "member_id": str(ADA)}
Change = Callable[[dict[str, Any]], object]


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read(content)
    return caught.value


def packed(name: str, content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def lines() -> st.SearchStrategy[str]:
    typed = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
    return typed.map(clean_line).filter(lambda line: not is_blank(line)).map(lambda line: cut_line(line)[0])


@st.composite
def failures(draw: st.DrawFn) -> Failure:
    moments = st.datetimes(NOW.replace(tzinfo=None, year=1971), NOW.replace(tzinfo=None, year=2200)).map(
        lambda at: at.replace(tzinfo=NOW.tzinfo, microsecond=at.microsecond // 1000 * 1000)
    )
    texts = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300)
    days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
    return Failure(
        id=draw(st.integers(1, 2**63 - 1)),
        member_id=ADA,
        line=draw(lines()),
        story=draw(texts),
        kind=draw(st.none() | st.sampled_from(Kind)),
        section=draw(st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)),
        happened=draw(st.none() | days | st.integers(1, 9999).map(PartialDate)),
        sting=draw(st.none() | st.integers(0, 10)),
        quest_id=draw(st.none() | st.integers(1, 2**63 - 1)),
        logged_at=draw(moments),
        edited_at=draw(st.none() | moments),
        became=draw(texts | st.just(NOTHING_MUCH)),
        let_go=draw(st.booleans()),
        batch=draw(st.none() | st.integers(1, 2**63 - 1)),
    )


@given(st.lists(failures(), max_size=3).map(tuple))
def test_whatever_is_in_a_journal_is_read_as_it_was_written(journal: tuple[Failure, ...]) -> None:
    data = MemberData(journal)
    assert read(to_json(ADA, data, NOW).encode()) == data
    assert read(to_zip(ADA, data, b"", "de", NOW, limit=LARGEST)) == data


@given(
    st.sampled_from([one.name for one in fields(MemberData)]),
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5),
)
def test_whatever_stands_in_a_place_is_read_or_refused_with_the_place(name: str, value: Any) -> None:
    key, place = "privacy.export_damaged", name
    try:
        read(json.dumps(EMPTY | {name: value}).encode())
    except Refused as refused:
        key, place = refused.key, str(refused.values["place"])
    assert key == "privacy.export_damaged"
    assert place.startswith(name)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_export_are_refused(content: bytes) -> None:
    assert refusal(content).key == "privacy.export_unreadable"
    assert refusal(b"PK\x03\x04" + content).key == "privacy.export_unreadable"


def test_a_file_without_parts_is_an_export_of_nothing() -> None:
    assert read(json.dumps(EMPTY).encode()) == MemberData()
    assert read(b"\xef\xbb\xbf" + json.dumps(EMPTY).encode()) == MemberData()
    assert read(json.dumps(EMPTY | {"later": [1]}).encode()) == MemberData()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "privacy.export_unreadable"),
        (b"[]", "privacy.export_unreadable"),
        (b"{}", "privacy.export_unreadable"),
        (b'{"schema": "2"}', "privacy.export_unreadable"),
        (b'{"schema": 1, "member_id": "7"}', "privacy.export_unreadable"),
        (b'{"schema": 3, "member_id": "7"}', "privacy.export_newer"),
        (b'{"schema": 2}', "privacy.export_damaged"),
        (b'{"schema": 2, "member_id": 7}', "privacy.export_damaged"),
        ("{'schema': 2}".encode("utf-16"), "privacy.export_unreadable"),
        (b"[" * 200_000, "privacy.export_unreadable"),
        (b'{"schema": 2, "member_id": "7", "presses": ' + b"9" * 5000 + b"}", "privacy.export_unreadable"),
        (packed("other.json", b"{}"), "privacy.export_unreadable"),
        (packed("cork.json", b"{}")[:-30], "privacy.export_unreadable"),
        (packed("cork.json", b" " * (LARGEST + 1)), "privacy.export_too_large"),
        (b"{" + b" " * LARGEST, "privacy.export_too_large"),
    ],
    ids=lambda told: told if isinstance(told, str) else len(told),
)
def test_what_cannot_be_an_export_gets_one_clear_answer(content: bytes, key: str) -> None:
    assert refusal(content).key == key


CHANGES: list[tuple[Change, str]] = [
    (lambda file: file["failures"][0].update(line=""), "failures 1.line"),
    (lambda file: file["failures"][0].update(line="x" * 141), "failures 1.line"),
    (lambda file: file["failures"][0].update(line="two\nlines"), "failures 1.line"),
    (lambda file: file["failures"][0].update(line="\ud800"), "failures 1.line"),
    (lambda file: file["failures"][0].update(line=None), "failures 1.line"),
    (lambda file: file["failures"][0].update(story="x" * 10_001), "failures 1.story"),
    (lambda file: file["failures"][0].update(story="\x00"), "failures 1.story"),
    (lambda file: file["failures"][0].update(section="x" * 61), "failures 1.section"),
    (lambda file: file["failures"][0].update(kind="rude"), "failures 1.kind"),
    (lambda file: file["failures"][0].update(happened="2019-02-30"), "failures 1.happened"),
    (lambda file: file["failures"][0].update(sting=11), "failures 1.sting"),
    (lambda file: file["failures"][0].update(sting=True), "failures 1.sting"),
    (lambda file: file["failures"][0].update(let_go=1), "failures 1.let_go"),
    (lambda file: file["failures"][1].update(id=7), "failures 2.id"),
    (lambda file: file["failures"][1].update(id="0"), "failures 2.id"),
    (lambda file: file["failures"][1].update(id=str(2**63)), "failures 2.id"),
    (lambda file: file["failures"][1].update(id="٣"), "failures 2.id"),
    (lambda file: file["failures"][1].pop("id"), "failures 2.id"),
    (lambda file: file["failures"][1].update(logged_at="2026-03-14T12:00:00"), "failures 2.logged_at"),
    (lambda file: file["failures"][1].update(logged_at="0001-01-01T00:00:00+14:00"), "failures 2.logged_at"),
    (lambda file: file.update(failures={}), "failures"),
    (lambda file: file.update(failures=["line"]), "failures 1"),
    (lambda file: file["quests"][0].update(goal=0), "quests 1.goal"),
    (lambda file: file["quests"][0].update(locale="de; --"), "quests 1.locale"),
    (lambda file: file["asks"][0].update(answer="setback"), "asks 1.answer"),
    (lambda file: file["stings"][0]["ratings"][0].update(step="year"), "stings 1.ratings 1.step"),
    (lambda file: file["settings"]["member"].update(zone="Europe/Nowhere"), "settings.member.zone"),
    (lambda file: file["settings"]["member"].update(at="25:00"), "settings.member.at"),
    (lambda file: file["settings"]["member"].update(weekday=7), "settings.member.weekday"),
    (lambda file: file["settings"]["member"].update(review_days=-1), "settings.member.review_days"),
    (lambda file: file["cv"].update(chosen=["x"]), "cv.chosen 1"),
    (lambda file: file["answers"][0].update(text="x" * 4001), "answers 1.text"),
]


@pytest.fixture(scope="module")
def exported() -> dict[str, Any]:
    return {}


@pytest.mark.parametrize(("change", "place"), CHANGES, ids=[place for _, place in CHANGES])
async def test_a_changed_file_is_refused_with_the_place_of_the_change(
    db: Database, exported: dict[str, Any], change: Change, place: str
) -> None:
    if not exported:
        await live(db, ADA)
        exported |= json.loads(to_json(ADA, await db.read(privacy.everything, ADA), NOW))
    document = copy.deepcopy(exported)
    read(json.dumps(document).encode())
    change(document)
    refused = refusal(json.dumps(document).encode())
    assert (refused.key, refused.values) == ("privacy.export_damaged", {"place": place})
