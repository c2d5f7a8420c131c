"""First answers to interactions on the shortest way: half of what a command costs is the way of its answer."""

from typing import TYPE_CHECKING, Any, cast

import aiohttp
import discord
import orjson
from discord.http import MultipartParameters, Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context
from yarl import URL

from cogs.common.card import Payload

if TYPE_CHECKING:
    from discord.types.interactions import InteractionCallback  # not made to be imported at run time

_JSON = {"Content-Type": "application/json"}
_MESSAGE = discord.InteractionResponseType.channel_message
_PRIVATE = discord.MessageFlags(ephemeral=True, components_v2=True).value
_NOBODY = discord.AllowedMentions.none().to_dict()


def private_message(components: list[Payload]) -> bytes:
    """Return the first answer that only the asking member sees, as it goes to Discord."""
    data = {"components": components, "flags": _PRIVATE, "allowed_mentions": _NOBODY}
    return orjson.dumps({"type": _MESSAGE.value, "data": data})


class FirstAnswers(AsyncWebhookAdapter):
    """discord.py's way of answering, without having Discord send back what was just sent to it: nobody reads that."""

    async def create_interaction_response(
        self,
        interaction_id: int,
        token: str,
        *,
        session: aiohttp.ClientSession,
        proxy: str | None = None,
        proxy_auth: aiohttp.BasicAuth | None = None,
        params: MultipartParameters,
    ) -> "InteractionCallback":
        """Answer, and return the least that discord.py can work with."""
        if params.files:
            await self.request(
                _route(interaction_id, token),
                session=session,
                proxy=proxy,
                proxy_auth=proxy_auth,
                multipart=params.multipart,
                files=params.files,
            )
        else:
            await self.send(interaction_id, token, session, orjson.dumps(params.payload))
        return {"interaction": {"id": interaction_id, "type": 2}}

    async def send(self, interaction_id: int, token: str, session: aiohttp.ClientSession, body: bytes) -> None:
        """Answer with what is finished; discord.py deals with whatever is no success."""
        url = URL(f"{Route.BASE}/interactions/{interaction_id}/{token}/callback", encoded=True)
        heard = await session.post(url, data=body, headers=_JSON)
        if heard.ok:
            heard.release()
            return
        again = cast("aiohttp.ClientSession", _Heard(session, heard))
        await self.request(_route(interaction_id, token), session=again, payload=orjson.loads(body))


class _Heard:
    """A session for `AsyncWebhookAdapter.request` in which the answer to the first request is here already."""

    def __init__(self, session: aiohttp.ClientSession, heard: aiohttp.ClientResponse) -> None:
        self._session = session
        self._heard: aiohttp.ClientResponse | None = heard

    def request(self, method: str, url: str, **options: Any) -> Any:
        """Return what was heard, then what is heard next."""
        heard, self._heard = self._heard, None
        return heard or self._session.request(method, url, **options)


def _route(interaction_id: int, token: str) -> Route:
    path = "/interactions/{webhook_id}/{webhook_token}/callback"
    return Route("POST", path, webhook_id=interaction_id, webhook_token=token)


_ANSWERS = FirstAnswers()  # type: ignore[no-untyped-call]  # discord.py leaves it bare


async def answer_with(interaction: discord.Interaction[Any], message: bytes) -> None:
    """Do what `InteractionResponse.send_message` does for a finished message, less the objects that it makes of one."""
    session = interaction._session  # noqa: SLF001 - discord.py has no door for what is finished
    await _ANSWERS.send(interaction.id, interaction.token, session, message)
    interaction.response._response_type = _MESSAGE  # noqa: SLF001 - as above; `is_done` asks for it


def answer_first_this_way() -> None:
    """Have every task that is started from here on answer so."""
    async_context.set(_ANSWERS)
