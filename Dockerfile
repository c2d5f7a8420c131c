# syntax=docker/dockerfile:1

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /cork
COPY requirements.lock ./
RUN /cork/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY cogs cogs
COPY sandbox sandbox
RUN /cork/bin/pip install --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --uid 1000 --user-group --no-create-home cork && install --directory --owner=cork --group=cork --mode=0700 /home/cork/data
COPY --from=build /cork /cork
ENV PATH=/cork/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /home/cork
USER cork
# The database and the key: /home/cork/data, by the defaults of DATABASE_URL and SECRET_KEY_FILE.
VOLUME /home/cork/data
# SIGTERM ends the bot within five seconds, all work done.
STOPSIGNAL SIGTERM
CMD ["cork"]
