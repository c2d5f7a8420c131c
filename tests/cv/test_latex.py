"""The LaTeX file is set by real engines, where there are any."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.cv.formats.latex import write
from bot.cv.model import Cv, Style
from tests.cv.lines import AWKWARD, EVERYTHING, cv, item

ENGINES = ("pdflatex", "lualatex")
PACKAGES = "texlive-latex-base texlive-latex-recommended texlive-luatex"


def compiled(engine: str, made: Cv, folder: Path) -> str:
    """Set a CV twice, as a person would, and return the log."""
    path = shutil.which(engine)
    if path is None:
        missing = f"{engine} is not installed; on Debian: apt install {PACKAGES}"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    (folder / "cv.tex").write_bytes(write(made, "de"))
    command = [path, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "cv.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - our own arguments
    log = done.stdout.decode(errors="replace")
    assert done.returncode == 0, log[-2000:]
    assert (folder / "cv.pdf").read_bytes().startswith(b"%PDF-")
    return log


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", Style)
def test_every_script_and_every_awkward_text_is_set(engine: str, style: Style, tmp_path: Path) -> None:
    log = compiled(engine, Cv(EVERYTHING.heading, style, EVERYTHING.parts), tmp_path)
    assert "root:" not in log


def test_every_letter_that_pdflatex_is_trusted_with_is_set(tmp_path: Path) -> None:
    letters = [chr(at) for at in (*range(0x20, 0x250), *range(0x2010, 0x2040), 0x20AC, 0x2122)]
    made = cv(*(item(f"a{letter}b{letter * 3}", f"c {letter}") for letter in letters if letter.isprintable()))
    compiled("pdflatex", made, tmp_path)


@pytest.mark.parametrize("character", list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
def test_a_line_of_any_one_sign_is_written_so_that_it_is_not_a_command(character: str) -> None:
    made = write(cv(item(character * 3)), "en-US").decode()
    (line,) = [line for line in made.split("\n") if line.startswith(r"\cvitem{2019}")]
    assert line.startswith(r"\cvitem{2019}{")
    assert line.count("{") - line.count(r"\{") == line.count("}") - line.count(r"\}")


def test_all_signs_together_are_set(tmp_path: Path) -> None:
    signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    made = cv(*(item(one * 3, one) for one in signs), item(signs), item(AWKWARD["TeX"], became=signs))
    compiled("pdflatex", made, tmp_path)
