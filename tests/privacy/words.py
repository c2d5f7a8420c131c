"""What a member writes, so that it can be found again wherever it went."""

SECRET = "sesame"
"""Stands in every text that a member writes here."""

WORDS = (
    *("line", "counted", "anonymous", "section", "story", "own version", "undecided", "toast", "scope", "answer"),
    *("unnamed", "content note"),
    *("unnamed answer", "undecided answer"),
    *("note", "undecided note"),
    *("became", "ask", "ask section", "ask story", "happened", "reasonable", "hands", "remains", "onward", "feedback"),
    *("situation", "mine", "did", "result", "differently", "name", "intro", "topic", "topic not offered", "note"),
    *("prompt title", "prompt question"),
    *("party place", "party guests", "party draft", "glass"),
)
"""What there is to write, each once."""


def said(what: str, member_id: int) -> str:
    """Return how a member says something, as nobody else does."""
    if what not in WORDS:
        raise ValueError(what)
    return f"{SECRET} {what} {member_id}"


def texts(member_id: int) -> tuple[str, ...]:
    """Return everything that a member writes."""
    return tuple(said(what, member_id) for what in WORDS)
