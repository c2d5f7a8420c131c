from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

TOAST_LIMIT = 140
CARE_LIMIT = 1000
CHOICES = 25
"""Discord shows at most this many choices of an autocomplete."""
_FREQUENT = (
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Zurich",
    "Europe/Vienna",
    "Europe/Paris",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
)


@dataclass(frozen=True, slots=True)
class Guild:
    """What a server's organisers set up; an empty `toast` or `care` means the catalogue's own words.

    `anonymous` allows shares without a name, `vetting` has moderators see every share before it is posted.
    """

    id: int
    locale: str = "en-US"
    zone: str = "UTC"
    feed_channel: int | None = None
    feed_pause: str | None = None
    party_channel: int | None = None
    moderator_role: int | None = None
    toast: str = ""
    care: str = ""
    anonymous: bool = False
    vetting: bool = False


def zone_named(typed: str) -> str | None:
    """Return the IANA zone that somebody typed, in its proper spelling, or None if there is no such zone."""
    return _spellings().get(_plain(typed))


def zones_like(typed: str) -> list[str]:
    """Return at most 25 IANA zones whose names contain every typed word, the closest first."""
    wanted = _plain(typed)
    if not wanted:
        return list(_FREQUENT)
    found = [(plain, zone) for plain, zone in _spellings().items() if all(word in plain for word in wanted.split())]
    found.sort(key=lambda pair: (pair[0] != wanted, not _has_word_starting_with(pair[0], wanted), pair))
    return [zone for _, zone in found[:CHOICES]]


def _has_word_starting_with(plain: str, wanted: str) -> bool:
    return f" {wanted}" in f" {plain}"


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("/", " ").replace("_", " ").split())


@cache
def _spellings() -> dict[str, str]:
    """Map each zone's plain name to its spelling; the zone database is read once."""
    return {_plain(zone): zone for zone in sorted(available_timezones())}
