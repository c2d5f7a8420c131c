from collections.abc import Callable
from datetime import timedelta

from sandbox.server import Sandbox
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api

ONCE = {"content": "Once", "nonce": "weekly-2026-11", "enforce_nonce": True}


async def test_the_same_nonce_returns_the_first_message(api: Api, general: Channel) -> None:
    first = await api.say(general, ONCE)
    again = await api.say(general, {**ONCE, "content": "Twice"})
    assert again.status == 200
    assert again.body["id"] == first.body["id"]
    assert again.body["content"] == "Once"
    assert again.body["nonce"] == "weekly-2026-11"
    assert len(general.history) == 1


async def test_a_nonce_counts_in_every_channel_at_once(
    api: Api, general: Channel, channel: Callable[[str], Channel]
) -> None:
    first = await api.say(general, ONCE)
    elsewhere = await api.say(channel("party"), ONCE)
    assert elsewhere.body["id"] == first.body["id"]
    assert elsewhere.body["channel_id"] == str(general.id)
    assert len(channel("party").history) == 0


async def test_a_nonce_is_forgotten_after_some_minutes(api: Api, general: Channel, sandbox: Sandbox) -> None:
    first = await api.say(general, ONCE)
    sandbox.clock.advance(timedelta(minutes=3, seconds=1))
    assert (await api.say(general, ONCE)).body["id"] != first.body["id"]


async def test_a_nonce_is_only_kept_to_when_asked(api: Api, general: Channel) -> None:
    loose = {"content": "x", "nonce": "n"}
    assert (await api.say(general, loose)).body["id"] != (await api.say(general, loose)).body["id"]


async def test_a_deleted_message_is_not_written_again(api: Api, general: Channel) -> None:
    first = await api.say(general, ONCE)
    await api.delete(f"/channels/{general.id}/messages/{first.body['id']}")
    again = await api.say(general, ONCE)
    assert (again.status, again.code) == (404, 10008)


async def test_a_fetched_message_does_not_tell_its_nonce(api: Api, general: Channel) -> None:
    first = await api.say(general, ONCE)
    fetched = await api.get(f"/channels/{general.id}/messages/{first.body['id']}")
    assert "nonce" not in fetched.body
