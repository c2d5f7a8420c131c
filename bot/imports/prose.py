"""From Markdown to failures: headings are sections or years, and what is listed below them is what failed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.imports.lines import read_line, year_of
from bot.imports.model import LARGEST_PROSE, MOST, Context, Found, Reading, Sent, Table, Trouble, Unread
from bot.imports.rows import copies, read_rows
from bot.imports.sniffing import too_large, too_many
from bot.imports.texts import Unfit, fitting
from bot.imports.written import answers, becoming, nameless
from bot.journal.model import PartialDate
from bot.kernel.errors import Refused

_LISTS = ("bullet_list", "ordered_list")
_BESIDE = " · "
_VERBATIM = ("fence", "code_block")


@dataclass(slots=True)
class _Notes:
    """What was found so far, and under which heading and year we are."""

    context: Context
    encoding: str
    listed: bool
    skipped: bool = False
    section: str | None = None
    year: int | None = None
    failures: list[Found] = field(default_factory=list)
    waiting: list[Sent] = field(default_factory=list)
    accepted: list[Sent] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_prose(text: str, encoding: str, context: Context) -> Reading:
    """Read Markdown; refuse what is too large or has too many lines."""
    if len(text) > LARGEST_PROSE:
        raise too_large(LARGEST_PROSE)
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    blocks = tree.children
    notes = _Notes(context, encoding, listed=any(block.type in (*_LISTS, "table") for block in blocks))
    title = _title(blocks)
    for block in blocks:
        match block.type:
            case "heading":
                _under(notes, block, is_title=block is title)
            case _ if notes.skipped:
                pass
            case "bullet_list" | "ordered_list":
                _list(notes, block)
            case "paragraph":
                _paragraph(notes, block)
            case "table":
                _table(notes, block)
            case _:
                pass
    return _reading(notes)


def read_lines(text: str, encoding: str, context: Context) -> Reading:
    """Read plain text, a failure a line."""
    notes = _Notes(context, encoding, listed=False)
    for row, line in enumerate(text.splitlines(), 1):
        if line.strip():
            _entry(notes, row, line)
        if len(notes.unread) > MOST:
            raise too_many()
    return _reading(notes)


def _reading(notes: _Notes) -> Reading:
    unread = sorted(notes.unread, key=lambda one: one.row)
    return Reading(
        encoding=notes.encoding,
        failures=tuple(notes.failures),
        waiting=tuple(notes.waiting),
        accepted=tuple(notes.accepted),
        unread=tuple(unread),
        month_first=notes.context.month_first,
    )


def _title(blocks: list[SyntaxTreeNode]) -> SyntaxTreeNode | None:
    """Return the heading that names the whole document: the first one, if lower ones follow."""
    headings = [block for block in blocks if block.type == "heading"]
    if not headings or headings[0] is not blocks[0]:
        return None
    rest = headings[1:]
    return headings[0] if rest and all(one.tag > headings[0].tag for one in rest) else None


def _under(notes: _Notes, block: SyntaxTreeNode, *, is_title: bool) -> None:
    text = " ".join(_lines(block))
    notes.year = year_of(text)
    if notes.year is not None:
        return
    notes.skipped = text.casefold() in answers()
    notes.section = None if is_title or text.casefold() in nameless() else text


def _list(notes: _Notes, block: SyntaxTreeNode) -> None:
    for item in block.children:
        if not item.children or item.children[0].type != "paragraph":
            notes.unread.append(Unread(_row(item), Trouble.EMPTY))
            continue
        head, *rest = item.children
        lines = _lines(head)
        became = _take_became(lines)
        text = " ".join(lines)
        year = year_of(text)
        below = [one for one in rest if one.type in _LISTS]
        if year is not None and below:
            outer, notes.year = notes.year, year
            for one in below:
                _list(notes, one)
            notes.year = outer
        else:
            story = [paragraph for one in rest for paragraph in _story(one)]
            _entry(notes, _row(item), text, section=_emphasised(head), became=became, story=story)


def _paragraph(notes: _Notes, block: SyntaxTreeNode) -> None:
    """Take each line of a paragraph for an entry where nothing is listed otherwise, below a heading or with a year."""
    if notes.listed:
        return
    for offset, line in enumerate(_lines(block)):
        if notes.section is not None or notes.year is not None or line[:4].isdecimal():
            _entry(notes, _row(block) + offset, line)


def _entry(
    notes: _Notes,
    row: int,
    text: str,
    *,
    section: str | None = None,
    became: str | None = None,
    story: Sequence[str] = (),
) -> None:
    if section is not None:
        text = text.replace(f"{_BESIDE}{section}", "", 1)
    try:
        told = read_line(text, notes.context)
    except Unfit as unfit:
        notes.unread.append(Unread(row, unfit.trouble))
        return
    found = Found(
        row=row,
        text=told.text,
        story="\n\n".join(story) or None,
        section=section or notes.section,
        kind=told.kind,
        happened=told.day or (None if notes.year is None else PartialDate(notes.year)),
        sting=told.sting,
        became=became or told.became,
        either_way=told.either_way,
    )
    _keep(notes, found, told.copies)


def _table(notes: _Notes, block: SyntaxTreeNode) -> None:
    rows = [
        (_row(row), tuple(" ".join(_lines(cell)) for cell in row.children))
        for part in block.children
        for row in part.children
    ]
    try:
        reading = read_rows(Table(tuple(rows)), notes.encoding, notes.context)
    except Refused:
        # A table about something else does not keep the rest of a document from being read.
        notes.unread.append(Unread(_row(block), Trouble.EMPTY))
        return
    year = None if notes.year is None else PartialDate(notes.year)
    for one in reading.failures:
        _keep(notes, replace(one, section=one.section or notes.section, happened=one.happened or year))
    notes.waiting += reading.waiting
    notes.accepted += reading.accepted
    notes.unread += reading.unread


def _keep(notes: _Notes, found: Found, times: int = 1) -> None:
    try:
        notes.failures += copies(fitting(found), times)
    except Unfit as unfit:
        notes.unread.append(Unread(found.row, unfit.trouble))
    if len(notes.failures) > MOST:
        raise too_many()


def _take_became(lines: list[str]) -> str | None:
    """Take the line off that tells what a failure became."""
    for index, line in enumerate(lines[1:], 1):
        for pattern in becoming():
            if found := pattern.fullmatch(line):
                del lines[index]
                return found[1]
    return None


def _emphasised(paragraph: SyntaxTreeNode) -> str | None:
    """Return the section that Cork's timelines tell beside an entry: `· *section*`."""
    children = [child for inline in paragraph.children for child in inline.children]
    for before, after in pairwise(children):
        if after.type == "em" and before.type == "text" and f" {before.content}".endswith(_BESIDE):
            return _words(after)
    return None


def _row(block: SyntaxTreeNode) -> int:
    return 1 if block.map is None else block.map[0] + 1


def _story(block: SyntaxTreeNode) -> Iterator[str]:
    """Give the paragraphs of what stands below an entry."""
    if block.type in _VERBATIM:
        yield block.content
    elif any(child.type == "inline" for child in block.children):
        yield "\n".join(_lines(block))
    else:
        for child in block.children:
            yield from _story(child)


def _lines(block: SyntaxTreeNode) -> list[str]:
    """Return the text of a block without its markup, a link with where it leads."""
    text = "".join(_words(child) for inline in block.children for child in inline.children)
    return [line.strip() for line in text.split("\n")]


def _words(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "text" | "code_inline" | "html_inline":
            return node.content
        case "link":
            inside, target = "".join(map(_words, node.children)), str(node.attrs.get("href", ""))
            return target if inside in target else f"{inside} <{target}>"
        case _:
            return "".join(map(_words, node.children))
