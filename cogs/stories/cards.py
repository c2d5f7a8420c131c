"""How a failure looks that is told as the answer to an interview question."""

from itertools import groupby

from bot.kernel.text import say
from bot.stories.model import QUESTIONS, BankPage, Kept, Parts, Story
from bot.stories.spoken import WORDS, SpokenPart, count_words, questions, spoken
from cogs.common.card import Block, Button, Card, Divider, Option, Row, Select, Style, Text
from cogs.common.look import NIGHT, PRIVATE, ROSE
from cogs.common.plain import name, one_line
from cogs.common.titled import titled

SHOWN = 1800
"""UTF-16 units of a story in a message; ninety seconds of most languages are fewer."""
BRIEF = 240
"""UTF-16 units of a failure's line, which stands beside other things here."""


def story(kept: Kept, locale: str) -> Card:
    """Show what one would say in ninety seconds, how long each part is, and what one might ask oneself."""
    told = spoken(kept.story.parts)
    failure_id = kept.failure.id
    heading = f"{PRIVATE} **{question(kept.story.question, locale)}**\n> {one_line(kept.failure.line, limit=BRIEF)}"
    length = say(
        "stories.within" if told.fits else "stories.over", locale, words=told.words, seconds=told.seconds, limit=WORDS
    )
    parts = [(_counted(part, locale), part.text) for part in told.parts]
    all_of_it = None if told.fits else _named(kept.story.parts, locale)
    texts, files = titled(parts, say("stories.file", locale), shown=SHOWN, whole=all_of_it)
    asked = "\n".join(f"- {say(f'stories.ask_{key}', locale)}" for key in questions(kept.story.parts))
    options = tuple(Option(question(key, locale), key, chosen=key == kept.story.question) for key in QUESTIONS)
    blocks: tuple[Block, ...] = (
        Text(f"{heading}\n-# {length}"),
        Divider(),
        *texts,
        Divider(),
        Text(f"{say('stories.asking', locale)}\n{asked}"),
        Select(f"story:question:{failure_id}", options, say("stories.another_question", locale)),
        Row(
            (
                Button(say("stories.change", locale), f"story:change:{failure_id}"),
                Button(say("stories.delete", locale), f"story:delete:{failure_id}", style=Style.DANGER),
            )
        ),
    )
    return Card(blocks, NIGHT, files)


def confirm_delete(kept: Kept, locale: str) -> Card:
    """Ask once before a story goes for good."""
    failure_id = kept.failure.id
    buttons = Row(
        (
            Button(say("stories.delete_for_good", locale), f"story:delete-now:{failure_id}", style=Style.DANGER),
            Button(say("stories.keep", locale), f"story:show:{failure_id}"),
        )
    )
    asked = f"{say('stories.delete_ask', locale)}\n> {one_line(kept.failure.line, limit=BRIEF)}"
    return Card((Text(asked), buttons), ROSE)


def gone(told: Story, locale: str) -> Card:
    """Tell that a story is gone, and give its words back."""
    texts, files = titled(_named(told.parts, locale), say("stories.file", locale))
    return Card((Text(say("stories.deleted", locale)), Divider(), *texts), NIGHT, files)


def bank(page: BankPage, locale: str, build: str) -> Card:
    """Show a page of stories under the questions that they answer; `build` is the mention of the command."""
    missing = "\n".join(f"- {question(key, locale)}" for key in page.missing)
    if not page.stories:
        return Card((Text(f"{say('stories.bank_empty', locale, build=build)}\n{missing}"),), NIGHT)
    lines = [f"{PRIVATE} **{say('stories.bank_heading', locale, n=page.total)}**"]
    for key, group in groupby(page.stories, lambda kept: kept.story.question):
        lines.append(f"**{question(key, locale)}**")
        lines += [f"- {one_line(kept.failure.line, limit=BRIEF)}" for kept in group]
    options = tuple(Option(name(kept.failure.line), str(kept.failure.id)) for kept in page.stories)
    blocks: list[Block] = [Text("\n".join(lines)), Select("story:open", options, say("stories.open", locale))]
    if page.pages > 1:
        blocks.append(Row(_turning(page, locale)))
    if page.missing:
        blocks += [Divider(), Text(f"{say('stories.missing', locale)}\n{missing}")]
    return Card(tuple(blocks), NIGHT)


def question(key: str, locale: str) -> str:
    """Return an interview question in the reader's language."""
    return say(f"stories.question_{key}", locale)


def _counted(part: SpokenPart, locale: str) -> str:
    title = say(f"stories.part_{part.name}", locale)
    if part.cut:
        return say("stories.part_cut", locale, part=title, n=part.words, kept=count_words(part.text))
    return say("stories.part_counted", locale, part=title, n=part.words)


def _named(parts: Parts, locale: str) -> list[tuple[str, str]]:
    return [(say(f"stories.part_{part}", locale), text) for part, text in parts.told]


def _turning(page: BankPage, locale: str) -> tuple[Button, ...]:
    # Past the ends the route of a disabled button still has to differ from the others.
    back = Button(say("stories.newer", locale), f"story:bank:{page.page or 'x'}", disabled=page.page == 0)
    where = Button(say("stories.page", locale, page=page.page + 1, pages=page.pages), "story:here", disabled=True)
    onward = Button(say("stories.older", locale), f"story:bank:{page.page + 2}", disabled=page.page + 1 >= page.pages)
    return back, where, onward
