"""How prompts look."""

from dataclasses import dataclass

from bot.kernel.text import say
from bot.prompts import bank, model
from bot.prompts.model import Schedule, State, Status
from cogs.common.card import Block, Button, Card, Divider, Row, Text
from cogs.common.dates import long_date
from cogs.common.look import NIGHT, NO, PRIVATE, PROMPT
from cogs.common.plain import name


@dataclass(frozen=True, slots=True)
class Mentions:
    """Clickable mentions of the commands that prompts lead to."""

    schedule: str
    post: str
    check: str
    wizard: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may keep a schedule from doing what its organiser has in mind."""

    missing: str = ""
    """Cork's missing permissions in the channel, by the names of Discord's settings."""
    silent_role: bool = False
    no_zone: bool = False


def prompt(card: model.Card) -> Card:
    """Draw the first message of a week: the question, what it takes, and that passing is fine."""
    words, locale = bank.words(card.prompt, card.locale), card.locale
    minutes = bank.prompt(card.prompt).minutes
    blocks: list[Block] = [Text(f"### {PROMPT} {words.title}\n{words.question}")]
    if words.hint:
        blocks.append(Text(words.hint))
    about = say("prompts.about", locale, minutes=minutes)
    late = f" {say('prompts.late', locale)}" if card.late else ""
    ping = f"\n<@&{card.ping_role}>" if card.ping_role else ""
    answer = Button(say("prompts.answer_for_me", locale), answer_route(card.occurrence_id), PRIVATE)
    return Card((*blocks, Divider(), Text(f"-# {about}{late}{ping}"), Row((answer,))), NIGHT)


def thread_name(card: model.Card) -> str:
    """Name the thread by its question and its date."""
    title = bank.words(card.prompt, card.locale).title
    return name(f"{title} · {long_date(card.local_date, card.locale)}")


def scheduled(schedule: Schedule, locale: str, doubts: Doubts, mentions: Mentions) -> Card:
    """Tell organisers when the prompts come, and what may keep these from doing what they have in mind."""
    blocks: list[Block] = [Text(f"{PROMPT} {_plan(schedule, locale)}")]
    channel = f"<#{schedule.channel_id}>"
    if doubts.missing:
        blocks.append(Text(f"{NO} {say('prompts.missing', locale, channel=channel, names=doubts.missing)}"))
    if doubts.silent_role:
        blocks.append(Text(f"{NO} {say('prompts.silent_role', locale, role=f'<@&{schedule.ping_role}>')}"))
    if doubts.no_zone:
        blocks.append(Text(f"{NO} {say('prompts.no_zone', locale, wizard=mentions.wizard)}"))
    return Card(tuple(blocks), NIGHT)


def status(found: Status, locale: str, mentions: Mentions) -> Card:
    """Tell organisers what comes next, what became of the last ones, and how many are left."""
    if found.schedule is None:
        return Card((Text(say("prompts.unscheduled", locale, schedule=mentions.schedule)),), NIGHT)
    blocks: list[Block] = [Text(f"{PROMPT} {_plan(found.schedule, locale)}")]
    if found.recent:
        lines = "\n".join(
            f"- {long_date(one.local_date, locale)}: {_fate(one, locale, mentions)}" for one in found.recent
        )
        blocks += [Divider(), Text(f"{say('prompts.last_ones', locale)}\n{lines}")]
    blocks.append(Text(f"-# {say('prompts.left', locale, n=found.unused)}"))
    return Card(tuple(blocks), NIGHT)


def kept(locale: str, export: str) -> Card:
    """Tell that an answer is kept, for its writer alone."""
    return Card((Text(f"{PRIVATE} {say('prompts.kept', locale, export=export)}"),), NIGHT)


def answer_route(occurrence_id: int) -> str:
    """Return the custom_id that a prompt's message, and no other, carries."""
    return f"prompt:answer:{occurrence_id}"


def _plan(schedule: Schedule, locale: str) -> str:
    """Say a schedule on the wall, and its next time in the clock of whoever reads it."""
    rule, instant = schedule.rule, int(schedule.next.instant.timestamp())
    weekly = say(
        "prompts.weekly",
        locale,
        day=say(f"common.weekday_{rule.weekday}", locale),
        time=rule.at.isoformat("minutes"),
        zone=rule.zone,
        channel=f"<#{schedule.channel_id}>",
    )
    coming = say("prompts.next", locale, when=f"<t:{instant}:F> (<t:{instant}:R>)")
    ping = f"{say('prompts.mentions', locale, role=f'<@&{schedule.ping_role}>')} " if schedule.ping_role else ""
    folds = say("prompts.folds", locale, archive=say(f"prompts.archive_{schedule.archive_minutes}", locale))
    return f"{weekly}\n{coming}\n-# {ping}{folds}"


def _fate(one: model.OccurrenceRecord, locale: str, mentions: Mentions) -> str:
    if one.state is State.POSTED and one.thread_id is None:
        fate = say("prompts.state_posted_bare", locale, check=mentions.check)
    else:
        values = {"thread": f"<#{one.thread_id}>", "check": mentions.check, "post": mentions.post}
        fate = say(f"prompts.state_{one.state}", locale, **values)
    if one.state in (State.DUE, State.POSTED) and one.prompt:
        return f"{bank.words(one.prompt, locale).title} · {fate}"
    return fate
