"""What a member gets back from the bot."""

import asyncio
from collections.abc import Callable

from sandbox.world.components import ComponentType
from sandbox.world.events import Event, InteractionAnswered, InteractionCompleted
from sandbox.world.interaction import AnswerType, Choice, Interaction, Modal
from sandbox.world.message import Attachment, Message
from sandbox.world.words import walk
from sandbox.world.world import World

FIRST_ANSWER = 3.0


class NoAnswer(Exception):
    """The bot did not answer in time; the words are Discord's own."""

    def __init__(self, interaction: Interaction) -> None:
        super().__init__("The application did not respond")
        self.interaction = interaction


class NotPossible(Exception):
    """Discord's client or server does not let the member do this."""


async def wait_for(world: World, condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until a condition on the world holds, and say whether it came to that."""
    if condition():
        return True
    met = asyncio.Event()

    def look(event: Event) -> None:
        if isinstance(event, InteractionAnswered | InteractionCompleted) and condition():
            met.set()

    end = world.subscribe(look)
    try:
        async with asyncio.timeout(seconds):
            await met.wait()
    except TimeoutError:
        return False
    finally:
        end()
    return True


class Reply:
    """The bot's answer to one interaction, as it stands now: edits show here too."""

    def __init__(self, world: World, interaction: Interaction) -> None:
        self._world = world
        self.interaction = interaction

    @property
    def message(self) -> Message | None:
        """The message that answers: the reply, or the message that was updated."""
        original = self.interaction.original
        return None if original is None or original.deleted else original

    @property
    def followups(self) -> list[Message]:
        """The follow-ups so far."""
        return [message for message in self.interaction.followups if not message.deleted]

    @property
    def modal(self) -> Modal | None:
        """The form, if the answer is one."""
        return self.interaction.modal

    @property
    def choices(self) -> list[Choice]:
        """The suggestions of an autocomplete."""
        return self.interaction.choices

    @property
    def deferred(self) -> bool:
        """Whether the first answer was that an answer will come."""
        return self.interaction.answer in (AnswerType.DEFERRED_MESSAGE, AnswerType.DEFERRED_UPDATE)

    @property
    def text(self) -> str:
        """All visible text of the answer, labels of buttons left out."""
        return self.message.text if self.message is not None else ""

    @property
    def ephemeral(self) -> bool:
        """Whether only the member sees the answer."""
        return self.message is not None and self.message.ephemeral

    @property
    def files(self) -> list[Attachment]:
        """The files of the answer."""
        return self.message.attachments if self.message is not None else []

    @property
    def buttons(self) -> list[str]:
        """The labels of the answer's buttons (a button with an emoji only shows that)."""
        return buttons_of(self.message) if self.message is not None else []

    async def settled(self, seconds: float = 5.0) -> "Reply":
        """Wait until a deferred answer arrived, by an edit or a follow-up; return this reply."""
        if self.deferred and not await wait_for(self._world, lambda: self.interaction.deeds > 0, seconds):
            raise NoAnswer(self.interaction)
        return self


def label_of(button: dict[str, object]) -> str:
    """Return what stands on a button."""
    emoji = button.get("emoji")
    return str(button.get("label") or (emoji.get("name", "") if isinstance(emoji, dict) else ""))


def buttons_of(message: Message) -> list[str]:
    """Return the labels of a message's buttons, in order."""
    return [label_of(one) for one in walk(message.components) if one["type"] == ComponentType.BUTTON]
