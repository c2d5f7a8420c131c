"""Rate limits in real time, with the headers Discord sends (docs: topics/rate-limits)."""

import hashlib
import time
from dataclasses import dataclass, field

GLOBAL_A_SECOND = 50
_USUAL = (10, 1.0)
_BY_ROUTE: dict[tuple[str, str], tuple[int, float]] = {
    ("POST", "/channels/{channel_id}/messages"): (5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): (5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): (5, 1.0),
    ("GET", "/channels/{channel_id}/messages"): (5, 5.0),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"): (5, 2.0),
}
_OLD_EDITS = (3, 6.0)
_UNLIMITED = frozenset({"/interactions/{interaction_id}/{interaction_token}/callback"})


@dataclass(slots=True)
class _Window:
    limit: int
    span: float
    ends: float = 0.0
    used: int = 0

    def take(self, now: float) -> bool:
        if now >= self.ends:
            self.ends, self.used = now + self.span, 0
        if self.used >= self.limit:
            return False
        self.used += 1
        return True


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass, and the headers that say so."""

    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False


@dataclass(slots=True)
class RateLimits:
    """A window for each route and channel, server or webhook, and one for all.

    `lasting` is how long the former take, as a part of Discord's seconds; with 0 there are no limits at all.
    """

    lasting: float = 1.0
    _windows: dict[tuple[str, str, str], _Window] = field(default_factory=dict)
    _all: _Window = field(default_factory=lambda: _Window(GLOBAL_A_SECOND, 1.0))

    def check(self, method: str, template: str, major: str, *, counted: bool) -> Verdict:
        """Count a request and say whether it may pass; only `counted` routes are under the global limit."""
        if not self.lasting or template in _UNLIMITED:
            return Verdict({})
        now = time.monotonic()
        if counted and not self._all.take(now):
            wait = self._all.ends - now
            return Verdict(refusal_headers("global", wait), wait, is_global=True)
        limit, span = _BY_ROUTE.get((method, template), _USUAL)
        window = self._window((method, template, major), limit, span)
        passed = window.take(now)
        wait = max(window.ends - now, 0.001)
        headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(limit - window.used),
            "X-RateLimit-Reset": f"{time.time() + wait:.3f}",
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": hashlib.md5(f"{method} {template}".encode(), usedforsecurity=False).hexdigest(),
        }
        if passed:
            return Verdict(headers)
        return Verdict(headers | refusal_headers("user", wait), wait)

    def check_old_edit(self, channel: str) -> Verdict:
        """Count the edit of a message older than an hour; a channel takes few of them (code 30046)."""
        if not self.lasting:
            return Verdict({})
        now = time.monotonic()
        window = self._window(("PATCH", "messages older than an hour", channel), *_OLD_EDITS)
        if window.take(now):
            return Verdict({})
        wait = window.ends - now
        return Verdict(refusal_headers("user", wait), wait)

    def _window(self, key: tuple[str, str, str], limit: int, span: float) -> _Window:
        if (window := self._windows.get(key)) is None:
            window = self._windows[key] = _Window(limit, span * self.lasting)
        return window


def refusal_headers(scope: str, wait: float) -> dict[str, str]:
    """Return the headers of a 429; without Via discord.py would take it for Cloudflare's ban."""
    headers = {"Retry-After": str(max(1, round(wait))), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    return headers
