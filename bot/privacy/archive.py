"""A member's own copy of everything, as a zip file: for machines as JSON, for people as Markdown and PDF."""

import json
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.kernel.errors import Refused
from bot.privacy import records
from bot.privacy.document import to_markdown
from bot.privacy.model import MemberData
from bot.privacy.returning import DOCUMENT, SCHEMA

MARKDOWN, PDF = "failures.md", "failures.pdf"


def to_zip(member_id: int, data: MemberData, pdf: bytes, locale: str, now: datetime, *, limit: int) -> bytes:
    """Pack everything into a zip, the Markdown in the member's language; `pdf` is their CV of failures.

    What is there for people only is left out where the zip would have more than `limit` bytes; raises Refused
    `privacy.export_beyond_limit` where the rest has more as well.
    """
    for_machines = {DOCUMENT: to_json(member_id, data, now).encode()}
    for_people = {MARKDOWN: to_markdown(data, locale).encode(errors="replace"), PDF: pdf}
    for files in (for_machines | for_people, for_machines):
        packed = _packed(files, now)
        if len(packed) <= limit:
            return packed
    raise Refused("privacy.export_beyond_limit", limit=limit // 2**20)


def to_json(member_id: int, data: MemberData, now: datetime) -> str:
    """Write everything as the JSON that docs/export.md describes."""
    heading = {"schema": SCHEMA, "exported_at": now.isoformat(), "member_id": str(member_id)}
    return json.dumps(heading | records.written(data), ensure_ascii=False, indent=2) + "\n"


def _packed(files: Mapping[str, bytes], now: datetime) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, now.timetuple()[:6]), content, ZIP_DEFLATED)
    return packed.getvalue()
