"""A member whom tests and the page act as."""

from collections.abc import Mapping
from typing import Any

from sandbox.form import Json
from sandbox.payload.messages import message as written_message
from sandbox.people import looking
from sandbox.people.forms import fill_form, resolve
from sandbox.people.onlooker import USUAL_CHANNEL, Onlooker, Place
from sandbox.people.options import Filling, descend, fill, find_channel, find_user, wrap
from sandbox.people.reply import FIRST_ANSWER, NoAnswer, NotPossible, Reply, wait_for
from sandbox.world.acting import act
from sandbox.world.commands import Command, CommandType
from sandbox.world.components import SELECTS, ButtonStyle, ComponentType
from sandbox.world.interaction import Choice, Interaction, InteractionType, Modal
from sandbox.world.message import Message, User
from sandbox.world.model import Channel, Member
from sandbox.world.world import World


class Person(Onlooker):
    """Act and look as one member; every deed waits for the bot's first answer."""

    def __init__(self, world: World, member: Member) -> None:
        super().__init__(world, member)
        self.last_interaction: Interaction | None = None
        self.last_modal: Modal | None = None

    # commands

    async def slash(
        self,
        command: str,
        /,
        *,
        where: Place | None = None,
        dm: bool = False,
        deadline: float = FIRST_ANSWER,
        options: Mapping[str, Any] | None = None,
        **by_name: Any,
    ) -> Reply:
        """Call a slash command such as "/failures list", with its options by name.

        `channel=` is the place too unless the command has an option of that name; `where=` always is the place.
        """
        found, wanted, way = self._command(command)
        given = {**by_name, **(options or {})}
        place = self._place(where, wanted, given, dm=dm)
        self._check_may_call(found, place)
        filling = self._filling(place)
        filled = wrap(fill(filling, wanted, given), way)
        data = self._command_data(found, filling, options=filled)
        name = " ".join([found.name, *(name for _, name in way)])
        return await self._do(InteractionType.COMMAND, place, data, deadline, name=name)

    async def autocomplete(
        self,
        command: str,
        /,
        *,
        option: str,
        typed: str,
        where: Place | None = None,
        dm: bool = False,
        deadline: float = FIRST_ANSWER,
        options: Mapping[str, Any] | None = None,
        **by_name: Any,
    ) -> list[Choice]:
        """Type into an option and return what the bot suggests."""
        found, wanted, way = self._command(command)
        if not any(one["name"] == option and one.get("autocomplete") for one in wanted):
            raise NotPossible(f"the option {option} has no autocomplete")
        given = {**by_name, **(options or {})}
        place = self._place(where, wanted, given, dm=dm)
        self._check_may_call(found, place)
        filling = self._filling(place)
        filled = wrap(fill(filling, wanted, {**given, option: typed}, focused=option), way)
        data = self._command_data(found, filling, options=filled)
        reply = await self._do(InteractionType.AUTOCOMPLETE, place, data, deadline, name=found.name)
        return reply.choices

    async def context(self, command: str, target: Message | User | Member, *, deadline: float = FIRST_ANSWER) -> Reply:
        """Choose an entry of a message's or member's context menu."""
        on_message = isinstance(target, Message)
        kind = CommandType.MESSAGE if on_message else CommandType.USER
        found = self.world.commands.named(kind, command, self.guild.id)
        if found is None:
            raise NotPossible(f'there is no entry "{command}" in the context menu')
        if isinstance(target, Message):
            place = self.world.channel(target.channel_id)
            self._check_sees(target)
        else:
            place = self._place(None, [], {}, dm=False)
        self._check_may_call(found, place)
        filling = self._filling(place)
        if isinstance(target, Message):
            number = target.id
            filling.resolve("messages", number, written_message(self.world, target, handed_over=True))
        else:
            number = find_user(self.world, self.guild, target).id
            filling.resolve_user(target)
        data = self._command_data(found, filling, target_id=str(number))
        return await self._do(InteractionType.COMMAND, place, data, deadline, name=found.name)

    def _command(self, text: str) -> tuple[Command, list[Json], list[tuple[int, str]]]:
        name, *path = text.removeprefix("/").split()
        found = self.world.commands.named(CommandType.CHAT_INPUT, name, self.guild.id)
        if found is None:
            raise NotPossible(f"there is no command /{name}")
        wanted, way = descend(found, path)
        return found, wanted, way

    def _command_data(self, found: Command, filling: Filling, **more: Any) -> Json:
        data: Json = {"id": str(found.id), "type": int(found.kind), "name": found.name, **more}
        if found.guild_id is not None:
            data["guild_id"] = str(found.guild_id)
        if filling.resolved:
            data["resolved"] = filling.resolved
        return data

    def _place(self, where: Place | None, wanted: list[Json], given: dict[str, Any], *, dm: bool) -> Channel:
        if dm:
            return self.world.open_dm(self.user)
        if where is None and "channel" in given and not any(one["name"] == "channel" for one in wanted):
            where = given.pop("channel")
        return find_channel(self.world, self.guild, where or USUAL_CHANNEL)

    def _filling(self, place: Channel) -> Filling:
        return Filling(self.world, self.user, place, None if place.is_dm else self.guild)

    def _check_may_call(self, command: Command, place: Channel) -> None:
        looking.check_may_call(self.world, self.user, command, place)

    # components and forms

    async def press(
        self,
        label: str | None = None,
        *,
        custom_id: str | None = None,
        on: Message | None = None,
        deadline: float = FIRST_ANSWER,
    ) -> Reply:
        """Press a button, by label or custom id; on the newest message that has one unless told otherwise."""
        message, button = looking.find_button(self, label, custom_id, on)
        if button.get("disabled"):
            raise NotPossible(f"the button {label or custom_id} is disabled")
        if button["style"] in (ButtonStyle.LINK, ButtonStyle.PREMIUM):
            raise NotPossible("such a button tells the bot nothing")
        data = {"component_type": int(ComponentType.BUTTON), "custom_id": button["custom_id"], "id": button["id"]}
        return await self._touch(message, data, deadline)

    async def select(
        self, which: str, values: list[Any], *, on: Message | None = None, deadline: float = FIRST_ANSWER
    ) -> Reply:
        """Choose in a select, found by placeholder or custom id."""
        message, menu = looking.find_select(self, which, on)
        if menu.get("disabled"):
            raise NotPossible(f"the select {which} is disabled")
        if not menu["min_values"] <= len(values) <= menu["max_values"]:
            raise NotPossible(f"the select {which} takes {menu['min_values']} to {menu['max_values']} values")
        filling = self._filling(self.world.channel(message.channel_id))
        kind = ComponentType(menu["type"])
        if kind is ComponentType.STRING_SELECT:
            offered = [option["value"] for option in menu["options"]]
            if any(value not in offered for value in values):
                raise NotPossible(f"the select {which} offers {offered}")
            chosen = [str(value) for value in values]
        else:
            chosen = [resolve(filling, kind, value) for value in values]
        data: Json = {"component_type": int(kind), "custom_id": menu["custom_id"], "id": menu["id"], "values": chosen}
        if kind in SELECTS - {ComponentType.STRING_SELECT}:
            data["resolved"] = filling.resolved
        return await self._touch(message, data, deadline)

    async def _touch(self, message: Message, data: Json, deadline: float) -> Reply:
        self._check_sees(message)
        place = self.world.channel(message.channel_id)
        return await self._do(InteractionType.COMPONENT, place, data, deadline, message=message)

    async def submit(
        self,
        modal: Modal | None = None,
        /,
        *,
        deadline: float = FIRST_ANSWER,
        values: Mapping[str, Any] | None = None,
        **by_name: Any,
    ) -> Reply:
        """Fill in and send a form, the one shown last unless told otherwise; fields by custom id or label."""
        form = modal or self.last_modal
        if form is None:
            raise NotPossible("no form is open")
        cause = form.interaction
        filling = self._filling(cause.channel)
        data: Json = {
            "custom_id": form.custom_id,
            "components": fill_form(filling, form, {**by_name, **(values or {})}),
        }
        if filling.resolved:
            data["resolved"] = filling.resolved
        kind = InteractionType.MODAL_SUBMIT
        reply = await self._do(kind, cause.channel, data, deadline, message=cause.message, cause=cause)
        if form is self.last_modal:
            self.last_modal = None
        return reply

    async def _do(
        self,
        kind: InteractionType,
        place: Channel,
        data: Json,
        deadline: float,
        *,
        name: str = "",
        message: Message | None = None,
        cause: Interaction | None = None,
    ) -> Reply:
        interaction = act(self.world, kind, self.user, place, data, name=name, message=message, cause=cause)
        self.last_interaction = interaction
        if not await wait_for(self.world, lambda: interaction.answered, deadline):
            raise NoAnswer(interaction)
        if interaction.modal is not None:
            self.last_modal = interaction.modal
        return Reply(self.world, interaction)
