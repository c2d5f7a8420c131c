# Everything one does here by hand. `make help` lists it; none of it needs more than Python >= 3.11, make and git.

PYTHON ?= python3
ARGS ?=
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help try run test check venv bench year docs pictures format lock discord-schema

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1 \t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

try: .venv/.runtime  ## try Cork in the browser: no account, no token, nothing is kept (SANDBOX_PORT, default 8030)
	@exec $(RUN) -m sandbox $(ARGS)

run: .venv/.runtime  ## the bot against real Discord, set up by .env
	@exec $(RUN) -m bot $(ARGS)

test: .venv/.dev  ## the whole suite; ARGS="-k feed" picks from it
	$(RUN) -m pytest -n auto --dist worksteal $(ARGS)

check: .venv/.dev  ## format, lint, types and the whole suite
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	@$(MAKE) --no-print-directory test

venv: .venv/.dev  ## just .venv, with everything in it

bench: .venv/.dev  ## the figures of docs/performance.md
	$(RUN) -m benchmarks.latency $(ARGS)

year: .venv/.dev  ## a simulated year of three servers, day by day, to read
	@$(RUN) -m tests.year.timeline

format: .venv/.dev  ## format, and mend what ruff can mend
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

docs: .venv/.runtime  ## make docs/commands.md anew from the commands
	$(RUN) tools/command_reference.py docs/commands.md

pictures: .venv/.dev  ## make the screenshots of docs/images anew (needs Chromium)
	$(RUN) -m pytest tests/browser --pictures docs/images

lock: .venv/.dev  ## bring the lock files in line with pyproject.toml; ARGS=--upgrade takes the newest versions
	$(RUN) tools/lock.py $(ARGS)

discord-schema:  ## make tests/data/discord-schema.json anew from npm's discord-api-spec (needs Node)
	tools/discord_schema/make tests/data/discord-schema.json

# Two stamps, since somebody who tries Cork should not have to download a type checker and a browser driver first.
.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	$(RUN) -m pip install --quiet --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(RUN) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Cork needs Python 3.11 or newer, and '$(PYTHON)' is not: make $(MAKECMDGOALS) PYTHON=/path/to/a/newer/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
