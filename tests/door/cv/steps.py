"""What the tests of this folder do again and again."""

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Attachment


async def build(person: Person, kind: str, *, dm: bool = False, **options: str) -> Reply:
    """Ask for a file, and wait for what comes of it."""
    answer = await person.slash("/cv build", options={"format": kind, **options}, dm=dm)
    return await answer.settled()


def file_of(answer: Reply) -> Attachment:
    """Return the one file of an answer that nobody else sees."""
    assert answer.ephemeral
    (file,) = answer.files
    return file


async def text_of(person: Person, kind: str, *, dm: bool = False, **options: str) -> str:
    """Return what is in a file that is text."""
    return file_of(await build(person, kind, dm=dm, **options)).content.decode("utf-8-sig")
