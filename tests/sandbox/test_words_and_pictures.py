import pytest

from sandbox.world.files import Upload, size_of, tidy_name, type_of
from sandbox.world.words import words_of


def test_words_are_read_from_content_embeds_and_text_displays_but_not_from_buttons() -> None:
    embed = {
        "author": {"name": "Cork"},
        "title": "Failure 30",
        "description": "At last",
        "fields": [{"name": "Stung", "value": "4"}],
        "footer": {"text": "Cheers"},
    }
    button = {"type": 2, "label": "Press"}
    section = {"type": 9, "components": [{"type": 10, "content": "Beside"}], "accessory": button}
    container = {
        "type": 17,
        "components": [{"type": 10, "content": "Inside"}, section, {"type": 1, "components": [button]}],
    }
    assert words_of("Hello", [embed], [container]).split("\n") == [
        "Hello", "Cork", "Failure 30", "At last", "Stung", "4", "Cheers", "Inside", "Beside",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4), (640, 480)),
        (b"GIF89a" + (32).to_bytes(2, "little") + (16).to_bytes(2, "little"), (32, 16)),
        (
            b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08" + (48).to_bytes(2) + (64).to_bytes(2) + b"\x01" * 8,
            (64, 48),
        ),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00", None),
        (b"plain", None),
    ],
)
def test_a_pictures_size_is_read_from_its_head(content: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(content) == size


def test_a_files_name_and_type_are_told_as_discord_tells_them() -> None:
    assert tidy_name("my file!.png") == "my_file.png"
    assert tidy_name("äö") == "unknown"
    assert type_of(Upload("a.json", b"", "text/plain")) == "application/json"
    assert type_of(Upload("a.none", b"", "text/x-odd")) == "text/x-odd"
    assert type_of(Upload("a.none", b"")) == "application/octet-stream"
