"""How setting up looks."""

from bot.guilds.model import Guild
from bot.kernel.text import say
from cogs.common.card import Button, Card, ChannelSelect, Divider, RoleSelect, Row, Text
from cogs.common.look import NIGHT, NO, YES
from cogs.common.plain import one_line
from cogs.setup.permissions import Finding

TEXT_CHANNELS = (0, 5)


def wizard(guild: Guild, locale: str, *, prompts: str, check: str) -> Card:
    """Show everything that an organiser can set, as it is now; `prompts` and `check` are mentions of commands."""
    facts = say(
        "setup.facts",
        locale,
        zone=guild.zone,
        toast=one_line(guild.toast) or say("setup.usual_toast", locale),
        care=one_line(guild.care, limit=300) or say("setup.no_care", locale),
    )
    return Card(
        (
            Text(f"### {say('setup.wizard_heading', locale)}\n{say('setup.wizard_intro', locale)}"),
            ChannelSelect("setup:feed", TEXT_CHANNELS, say("setup.choose_feed", locale), guild.feed_channel),
            ChannelSelect("setup:party", TEXT_CHANNELS, say("setup.choose_party", locale), guild.party_channel),
            RoleSelect("setup:moderators", say("setup.choose_moderators", locale), guild.moderator_role),
            Divider(),
            Text(facts),
            Row((Button(say("setup.change_words", locale), "setup:words"),)),
            Text(f"-# {say('setup.wizard_next', locale, prompts=prompts, check=check)}"),
        ),
        NIGHT,
    )


def checked(findings: tuple[Finding, ...], locale: str, wizard_mention: str) -> Card:
    """Tell for each place what Cork may do there, and name what is missing."""
    if not findings:
        return Card((Text(say("setup.nothing_to_check", locale, wizard=wizard_mention)),), NIGHT)
    return Card(tuple(Text(_finding(one, locale)) for one in findings), NIGHT)


def _finding(one: Finding, locale: str) -> str:
    place = say(f"setup.place_{one.place}", locale)
    where = f"<#{one.channel_id}>"
    if one.unreachable:
        return f"{NO} **{place}** {where}\n{say('setup.unreachable', locale)}"
    if not one.missing:
        paused = f"\n{say('setup.was_paused', locale)}" if one.was_paused else ""
        return f"{YES} **{place}** {where}\n{say('setup.all_there', locale)}{paused}"
    names = ", ".join(say(f"setup.permission_{name}", locale) for name in one.missing)
    return f"{NO} **{place}** {where}\n{say('setup.missing', locale, names=names)}"
