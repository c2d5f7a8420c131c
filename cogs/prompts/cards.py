"""How prompts look."""

from bot.kernel.text import say
from bot.prompts import bank, model
from bot.prompts.model import Schedule, State, Status
from cogs.common.card import Block, Button, Card, Divider, Row, Text
from cogs.common.dates import long_date
from cogs.common.look import NIGHT, PRIVATE, PROMPT
from cogs.common.plain import name


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


def scheduled(schedule: Schedule, locale: str) -> Card:
    """Tell organisers when the next prompt comes, in the clock of whoever reads it."""
    return Card((Text(f"{PROMPT} {say('prompts.scheduled', locale)}\n{_next(schedule, locale)}"),), NIGHT)


def status(found: Status, locale: str, scheduling: str) -> Card:
    """Tell organisers what comes next, what became of the last ones, and how many are left."""
    if found.schedule is None:
        return Card((Text(say("prompts.unscheduled", locale, schedule=scheduling)),), NIGHT)
    blocks: list[Block] = [Text(f"{PROMPT} {_next(found.schedule, locale)}")]
    if found.recent:
        lines = "\n".join(f"- {long_date(one.local_date, locale)}: {_fate(one, locale)}" for one in found.recent)
        blocks += [Divider(), Text(lines)]
    blocks.append(Text(f"-# {say('prompts.left', locale, n=found.unused)}"))
    return Card(tuple(blocks), NIGHT)


def kept(locale: str, export: str) -> Card:
    """Tell that an answer is kept, for its writer alone."""
    return Card((Text(f"{PRIVATE} {say('prompts.kept', locale, export=export)}"),), NIGHT)


def answer_route(occurrence_id: int) -> str:
    """Return the custom_id that a prompt's message, and no other, carries."""
    return f"prompt:answer:{occurrence_id}"


def _next(schedule: Schedule, locale: str) -> str:
    instant = int(schedule.next.instant.timestamp())
    return say("prompts.next", locale, channel=f"<#{schedule.channel_id}>", when=f"<t:{instant}:F> (<t:{instant}:R>)")


def _fate(one: model.OccurrenceRecord, locale: str) -> str:
    fate = say(f"prompts.state_{one.state}", locale)
    if one.state in (State.DUE, State.POSTED) and one.prompt:
        return f"{bank.words(one.prompt, locale).title} · {fate}"
    return fate
