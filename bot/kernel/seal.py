"""Seal what members write, with keys that are kept outside the database."""

import base64
import hashlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.kernel.errors import StartRefused

_KEY_BYTES = 32
_ID_BYTES = 4
_NONCE_BYTES = 12
_BODY = _ID_BYTES + _NONCE_BYTES
_TAG_BYTES = 16
_DIGEST_BYTES = 32
_NUMBER_BITS = 62
_END = b"\x80"
BLOCK = 256
"""Bytes that a sealed text is filled up to a multiple of, unless another number is asked for."""
_BROKEN = (KeyError, InvalidTag, ValueError)
"""What opening raises: for an unknown key, for a change, and for what is too short for a nonce or was not filled up."""
_HEADING = (
    "# Cork's keys, newest first. Whoever has this file and the database can read every entry: keep them apart.\n"
)


class SealBroken(Exception):
    """A sealed value was changed, moved to another owner, or belongs to a key that is not here."""


@dataclass(frozen=True, slots=True)
class _Key:
    id: bytes
    cipher: AESGCM = field(repr=False)


class Vault:
    """Seal and open texts (AES-256-GCM), and make tags that recognise a pair without naming it (BLAKE2b).

    A sealed value is key id (4 bytes), nonce (12 bytes), ciphertext. What is encrypted is filled up to whole blocks
    (ISO/IEC 7816-4: 0x80, then zeros), so that its length does not point at what was written. `about` says whose and
    what it is: it is authenticated but not stored, so that a value copied to another row or member does not open.
    """

    def __init__(self, secrets_newest_first: tuple[bytes, ...]) -> None:
        self._keys = {key.id: key for key in map(_key_from, secrets_newest_first)}
        self._newest = _key_from(secrets_newest_first[0])
        # Tags must stay the same when keys rotate, so they hang on the oldest secret.
        self._tags = hashlib.blake2b(key=_derive(secrets_newest_first[-1], b"cork tag"), digest_size=_DIGEST_BYTES)

    @classmethod
    def new(cls) -> Self:
        """Make a vault with a fresh key that is written nowhere."""
        return cls((secrets.token_bytes(_KEY_BYTES),))

    def seal(self, text: str, *, about: str, block: int = BLOCK) -> bytes:
        """Encrypt `text` with the newest key, filled up to a multiple of `block` bytes; 1 is for fixed lengths."""
        content = text.encode() + _END
        return self._encrypt(content + bytes(-len(content) % block), about)

    def open(self, sealed: bytes, *, about: str) -> str:
        """Decrypt what `seal` made with the same `about`; raise SealBroken if it does not fit."""
        return self.open_all((sealed,), about=about)[0]

    def open_all(self, sealed: Iterable[bytes], *, about: str) -> list[str]:
        """Decrypt many values with the same `about` in their order, as `open` does one."""
        keys, bound = self._keys, about.encode()
        try:
            # Thousands at a time while somebody types: each call in between would cost a tenth more.
            contents = [
                keys[one[:_ID_BYTES]].cipher.decrypt(one[_ID_BYTES:_BODY], one[_BODY:], bound) for one in sealed
            ]
            return [content[: content.rindex(_END)].decode() for content in contents]
        except _BROKEN as error:
            raise SealBroken from error

    def renew(self, sealed: bytes, *, about: str) -> bytes:
        """Encrypt a value anew with the newest key, as long as it is; raise SealBroken if it does not fit."""
        try:
            key = self._keys[sealed[:_ID_BYTES]]
            content = key.cipher.decrypt(sealed[_ID_BYTES:_BODY], sealed[_BODY:], about.encode())
        except _BROKEN as error:
            raise SealBroken from error
        return self._encrypt(content, about)

    def _encrypt(self, content: bytes, about: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return self._newest.id + nonce + self._newest.cipher.encrypt(nonce, content, about.encode())

    @property
    def newest_id(self) -> bytes:
        """Return the 4 bytes that values sealed with the newest key begin with."""
        return self._newest.id

    def tag(self, *parts: int | str) -> bytes:
        """Return 16 bytes that stay the same for the same parts and tell nothing of them without the key."""
        return self._digest(parts)[:_TAG_BYTES]

    def number(self, *parts: int | str) -> int:
        """Return a tag as a number of 62 bits: an id that stays the same for the same parts, and looks random."""
        return _number(self._digest(parts))

    def numbers(self, *parts: int | str, each: Iterable[int]) -> tuple[int, ...]:
        """Return a number for the same parts with each of these whole numbers, which need not be positive."""
        key = self._digest(parts)
        return tuple([_number(hashlib.blake2b(one.to_bytes(8, signed=True), key=key).digest()) for one in each])

    def _digest(self, parts: tuple[int | str, ...]) -> bytes:
        tag = self._tags.copy()
        tag.update("".join([f"{len(part)}:{part}" for part in map(str, parts)]).encode())
        return tag.digest()


def load(path: Path, *, may_create: bool) -> Vault:
    """Read the key file, or make it with mode 0600 where `may_create`; otherwise its absence refuses the start."""
    try:
        return Vault(_read(path))
    except FileNotFoundError:
        if not may_create:
            raise StartRefused("operator.key_missing", path=path) from None
    except (ValueError, OSError) as error:
        raise StartRefused("operator.key_unreadable", path=path) from error
    _write(path, (secrets.token_bytes(_KEY_BYTES),))
    return load(path, may_create=False)


def rotate(path: Path) -> Vault:
    """Put a fresh key in front of the others in the file; older ones stay, to open what they sealed."""
    _write(path, (secrets.token_bytes(_KEY_BYTES), *_read(path)))
    return load(path, may_create=False)


def _read(path: Path) -> tuple[bytes, ...]:
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    found = tuple(base64.b64decode(line, validate=True) for line in lines)
    if not found or any(len(secret) != _KEY_BYTES for secret in found):
        raise ValueError
    return found


def _write(path: Path, newest_first: tuple[bytes, ...]) -> None:
    """Replace the file in one step, so that a crash leaves the old keys or the new ones, never half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(_HEADING + "".join(base64.b64encode(secret).decode() + "\n" for secret in newest_first))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _number(tag: bytes) -> int:
    return int.from_bytes(tag[:8]) >> (64 - _NUMBER_BITS) or 1


def _key_from(secret: bytes) -> _Key:
    return _Key(hashlib.sha256(b"cork key id" + secret).digest()[:_ID_BYTES], AESGCM(_derive(secret, b"cork seal")))


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=purpose).derive(secret)
