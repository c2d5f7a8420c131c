import base64
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel import seal
from bot.kernel.errors import StartRefused
from bot.kernel.seal import BLOCK, SealBroken, Vault

VAULT = Vault.new()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "cork.key"


@given(text=st.text(), about=st.text())
def test_what_is_sealed_opens_again(text: str, about: str) -> None:
    assert VAULT.open(VAULT.seal(text, about=about), about=about) == text


@given(text=st.text(min_size=4))
def test_a_sealed_text_cannot_be_read(text: str) -> None:
    assert text.encode() not in VAULT.seal(text, about="failure.line:1")


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    assert len({VAULT.seal("form letter", about="failure.line:1") for _ in range(50)}) == 50


@pytest.mark.parametrize("elsewhere", ["failure.line:2", "failure.story:1", "failure.line:11", ""])
def test_a_value_moved_to_another_owner_or_column_does_not_open(elsewhere: str) -> None:
    sealed = VAULT.seal("form letter", about="failure.line:1")
    with pytest.raises(SealBroken):
        VAULT.open(sealed, about=elsewhere)


@pytest.mark.parametrize("length", [0, 1, 100, 254, 255])
def test_texts_up_to_a_block_are_sealed_in_the_same_length(length: int) -> None:
    assert len(VAULT.seal("x" * length, about="x")) == len(VAULT.seal("", about="x"))


def test_a_longer_text_fills_one_block_after_the_other() -> None:
    overhead = len(VAULT.seal("", about="x")) - BLOCK
    lengths = {len(VAULT.seal("ä" * length, about="x")) - overhead for length in range(128, 640)}
    assert lengths == {512, 768, 1024, 1280}


@given(length=st.integers(min_value=0, max_value=40))
def test_what_is_of_a_fixed_length_may_be_sealed_without_filling(length: int) -> None:
    shortest = len(VAULT.seal("", about="x", block=1))
    assert len(VAULT.seal("7" * length, about="x", block=1)) == shortest + length


@given(text=st.text(), block=st.integers(min_value=1, max_value=600))
def test_however_it_is_filled_up_it_opens_as_it_was(text: str, block: int) -> None:
    assert VAULT.open(VAULT.seal(text, about="x", block=block), about="x") == text


@given(texts=st.lists(st.text(max_size=8), max_size=8))
def test_many_are_opened_in_their_order(texts: list[str]) -> None:
    assert VAULT.open_all([VAULT.seal(text, about="x") for text in texts], about="x") == texts


def test_a_renewed_value_is_as_long_as_before_and_another(key_file: Path) -> None:
    old = seal.load(key_file, may_create=True).seal("form letter", about="x", block=320)
    after = seal.rotate(key_file)
    new = after.renew(old, about="x")
    assert (len(new), new.startswith(after.newest_id), after.open(new, about="x")) == (len(old), True, "form letter")
    with pytest.raises(SealBroken):
        after.renew(old, about="y")


@given(position=st.integers(min_value=0), change=st.integers(min_value=1, max_value=255))
def test_a_value_with_any_byte_changed_does_not_open(position: int, change: int) -> None:
    sealed = bytearray(VAULT.seal("form letter", about="failure.line:1"))
    sealed[position % len(sealed)] ^= change
    with pytest.raises(SealBroken):
        VAULT.open(bytes(sealed), about="failure.line:1")


@given(length=st.integers(min_value=0, max_value=42))
def test_a_value_cut_short_does_not_open(length: int) -> None:
    sealed = VAULT.seal("form letter", about="failure.line:1")
    with pytest.raises(SealBroken):
        VAULT.open(sealed[:length], about="failure.line:1")


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(SealBroken):
        Vault.new().open(VAULT.seal("form letter", about="failure.line:1"), about="failure.line:1")


def test_a_broken_seal_says_nothing_of_what_is_under_it() -> None:
    with pytest.raises(SealBroken) as broken:
        VAULT.open(VAULT.seal("form letter", about="failure.line:1"), about="failure.line:2")
    assert str(broken.value) == ""


def test_tags_are_the_same_for_the_same_parts_only() -> None:
    assert VAULT.tag("share", "abc", 1) == VAULT.tag("share", "abc", 1)
    others: list[tuple[int | str, ...]] = [
        ("share", "abc", 2),
        ("share", "abd", 1),
        ("support", "abc", 1),
        ("share", "ab", "c1"),
        ("shareabc", 1),
    ]
    assert len({VAULT.tag("share", "abc", 1), *(VAULT.tag(*parts) for parts in others)}) == 1 + len(others)
    assert Vault.new().tag("share", "abc", 1) != VAULT.tag("share", "abc", 1)


@given(one=st.lists(st.text(max_size=4), max_size=4), other=st.lists(st.text(max_size=4), max_size=4))
def test_no_two_lists_of_parts_run_into_each_other(one: list[str], other: list[str]) -> None:
    assert (VAULT.tag(*one) == VAULT.tag(*other)) == (one == other)


def test_numbers_are_the_same_for_the_same_parts_and_fill_62_bits() -> None:
    numbers = [VAULT.number("failure", 1, n) for n in range(500)]
    assert numbers == [VAULT.number("failure", 1, n) for n in range(500)]
    assert len(set(numbers)) == 500
    assert min(numbers) >= 1
    assert max(number.bit_length() for number in numbers) == 62


def test_numbers_of_alike_parts_are_as_apart_as_those_of_others() -> None:
    found = VAULT.numbers("failure", 1, each=range(-50, 50))
    assert found == VAULT.numbers("failure", 1, each=range(-50, 50))
    others = (VAULT.numbers("failure", 2, each=range(-50, 50)), Vault.new().numbers("failure", 1, each=range(-50, 50)))
    assert len({*found, *others[0], *others[1]}) == 300


def test_a_new_key_file_is_for_the_operator_alone(key_file: Path) -> None:
    seal.load(key_file, may_create=True)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [file.name for file in key_file.parent.iterdir()] == ["cork.key"]


def test_a_rotated_key_file_is_for_the_operator_alone(key_file: Path) -> None:
    seal.load(key_file, may_create=True)
    key_file.chmod(0o644)
    seal.rotate(key_file)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_the_key_file_opens_tomorrow_what_it_sealed_today(key_file: Path) -> None:
    sealed = seal.load(key_file, may_create=True).seal("form letter", about="x")
    assert seal.load(key_file, may_create=False).open(sealed, about="x") == "form letter"


def test_after_a_rotation_old_values_open_and_new_ones_need_the_new_key(key_file: Path) -> None:
    before = seal.load(key_file, may_create=True)
    old = before.seal("form letter", about="x")
    after = seal.rotate(key_file)
    new = after.seal("near miss", about="x")
    assert after.open(old, about="x") == "form letter"
    assert (old.startswith(after.newest_id), new.startswith(after.newest_id)) == (False, True)
    with pytest.raises(SealBroken):
        before.open(new, about="x")


def test_tags_survive_rotations(key_file: Path) -> None:
    before = seal.load(key_file, may_create=True).tag("line", 1, "form letter")
    seal.rotate(key_file)
    assert seal.rotate(key_file).tag("line", 1, "form letter") == before


def test_a_missing_key_refuses_the_start_instead_of_making_one(key_file: Path) -> None:
    with pytest.raises(StartRefused) as refusal:
        seal.load(key_file, may_create=False)
    assert (refusal.value.key, refusal.value.values) == ("operator.key_missing", {"path": key_file})
    assert not key_file.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"# only a comment\n",
        b"not base64 at all!\n",
        base64.b64encode(b"too short") + b"\n",
        base64.b64encode(b"x" * 32) + b"\n" + base64.b64encode(b"x" * 31) + b"\n",
        b"\xff\xfe",
    ],
)
def test_a_key_file_with_anything_else_in_it_refuses_the_start_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cork.key"
    path.write_bytes(content)
    with pytest.raises(StartRefused) as refusal:
        seal.load(path, may_create=True)
    assert refusal.value.key == "operator.key_unreadable"
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_key_refuses_the_start(tmp_path: Path) -> None:
    with pytest.raises(StartRefused) as refusal:
        seal.load(tmp_path, may_create=True)
    assert refusal.value.key == "operator.key_unreadable"


def test_no_key_shows_when_a_vault_is_printed(key_file: Path) -> None:
    vault = seal.load(key_file, may_create=True)
    secret = key_file.read_text().splitlines()[-1]
    assert secret not in f"{vault!r} {vars(vault)!r}"
    assert repr(base64.b64decode(secret)) not in f"{vars(vault)!r}"
