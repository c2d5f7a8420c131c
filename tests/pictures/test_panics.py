"""Rust's panics are no Exception in Python, and must end in the error door all the same."""

import pytest

from bot.pictures.compiling import panics_as_errors


class PanicException(BaseException):
    """Named as pyo3 names it, which has no module that one could import it from."""


def test_a_panic_of_typst_is_an_error_like_any_other() -> None:
    with pytest.raises(RuntimeError, match="panicked"), panics_as_errors():
        raise PanicException


def test_what_ends_the_process_still_does() -> None:
    with pytest.raises(KeyboardInterrupt), panics_as_errors():
        raise KeyboardInterrupt
