"""How prompts look."""

from dataclasses import dataclass

from bot.kernel.schedule import Occurrence
from bot.kernel.text import language_of, say
from bot.prompts import bank, model
from bot.prompts.model import Coming, OccurrenceRecord, PromptWords, Schedule, State, Status
from cogs.common.card import Block, Button, Card, Divider, Row, Text
from cogs.common.dates import long_date
from cogs.common.look import NIGHT, NO, PRIVATE, PROMPT
from cogs.common.plain import name, one_line, plain


@dataclass(frozen=True, slots=True)
class Mentions:
    """Clickable mentions of the commands that prompts lead to."""

    schedule: str
    post: str
    check: str
    wizard: str
    add: str
    bank: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """What may keep a schedule from doing what its organiser has in mind."""

    missing: str = ""
    """Cork's missing permissions in the channel, by the names of Discord's settings."""
    silent_role: bool = False
    no_zone: bool = False


def prompt(card: model.Card) -> Card:
    """Draw the first message of a week: the question, what it takes, and that passing is fine."""
    locale = card.locale
    about = say("prompts.about", locale, minutes=card.minutes)
    late = f" {say('prompts.late', locale)}" if card.late else ""
    ping = f"\n<@&{card.ping_role}>" if card.ping_role else ""
    answers = [Button(say("prompts.answer_for_me", locale), answer_route(card.occurrence_id), PRIVATE)]
    if card.unnamed:
        answers.insert(0, Button(say("prompts.answer_unnamed", locale), f"prompt:unnamed:{card.occurrence_id}"))
    return Card((*asked(card.words), Divider(), Text(f"-# {about}{late}{ping}"), Row(tuple(answers))), NIGHT)


def asked(words: PromptWords) -> tuple[Block, ...]:
    """Show what a prompt asks; a server's own is somebody's text, and made harmless."""
    question = Text(f"### {PROMPT} {one_line(words.title)}\n{plain(words.question)}")
    return (question, Text(words.hint)) if words.hint else (question,)


def thread_name(card: model.Card) -> str:
    """Name the thread by its question and its date; a question that was taken out in between is not named."""
    title = card.words.title or say("prompts.taken_out_since", card.locale)
    return name(f"{title} · {long_date(card.local_date, card.locale)}")


def scheduled(schedule: Schedule, locale: str, doubts: Doubts, mentions: Mentions) -> Card:
    """Tell organisers when the prompts come, and what may keep these from doing what they have in mind."""
    blocks: list[Block] = [Text(f"{PROMPT} {_plan(schedule, schedule.next, locale)}")]
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
    blocks: list[Block] = [Text(f"{PROMPT} {_plan(found.schedule, found.next or found.schedule.next, locale)}")]
    if found.coming:
        dates = "\n".join(f"- {_coming(one, locale)}" for one in found.coming)
        blocks += [Divider(), Text(f"{say('prompts.coming', locale)}\n{dates}")]
    if found.recent:
        lines = "\n".join(
            f"- {long_date(one.local_date, locale)}: {_fate(one, found, locale, mentions)}" for one in found.recent
        )
        blocks += [Divider(), Text(f"{say('prompts.last_ones', locale)}\n{lines}")]
    if found.empty:
        blocks.append(Text(f"{NO} {say('prompts.nothing_left', locale, add=mentions.add)}"))
    if found.suggested:
        blocks.append(Text(say("prompts.suggested", locale, n=found.suggested, bank=mentions.bank)))
    blocks.append(Text(f"-# {say('prompts.left', locale, n=found.unused)}"))
    return Card(tuple(blocks), NIGHT)


def kept(locale: str, export: str) -> Card:
    """Tell that an answer is kept, for its writer alone."""
    return Card((Text(f"{PRIVATE} {say('prompts.kept', locale, export=export)}"),), NIGHT)


def answer_route(occurrence_id: int) -> str:
    """Return the custom_id that a prompt's message, and no other, carries."""
    return f"prompt:answer:{occurrence_id}"


def _plan(schedule: Schedule, coming: Occurrence, locale: str) -> str:
    """Say a schedule on the wall, and the next time in the clock of whoever reads it."""
    rule, instant = schedule.rule, int(coming.instant.timestamp())
    weekly = say(
        "prompts.weekly",
        locale,
        day=say(f"common.weekday_{rule.weekday}", locale),
        time=rule.at.isoformat("minutes"),
        zone=rule.zone,
        channel=f"<#{schedule.channel_id}>",
    )
    next_time = say("prompts.next", locale, when=f"<t:{instant}:F> (<t:{instant}:R>)")
    ping = f"{say('prompts.mentions', locale, role=f'<@&{schedule.ping_role}>')} " if schedule.ping_role else ""
    folds = say("prompts.folds", locale, archive=say(f"prompts.archive_{schedule.archive_minutes}", locale))
    return f"{weekly}\n{next_time}\n-# {ping}{folds}"


def _coming(one: Coming, locale: str) -> str:
    said = stamp(one.occurrence)
    return f"{said}: {say('prompts.is_skipped', locale)}" if one.skipped else said


def stamp(occurrence: Occurrence) -> str:
    """Say an instant in the clock of whoever reads it."""
    return f"<t:{int(occurrence.instant.timestamp())}:F>"


def _fate(one: OccurrenceRecord, found: Status, locale: str, mentions: Mentions) -> str:
    if one.state is State.POSTED and one.thread_id is None:
        fate = say("prompts.state_posted_bare", locale, check=mentions.check)
    else:
        values = {"thread": f"<#{one.thread_id}>", "check": mentions.check, "post": mentions.post}
        fate = say(f"prompts.state_{one.state}", locale, **values)
    if one.state in (State.DUE, State.POSTED) and one.prompt:
        return f"{_title(one.prompt, found, locale)} · {fate}"
    return fate


def _title(key: str, found: Status, locale: str) -> str:
    words = bank.wordings(language_of(locale)).get(key) or found.own.get(key)
    return one_line(words.title) if words else say("prompts.taken_out_since", locale)
