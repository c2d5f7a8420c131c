"""*Answer anonymously*: an answer in the prompt's thread without a name, shown exactly before it is posted."""

from zoneinfo import ZoneInfo

from bot.feed import anonymous, model
from bot.feed.model import Audience, Share, State
from bot.feed.unnamed import lately
from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.prompts import actions as prompts
from bot.prompts.actions import Unnamed
from bot.prompts.model import UNNAMED_LIMIT
from cogs.common.card import Button, Card, Row, Style, Text
from cogs.common.face import Face, keeping, on
from cogs.common.form import Field, Form
from cogs.common.look import NIGHT, PRIVATE, WAITING, YES
from cogs.common.reply import Interaction, hold, open_form, replace, whisper
from cogs.common.routes import answers
from cogs.feed.cards import feed_card
from cogs.feed.nudging import nudged
from cogs.feed.offering import server_to_share_in
from cogs.feed.onlookers import who_looks_in
from cogs.feed.shown import shows
from cogs.feed.unnamed import people


class UnnamedAnswers(Face):
    """Take answers without a name; the routes name the week's prompt, never a member."""

    @on("prompt:unnamed:{occurrence}")
    async def begin(self, interaction: Interaction, occurrence: str) -> None:
        """Open the form, or show what the member has written before."""
        found = await self._look(interaction, occurrence)
        if found.text is None:
            await open_form(interaction, _form(f"prompt:unnamed-form:{occurrence}", "", interaction.locale.value))
        else:
            await whisper(interaction, *await self._preview(interaction, occurrence, found))

    @on("prompt:unnamed-form:{occurrence}")
    async def written(self, interaction: Interaction, occurrence: str) -> None:
        """Show how it will look."""
        await whisper(interaction, *await self._write(interaction, occurrence))

    @on("prompt:unnamed-reword:{occurrence}")
    async def reword(self, interaction: Interaction, occurrence: str) -> None:
        """Open the form with what was written."""
        found = await self._look(interaction, occurrence)
        form = _form(f"prompt:unnamed-again:{occurrence}", found.text or "", interaction.locale.value)
        await open_form(interaction, form)

    @on("prompt:unnamed-again:{occurrence}")
    async def rewritten(self, interaction: Interaction, occurrence: str) -> None:
        """Show how it will look now, in the place of how it would have looked."""
        await replace(interaction, *await self._write(interaction, occurrence))

    @on("prompt:unnamed-post:{occurrence}")
    async def post(self, interaction: Interaction, occurrence: str) -> None:
        """Let what the preview showed come out in its own time, and nothing else: what changed is shown first.

        Where Cork cannot see who can look into the thread, nothing can be agreed to (`anonymous_rules.cannot_look`).
        """
        found, locale = await self._look(interaction, occurrence), interaction.locale.value
        if found.text is None:
            raise Refused("prompts_rules.unnamed_gone")
        if not shows(interaction, feed_card(self._card(found)), found.thread_id, None):
            await replace(interaction, *await self._preview(interaction, occurrence, found, changed=True))
            return
        await hold(interaction)
        seen = await who_looks_in(self.bot, found.guild.id, found.thread_id)
        if seen is None:
            raise Refused("anonymous_rules.cannot_look")
        member_id, now = interaction.user.id, self.clock.now()
        share = await self.db.run(prompts.settle_unnamed, found.guild.id, member_id, int(occurrence), seen, now)
        await replace(interaction, _settled(share, occurrence, locale))

    @on("prompt:unnamed-back:{occurrence}")
    async def take_back(self, interaction: Interaction, occurrence: str) -> None:
        """Take it back, wherever it is."""
        guild_id, now = server_to_share_in(interaction), self.clock.now()
        await self.db.run(prompts.take_back_unnamed, guild_id, interaction.user.id, int(occurrence), now)
        said = say("prompts.unnamed_back", interaction.locale.value)
        await replace(interaction, Card((Text(f"{PRIVATE} {said}"),), NIGHT))

    async def _look(self, interaction: Interaction, occurrence: str) -> Unnamed:
        guild_id = server_to_share_in(interaction)
        return await self.db.read(prompts.look_unnamed, guild_id, interaction.user.id, int(occurrence))

    async def _write(self, interaction: Interaction, occurrence: str) -> tuple[Card, ...]:
        text, guild_id, now = answers(interaction)["text"], server_to_share_in(interaction), self.clock.now()
        with keeping(text):
            member_id = interaction.user.id
            found = await self.db.run(prompts.write_unnamed, guild_id, member_id, int(occurrence), text, now)
        return await self._preview(interaction, occurrence, found)

    async def _preview(
        self, interaction: Interaction, occurrence: str, found: Unnamed, *, changed: bool = False
    ) -> tuple[Card, ...]:
        card, locale, stands = self._card(found), interaction.locale.value, found.stands is not None
        key = "preview_changed" if changed else "preview_again" if stands else "preview"
        said = [say(f"anonymous.{key}", locale, channel=f"<#{card.channel_id}>"), say("anonymous.hour", locale)]
        around = await people(self.bot, found.guild.id)
        if around is not None and around < anonymous.FEWEST:
            said.append(say("anonymous.few", locale, n=around))
        if await self.db.read(lately, found.guild.id, interaction.user.id, self.clock.now()):
            said.append(say("anonymous.lately", locale))
        if nudges := nudged(card, locale):
            said.append(nudges)
        deeds = Row(
            (
                Button(say("anonymous.post", locale), f"prompt:unnamed-post:{occurrence}", style=Style.PRIMARY),
                Button(say("feed.reword", locale), f"prompt:unnamed-reword:{occurrence}"),
                _back(occurrence, locale, stands=stands),
            )
        )
        return Card((Text("\n".join(said)),), NIGHT), feed_card(card, pressable=False), Card((deeds,), NIGHT)

    def _card(self, found: Unnamed) -> model.Card:
        guild = found.guild
        return model.Card(
            share_id="",
            guild_id=guild.id,
            audience=Audience.ANONYMOUS,
            member_id=None,
            text=found.text or "",
            shared_on=self.clock.now().astimezone(ZoneInfo(guild.zone)).date(),
            locale=guild.locale,
            state=State.SCHEDULED,
            channel_id=found.thread_id,
            message_id=None,
            answer=True,
        )


def _form(route: str, text: str, locale: str) -> Form:
    label, hint = say("prompts.unnamed_label", locale), say("prompts.unnamed_hint", locale)
    field = Field("text", label, hint, value=text, long=True, required=True, limit=UNNAMED_LIMIT)
    return Form(say("prompts.unnamed_title", locale), route, (field,))


def _settled(share: Share, occurrence: str, locale: str) -> Card:
    """Tell the author what becomes of it, and that nobody, not even in private, will tell them more."""
    waits = share.state is State.SCHEDULED
    said = say("prompts.unnamed_done" if waits else "anonymous.stands", locale, channel=f"<#{share.channel_id}>")
    return Card((Text(f"{WAITING if waits else YES} {said}"), Row((_back(occurrence, locale, stands=True),))), NIGHT)


def _back(occurrence: str, locale: str, *, stands: bool) -> Button:
    label = say("prompts.unnamed_take_back" if stands else "prompts.unnamed_let_be", locale)
    return Button(label, f"prompt:unnamed-back:{occurrence}", PRIVATE)
