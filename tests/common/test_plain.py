import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cogs.common.plain import clip, name, one_line, plain

ACTIVE = regex.compile(
    r"<[@#:/tai]|@everyone|@here|://|discord\.gg|discord\.com/invite|[\u202a-\u202e\u2066-\u2069\u200e\u200f]"
    r"|^\s*(?:[-*+]|\d+\.)\s|^#{1,3}\s|^>\s|^-#\s",
    regex.M,
)
NASTY = st.text(
    st.sampled_from("<@#:/>&!*_~`|[]()\\-+.1 \n\u202e\u0301\u200d😀👩ع") | st.characters(), max_size=200
) | st.sampled_from(
    ["@everyone", "<@1>", "</fail:1>", "<t:0:R>", "https://x.y/__a__", "discord.gg/x", "# a", "1. a", "[a](http://b)"]
)


@given(NASTY)
def test_nothing_that_a_member_wrote_is_active(text: str) -> None:
    assert not ACTIVE.search(plain(text).replace("\\", "\\ "))


@given(NASTY, st.integers(1, 50))
def test_a_text_never_grows_past_what_discord_counts(text: str, limit: int) -> None:
    for shown in (plain(text, limit=limit), one_line(text, limit=limit), name(text, limit=limit)):
        assert len(shown.encode("utf-16-le")) // 2 <= limit


@given(NASTY)
def test_one_line_stays_one_line(text: str) -> None:
    assert "\n" not in one_line(text)
    assert "\n" not in name(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Not shortlisted at Uni X", "Not shortlisted at Uni X"),
        ("**bold** claims", r"\*\*bold\*\* claims"),
        ("ask @everyone", "ask @\u200beveryone"),
        ("see <@123>", "see <\u200b@123>"),
        ("https://a.b", "https:\u200b//a.b"),
        ("Zu spät für Genf 👩‍🔬", "Zu spät für Genf 👩‍🔬"),
    ],
)
def test_words_are_shown_as_they_were_written(written: str, shown: str) -> None:
    assert plain(written) == shown


def test_a_cut_falls_between_what_people_see_as_characters() -> None:
    assert clip("ab👩‍🔬cd", 5) == "ab…"
    assert clip("ab👩‍🔬cd", 9) == "ab👩‍🔬cd"


def test_a_tower_of_marks_is_thinned_out() -> None:
    assert plain("a" + "\u0301" * 40) == "á\u0301\u0301\u0301"


def test_a_cut_leaves_no_half_of_an_escape_behind() -> None:
    assert not clip(plain("**" * 40), 20).endswith("\\…")
