"""`/mod hold|release|remove|list`: a card leaves, comes back or stays away, by its words and not by its author."""

import pytest

from bot.feed.model import State
from bot.guilds import actions as guilds
from sandbox.people.person import Person
from sandbox.world.permissions import Permission
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, nothing_more_comes
from tests.door.moderation.steps import gone, offered, standing, until_in


async def test_a_held_card_leaves_the_feed_and_comes_back_when_it_is_released(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    held = await stage.olu.slash("/mod hold", post="shortlisted")
    assert held.ephemeral
    assert held.text.startswith("✅ Held. The card leaves the feed")
    await gone(stage, card)
    assert "> Not shortlisted" in (await stage.olu.slash("/mod list")).text
    released = await stage.olu.press("Let it stand")
    assert "It may stand." in released.text
    assert "Nothing is held." in released.text
    (again,) = await stage.posted(FEED)
    assert "> Not shortlisted" in again.text
    await until_in(stage, stage.ada, State.POSTED)


async def test_a_removed_card_stays_away_and_its_author_keeps_the_entry(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    removed = await stage.olu.slash("/mod remove", post="Not shortlisted")
    assert "Its author still has the entry, in private." in removed.text
    assert removed.buttons == ["Let it stand", "Block its author for 30 days"]
    await gone(stage, card)
    await nothing_more_comes(stage)
    assert cards(stage) == []
    assert "Not shortlisted" in (await stage.ada.slash("/failures list")).text


async def test_each_command_offers_the_cards_that_it_is_for_by_their_words(stage: Stage) -> None:
    await standing(stage, stage.ada, "Form letter from Graz")
    await standing(stage, stage.chen, "Silence from Oslo")
    assert sorted(await offered(stage.olu, "/mod hold")) == [
        "Form letter from Graz · 18 November 2026",
        "Silence from Oslo · 18 November 2026",
    ]
    assert await offered(stage.olu, "/mod hold", "oslo") == ["Silence from Oslo · 18 November 2026"]
    await stage.olu.slash("/mod hold", post="Oslo")
    assert await offered(stage.olu, "/mod hold", "oslo") == []
    for command in ("/mod release", "/mod remove", "/mod block"):
        assert len(await offered(stage.olu, command, "oslo")) == 1


async def test_a_card_can_be_named_by_a_link_to_its_message(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    await standing(stage, stage.ada, "Not shortlisted again")
    link = f"https://discord.com/channels/{stage.sandbox.world.guild.id}/{card.channel_id}/{card.id}"
    await stage.olu.slash("/mod hold", post=link)
    await gone(stage, card)


async def test_words_that_fit_several_cards_or_none_change_nothing(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted in Graz")
    await standing(stage, stage.chen, "Not shortlisted in Oslo")
    for typed in ("shortlisted", "Vienna"):
        refused = await stage.olu.slash("/mod remove", post=typed)
        assert refused.ephemeral
        assert refused.text == "Choose one of the cards that are offered while you type; nothing was changed."
    assert len(cards(stage)) == 2


async def test_two_moderators_who_press_the_same_button_do_it_once(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    await stage.olu.slash("/mod hold", post="shortlisted")
    first, second = await stage.olu.slash("/mod list"), await stage.olu.slash("/mod list")
    assert "✅ It may stand." in (await stage.olu.press("Let it stand", on=first.message)).text
    again = await stage.olu.press("Let it stand", on=second.message)
    assert "That was so already, so nothing was changed." in again.text
    assert again.text.count("let stand") == 1
    await stage.posted(FEED)


async def test_a_card_that_its_author_took_back_meanwhile_is_gone_from_the_list(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    await stage.olu.slash("/mod hold", post="shortlisted")
    shown = await stage.olu.slash("/mod list")
    await stage.ada.press("Make it private again")
    refused = await stage.olu.press("Let it stand", on=shown.message)
    assert refused.text == "There is no such card in this server any more. Nothing was changed."
    assert "Nothing is held." in (await stage.olu.slash("/mod list")).text


async def test_a_press_on_a_held_card_that_is_just_going_says_so(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    held = stage.sandbox.trouble.hold("DELETE", "/channels/*/messages/*")
    await stage.olu.slash("/mod hold", post="shortlisted")
    await held.arrived()
    assert (await stage.chen.press("Hug", on=card)).text == "This is no longer shared."
    held.release()
    await gone(stage, card)


@pytest.mark.parametrize("has_role", [True, False])
async def test_the_moderators_role_is_enough_and_without_it_an_old_list_is_of_no_use(
    stage: Stage,
    has_role: bool,  # noqa: FBT001 - pytest hands it over
) -> None:
    world = stage.sandbox.world
    role = world.add_role(world.guild, "Moderators", Permission.MANAGE_MESSAGES)
    world.guild.members[stage.chen.id].role_ids.append(role.id)
    if has_role:
        await stage.bot.db.run(guilds.change, world.guild.id, stage.sandbox.clock.now(), moderator_role=role.id)
    await standing(stage, stage.ada, "Not shortlisted")
    await stage.chen.slash("/mod hold", post="shortlisted")
    await stage.chen.slash("/mod list")
    role.permissions = 0
    pressed = await stage.chen.press("Let it stand")
    assert ("It may stand." in pressed.text) is has_role
    assert ("This is for the server's moderators" in pressed.text) is not has_role


async def test_the_list_speaks_the_moderators_language(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    bo: Person = stage.bo
    organisers = next(one for one in stage.sandbox.world.guild.roles.values() if one.name == "Organisers")
    stage.sandbox.world.guild.members[bo.id].role_ids.append(organisers.id)
    assert (await bo.slash("/mod hold", post="shortlisted")).text.startswith("✅ Zurückgehalten.")
    assert "**Zurückgehalten: nicht im Feed, bis ihr entscheidet**" in (await bo.slash("/mod list")).text
