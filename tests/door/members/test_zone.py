"""`/me zone`: a member's days are meant where they live."""

from datetime import UTC, datetime

from tests.door.conftest import Stage

LATE = datetime(2026, 11, 18, 16, 0, tzinfo=UTC)
"""Wednesday in Berlin, already Thursday in Tokyo."""


async def test_ones_own_zone_goes_before_the_servers(stage: Stage) -> None:
    stage.sandbox.clock.move_to(LATE)
    assert "17 November 2026" in (await stage.ada.slash("/fail", line="One", date="yesterday")).text
    told = await stage.ada.slash("/me zone", zone="Asia/Tokyo")
    assert told.ephemeral
    assert told.text.endswith("meant in **Asia/Tokyo** from now on. It is 01:00 there.")
    assert "18 November 2026" in (await stage.ada.slash("/fail", line="Two", date="yesterday")).text
    assert "18 November 2026" in (await stage.ada.slash("/fail", line="Three", date="yesterday", dm=True)).text
    assert "17 November 2026" in (await stage.chen.slash("/fail", line="One", date="yesterday")).text


async def test_zones_are_offered_while_one_types_and_the_way_back(stage: Stage) -> None:
    offered = await stage.ada.autocomplete("/me zone", option="zone", typed="berlin")
    assert [(one.name, one.value) for one in offered] == [
        ("Europe/Berlin", "Europe/Berlin"),
        ("As the server where I am", "server"),
    ]
    assert len(await stage.ada.autocomplete("/me zone", option="zone", typed="america")) == 25


async def test_a_city_is_enough_where_only_one_zone_has_it(stage: Stage) -> None:
    assert "**Asia/Tokyo**" in (await stage.ada.slash("/me zone", zone="tokyo")).text


async def test_an_unknown_zone_is_refused_kindly(stage: Stage) -> None:
    refused = await stage.ada.slash("/me zone", zone="@everyone/Olympus")
    assert refused.text.startswith("“@\u200beveryone/Olympus” is no time zone that Cork knows.")


async def test_it_can_be_left_to_the_server_again(stage: Stage) -> None:
    stage.sandbox.clock.move_to(LATE)
    await stage.ada.slash("/me zone", zone="Asia/Tokyo")
    told = await stage.ada.slash("/me zone", zone="server")
    assert told.text.endswith("follows **Europe/Berlin**, where it is 17:00.")
    assert "17 November 2026" in (await stage.ada.slash("/fail", line="One", date="yesterday")).text
    typed = await stage.bo.slash("/me zone", zone="Wie der Server, auf dem ich bin")
    assert "**Europe/Berlin**" in typed.text
