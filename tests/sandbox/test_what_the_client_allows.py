"""What Discord's own client would not let a member do never reaches the bot."""

from collections.abc import Awaitable, Callable

import pytest

from sandbox.form import Json
from sandbox.people import NoAnswer, NotPossible
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.model import Channel, Overwrite
from sandbox.world.permissions import Permission
from tests.sandbox.conftest import Api

SOON = 0.01
Register = Callable[..., Awaitable[None]]


@pytest.fixture
def register(api: Api, sandbox: Sandbox) -> Register:
    async def put(*commands: Json) -> None:
        full = [{"type": 1, "description": "A command", **command} for command in commands]
        assert (await api.put(f"/applications/{sandbox.world.application_id}/commands", full)).status == 200

    return put


async def heard(person: Person, command: str, **options: object) -> Json:
    """Call a command that nobody answers, and return what the bot would have heard."""
    with pytest.raises(NoAnswer):
        await person.slash(command, deadline=SOON, options=options)
    assert person.last_interaction is not None
    return person.last_interaction.data


async def test_an_unknown_command_is_not_called(ada: Person, register: Register) -> None:
    await register({"name": "prompt", "options": [{"type": 1, "name": "post", "description": "Post"}]})
    for command in ("/nonsense", "/prompt", "/prompt nonsense", "/prompt post more"):
        with pytest.raises(NotPossible):
            await ada.slash(command)
    assert (await heard(ada, "/prompt post"))["options"] == [{"type": 1, "name": "post", "options": []}]


async def test_contexts_decide_where_a_command_is_offered(ada: Person, register: Register) -> None:
    await register({"name": "here", "contexts": [0]}, {"name": "there", "contexts": [1]}, {"name": "both"})
    with pytest.raises(NotPossible, match="direct messages"):
        await ada.slash("/here", dm=True)
    with pytest.raises(NotPossible, match="in servers"):
        await ada.slash("/there")
    for command in ("/there", "/both"):
        with pytest.raises(NoAnswer):
            await ada.slash(command, dm=True, deadline=SOON)
        assert ada.last_interaction is not None
        assert ada.last_interaction.guild is None


async def test_permissions_decide_who_is_offered_a_command(
    ada: Person, olu: Person, register: Register, general: Channel, sandbox: Sandbox
) -> None:
    await register(
        {"name": "setup", "default_member_permissions": str(int(Permission.MANAGE_GUILD))},
        {"name": "nobody", "default_member_permissions": "0"},
        {"name": "all"},
    )
    await heard(olu, "/setup")
    for person, command in ((ada, "/setup"), (ada, "/nobody"), (olu, "/nobody")):
        with pytest.raises(NotPossible, match="not offered"):
            await person.slash(command)
    guild = sandbox.world.guild.id
    general.overwrites[guild] = Overwrite(guild, 0, deny=int(Permission.USE_APPLICATION_COMMANDS))
    with pytest.raises(NotPossible, match="may not use commands"):
        await ada.slash("/all")


async def test_a_forum_itself_has_nowhere_to_type_a_command_and_its_posts_have(
    ada: Person, register: Register, channel: Callable[[str], Channel], api: Api
) -> None:
    await register({"name": "fail"})
    forum = channel("failure-forum")
    with pytest.raises(NotPossible, match="nothing can be written"):
        await ada.slash("/fail", where=forum)
    post = await api.post(f"/channels/{forum.id}/threads", {"name": "A post", "message": {"content": "Body"}})
    await heard(ada, "/fail", channel=int(post.body["id"]))


async def test_where_the_bot_is_not_the_app_must_be_ones_own(sandbox: Sandbox, register: Register) -> None:
    await register({"name": "fail"}, {"name": "setup", "integration_types": [0]})
    guild = sandbox.world.add_guild("Elsewhere", with_bot=False)
    sandbox.world.add_channel(guild, "general")
    eve = Person(sandbox.world, sandbox.world.add_member("eve", guild=guild))
    with pytest.raises(NotPossible, match="neither here nor by eve"):
        await eve.slash("/fail")
    eve.user.has_app = True
    await heard(eve, "/fail")
    with pytest.raises(NotPossible, match="neither here nor by eve"):
        await eve.slash("/setup")


async def test_a_servers_own_command_goes_before_the_global_one(
    ada: Person, register: Register, api: Api, sandbox: Sandbox
) -> None:
    await register({"name": "fail"})
    place = f"/applications/{sandbox.world.application_id}/guilds/{sandbox.world.guild.id}/commands"
    own = (await api.put(place, [{"name": "fail", "description": "Here"}])).body[0]
    data = await heard(ada, "/fail")
    assert (data["id"], data["guild_id"]) == (own["id"], str(sandbox.world.guild.id))


async def test_a_disabled_or_leading_away_button_is_not_pressed(ada: Person, api: Api, general: Channel) -> None:
    buttons = [
        {"type": 2, "style": 1, "label": "Later", "custom_id": "later", "disabled": True},
        {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"},
    ]
    await api.say(general, {"content": "x", "components": [{"type": 1, "components": buttons}]})
    with pytest.raises(NotPossible, match="disabled"):
        await ada.press("Later")
    with pytest.raises(NotPossible, match="tells the bot nothing"):
        await ada.press("Read")
    with pytest.raises(NotPossible, match="offers: Later, Read"):
        await ada.press("Nonsense")


async def test_what_one_does_not_see_one_does_not_touch(
    ada: Person, olu: Person, api: Api, channel: Callable[[str], Channel], sandbox: Sandbox
) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": "go"}]}
    said = await api.say(channel("organisers"), {"content": "Secret", "components": [row]})
    message = channel("organisers").history.get(int(said.body["id"]))
    assert message is not None
    assert ada.sees("organisers") == []
    with pytest.raises(NotPossible, match="does not see"):
        await ada.press("Go", on=message)
    with pytest.raises(NoAnswer):
        await olu.press("Go", on=message, deadline=SOON)
    await olu.delete(message)
    with pytest.raises(NotPossible, match="does not see"):
        await olu.press("Go", on=message)
    mine = await ada.say("Mine")
    with pytest.raises(NotPossible, match="may not delete"):
        await sandbox.person("bo").delete(mine)
    await ada.delete(mine)
    assert ada.sees("general") == []


async def test_a_select_takes_as_many_as_it_says(ada: Person, api: Api, general: Channel) -> None:
    menu = {"type": 5, "custom_id": "who", "placeholder": "Who?", "min_values": 1, "max_values": 2}
    await api.say(general, {"content": "x", "components": [{"type": 1, "components": [menu]}]})
    for values in ([], ["ada", "bo", "chen"]):
        with pytest.raises(NotPossible, match="1 to 2 values"):
            await ada.select("Who?", list(values))
    with pytest.raises(NotPossible, match="no member zoe"):
        await ada.select("Who?", ["zoe"])
    with pytest.raises(NotPossible, match="no select"):
        await ada.select("Whom?", ["bo"])
