"""From the bytes of a file to its text, whatever program wrote it."""

import codecs
import re

from bot.kernel.errors import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "cp1250", "cp1254")
_OTHERS = ("cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
"""What spreadsheets wrote before UTF-8; an unbounded choice would find stranger ones in short texts."""
_USUAL = "cp1252"
_ASCII = 0x7F
_SAMPLE = 64 * 1024
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ODD = re.compile(rb"[\x80-\xff]")


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding it was read in; refuse what is no text (`imports.not_text`)."""
    text, encoding = _decode(content)
    if _NOT_TEXT.search(text):
        raise Refused("imports.not_text")
    return text, encoding


def _decode(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).removeprefix("\ufeff"), encoding
            except UnicodeDecodeError as error:
                raise Refused("imports.not_text") from error
    encoding = _wide(content) or "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return _older(content)


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in most scripts every other byte of the line breaks and commas is 0."""
    start = content[:1024]
    low, high = start[::2].count(0), start[1::2].count(0)
    if len(content) % 2 or 4 * max(low, high) < len(start) // 2 or 10 * min(low, high) > max(low, high):
        return None
    return "utf-16-be" if low > high else "utf-16-le"


def _older(content: bytes) -> tuple[str, str]:
    lines = content.split(b"\n")
    odd = [line for line in lines if _ODD.search(line)]
    proper = [line for line in odd if _is_utf8(line)]
    if 2 * len(proper) > len(odd):
        # One program wrote most of it, another a few lines in between.
        return "\n".join(line.decode() if _is_utf8(line) else _usual(line) for line in lines), "utf-8"
    encoding = _guess(b"\n".join(odd)[:_SAMPLE])
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return _usual(content), _USUAL


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _usual(content: bytes) -> str:
    # Five bytes mean nothing in this encoding.
    return content.decode(_USUAL, "replace")


def _guess(sample: bytes) -> str:
    # Only files in an older encoding pay for the import.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    letters = sum(1 for byte in sample if byte > _ASCII or chr(byte).isalpha())
    dense = 3 * sum(1 for byte in sample if byte > _ASCII) > letters
    best = from_bytes(sample, cp_isolation=list(_OTHERS if dense else _LATIN)).best()
    return _USUAL if best is None or _USUAL in best.could_be_from_charset else best.encoding
