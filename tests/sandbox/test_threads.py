from collections.abc import Callable

from sandbox.form import Json
from sandbox.server import Sandbox
from sandbox.world.model import Channel, ChannelType, ForumTag
from sandbox.world.permissions import Permission
from tests.sandbox.conftest import Api


async def started(api: Api, channel: Channel) -> Json:
    message = (await api.say(channel, {"content": "A prompt"})).body["id"]
    said = await api.post(f"/channels/{channel.id}/messages/{message}/threads", {"name": "Talk"})
    assert said.status == 201
    body: Json = said.body
    return body


async def test_a_thread_from_a_message_has_its_id_and_there_is_one(api: Api, general: Channel) -> None:
    thread = await started(api, general)
    message = (await api.get(f"/channels/{general.id}/messages/{thread['id']}")).body
    assert message["thread"]["id"] == message["id"] == thread["id"]
    assert message["flags"] & 1 << 5
    again = await api.post(f"/channels/{general.id}/messages/{message['id']}/threads", {"name": "Talk"})
    assert (again.status, again.code) == (400, 160004)


async def test_a_thread_needs_a_message_and_a_name(api: Api, general: Channel) -> None:
    assert (await api.post(f"/channels/{general.id}/messages/1/threads", {"name": "x"})).code == 10008
    message = (await api.say(general, {"content": "x"})).body["id"]
    way = f"/channels/{general.id}/messages/{message}/threads"
    assert (await api.post(way, {"name": ""})).faults == {"name": "BASE_TYPE_REQUIRED"}
    assert (await api.post(way, {"name": "x" * 101})).faults == {"name": "BASE_TYPE_BAD_LENGTH"}
    odd = await api.post(way, {"name": "x", "auto_archive_duration": 90})
    assert odd.faults == {"auto_archive_duration": "BASE_TYPE_CHOICES"}


async def test_active_threads_are_listed_and_archived_ones_are_not(
    api: Api, general: Channel, sandbox: Sandbox
) -> None:
    thread = await started(api, general)
    way = f"/guilds/{sandbox.world.guild.id}/threads/active"
    listed = (await api.get(way)).body
    assert [one["id"] for one in listed["threads"]] == [thread["id"]]
    assert [one["user_id"] for one in listed["members"]] == [str(sandbox.world.bot_user.id)]
    assert (await api.patch(f"/channels/{thread['id']}", {"archived": True})).status == 200
    assert (await api.get(way)).body["threads"] == []
    archived = (await api.get(f"/channels/{general.id}/threads/archived/public")).body
    assert [one["id"] for one in archived["threads"]] == [thread["id"]]


async def test_a_message_wakes_an_archived_thread_but_not_a_locked_one(
    api: Api, general: Channel, sandbox: Sandbox
) -> None:
    thread = await started(api, general)
    way = f"/channels/{thread['id']}"
    first = (await api.post(f"{way}/messages", {"content": "First"})).body["id"]
    await api.patch(way, {"archived": True})
    assert (await api.patch(f"{way}/messages/{first}", {"content": "x"})).code == 50083
    assert (await api.post(f"{way}/messages", {"content": "Awake"})).status == 200
    assert (await api.get(way)).body["thread_metadata"]["archived"] is False
    await api.patch(way, {"locked": True})
    assert (await api.post(f"{way}/messages", {"content": "x"})).status == 200
    sandbox.trouble.deny(Permission.MANAGE_THREADS, general)
    assert (await api.post(f"{way}/messages", {"content": "x"})).code == 160005


async def test_in_a_locked_thread_nothing_is_edited_and_nothing_deleted_once_it_is_archived(
    api: Api, general: Channel, sandbox: Sandbox
) -> None:
    way = f"/channels/{(await started(api, general))['id']}"
    first, second = [(await api.post(f"{way}/messages", {"content": "x"})).body["id"] for _ in range(2)]
    await api.patch(way, {"locked": True})
    assert (await api.patch(f"{way}/messages/{first}", {"content": "y"})).status == 200
    sandbox.trouble.deny(Permission.MANAGE_THREADS, general)
    assert (await api.patch(f"{way}/messages/{first}", {"content": "z"})).code == 160005
    assert (await api.delete(f"{way}/messages/{first}")).status == 204
    sandbox.trouble.allow(Permission.MANAGE_THREADS, general)
    await api.patch(way, {"archived": True})
    sandbox.trouble.deny(Permission.MANAGE_THREADS, general)
    assert (await api.delete(f"{way}/messages/{second}")).code == 160005


async def test_an_announcement_channel_has_threads_of_its_own_kind(api: Api, sandbox: Sandbox) -> None:
    news = sandbox.world.add_channel(sandbox.world.guild, "news", ChannelType.ANNOUNCEMENT)
    thread = await started(api, news)
    assert thread["type"] == 10
    assert (await api.post(f"/channels/{thread['id']}/messages", {"content": "x"})).status == 200
    way = f"/channels/{news.id}/threads"
    assert (await api.post(way, {"name": "Talk", "type": 11})).code == 50024
    assert (await api.post(way, {"name": "Talk", "type": 10})).body["type"] == 10


async def test_in_threads_another_permission_counts(api: Api, general: Channel, sandbox: Sandbox) -> None:
    thread = await started(api, general)
    way = f"/channels/{thread['id']}/messages"
    sandbox.trouble.deny(Permission.SEND_MESSAGES, general)
    assert (await api.post(way, {"content": "x"})).status == 200
    sandbox.trouble.deny(Permission.SEND_MESSAGES_IN_THREADS, general)
    assert (await api.post(way, {"content": "x"})).code == 50013


async def test_locking_needs_a_permission_and_renaming_ones_own_does_not(
    api: Api, general: Channel, sandbox: Sandbox
) -> None:
    thread = await started(api, general)
    sandbox.trouble.deny(Permission.MANAGE_THREADS, general)
    assert (await api.patch(f"/channels/{thread['id']}", {"name": "Better"})).body["name"] == "Better"
    assert (await api.patch(f"/channels/{thread['id']}", {"locked": True})).code == 50013


async def test_a_private_thread_is_seen_by_those_in_it(api: Api, general: Channel, sandbox: Sandbox) -> None:
    number = int((await api.post(f"/channels/{general.id}/threads", {"name": "Whisper"})).body["id"])
    world, ada = sandbox.world, sandbox.person("ada")
    assert not world.permissions(ada.user, world.channel(number)) & Permission.VIEW_CHANNEL
    assert world.permissions(world.bot_user, world.channel(number)) & Permission.VIEW_CHANNEL


async def test_a_forum_takes_posts_and_no_messages(
    api: Api, channel: Callable[[str], Channel], sandbox: Sandbox
) -> None:
    forum = channel("failure-forum")
    assert (await api.say(forum, {"content": "x"})).code == 40058
    post = {"name": "A post", "message": {"content": "Body"}, "applied_tags": [str(forum.tags[0].id)]}
    said = await api.post(f"/channels/{forum.id}/threads", post)
    assert said.status == 201
    assert said.body["message"]["id"] == said.body["id"]
    assert said.body["applied_tags"] == [str(forum.tags[0].id)]
    again = await api.post(f"/channels/{forum.id}/threads", post)
    assert again.body["id"] != said.body["id"]
    assert len(sandbox.world.guild.threads) == 2


async def test_a_forum_may_want_a_tag_and_knows_its_own_only(api: Api, channel: Callable[[str], Channel]) -> None:
    forum = channel("failure-forum")
    way, post = f"/channels/{forum.id}/threads", {"name": "A post", "message": {"content": "Body"}}
    forum.tag_required = True
    assert (await api.post(way, post)).code == 40067
    assert (await api.post(way, {**post, "applied_tags": ["1"]})).code == 10087
    assert (await api.post(way, {**post, "applied_tags": ["1"] * 6})).faults == {"applied_tags": "BASE_TYPE_MAX_LENGTH"}
    forum.tags.append(ForumTag(7, "moderated", moderated=True))
    assert (await api.post(way, {**post, "applied_tags": ["7"]})).status == 201


async def test_a_post_without_a_message_or_with_a_bad_one_is_refused(
    api: Api, channel: Callable[[str], Channel]
) -> None:
    way = f"/channels/{channel('failure-forum').id}/threads"
    assert (await api.post(way, {"name": "A post"})).faults == {"message": "BASE_TYPE_REQUIRED"}
    assert (await api.post(way, {"name": "A post", "message": {}})).code == 50006
    long = await api.post(way, {"name": "A post", "message": {"content": "x" * 2001}})
    assert long.faults == {"message.content": "BASE_TYPE_MAX_LENGTH"}


async def test_a_deleted_thread_is_gone_and_its_message_had_its_one_thread(api: Api, general: Channel) -> None:
    thread = await started(api, general)
    assert (await api.delete(f"/channels/{thread['id']}")).status == 200
    assert (await api.get(f"/channels/{thread['id']}")).code == 10003
    assert "thread" not in (await api.get(f"/channels/{general.id}/messages/{thread['id']}")).body
    again = await api.post(f"/channels/{general.id}/messages/{thread['id']}/threads", {"name": "Talk"})
    assert again.code == 160004


async def test_the_bot_joins_and_leaves_a_thread(api: Api, general: Channel, sandbox: Sandbox) -> None:
    thread = await started(api, general)
    way = f"/channels/{thread['id']}/thread-members/@me"
    assert (await api.delete(way)).status == 204
    assert "member" not in (await api.get(f"/channels/{thread['id']}")).body
    assert (await api.put(way, {})).status == 204
    await api.patch(f"/channels/{thread['id']}", {"archived": True})
    assert (await api.put(way, {})).code == 50083
    assert (await api.put(f"/channels/{general.id}/thread-members/@me", {})).code == 50024
    sandbox.trouble.deny("VIEW_CHANNEL", general)
    assert (await api.put(way, {})).code == 50001
