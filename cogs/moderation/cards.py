"""How moderation looks: the moderators' list, what came of a deed, and the question before a report."""

from collections.abc import Iterator

from bot.feed.actions.holding import Reported
from bot.feed.cases import Case, Desk
from bot.kernel.text import say
from bot.moderation.model import BLOCK_DAYS, REPORTS_TO_HOLD, Block, Deed, Done, Reports
from cogs.common.card import Block as CardBlock
from cogs.common.card import Button, Card, Divider, Option, Row, Select, Style, Text
from cogs.common.dates import long_date
from cogs.common.look import NIGHT, NO, WAITING, YES
from cogs.common.plain import one_line
from cogs.common.whole import whole

HELD_AT_ONCE, REPORTED_AT_ONCE = 3, 2
"""Cards in the list; those behind them come up as these are decided."""
_QUOTE = 250
_NOTE = 80
_ENDING = 25
"""Blocks that a menu shows at once."""


def desk(desk: Desk, locale: str, done: Deed | None = None, *, pressed: bool = False) -> Card:
    """Show what there is to decide and what was decided; after a press also what came of it."""
    blocks: list[CardBlock] = []
    if pressed:
        blocks.append(
            Text(f"{YES} {say(f'moderation.done_{done}', locale)}" if done else say("moderation.as_it_was", locale))
        )
    blocks += _pile("held", desk.held[:HELD_AT_ONCE], len(desk.held), (Deed.RELEASE, Deed.REMOVE, Deed.BLOCK), locale)
    blocks += _pile(
        "reported", desk.reported[:REPORTED_AT_ONCE], len(desk.reported), (Deed.HOLD, Deed.RELEASE, Deed.REMOVE), locale
    )
    blocks += _blocks(desk.blocks, locale)
    if desk.deeds:
        told = "\n".join(f"- {_deed(one, locale)}" for one in desk.deeds)
        blocks += [Divider(), Text(f"**{say('moderation.heading_deeds', locale)}**\n{told}")]
    return Card(tuple(blocks), NIGHT)


def ruled(case: Case, deed: Deed, locale: str, *, changed: bool) -> Card:
    """Tell a moderator what came of a command, with the way back."""
    said = f"{YES} {say(f'moderation.done_{deed}', locale)}" if changed else say("moderation.as_it_was", locale)
    back = {
        Deed.HOLD: (Deed.RELEASE, Deed.REMOVE, Deed.BLOCK),
        Deed.RELEASE: (Deed.HOLD,),
        Deed.REMOVE: (Deed.RELEASE, Deed.BLOCK),
    }
    return Card((Text(f"{said}\n{_quoted(case, locale)}"), _row(case, back[deed], locale)), NIGHT)


def blocked(case: Case, made: Block, locale: str) -> Card:
    """Tell a moderator until when the author of a card shares nothing."""
    until = long_date(made.until, locale)
    said = say("moderation.blocked", locale, until=until)
    return Card((Text(f"{YES} {said}\n{_quoted(case, locale)}"), _row(case, (Deed.UNBLOCK,), locale)), NIGHT)


def read(case: Case, locale: str) -> Card:
    """Show a moderator all that a card says, in a file where a message cannot hold it."""
    blocks, files = whole(case.text, say("moderation.file", locale), mark="> ")
    return Card((Text(f"`{case.share_id}`"), *blocks), NIGHT, files)


def report_question(share_id: str, text: str, locale: str) -> Card:
    """Ask whether a card shall be reported."""
    asked = say("moderation.report_question", locale, n=REPORTS_TO_HOLD)
    buttons = (
        Button(say("moderation.report_send", locale), f"report:send:{share_id}", style=Style.PRIMARY),
        Button(say("moderation.report_cancel", locale), "report:cancel"),
    )
    return Card((Text(f"{asked}\n> {one_line(text, limit=_QUOTE)}"), Row(buttons)), NIGHT)


def reported(outcome: Reported, locale: str) -> Card:
    """Tell somebody what became of their report."""
    return Card((Text(say(f"moderation.report_{outcome}", locale)),), NIGHT)


def not_reported(locale: str) -> Card:
    """Tell that nothing was reported."""
    return Card((Text(say("moderation.report_cancelled", locale)),), NIGHT)


def _pile(kind: str, shown: tuple[Case, ...], number: int, deeds: tuple[Deed, ...], locale: str) -> Iterator[CardBlock]:
    heading = f"**{say(f'moderation.heading_{kind}', locale)}**"
    if not shown:
        yield Text(f"{heading}\n{say(f'moderation.none_{kind}', locale)}")
        return
    for case in shown:
        yield Text(f"{heading}\n{_quoted(case, locale)}" if case is shown[0] else _quoted(case, locale))
        yield _row(case, deeds, locale)
    if number > len(shown):
        yield Text(f"-# {say('moderation.more', locale, n=number - len(shown))}")


def _quoted(case: Case, locale: str) -> str:
    who = say("moderation.anonymous", locale) if case.member_id is None else f"<@{case.member_id}>"
    facts = [long_date(case.shared_on, locale), who, *_told(case.reports, locale), f"`{case.share_id}`"]
    note = f"> -# {say('moderation.note', locale, note=one_line(case.note, limit=_NOTE))}\n" if case.note else ""
    return f"{note}> {one_line(case.text, limit=_QUOTE)}\n-# {' · '.join(facts)}"


def _told(reports: Reports, locale: str) -> tuple[str, ...]:
    return (say("moderation.reports", locale, n=reports.total),) if reports.total else ()


def _row(case: Case, deeds: tuple[Deed, ...], locale: str) -> Row:
    buttons = [Button(_label(deed, locale), _route(case, deed), style=_style(deed)) for deed in deeds]
    if one_line(case.text, limit=_QUOTE).endswith("…"):
        buttons.append(Button(say("moderation.read", locale), f"mod-read:{case.share_id}"))
    return Row(tuple(buttons))


def _route(case: Case, deed: Deed) -> str:
    return f"mod:{deed}:{case.share_id}" + (f":{case.mark}" if deed is Deed.RELEASE else "")


def _label(deed: Deed, locale: str) -> str:
    return say(f"moderation.do_{deed}", locale, n=BLOCK_DAYS)


def _style(deed: Deed) -> Style:
    return Style.PRIMARY if deed is Deed.RELEASE else Style.SECONDARY


def _blocks(found: tuple[Block, ...], locale: str) -> Iterator[CardBlock]:
    if not found:
        return
    yield Text(f"**{say('moderation.heading_blocks', locale)}**\n{say('moderation.blocks', locale, n=len(found))}")
    options = tuple(
        Option(say("moderation.block_of", locale, post=one.share_id, until=long_date(one.until, locale)), one.share_id)
        for one in found[:_ENDING]
    )
    yield Select("mod:unblock", options, say("moderation.end_block", locale))


def _deed(one: Done, locale: str) -> str:
    who = say("moderation.nobody" if one.deed is Deed.AUTO_HOLD else "moderation.somebody", locale)
    moderator = who if one.member_id is None else f"<@{one.member_id}>"
    sign = {Deed.RELEASE: YES, Deed.REMOVE: NO, Deed.BLOCK: NO}.get(one.deed, WAITING)
    said = say(f"moderation.deed_{one.deed}", locale)
    return f"{long_date(one.done_on, locale)} · {sign} {said} · `{one.share_id}` · {moderator}"
