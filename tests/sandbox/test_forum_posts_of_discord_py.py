from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.sandbox.demo_bot import Running


async def test_a_forum_post_is_started_by_an_unmodified_discord_py(sandbox: Sandbox, olu: Person) -> None:
    # not watched: discord.py says a "type" here that Discord's document does not know
    async with Running(sandbox) as bot:
        reply = await (await olu.slash("/demo forum", where="general", channel="failure-forum")).settled()
        post = int(reply.text.removeprefix("Post "))
        assert [message.text for message in olu.sees(post)] == ["Body"]
        assert bot.problems == []
