from typing import Any

import pytest

from sandbox.form import Json
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


def command(name: str = "fail", **more: Any) -> Json:
    return {"name": name, "description": "Log a failure", "type": 1, **more}


def option(name: str = "line", kind: int = 3, **more: Any) -> Json:
    return {"name": name, "description": "An option", "type": kind, **more}


def way(sandbox: Sandbox, guild: bool = False) -> str:  # noqa: FBT001, FBT002 — reads well where it is called
    place = f"/guilds/{sandbox.world.guild.id}" if guild else ""
    return f"/applications/{sandbox.world.application_id}{place}/commands"


@pytest.mark.parametrize(
    ("commands", "faults"),
    [
        ([command("Fail")], {"0.name": "APPLICATION_COMMAND_INVALID_NAME"}),
        ([command("two words")], {"0.name": "APPLICATION_COMMAND_INVALID_NAME"}),
        ([command("x" * 33)], {"0.name": "APPLICATION_COMMAND_INVALID_NAME"}),
        ([command(description="")], {"0.description": "BASE_TYPE_REQUIRED"}),
        ([command(description="x" * 101)], {"0.description": "BASE_TYPE_BAD_LENGTH"}),
        ([command(description_localizations={"xx": "y"})], {"0.description_localizations.xx": "BASE_TYPE_CHOICES"}),
        (
            [command(name_localizations={"de": "Nicht gut"})],
            {"0.name_localizations.de": "APPLICATION_COMMAND_INVALID_NAME"},
        ),
        ([command(), command()], {"1.name": "APPLICATION_COMMANDS_DUPLICATE_NAME"}),
        ([command(options=[option(str(n)) for n in range(26)])], {"0.options": "BASE_TYPE_MAX_LENGTH"}),
        (
            [command(options=[option(), option()])],
            {"0.options.1.name": "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"},
        ),
        (
            [command(options=[option("a", name_localizations={"de": "b"}), option("b")])],
            {"0.options.0.name_localizations.de": "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"},
        ),
        (
            [command(options=[option(n, 1, name_localizations={"de": "gleich"}) for n in "ab"])],
            {
                f"0.options.{n}.name_localizations.de": "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"
                for n in range(2)
            },
        ),
        (
            [command(options=[option("a"), option("b", required=True)])],
            {"0.options.1": "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
        ),
        ([command(options=[option(kind=1), option("b")])], {"0.options": "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"}),
        (
            [command(options=[option(choices=[{"name": "x", "value": 1}])])],
            {"0.options.0.choices.0.value": "UNION_TYPE_CHOICES"},
        ),
        (
            [command(options=[option(choices=[{"name": str(n), "value": str(n)} for n in range(26)])])],
            {"0.options.0.choices": "BASE_TYPE_MAX_LENGTH"},
        ),
        (
            [command(options=[option(autocomplete=True, choices=[{"name": "x", "value": "y"}])])],
            {"0.options.0.autocomplete": "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES"},
        ),
        (
            [command(options=[option(choices=[{"name": "x", "value": "1"}, {"name": "x", "value": "2"}])])],
            {"0.options.0.choices.1.name": "APPLICATION_COMMAND_OPTIONS_CHOICES_NAME_EXISTS"},
        ),
        ([command(options=[option(max_length=6001)])], {"0.options.0.max_length": "NUMBER_TYPE_MAX"}),
        ([command(contexts=[0, 0])], {"0.contexts.1": "SET_TYPE_ALREADY_CONTAINS_VALUE"}),
        ([command(contexts=[])], {"0.contexts": "BASE_TYPE_BAD_LENGTH"}),
        ([command(integration_types=[2])], {"0.integration_types.0": "BASE_TYPE_CHOICES"}),
        ([command(default_permission=True)], {"0.default_permission": "UNKNOWN_FIELD"}),
        (
            [
                command(
                    options=[
                        option(f"o{n}", 1, options=[option(f"{n}x{m}", description="d" * 100) for m in range(25)])
                        for n in range(4)
                    ]
                )
            ],
            {"0": "APPLICATION_COMMAND_TOO_LARGE"},
        ),
        ([{"name": "x" * 33, "type": 3}], {"0.name": "BASE_TYPE_BAD_LENGTH"}),
    ],
)
async def test_a_command_that_discord_refuses(
    api: Api, sandbox: Sandbox, commands: list[Json], faults: dict[str, str]
) -> None:
    said = await api.put(way(sandbox), commands)
    assert (said.status, said.faults) == (400, faults)
    assert sandbox.world.commands.of(None) == []


async def test_sixteen_menu_commands_are_too_many(api: Api, sandbox: Sandbox) -> None:
    menus = [{"name": f"Menu {n}", "type": 3} for n in range(16)]
    assert (await api.put(way(sandbox), menus)).status == 400
    assert (await api.put(way(sandbox), menus[:15])).status == 200


async def test_registered_commands_come_back_with_ids_that_stay(api: Api, sandbox: Sandbox) -> None:
    first = (await api.put(way(sandbox), [command(), command("cv")])).body
    again = (await api.put(way(sandbox), [command(description="Better words"), {"name": "Add it", "type": 3}])).body
    assert again[0]["id"] == first[0]["id"]
    assert again[0]["version"] != first[0]["version"]
    assert (again[0]["integration_types"], again[0]["contexts"]) == ([0, 1], None)
    assert again[1]["description"] == ""
    assert [one["name"] for one in (await api.get(way(sandbox))).body] == ["fail", "Add it"]


async def test_localized_names_of_one_language_each_are_no_clash(api: Api, sandbox: Sandbox) -> None:
    options = [option("a", name_localizations={"de": "eins"}), option("b", name_localizations={"fr": "eins"})]
    assert (await api.put(way(sandbox), [command(options=options)])).status == 200


async def test_unchanged_commands_keep_their_version(api: Api, sandbox: Sandbox) -> None:
    first = (await api.put(way(sandbox), [command()])).body
    assert (await api.put(way(sandbox), [command()])).body == first


async def test_a_server_has_commands_of_its_own(api: Api, sandbox: Sandbox) -> None:
    said = await api.post(way(sandbox, guild=True), command("here"))
    assert (said.status, said.body["guild_id"]) == (201, str(sandbox.world.guild.id))
    assert (await api.post(way(sandbox, guild=True), command("here"))).status == 200
    assert (await api.get(way(sandbox))).body == []
    assert (await api.delete(f"{way(sandbox, guild=True)}/{said.body['id']}")).status == 204
    assert (await api.get(f"{way(sandbox, guild=True)}/{said.body['id']}")).code == 10063


async def test_another_applications_commands_are_not_ours(api: Api) -> None:
    said = await api.put("/applications/1/commands", [])
    assert (said.status, said.code) == (403, 20012)


async def test_two_hundred_new_commands_a_day_are_the_end(api: Api, sandbox: Sandbox) -> None:
    for batch in range(2):
        names = [command(f"c{batch}x{number}") for number in range(100)]
        assert (await api.put(way(sandbox), names)).status == 200
    said = await api.put(way(sandbox), [command("one-more")])
    assert (said.status, said.code) == (400, 30034)
