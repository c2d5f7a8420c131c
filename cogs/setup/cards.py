"""How setting up looks."""

from dataclasses import dataclass

from bot.guilds.model import Guild
from bot.kernel.text import LANGUAGES, language_of, say
from cogs.common.card import Block, Button, Card, ChannelSelect, Divider, Option, RoleSelect, Row, Select, Text
from cogs.common.look import EMPTY, NIGHT, NO, WAITING, YES
from cogs.common.plain import one_line
from cogs.setup.permissions import Finding, named

TEXT_CHANNELS = (0, 5)
FEED_CHANNELS = (*TEXT_CHANNELS, 15)
"""A feed may be a forum, too."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Clickable mentions of the commands that setting up leads to."""

    wizard: str
    check: str
    prompts: str
    moderate: str
    add: str


def wizard(guild: Guild, locale: str, mentions: Mentions, warned: Finding | None = None) -> Card:
    """Show everything that an organiser can set, as it is now, and what Cork lacks in the channel just chosen."""
    facts = say(
        "setup.facts",
        locale,
        zone=guild.zone,
        toast=one_line(guild.toast) or say("setup.usual_toast", locale),
        care=one_line(guild.care, limit=300) or say("setup.no_care", locale),
    )
    channel, role = say("setup.choose_channel", locale), say("setup.choose_role", locale)
    feed = Text(say("setup.label_feed", locale) + _paused(guild, locale, mentions) + _warning(warned, "feed", locale))
    party = Text(say("setup.label_party", locale) + _warning(warned, "party", locale))
    blocks: tuple[Block, ...] = (
        Text(f"### {say('setup.wizard_heading', locale)}\n{say('setup.wizard_intro', locale)}"),
        feed,
        ChannelSelect("setup:feed", FEED_CHANNELS, channel, guild.feed_channel),
        party,
        ChannelSelect("setup:party", TEXT_CHANNELS, channel, guild.party_channel),
        Text(say("setup.label_moderators", locale)),
        RoleSelect("setup:moderators", role, guild.moderator_role),
        Text(
            f"{say('setup.label_anonymous', locale)}\n{say('setup.label_vetting', locale, moderate=mentions.moderate)}"
        ),
        Row((_switch("anonymous", guild.anonymous, locale), _switch("vetting", guild.vetting, locale))),
        Text(say("setup.label_language", locale)),
        Select("setup:language", _languages(guild.locale)),
        Divider(),
        Text(facts),
        Row((Button(say("setup.change_words", locale), "setup:words"),)),
        Text(f"-# {say('setup.wizard_next', locale, prompts=mentions.prompts, check=mentions.check)}"),
    )
    return Card(blocks, NIGHT)


def checked(findings: tuple[Finding, ...], locale: str, mentions: Mentions) -> Card:
    """Tell for each place what Cork may do there, and name what is missing."""
    return Card(tuple(Text(_finding(one, locale, mentions)) for one in findings), NIGHT)


def _finding(one: Finding, locale: str, mentions: Mentions) -> str:
    place = f"**{say(f'setup.place_{one.place}', locale)}**"
    if one.channel_id is None:
        choose = mentions.prompts if one.place == "prompts" else mentions.wizard
        return f"{EMPTY} {place}\n{say(f'setup.unchosen_{one.place}', locale, choose=choose)}"
    heading = f"{place} <#{one.channel_id}>"
    if one.fine:
        paused = f"\n{say('setup.was_paused', locale)}" if one.was_paused else ""
        paused += f"\n{NO} {say('setup.post_locked', locale)}" if one.locked else ""
        empty = f"\n{NO} {say('setup.no_prompt_left', locale, add=mentions.add)}" if one.empty else ""
        return f"{YES} {heading}\n{say('setup.all_there', locale)}{paused}{empty}"
    paused = f"\n{say('setup.still_paused', locale)}" if one.was_paused else ""
    if one.unreachable:
        return f"{NO} {heading}\n{say('setup.unreachable', locale)}{paused}"
    if one.untagged and not one.missing:
        return f"{NO} {heading}\n{say('setup.untagged', locale)}{paused}"
    return f"{NO} {heading}\n{say('setup.missing', locale, names=named(one.missing, locale))}{paused}"


def _paused(guild: Guild, locale: str, mentions: Mentions) -> str:
    if guild.feed_pause is None:
        return ""
    return f"\n{WAITING} {say('setup.paused', locale, check=mentions.check)}"


def _warning(warned: Finding | None, place: str, locale: str) -> str:
    if warned is None or warned.place != place or not warned.missing:
        return ""
    return f"\n{NO} {say('setup.missing', locale, names=named(warned.missing, locale))}"


def _switch(name: str, on: bool, locale: str) -> Button:  # noqa: FBT001 - it is what a switch is
    """Make a switch whose press sets what it does not show, so that pressing twice is pressing once."""
    state, other = ("on", "off") if on else ("off", "on")
    return Button(say(f"setup.{name}_{state}", locale), f"setup:{name}:{other}", YES if on else EMPTY)


def _languages(locale: str) -> tuple[Option, ...]:
    spoken = language_of(locale)
    return tuple(Option(say("setup.speak", one), one, chosen=one == spoken) for one in LANGUAGES)
