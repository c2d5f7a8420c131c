"""Telling failures as answers to interview questions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.journal import actions as journal
from bot.journal.model import Failure, clean_story, is_blank
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.stories import store
from bot.stories.model import PART_LIMIT, PARTS, QUESTIONS, BankPage, Kept, Parts, Story


def find(tx: Transaction, member_id: int, failure_id: int) -> Story | None:
    """Return the story that a member has made of a failure, None where there is none."""
    return store.find(tx, member_id, failure_id)


def write(tx: Transaction, member_id: int, failure_id: int, question: str, parts: Parts, now: datetime) -> Story:
    """Keep a story in place of an earlier one of the same failure.

    One without a word raises Refused `stories.empty`, a question that is none of QUESTIONS `stories.unknown_question`.
    """
    journal.find(tx, member_id, failure_id)
    cleaned = _cleaned(parts)
    if not cleaned.told:
        raise Refused("stories.empty")
    story = Story(member_id, failure_id, _checked(question), cleaned, now)
    store.save(tx, story)
    return story


def answer_question(tx: Transaction, member_id: int, failure_id: int, question: str, now: datetime) -> Story:
    """Have a story answer another question; where there is no story raise Refused `stories.none_of_this`."""
    story = replace(_own(tx, member_id, failure_id), question=_checked(question), written_at=now)
    store.save(tx, story)
    return story


def delete(tx: Transaction, member_id: int, failure_id: int) -> Story:
    """Delete a story and return it; its failure stays. Where there is none raise Refused `stories.none_of_this`."""
    story = _own(tx, member_id, failure_id)
    store.delete(tx, member_id, failure_id)
    return story


def bank(tx: Transaction, member_id: int, *, page: int = 0, size: int = 8) -> BankPage:
    """Return one page of a member's stories in the order of their questions; past either end the one at that end."""
    answering = store.answering(tx, member_id)
    answering.sort(key=lambda one: QUESTIONS.index(one[1]))
    pages = max(1, -(-len(answering) // size))
    page = min(max(page, 0), pages - 1)
    shown = (failure_id for failure_id, _ in answering[page * size : (page + 1) * size])
    stories = tuple(
        Kept(_own(tx, member_id, failure_id), journal.find(tx, member_id, failure_id)) for failure_id in shown
    )
    answered = {question for _, question in answering}
    missing = tuple(question for question in QUESTIONS if question not in answered)
    return BankPage(stories, missing, page, pages, len(answering))


def suggest(tx: Transaction, member_id: int, typed: str, limit: int = 25) -> tuple[Failure, ...]:
    """Return the newest failures that have a story and whose line contains what is typed."""
    wanted, found = typed.strip().casefold(), list[Failure]()
    for failure_id, _ in store.answering(tx, member_id):
        failure = journal.find(tx, member_id, failure_id)
        if wanted in failure.line.casefold():
            found.append(failure)
        if len(found) == limit:
            break
    return tuple(found)


def of_member(tx: Transaction, member_id: int) -> tuple[Story, ...]:
    """Return all of a member's stories, by failure."""
    return store.of_member(tx, member_id)


def put_back(tx: Transaction, stories: Iterable[Story]) -> int:
    """Keep what an export held and return how much of it is new; what stands here already stays as it is."""
    new = 0
    for story in stories:
        if store.find(tx, story.member_id, story.failure_id) is None:
            store.save(tx, replace(story, question=_checked(story.question), parts=_cleaned(story.parts)))
            new += 1
    return new


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's stories and return how many there were."""
    return store.forget_member(tx, member_id)


def _own(tx: Transaction, member_id: int, failure_id: int) -> Story:
    story = store.find(tx, member_id, failure_id)
    if story is None:
        raise Refused("stories.none_of_this")
    return story


def _checked(question: str) -> str:
    if question not in QUESTIONS:
        raise Refused("stories.unknown_question")
    return question


def _cleaned(parts: Parts) -> Parts:
    texts = {name: _text(getattr(parts, name)) for name in PARTS}
    return Parts(**texts)


def _text(typed: str | None) -> str | None:
    if typed is None or is_blank(typed):
        return None
    text = clean_story(typed)
    if len(text) > PART_LIMIT:
        raise Refused("stories.part_too_long", limit=PART_LIMIT)
    return text
