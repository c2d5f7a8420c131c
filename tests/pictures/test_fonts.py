import pytest

from bot.pictures.fonts import SERIF, families, fonts

OF_TYPST = {"DejaVu Sans Mono", "Libertinus Serif", "New Computer Modern", "New Computer Modern Math"}


def test_texts_are_set_in_noto_fonts_and_in_those_that_come_with_typst() -> None:
    others = {family for family in fonts().families() if not family.startswith("Noto ")}
    assert others == OF_TYPST


@pytest.mark.parametrize(
    ("text", "eastern"),
    [
        ("骨と直", "Noto Sans CJK JP"),
        ("カタカナ", "Noto Sans CJK JP"),
        ("骨 뼈", "Noto Sans CJK KR"),
        ("骨 ㄍㄨˇ", "Noto Sans CJK TC"),
        ("骨头", "Noto Sans CJK SC"),
        ("", "Noto Sans CJK SC"),
    ],
)
def test_chinese_characters_have_the_shape_of_the_text_that_they_stand_in(text: str, eastern: str) -> None:
    found = families(text)
    assert [family for family in found if "CJK" in family] == [eastern]


@pytest.mark.parametrize("text", ["骨と직", "שלום", "plain"])
def test_every_family_that_a_text_asks_for_is_there(text: str) -> None:
    assert {*families(text), *families(text, SERIF)} <= set(fonts().families())
