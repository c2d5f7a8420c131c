"""Bringing files, as members do."""

from pathlib import Path

from sandbox.people.looking import find_button
from sandbox.people.person import Person
from sandbox.people.reply import Reply

LAYOUTS = Path(__file__).parents[2] / "imports" / "layouts"
ONE = "Line,Date\nA polite no,2024-03\n"


def layout(name: str) -> tuple[str, bytes]:
    """Return a file as one of the places writes it where people keep track of their rejections."""
    return name, (LAYOUTS / name).read_bytes()


async def brings(person: Person, name: str, content: str | bytes, *, dm: bool = False) -> Reply:
    """Bring a file, and return the dry run."""
    file = (name, content.encode() if isinstance(content, str) else content)
    return await (await person.slash("/cv import", file=file, dm=dm)).settled()


async def imports(person: Person, name: str, content: str | bytes, *, dm: bool = False) -> Reply:
    """Bring a file, press the first button, and return what it says."""
    dry_run = await brings(person, name, content, dm=dm)
    return await (await person.press(dry_run.buttons[0], on=dry_run.message)).settled()


def custom_id(person: Person, reply: Reply, label: str) -> str:
    """Return what a button is known by, to press it where it does not stand any more."""
    _, found = find_button(person, label, None, reply.message)
    return str(found["custom_id"])
