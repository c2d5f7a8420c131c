"""What keeps the page to itself: where requests may come from, and what the browser may load."""

from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def refuse_foreign(request: web.Request) -> None:
    """Raise 403 unless the request comes from the sandbox's own page; the server has checked the Host already."""
    if request.headers.get("Origin") != f"{request.scheme}://{request.host}":
        raise web.HTTPForbidden(text="This address is for the sandbox's own page.")


def guarded(handler: Handler, *, own_origin: bool = False) -> Handler:
    """Wrap a handler so that its answers carry the page's headers and, if asked, foreign pages are refused."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if own_origin:
            refuse_foreign(request)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return handle
