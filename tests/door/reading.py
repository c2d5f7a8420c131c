"""What stands in the menus and forms that a member is shown."""

from sandbox.people.forms import fields_of
from sandbox.people.person import Person
from sandbox.world.message import Message
from sandbox.world.words import walk


def value_of(message: Message | None, label: str) -> str:
    """Return what stands for a choice of a menu."""
    assert message is not None
    return next(
        str(option["value"])
        for menu in walk(message.components)
        for option in menu.get("options", ())
        if option["label"] == label
    )


def values_of(message: Message | None) -> list[str]:
    """Return what stands for the choices of a message's menus."""
    assert message is not None
    return [str(option["value"]) for menu in walk(message.components) for option in menu.get("options", ())]


def in_the_form(person: Person) -> dict[str, object]:
    """Return what stands in the fields of the form that is open."""
    assert person.last_modal is not None
    return {field["custom_id"]: field.get("value") or "" for _, field in fields_of(person.last_modal)}
