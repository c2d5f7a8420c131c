import io
import json
from typing import Any

import aiohttp
import pytest

from sandbox.form import Json
from sandbox.people.person import Person
from sandbox.people.reply import NotPossible
from sandbox.server import Sandbox
from sandbox.world.files import FILE_LIMIT, Upload
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api, Doing, Said
from tests.sandbox.demo_bot import DemoBot

V2 = 1 << 15
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)


def form(body: Json, *files: tuple[str, bytes]) -> aiohttp.FormData:
    data = aiohttp.FormData(quote_fields=False)
    data.add_field("payload_json", json.dumps(body), content_type="application/json")
    for index, (name, content) in enumerate(files):
        data.add_field(f"files[{index}]", io.BytesIO(content), filename=name, content_type="application/octet-stream")
    return data


async def upload(api: Api, channel: Channel, body: Json, *files: tuple[str, bytes], **more: Any) -> Said:
    way = f"/channels/{channel.id}/messages"
    return await api.send("POST", way, data=form(body, *files), **more)


async def test_a_file_comes_back_with_its_description_and_its_size_in_pixels(api: Api, general: Channel) -> None:
    body = {"attachments": [{"id": 0, "filename": "party.png", "description": "Five bottles"}]}
    said = await upload(api, general, body, ("party.png", PNG))
    (file,) = said.body["attachments"]
    assert (file["filename"], file["size"], file["width"], file["height"]) == ("party.png", len(PNG), 640, 480)
    assert file["description"] == "Five bottles"
    assert file["content_type"] == "image/png"
    async with aiohttp.ClientSession() as session, session.get(file["url"]) as response:
        assert await response.read() == PNG
        assert response.headers["Content-Type"] == "image/png"


async def test_names_are_tidied_as_discord_does(api: Api, general: Channel) -> None:
    said = await upload(api, general, {"content": "x"}, ("my CV (öl).txt", b"x"))
    assert said.body["attachments"][0]["filename"] == "my_CV_l.txt"


async def test_an_embed_shows_its_file(api: Api, general: Channel) -> None:
    body = {"embeds": [{"image": {"url": "attachment://party.png"}}]}
    said = await upload(api, general, body, ("party.png", PNG))
    (file,) = general.history.before(1 << 63, 1)[0].attachments
    assert said.body["embeds"][0]["image"]["url"] == file.url
    assert said.body["attachments"] == []
    beside = await upload(api, general, body, ("party.png", PNG), ("cv.txt", b"x"))
    assert [one["filename"] for one in beside.body["attachments"]] == ["cv.txt"]


async def test_in_v2_a_file_is_shown_by_a_component_or_refused(api: Api, general: Channel) -> None:
    gallery = {"type": 12, "items": [{"media": {"url": "attachment://party.png"}}]}
    said = await upload(api, general, {"flags": V2, "components": [gallery]}, ("party.png", PNG))
    media = said.body["components"][0]["items"][0]["media"]
    (file,) = general.history.before(1 << 63, 1)[0].attachments
    assert media["attachment_id"] == str(file.id)
    assert said.body["attachments"] == []
    assert media["width"] == 640
    text = {"type": 10, "content": "x"}
    said = await upload(api, general, {"flags": V2, "components": [text]}, ("party.png", PNG))
    assert said.faults == {"attachments": "COMPONENTS_V2_UNREFERENCED_ATTACHMENT"}
    said = await api.say(general, {"flags": V2, "components": [gallery]})
    assert said.faults == {"components": "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"}


async def test_a_file_component_tells_name_and_size(api: Api, general: Channel) -> None:
    card = {"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://cork.zip"}}]}
    said = await upload(api, general, card, ("cork.zip", b"zip"))
    assert (said.body["components"][0]["name"], said.body["components"][0]["size"]) == ("cork.zip", 3)


async def test_too_large_and_too_many_files_are_refused(api: Api, general: Channel) -> None:
    said = await upload(api, general, {}, ("big.bin", b"x" * (FILE_LIMIT + 1)))
    assert (said.status, said.code) == (413, 40005)
    said = await upload(api, general, {}, *((f"{n}.txt", b"x") for n in range(11)))
    assert said.faults == {"attachments": "BASE_TYPE_MAX_LENGTH"}
    said = await upload(api, general, {}, *((f"{n}.bin", b"x" * FILE_LIMIT) for n in range(3)))
    assert (said.status, said.code) == (413, 40005)


async def test_a_file_that_was_never_uploaded_is_not_found(api: Api, general: Channel) -> None:
    said = await api.say(general, {"content": "x", "attachments": [{"id": 0, "filename": "x.txt"}]})
    assert said.code == 50146


async def test_files_need_their_permission(api: Api, general: Channel, sandbox: Sandbox) -> None:
    sandbox.trouble.deny("ATTACH_FILES", general)
    assert (await upload(api, general, {"content": "x"}, ("x.txt", b"x"))).code == 50013


async def test_an_edit_keeps_the_files_it_names_and_drops_the_others(api: Api, general: Channel) -> None:
    said = await upload(api, general, {"content": "x"}, ("a.txt", b"a"), ("b.txt", b"b"))
    first, second = said.body["attachments"]
    way = f"/channels/{general.id}/messages/{said.body['id']}"
    assert len((await api.patch(way, {"content": "y"})).body["attachments"]) == 2
    edited = await api.patch(way, {"attachments": [{"id": second["id"]}]})
    assert [file["filename"] for file in edited.body["attachments"]] == ["b.txt"]
    assert (await api.patch(way, {"attachments": [{"id": first["id"]}]})).code == 50146


async def test_a_private_reply_with_a_file_keeps_it_ephemeral(api: Api, doing: Doing) -> None:
    interaction = doing()
    way = f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=1"
    body = {"type": 4, "data": {"flags": 64, "attachments": [{"id": 0, "filename": "cork.zip"}]}}
    said = await api.send("POST", way, data=form(body, ("cork.zip", b"zip")))
    assert said.body["resource"]["message"]["attachments"][0]["ephemeral"] is True


async def test_replies_need_none_of_the_bots_permissions(
    api: Api, doing: Doing, general: Channel, sandbox: Sandbox
) -> None:
    for permission in ("VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "ATTACH_FILES"):
        sandbox.trouble.deny(permission, general)
    interaction = doing()
    assert (await api.respond(interaction, {"type": 4, "data": {"embeds": [{"title": "Hello"}]}})).status == 200
    data = form({"content": "x", "attachments": [{"id": 0, "filename": "cork.zip"}]}, ("cork.zip", b"zip"))
    assert (await api.send("POST", api.webhook(interaction), data=data)).status == 200
    assert (await api.say(general, {"content": "x"})).code == 50001


async def test_a_member_hands_a_file_to_a_command_which_fetches_it(bot: DemoBot, olu: Person) -> None:
    weighed = await olu.slash("/demo weigh", file=("my CV.csv", b"Title"))
    assert weighed.text == "my_CV.csv: 5 bytes, Title"
    assert (await olu.slash("/demo weigh", file=Upload("a.txt", b"x"))).text == "a.txt: 1 bytes, x"
    with pytest.raises(NotPossible, match="a name and bytes"):
        await olu.slash("/demo weigh", file="my CV.csv")
    with pytest.raises(NotPossible, match="required"):
        await olu.slash("/demo weigh")
    assert bot.problems == []
