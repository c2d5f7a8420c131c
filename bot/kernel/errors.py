"""Errors that carry a key of the catalogue and its values, never wording."""


class CorkError(Exception):
    """Something that is told to a person in their own language, by `say(error.key, locale, **error.values)`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.typed = ""
        """What the member had typed, where it would otherwise be lost: it comes back with the sentence."""


class Refused(CorkError):
    """What a member asked for cannot be done, and the sentence behind the key says what to do instead."""


class StartRefused(CorkError):
    """The process must not start, and the sentence behind the key tells the operator why."""
