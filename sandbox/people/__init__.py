"""The members of the sandbox as Python objects."""

from sandbox.people.person import Person
from sandbox.people.reply import NoAnswer, NotPossible, Reply

__all__ = ["NoAnswer", "NotPossible", "Person", "Reply"]
