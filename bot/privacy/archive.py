"""A member's own copy of everything, as a zip file: for machines as JSON, for people as Markdown and PDF."""

import json
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.privacy import records
from bot.privacy.document import to_markdown
from bot.privacy.model import MemberData
from bot.privacy.returning import DOCUMENT, SCHEMA

MARKDOWN, PDF = "failures.md", "failures.pdf"


def to_zip(member_id: int, data: MemberData, pdf: bytes, locale: str, now: datetime) -> bytes:
    """Pack everything into a zip, the Markdown in the member's language; `pdf` is their CV of failures."""
    files = {
        DOCUMENT: to_json(member_id, data, now).encode(),
        MARKDOWN: to_markdown(data, locale).encode(errors="replace"),
        PDF: pdf,
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, now.timetuple()[:6]), content, ZIP_DEFLATED)
    return packed.getvalue()


def to_json(member_id: int, data: MemberData, now: datetime) -> str:
    """Write everything as the JSON that docs/export.md describes."""
    heading = {"schema": SCHEMA, "exported_at": now.isoformat(), "member_id": str(member_id)}
    return json.dumps(heading | records.written(data), ensure_ascii=False, indent=2) + "\n"
