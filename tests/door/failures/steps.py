"""What the tests of this folder do again and again."""

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.acting import act
from sandbox.world.interaction import InteractionType
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.waiting import until_kept

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
BUTTON, TEXT_INPUT, LABEL = 2, 4, 18


async def own_id(person: Person, words: str) -> str:
    """Return the id of a member's failure, as autocomplete hands it over."""
    (choice,) = await person.autocomplete("/failures show", option="failure", typed=words)
    return str(choice.value)


async def listed(person: Person) -> list[str]:
    """Return the lines of a member's list, its heading first."""
    return (await person.slash("/failures list")).text.split("\n")


async def forged_press(stage: Stage, person: Person, message: Message, custom_id: str) -> Reply:
    """Press a button that no message of this member has, as a tampered client can."""
    data = {"component_type": BUTTON, "custom_id": custom_id, "id": 1}
    place = stage.sandbox.world.channel(message.channel_id)
    made = act(stage.sandbox.world, InteractionType.COMPONENT, person.user, place, data, message=message)
    await stage.sandbox.until(lambda: made.answered)
    return Reply(stage.sandbox.world, made)


async def forged_form(stage: Stage, person: Person, message: Message, custom_id: str, **fields: str) -> Reply:
    """Send another form in the place of the one that this member has just opened from a message."""
    parts = [
        {
            "type": LABEL,
            "id": 2 * at,
            "component": {"type": TEXT_INPUT, "id": 2 * at + 1, "custom_id": name, "value": value},
        }
        for at, (name, value) in enumerate(fields.items(), start=1)
    ]
    data = {"custom_id": custom_id, "components": parts}
    place = stage.sandbox.world.channel(message.channel_id)
    cause = person.last_interaction
    made = act(
        stage.sandbox.world, InteractionType.MODAL_SUBMIT, person.user, place, data, message=message, cause=cause
    )
    await stage.sandbox.until(lambda: made.answered)
    return Reply(stage.sandbox.world, made)


async def share_by_name(stage: Stage, person: Person, line: str) -> Message:
    """Log and share in one step, and return the card once it stands."""
    standing = len(stage.channel("cv-of-failures"))
    receipt = await person.slash("/fail", line=line, share="named")
    await stage.sandbox.until(lambda: receipt.followups)
    await person.press("Post", on=receipt.followups[0])
    return (await stage.posted("cv-of-failures", standing + 1))[-1]


def message_of(reply: Reply) -> Message:
    """Return the message that an answer is."""
    assert reply.message is not None
    return reply.message


async def post_by_name(stage: Stage, person: Person, line: str) -> None:
    """Share a failure by name, until Cork knows where the card stands."""
    await share_by_name(stage, person, line)
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE state = 'posted'"))
