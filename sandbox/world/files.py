"""Files as they are uploaded: names as Discord rewrites them, sizes, and what a picture's head tells."""

import mimetypes
import re
from dataclasses import dataclass

from sandbox.refused import Reason, Refused

MOST_FILES = 10
FILE_LIMIT = 10 * 1024 * 1024
REQUEST_LIMIT = 25 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way to Discord."""

    filename: str
    content: bytes
    content_type: str | None = None

    def check(self) -> None:
        """Refuse a file that is too large."""
        if len(self.content) > FILE_LIMIT:
            raise Refused(Reason.TOO_LARGE)


def tidy_name(name: str) -> str:
    """Return a file's name as Discord keeps it: letters, digits, dot, dash and underscore."""
    return re.sub(r"[^A-Za-z0-9._-]", "", name.replace(" ", "_")) or "unknown"


def type_of(upload: Upload) -> str:
    """Return the media type that Discord answers for a file."""
    return mimetypes.guess_type(upload.filename)[0] or upload.content_type or "application/octet-stream"


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return a PNG's, GIF's or JPEG's width and height in pixels; None for anything else."""
    if content.startswith(_PNG):
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")
    if content.startswith(b"\xff\xd8"):
        return _size_of_jpeg(content)
    return None


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004 — a marker's first byte
        marker, span = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 — frame headers
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + span
    return None
