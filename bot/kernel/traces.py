"""Tell where something broke without telling what with."""

from types import TracebackType

_LONGEST_CHAIN = 5


def places(error: BaseException) -> str:
    """Return the kind of an error, what caused it, and where; not its own words, which may quote private text."""
    told: list[str] = []
    link: BaseException | None = error
    while link is not None and len(told) < _LONGEST_CHAIN:
        told.append(f"{type(link).__name__} at {_trail(link.__traceback__)}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return ", from ".join(told)


def _trail(trace: TracebackType | None) -> str:
    steps = []
    while trace is not None:
        steps.append(f"{trace.tb_frame.f_code.co_filename.rpartition('site-packages/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " < ".join(reversed(steps)) or "an unknown place"
