"""What somebody does on the page, carried out as a person of the sandbox."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sandbox.form import Json
from sandbox.page.moments import Jump, after, wall
from sandbox.page.troubles import Trouble, cause
from sandbox.people.person import Person
from sandbox.people.reply import NoAnswer, NotPossible, Reply
from sandbox.refused import Reason, Refused
from sandbox.world.commands import CommandType
from sandbox.world.events import MessageEdited
from sandbox.world.files import Upload
from sandbox.world.interaction import Modal
from sandbox.world.message import Message, User
from sandbox.world.model import Channel

if TYPE_CHECKING:
    from sandbox.server import Sandbox

_STRETCHES = ("minutes", "hours", "days", "weeks")


class Deed(StrEnum):
    """What the page can ask for."""

    SLASH = "slash"
    AUTOCOMPLETE = "autocomplete"
    PRESS = "press"
    SELECT = "select"
    SUBMIT = "submit"
    CONTEXT = "context"
    SAY = "say"
    DELETE = "delete"
    DISMISS = "dismiss"
    CLOCK = "clock"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of the page: who does what, with which fields and files."""

    person: Person
    deed: Deed
    fields: Mapping[str, Any]
    files: Mapping[str, list[Upload]]


@dataclass(slots=True)
class Stage:
    """The page's own memory: forms that are open, and ephemeral messages that somebody dismissed."""

    sandbox: "Sandbox"
    modals: dict[str, Modal] = field(default_factory=dict)
    dismissed: dict[int, set[int]] = field(default_factory=dict)

    def dismissed_by(self, user: User) -> set[int]:
        """Return the ids of the ephemeral messages that a person does not want to see any more."""
        return self.dismissed.setdefault(user.id, set())

    async def perform(self, asked: Asked) -> Json:
        """Carry out a deed; the answer says whether it worked, and what to show if not."""
        try:
            return {"ok": True, **await self._perform(asked)}
        except NoAnswer:
            return {"ok": False, "error": "no-answer", "says": "The application did not respond"}
        except NotPossible as impossible:
            return {"ok": False, "error": "refused", "says": sentence(str(impossible))}
        except Refused as refused:
            return {"ok": False, "error": "refused", "says": in_words(refused)}

    async def _perform(self, asked: Asked) -> Json:
        match asked.deed:
            case Deed.SLASH | Deed.PRESS | Deed.SELECT | Deed.SUBMIT | Deed.CONTEXT:
                return self._shown(await self._ask_the_bot(asked))
            case Deed.AUTOCOMPLETE:
                return await self._suggest(asked)
            case Deed.SAY | Deed.DELETE | Deed.DISMISS | Deed.CLOCK | Deed.TROUBLE:
                await self._do(asked)
                return {}

    async def _ask_the_bot(self, asked: Asked) -> Reply:
        person, fields = asked.person, asked.fields
        match asked.deed:
            case Deed.SLASH:
                options = {**self._values(fields["options"]), **{name: files[0] for name, files in asked.files.items()}}
                return await person.slash(f"/{fields['name']}", where=self._channel(asked), options=options)
            case Deed.PRESS:
                return await person.press(custom_id=fields["custom_id"], on=self._message(asked))
            case Deed.SELECT:
                chosen = [self._value(value) for value in fields["values"]]
                return await person.select(fields["custom_id"], chosen, on=self._message(asked))
            case Deed.SUBMIT:
                values = {**self._values(fields["values"]), **asked.files}
                return await person.submit(self.modals[fields["modal"]], **values)
            case _:
                return await self._context(asked)

    async def _do(self, asked: Asked) -> None:
        match asked.deed:
            case Deed.SAY:
                await asked.person.say(asked.fields["content"], channel=self._channel(asked))
            case Deed.DELETE:
                await asked.person.delete(self._message(asked))
            case Deed.DISMISS:
                self._dismiss(asked)
            case Deed.CLOCK:
                self._move_clock(asked.fields)
            case _:
                await cause(self.sandbox, Trouble(asked.fields["kind"]), self._channel(asked))

    async def _suggest(self, asked: Asked) -> Json:
        fields = asked.fields
        choices = await asked.person.autocomplete(
            f"/{fields['name']}",
            option=fields["option"],
            typed=fields["typed"],
            where=self._channel(asked),
            options=self._values(fields["options"]),
        )
        return {"choices": [{"name": choice.name, "value": choice.value} for choice in choices]}

    async def _context(self, asked: Asked) -> Reply:
        book, guild = self.sandbox.world.commands, self.sandbox.world.guild
        number = int(asked.fields["command"])
        command = next((one for one in [*book.of(None), *book.of(guild.id)] if one.id == number), None)
        if command is None:
            raise Refused(Reason.UNKNOWN_COMMAND)
        target: Message | User
        if command.kind is CommandType.MESSAGE:
            target = self._find(int(asked.fields["target"]))
        else:
            target = self.sandbox.world.user(int(asked.fields["target"]))
        return await asked.person.context(command.name, target)

    def _dismiss(self, asked: Asked) -> None:
        message = self._message(asked)
        reader = asked.person.user
        self.dismissed_by(reader).add(message.id)
        self.sandbox.world.publish(MessageEdited(message))

    def _move_clock(self, fields: Mapping[str, Any]) -> None:
        clock, zone = self.sandbox.clock, ZoneInfo(fields["zone"])
        if "to" in fields:
            clock.move_to(wall(fields["to"], zone))
            return
        by = dict(fields["by"])
        stretch = timedelta(**{name: by.pop(name) for name in _STRETCHES if name in by})
        clock.move_to(after(clock.now(), Jump(by=stretch, **by), zone))

    def _shown(self, reply: Reply) -> Json:
        """Tell of the form that came back, if one did; everything else appears as messages."""
        if reply.modal is None:
            return {}
        modal = reply.modal
        number = str(modal.interaction.id)
        self.modals[number] = modal
        return {"modal": {"id": number, "title": modal.title, "components": modal.components}}

    def _values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._value(value) for name, value in given.items()}

    def _value(self, given: Any) -> Any:
        """Return what a chosen thing is: the page names members, roles and channels as {"id": "…"}."""
        if isinstance(given, list):
            return [self._value(one) for one in given]
        if not isinstance(given, dict):
            return given
        number, world = int(given["id"]), self.sandbox.world
        found = world.guild.roles.get(number) or world.channels.get(number)
        return found or world.user(number)

    def _channel(self, asked: Asked) -> Channel:
        return self.sandbox.world.channel(int(asked.fields["channel"]))

    def _message(self, asked: Asked) -> Message:
        return self._find(int(asked.fields["message"]))

    def _find(self, number: int) -> Message:
        for channel in self.sandbox.world.channels.values():
            if (message := channel.history.get(number) or channel.ephemerals.get(number)) is not None:
                return message
        raise Refused(Reason.UNKNOWN_MESSAGE)


NEEDS: Mapping[Deed, tuple[str, ...]] = {
    Deed.SLASH: ("channel", "name", "options"),
    Deed.AUTOCOMPLETE: ("channel", "name", "option", "typed", "options"),
    Deed.PRESS: ("message", "custom_id"),
    Deed.SELECT: ("message", "custom_id", "values"),
    Deed.SUBMIT: ("modal", "values"),
    Deed.CONTEXT: ("channel", "command", "target"),
    Deed.SAY: ("channel", "content"),
    Deed.DELETE: ("message",),
    Deed.DISMISS: ("message",),
    Deed.CLOCK: ("zone",),
    Deed.TROUBLE: ("kind", "channel"),
}
"""The fields that each deed cannot do without."""


def sentence(text: str) -> str:
    """Return a fault as a sentence of its own."""
    return f"{text[:1].upper()}{text[1:]}."


def in_words(refused: Refused) -> str:
    """Return what Discord refused, with the first fault it found in a form."""
    faults = list(_faults(refused.errors or {}))
    return f"{refused.message}: {faults[0]}" if faults else refused.message


def _faults(tree: Mapping[str, Any]) -> Iterator[str]:
    for name, branch in tree.items():
        if name == "_errors":
            yield from (fault["message"] for fault in branch)
        elif isinstance(branch, Mapping):
            yield from _faults(branch)
