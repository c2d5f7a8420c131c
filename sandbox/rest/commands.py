"""Registering commands, everywhere and in one server."""

from sandbox.form import Faults, Json
from sandbox.refused import Reason, Refused
from sandbox.rest.call import NOTHING, Answer, Call, Route
from sandbox.world.command_form import MOST_BY_TYPE, read_command, read_commands
from sandbox.world.commands import Command, CommandType
from sandbox.world.events import CommandsChanged

CREATED = 201


def _shelf(call: Call) -> int | None:
    if call.ids["application_id"] != call.world.application_id:
        raise Refused(Reason.NOT_AUTHORIZED_FOR_APPLICATION)
    number = call.ids.get("guild_id")
    if number is not None and (
        number not in call.world.guilds or call.world.bot_user.id not in call.world.guilds[number].members
    ):
        raise Refused(Reason.MISSING_ACCESS)
    return number


def _written(command: Command, *, localized: bool = True) -> Json:
    if localized:
        return command.data
    return {name: value for name, value in command.data.items() if not name.endswith("_localizations")}


def _list(call: Call) -> Answer:
    localized = call.asks("with_localizations")
    return Answer(200, [_written(command, localized=localized) for command in call.world.commands.of(_shelf(call))])


def _replace_all(call: Call) -> Answer:
    shelf = _shelf(call)
    commands = call.world.commands.replace_all(shelf, read_commands(call.body))
    call.world.publish(CommandsChanged(shelf))
    return Answer(200, [_written(command) for command in commands])


def _create(call: Call) -> Answer:
    shelf = _shelf(call)
    faults = Faults()
    form = read_command(call.body, (), faults)
    faults.settle()
    kind = CommandType(form["type"])
    others = [command for command in call.world.commands.of(shelf) if command.kind is kind]
    known = any(command.name == form["name"] for command in others)
    if not known and len(others) >= MOST_BY_TYPE[kind]:
        raise Refused(Reason.TOO_MANY_COMMANDS)
    command = call.world.commands.keep(shelf, form)
    call.world.publish(CommandsChanged(shelf))
    return Answer(200 if known else CREATED, _written(command))


def _get(call: Call) -> Answer:
    return Answer(200, _written(call.world.commands.find(_shelf(call), call.ids["command_id"])))


def _delete(call: Call) -> Answer:
    shelf = _shelf(call)
    call.world.commands.drop(call.world.commands.find(shelf, call.ids["command_id"]))
    call.world.publish(CommandsChanged(shelf))
    return NOTHING


ROUTES = tuple(
    Route(method, f"/applications/{{application_id}}{place}/commands{rest}", handler)
    for place in ("", "/guilds/{guild_id}")
    for method, rest, handler in (
        ("GET", "", _list),
        ("PUT", "", _replace_all),
        ("POST", "", _create),
        ("GET", "/{command_id}", _get),
        ("DELETE", "/{command_id}", _delete),
    )
)
