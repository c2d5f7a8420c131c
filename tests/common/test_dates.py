import pytest

from cogs.common.dates import known_date


@pytest.mark.parametrize(
    ("known", "english", "german"),
    [
        ((2019, None, None), "2019", "2019"),
        ((2019, 3, None), "March 2019", "März 2019"),
        ((2019, 3, 14), "14 March 2019", "14. März 2019"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(
    known: tuple[int, int | None, int | None], english: str, german: str
) -> None:
    assert (known_date(*known, "en-US"), known_date(*known, "de")) == (english, german)
