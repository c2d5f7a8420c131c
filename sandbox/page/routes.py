"""The page's addresses: its files, a socket that tells what happens, and one door for everything somebody does."""

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, web

from sandbox.form import Json
from sandbox.page.deeds import NEEDS, Asked, Deed, Stage
from sandbox.page.guard import guarded
from sandbox.page.live import Watch, follow
from sandbox.world.files import Upload
from sandbox.world.message import User

if TYPE_CHECKING:
    from sandbox.server import Sandbox

STATIC = Path(__file__).parent / "static"
FONTS = {
    "NotoSans[wght].ttf",
    "NotoSans-Italic[wght].ttf",
    "NotoSansHebrew[wght].ttf",
    "NotoSansArabic[wght].ttf",
    "NotoEmoji[wght].ttf",
}
_FILE = "file:"


def mount(app: web.Application, sandbox: "Sandbox") -> None:
    """Add the page to the sandbox's server; the server itself refuses foreign Host headers."""
    stage = Stage(sandbox)
    open_sockets: set[web.WebSocketResponse] = set()

    async def live(request: web.Request) -> web.StreamResponse:
        reader = actor_or_first(sandbox, request.query.get("as", ""))
        sandbox.world.open_dm(reader)
        return await follow(request, Watch(sandbox.world, reader, stage.dismissed_by(reader)), open_sockets)

    async def deed(request: web.Request) -> web.StreamResponse:
        asked = await read(request, sandbox)
        return web.json_response(await stage.perform(asked))

    async def hang_up(_: web.Application) -> None:
        for socket in tuple(open_sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    app.on_shutdown.append(hang_up)
    app.router.add_get("/", guarded(index))
    app.router.add_get("/page/static/{path:.+}", guarded(static))
    app.router.add_get("/page/fonts/{name}", guarded(font))
    app.router.add_get("/page/live", guarded(live, own_origin=True))
    app.router.add_post("/page/do", guarded(deed, own_origin=True))


async def index(_: web.Request) -> web.StreamResponse:
    """Answer the page itself."""
    return web.FileResponse(STATIC / "index.html")


async def static(request: web.Request) -> web.StreamResponse:
    """Answer a script, sheet or drawing of the page."""
    path = (STATIC / request.match_info["path"]).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path)


async def font(request: web.Request) -> web.StreamResponse:
    """Answer one of the fonts that the bot draws its pictures with, so that the page looks the same everywhere."""
    name = request.match_info["name"]
    if name not in FONTS:
        raise web.HTTPNotFound
    with resources.as_file(resources.files("manimgx_fonts") / name) as path:
        return web.FileResponse(path, headers={"Content-Type": "font/ttf"})


def actor(sandbox: "Sandbox", who: str) -> User:
    """Return the member with this id or name; the page never acts as the bot. Raises 404 if there is none."""
    for member in sandbox.world.guild.members.values():
        if not member.user.bot and who in {str(member.user.id), member.user.name}:
            return member.user
    raise web.HTTPNotFound(text=f"Nobody here is called {who}.")


def actor_or_first(sandbox: "Sandbox", who: str) -> User:
    """Return the member with this id or name, or else the first one may act as: an old address still opens the page."""
    try:
        return actor(sandbox, who)
    except web.HTTPNotFound:
        owner = sandbox.world.guild.owner_id
        members = (member.user for member in sandbox.world.guild.members.values())
        return next(user for user in members if not user.bot and user.id != owner)


async def read(request: web.Request, sandbox: "Sandbox") -> Asked:
    """Read what the page asks: JSON, or a form whose `payload` is that JSON and whose other parts are files."""
    files: dict[str, list[Upload]] = {}
    try:
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            fields = json.loads(str(form["payload"]))
            for name, part in form.items():
                if isinstance(part, web.FileField):
                    upload = Upload(part.filename, part.file.read(), part.content_type)
                    files.setdefault(name.removeprefix(_FILE), []).append(upload)
        else:
            fields = await request.json()
        return understood(fields, files, sandbox)
    except (KeyError, ValueError) as error:
        raise web.HTTPBadRequest(text=f"The page asked for something unknown: {error}") from error


def understood(fields: Any, files: dict[str, list[Upload]], sandbox: "Sandbox") -> Asked:
    """Check that a request names a deed with all that it needs; raises ValueError or KeyError."""
    if not isinstance(fields, dict):
        raise ValueError("not an object")  # noqa: TRY004 — a wrong body, not a wrong argument
    asked: Json = fields
    deed = Deed(asked["do"])
    if missing := [name for name in NEEDS[deed] if name not in asked]:
        raise ValueError(f"{deed} without {', '.join(missing)}")
    reader = actor(sandbox, str(asked["as"]))
    return Asked(sandbox.person(reader.name), deed, asked, files)
