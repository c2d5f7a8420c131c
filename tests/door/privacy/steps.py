"""What members do about their data."""

from sandbox.people.person import Person


async def erase(person: Person) -> None:
    """Erase everything."""
    await person.slash("/privacy erase")
    await person.press("Erase everything")
