"""The oracle of these tests sees what it is asked to see."""

import pytest

from tests.fuzz.texts import BIDI, LINKS, breaks_out, harm

ACTIVE = ("@everyone", "@here", "<@1>", "<@!1>", "<@&2>", "<#3>", "</fail:4>", "<id:customize>", "<t:0:R>", "<:cork:5>")


@pytest.mark.parametrize("text", [*ACTIVE, *LINKS, *BIDI[:7], "\x00", "a\u0301\u0301\u0301\u0301"])
def test_what_is_active_or_hidden_is_seen(text: str) -> None:
    assert harm(f"well, {text} indeed") != []


@pytest.mark.parametrize("text", ["Not shortlisted", "👩‍🔬 🏳️‍🌈 1️⃣", "a < b: c", "<@10> did it", "שלום", "one\ntwo"])
def test_plain_words_are_no_harm_and_our_own_mentions_are_allowed(text: str) -> None:
    assert harm(text, ("<@10>",)) == []


@pytest.mark.parametrize("line", ["# loud", "-# small", "> again", "- item", "1. item"])
def test_what_begins_something_in_a_quotation_is_seen(line: str) -> None:
    assert breaks_out(f"> fine\n> {line}") == [f"> {line}"]
    assert breaks_out("> fine\nfree") == ["free"]
