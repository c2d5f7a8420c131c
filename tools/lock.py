"""Bring constraints.txt, requirements.lock and requirements-dev.lock in line with pyproject.toml.

`constraints.txt` says for people which version of everything is meant. The two locks carry the same versions with the
hashes of every file, for pip: `requirements.lock` what the bot and the sandbox run on (and what builds the editable
install), `requirements-dev.lock` what the tests and checks need on top. None of them says where packages come from.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

FILES = ("constraints.txt", "requirements.lock", "requirements-dev.lock")
_UNREACHABLE = 3


def main() -> int:
    """Write the lock files, or with `--check` compare them; return 1 for a difference and 3 without an index."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="change nothing, only tell whether something would change")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    options = parser.parse_args()
    project = Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as folder:
        workplace = Path(folder)
        for name in ("pyproject.toml", *FILES):
            if (project / name).exists():
                shutil.copy(project / name, workplace)
        if not compile_all(workplace, upgrade=options.upgrade):
            return _UNREACHABLE
        changed = [name for name in FILES if not _same(project / name, workplace / name)]
        if not options.check:
            for name in changed:
                shutil.copy(workplace / name, project)
    for name in changed:
        sys.stderr.write(f"{name} {'is out of date: make lock' if options.check else 'written'}\n")
    return 1 if changed and options.check else 0


def compile_all(folder: Path, *, upgrade: bool = False) -> bool:
    """Compile the three files of a folder that holds a pyproject.toml; return False if no index could be reached."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    # Locked as well, so that `pip install --no-build-isolation -e .` builds with a version we know.
    (folder / "build.in").write_text("\n".join(project["build-system"]["requires"]), encoding="utf-8")
    everything = ["build.in", "pyproject.toml", "--extra", "dev"]
    upgraded = ["--upgrade"] if upgrade else []
    return (
        _compile(folder, [*everything, *upgraded, "--no-annotate"], "constraints.txt")
        and _compile(folder, ["build.in", "pyproject.toml", "-c", "constraints.txt", "--generate-hashes"], FILES[1])
        and _compile(folder, [*everything, "-c", "constraints.txt", "--generate-hashes"], FILES[2])
    )


def _compile(folder: Path, what: list[str], into: str) -> bool:
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [
            *(sys.executable, "-m", "uv", "pip", "compile", *what, "--output-file", into),
            *("--universal", "--python-version", "3.11", "--no-emit-index-url", "--no-header", "--quiet"),
            *("--no-emit-find-links", "--custom-compile-command", "make lock"),
        ],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return True
    sys.stderr.write(done.stderr)
    if any(
        sign in done.stderr for sign in ("Failed to fetch", "error sending request", "Could not connect", "dns error")
    ):
        return False
    raise SystemExit(done.returncode)


def _environment() -> dict[str, str]:
    """Let uv use the index and the certificates that pip was told to use: uv does not read pip's settings."""
    environment = dict(os.environ)
    for ours, pips, setting in (
        ("UV_DEFAULT_INDEX", "PIP_INDEX_URL", "global.index-url"),
        ("SSL_CERT_FILE", "PIP_CERT", "global.cert"),
    ):
        value = environment.get(pips) or _pip_setting(setting)
        if value and ours not in environment:
            environment[ours] = value
    return environment


def _pip_setting(name: str) -> str:
    asked = [sys.executable, "-m", "pip", "config", "get", name]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - no shell


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.read_bytes() == other.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
