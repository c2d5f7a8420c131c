"""What the page's files promise: small, self-contained, nothing parsed from messages, readable in both themes."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "sandbox" / "page" / "static"
SCRIPTS = sorted(STATIC.glob("js/*.js"))
SHEETS = sorted(STATIC.glob("css/*.css"))

READABLE = 4.5
"""The contrast that WCAG 2 AA asks of text."""

PAIRS = [
    ("text", "chat"),
    ("text", "raised"),
    ("text", "ground"),
    ("soft", "chat"),
    ("soft", "raised"),
    ("soft", "ground"),
    ("soft", "sunk"),
    ("link", "chat"),
    ("link", "sunk"),
    ("brand", "ground"),
    ("brand", "raised"),
    ("danger-text", "raised"),
    ("danger-text", "chat"),
    ("ok-text", "chat"),
    ("secondary-text", "secondary"),
    ("#ffffff", "primary"),
    ("#ffffff", "success"),
    ("#ffffff", "danger"),
]


@pytest.mark.parametrize("path", [*SCRIPTS, *SHEETS], ids=lambda path: path.name)
def test_no_file_of_the_page_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_text_is_never_parsed_as_markup_or_code(path: Path) -> None:
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser",
        path.read_text(encoding="utf-8"),
    )
    assert found == []


@pytest.mark.parametrize("path", [*SCRIPTS, *SHEETS, STATIC / "index.html"], ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    loaded = re.findall(
        r"""(?:\bfrom\s+|\bimport\(|url\(|src=|href=)["']([^"']+)["']""", path.read_text(encoding="utf-8")
    )
    assert [address for address in loaded if not address.startswith(("/page/", "./", "../", "#"))] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_import_names_a_file_that_is_there(path: Path) -> None:
    wanted = re.findall(r'from "\./([^"]+)"', path.read_text(encoding="utf-8"))
    assert [name for name in wanted if not (path.parent / name).is_file()] == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS, ids=lambda name: name)
def test_words_stand_out_from_their_ground(front: str, back: str, theme: int) -> None:
    assert contrast(colour(front, theme), colour(back, theme)) >= READABLE


def colour(name: str, theme: int) -> str:
    if name.startswith("#"):
        return name
    base = (STATIC / "css" / "base.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}: (?:light-dark\((#\w{{6}}), (#\w{{6}})\)|(#\w{{6}}));", base)
    assert found is not None, f"--{name} is no plain colour"
    return found[3] or found[theme + 1]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
