from sandbox.server import Sandbox
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api, Doing


async def numbered(api: Api, general: Channel, count: int) -> list[int]:
    return [int((await api.say(general, {"content": str(n)})).body["id"]) for n in range(count)]


async def contents(api: Api, general: Channel, query: str) -> list[str]:
    return [one["content"] for one in (await api.get(f"/channels/{general.id}/messages?{query}")).body]


async def test_messages_come_newest_first_and_in_pages(api: Api, general: Channel) -> None:
    ids = await numbered(api, general, 6)
    assert await contents(api, general, "") == ["5", "4", "3", "2", "1", "0"]
    assert await contents(api, general, "limit=2") == ["5", "4"]
    assert await contents(api, general, f"limit=2&before={ids[4]}") == ["3", "2"]
    assert await contents(api, general, f"limit=2&after={ids[1]}") == ["3", "2"]
    assert await contents(api, general, f"limit=3&around={ids[2]}") == ["3", "2", "1"]
    assert (await api.get(f"/channels/{general.id}/messages?limit=101")).faults == {"limit": "NUMBER_TYPE_MAX"}
    assert (await api.get(f"/channels/{general.id}/messages?limit=0")).faults == {"limit": "NUMBER_TYPE_MIN"}


async def test_what_others_write_is_hidden_without_the_intent_unless_the_bot_is_meant(
    api: Api, general: Channel, sandbox: Sandbox
) -> None:
    ada = sandbox.person("ada")
    await ada.say("Secret")
    await ada.say(f"Hello <@{sandbox.world.bot_user.id}>")
    assert await contents(api, general, "") == [f"Hello <@{sandbox.world.bot_user.id}>", ""]
    await ada.say("Between us", dm=True)
    dm = sandbox.world.open_dm(ada.user)
    assert await contents(api, dm, "") == ["Between us"]


async def test_ephemeral_messages_stand_in_no_history(api: Api, general: Channel, doing: Doing) -> None:
    await api.respond(doing(), {"type": 4, "data": {"content": "Private", "flags": 64}})
    assert await contents(api, general, "") == []


async def test_deleted_messages_leave_and_bulk_deletion_has_bounds(
    api: Api, general: Channel, sandbox: Sandbox
) -> None:
    ids = await numbered(api, general, 3)
    assert (await api.delete(f"/channels/{general.id}/messages/{ids[1]}")).status == 204
    assert await contents(api, general, "") == ["2", "0"]
    sandbox.trouble.allow("MANAGE_MESSAGES", general)
    way = f"/channels/{general.id}/messages/bulk-delete"
    assert (await api.post(way, {"messages": [str(ids[0])]})).code == 50016
    assert (await api.post(way, {"messages": ["1", "2"]})).code == 50034
    assert (await api.post(way, {"messages": [str(ids[0]), str(ids[2])]})).status == 204
    assert await contents(api, general, "") == []


async def test_pings_are_what_allowed_mentions_lets_through(api: Api, general: Channel, sandbox: Sandbox) -> None:
    ada, bo = sandbox.person("ada"), sandbox.person("bo")
    words = f"<@{ada.id}> <@{bo.id}> @everyone"
    free = (await api.say(general, {"content": words})).body
    assert [one["username"] for one in free["mentions"]] == ["ada", "bo"]
    assert free["mention_everyone"] is True
    none = (await api.say(general, {"content": words, "allowed_mentions": {"parse": []}})).body
    assert (none["mentions"], none["mention_everyone"]) == ([], False)
    one = (await api.say(general, {"content": words, "allowed_mentions": {"parse": [], "users": [str(ada.id)]}})).body
    assert [mentioned["username"] for mentioned in one["mentions"]] == ["ada"]
    card = {"flags": 1 << 15, "components": [{"type": 10, "content": words}]}
    assert len((await api.say(general, card)).body["mentions"]) == 2
