"""First responses, follow-ups and their edits; an interaction's token in the path is what authorises them."""

from sandbox.payload.interactions import callback
from sandbox.payload.messages import message as written
from sandbox.rest.call import NOTHING, Answer, Call, Route
from sandbox.world import answers, followups
from sandbox.world.interaction import Interaction
from sandbox.world.message import Message


def _respond(call: Call) -> Answer:
    interaction = answers.by_id(call.world, call.ids["interaction_id"], call.token)
    answers.respond(call.world, interaction, call.body, call.uploads)
    if call.asks("with_response"):
        return Answer(200, callback(call.world, interaction))
    return NOTHING


def _interaction(call: Call) -> Interaction:
    return answers.by_token(call.world, call.ids["webhook_id"], call.token)


def _follow_up(call: Call) -> Answer:
    # interaction webhooks always wait, whatever the query says
    return Answer(
        200, written(call.world, followups.follow_up(call.world, _interaction(call), call.body, call.uploads))
    )


def _message(call: Call, interaction: Interaction) -> Message:
    if "message_id" in call.ids:
        return followups.followup_of(interaction, call.ids["message_id"])
    return followups.original(interaction)


def _get(call: Call) -> Answer:
    return Answer(200, written(call.world, _message(call, _interaction(call))))


def _edit(call: Call) -> Answer:
    interaction = _interaction(call)
    message = _message(call, interaction)
    return Answer(200, written(call.world, followups.change(call.world, interaction, message, call.body, call.uploads)))


def _delete(call: Call) -> Answer:
    interaction = _interaction(call)
    followups.remove(call.world, interaction, _message(call, interaction))
    return NOTHING


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES = (
    Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", _respond, needs_bot=False),
    Route("POST", _WEBHOOK, _follow_up, needs_bot=False),
    *(
        Route(method, f"{_WEBHOOK}/messages/{which}", handler, needs_bot=False)
        for which in ("@original", "{message_id}")
        for method, handler in (("GET", _get), ("PATCH", _edit), ("DELETE", _delete))
    ),
)
