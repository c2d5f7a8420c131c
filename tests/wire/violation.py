"""What is wrong with a body, told so that one finds the place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jsonschema_rs import ValidationError, ValidationErrorKind

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where the wire and Discord's document disagree."""

    where: str
    """`POST /channels/{channel_id}/messages` or `INTERACTION_CREATE`"""
    side: str
    """`request`, `answer` or `event`"""
    pointer: str
    """JSON Pointer into the body; empty for the body itself"""
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.side}{self.pointer and ' at '}{self.pointer}: {self.message}"


class WireBroken(AssertionError):
    """The wire carried something that Discord's document does not allow."""

    def __init__(self, violations: Iterable[Violation]) -> None:
        counted = Counter(map(str, violations))
        lines = (f"{line}{f' ({times} times)' if times > 1 else ''}" for line, times in counted.items())
        super().__init__("not as Discord's document says:\n  " + "\n  ".join(lines))


def explain(errors: Iterable[ValidationError]) -> Iterator[tuple[str, str]]:
    """Give pointer and message of each error, looking through unions to the alternative that was meant."""
    for error in errors:
        match error.kind:
            case (
                ValidationErrorKind.AnyOf(context=alternatives)
                | ValidationErrorKind.OneOfNotValid(context=alternatives)
            ):
                meant = min(alternatives, key=lambda branch: _distance(branch, error.instance_path), default=[])
                if all(inner.instance_path == error.instance_path and _is_about_kind(inner) for inner in meant):
                    yield _pointer(error.instance_path), _shortened(error.message)
                else:
                    yield from explain(meant)
            case _:
                yield _pointer(error.instance_path), _shortened(error.message)


def _distance(branch: list[ValidationError], base: list[str | int]) -> tuple[bool, bool, bool, int]:
    """Order alternatives: further are another JSON type, another `type` constant, other fields, more errors."""
    own = [error for error in branch if len(error.instance_path) == len(base)]
    other_json_type = any(_is_about_kind(error) for error in own)
    other_constant = any(list(error.instance_path[len(base) :]) == ["type"] for error in branch)
    return other_json_type, other_constant, bool(own), len(branch)


def _is_about_kind(error: ValidationError) -> bool:
    return error.kind.name in {"type", "const", "enum"}


def _pointer(path: list[str | int]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _shortened(message: str) -> str:
    if len(message) <= _LONGEST:
        return message
    half = _LONGEST // 2
    return f"{message[:half]} … {message[-half:]}"
