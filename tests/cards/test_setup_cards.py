from dataclasses import replace

import pytest

from bot.guilds.model import CARE_LIMIT, TOAST_LIMIT, Guild
from bot.kernel.text import LANGUAGES, say
from cogs.common.card import Select, Text
from cogs.setup import about, cards
from cogs.setup.permissions import NEEDED, Finding, Place, lacking
from tests.cards.limits import complaints, drawn, units
from tests.cards.reading import said

MENTIONS = cards.Mentions(wizard="</w:1>", check="</c:2>", prompts="</p:3>", moderate="</m:4>", add="</a:5>")
GUILD = Guild(1, feed_channel=2000, party_channel=2001, moderator_role=3000)
FORMS = {
    "titles": ("setup.words_title", "feed.reword_title", "prompts.answer_title"),
    "labels": (
        "setup.zone_label",
        "setup.toast_label",
        "setup.care_label",
        "feed.reword_label",
        "prompts.answer_label",
    ),
}


class Allowed:
    """Permissions as discord.py gives them, but for some."""

    def __init__(self, *denied: str, administrator: bool = False) -> None:
        self._denied = denied
        self.administrator = administrator

    def __getattr__(self, name: str) -> bool:
        return name not in self._denied


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_wizard_fits_with_all_that_can_stand_in_it(locale: str) -> None:
    guild = replace(GUILD, zone="America/Argentina/ComodRivadavia", toast="*" * TOAST_LIMIT, care="_" * CARE_LIMIT)
    warned = Finding("feed", 2000, NEEDED["prompts"])
    assert complaints(cards.wizard(replace(guild, feed_pause="403 50013"), locale, MENTIONS, warned)) == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_titles_and_labels_of_forms_fit(locale: str) -> None:
    assert [key for keys in FORMS.values() for key in keys if units(say(key, locale)) > 45] == []


def test_the_wizard_shows_what_is_chosen() -> None:
    shown = {
        one["custom_id"]: one.get("default_values")
        for one in drawn(cards.wizard(GUILD, "en-US", MENTIONS))
        if one["type"] in (6, 8)
    }
    assert shown == {
        "setup:feed": [{"id": "2000", "type": "channel"}],
        "setup:party": [{"id": "2001", "type": "channel"}],
        "setup:moderators": [{"id": "3000", "type": "role"}],
    }


@pytest.mark.parametrize(("locale", "chosen"), [("de", "de"), ("en-GB", "en"), ("pt-BR", "en")])
def test_the_wizard_names_each_language_in_itself_and_marks_the_servers(locale: str, chosen: str) -> None:
    (select,) = [
        one for one in cards.wizard(replace(GUILD, locale=locale), "fr", MENTIONS).blocks if isinstance(one, Select)
    ]
    assert [option.label for option in select.options] == ["English", "Deutsch"]
    assert [option.value for option in select.options if option.chosen] == [chosen]


def test_the_wizard_warns_of_a_gap_beside_the_choice_it_belongs_to() -> None:
    assert "Missing" not in said(cards.wizard(GUILD, "en-US", MENTIONS, Finding("party", 2001)))
    warned = cards.wizard(GUILD, "en-US", MENTIONS, Finding("party", 2001, ("attach_files",)))
    (label,) = [one.content for one in warned.blocks if isinstance(one, Text) and "Missing" in one.content]
    assert label.startswith("**Parties**")


@pytest.mark.parametrize(
    ("finding", "mark", "words"),
    [
        (Finding("feed", 2000), "✅", "Everything is there."),
        (Finding("feed", 2000, was_paused=True), "✅", "what waited goes out now"),
        (Finding("feed", 2000, was_paused=True, locked=True), "✅", "Unlock that post, or give Cork *Manage Threads*"),
        (Finding("feed", 2000, ("embed_links", "attach_files")), "❌", "Missing: Embed Links, Attach Files."),
        (Finding("feed", 2000, ("embed_links",), was_paused=True), "❌", "The feed is paused until then."),
        (Finding("feed", 2000, unreachable=True), "❌", "cannot see this channel, or it is gone"),
        (Finding("feed", None), "▫️", "Choose one with </w:1>."),
        (Finding("party", None), "▫️", "Choose one with </w:1>."),
        (Finding("prompts", None), "▫️", "Begin with </p:3>."),
    ],
)
def test_each_finding_is_told_with_what_to_do(finding: Finding, mark: str, words: str) -> None:
    told = said(cards.checked((finding,), "en-US", MENTIONS))
    assert told.startswith(mark)
    assert words in told


@pytest.mark.parametrize(
    ("place", "denied", "named"),
    [
        ("feed", (), ()),
        ("feed", ("create_public_threads",), ()),
        ("prompts", ("create_public_threads",), ("create_public_threads",)),
        ("feed", ("attach_files", "embed_links"), ("embed_links", "attach_files")),
        ("feed", ("send_messages", "embed_links", "attach_files"), ("send_messages",)),
        ("prompts", NEEDED["prompts"], ("view_channel",)),
    ],
)
def test_what_discord_withholds_together_is_named_once(
    place: Place, denied: tuple[str, ...], named: tuple[str, ...]
) -> None:
    assert lacking(place, Allowed(*denied)) == named  # type: ignore[arg-type]  # the part of discord.Permissions that is asked
    assert lacking(place, Allowed(*denied, administrator=True)) == ()  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_tour_fits_into_a_message_whatever_ids_the_commands_have(locale: str) -> None:
    for groups in (about.TOUR, about.ORGANISING):
        assert complaints(about.tour(groups, locale, lambda path: f"</{path}:{2**64}>", at_home=True)) == []


def test_a_tour_elsewhere_leaves_out_what_needs_a_server() -> None:
    tour = said(about.tour(about.TOUR, "en", lambda path: f"/{path}", at_home=False))
    assert "/fail" in tour
    assert "/share" not in tour
