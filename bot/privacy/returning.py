"""Read an export back: whatever a file holds, it becomes data that can be put back, or one kind refusal."""

import json
import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.kernel.errors import Refused
from bot.privacy import records
from bot.privacy.model import MemberData
from bot.privacy.records import Damaged

SCHEMA = 2
"""The version of cork.json, described in docs/export.md."""
DOCUMENT = "cork.json"
LARGEST = 32 * 1024 * 1024
"""Bytes of the document: more than a journal of 5,000 entries takes whose stories are as long as they may be."""

_PACKED = b"PK\x03\x04"
_BROKEN_ZIP = (BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, OSError)
"""What `zipfile` raises for damaged, encrypted and strangely packed archives."""


def read(content: bytes) -> MemberData:
    """Read a `cork-export.zip`, or the `cork.json` in it.

    Anything else raises Refused: `privacy.export_unreadable`, `privacy.export_damaged` with the `place` where it is,
    `privacy.export_newer`, `privacy.export_too_large`. A large one takes seconds: call it in a thread.
    """
    document = _parsed(_unpacked(content) if content.startswith(_PACKED) else content)
    schema = document.get("schema")
    if not isinstance(schema, int) or schema < SCHEMA:
        raise Refused("privacy.export_unreadable")
    if schema > SCHEMA:
        raise Refused("privacy.export_newer")
    member_id = document.get("member_id")
    if not (isinstance(member_id, str) and member_id.isascii() and member_id.isdecimal()):
        raise Refused("privacy.export_damaged", place="member_id")
    try:
        data: MemberData = records.read(MemberData, document, int(member_id[:20]))
    except Damaged as damaged:
        raise Refused("privacy.export_damaged", place=str(damaged)) from None
    return data


def _unpacked(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as archive, archive.open(DOCUMENT) as document:
            # Not what the archive says of its size, but what comes out of it.
            return document.read(LARGEST + 1)
    except _BROKEN_ZIP:
        raise Refused("privacy.export_unreadable") from None


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise Refused("privacy.export_too_large")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise Refused("privacy.export_unreadable") from None
    if not isinstance(document, dict):
        raise Refused("privacy.export_unreadable")
    return document
