"""How a bot finds the gateway."""

from sandbox.rest.call import Answer, Call, Route

IDENTIFIES_A_DAY = 1000


def _address(call: Call) -> str:
    return call.world.base_url.replace("http", "ws", 1) + "/gateway"


def _gateway(call: Call) -> Answer:
    return Answer(200, {"url": _address(call)})


def _gateway_for_bots(call: Call) -> Answer:
    left = IDENTIFIES_A_DAY - call.world.identifies
    limit = {"total": IDENTIFIES_A_DAY, "remaining": max(0, left), "reset_after": 86_400_000, "max_concurrency": 1}
    return Answer(200, {"url": _address(call), "shards": 1, "session_start_limit": limit})


ROUTES = (
    Route("GET", "/gateway", _gateway, needs_bot=False),
    Route("GET", "/gateway/bot", _gateway_for_bots),
)
