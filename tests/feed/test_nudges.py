import pytest

from bot.feed.nudges import Nudge, nudges


@pytest.mark.parametrize(
    "text",
    [
        "Write to jane.doe+cv@cs.example.ac.uk",
        "They said ask hr@example.com, who never answered",
        "meine Adresse ist a.b (at) example.org",
    ],
)
def test_what_looks_like_an_address_is_noticed(text: str) -> None:
    assert Nudge.EMAIL in nudges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Call me at +49 30 901820",
        "+1 (415) 555-2671 rang out",
        "Ruf an: 030/90182012, bitte",
        "0171 2345678",
        "(0171) 234 5678",
        "0044 20 7946 0958",
        "415-555-2671",
        "her number, 415.555.2671",
    ],
)
def test_what_looks_like_a_telephone_number_is_noticed(text: str) -> None:
    assert nudges(text) == (Nudge.PHONE,)


@pytest.mark.parametrize(
    "text",
    [
        "Prof. Smith never answered",
        "Dr Okonkwo said no",
        "Absage von Frau Müller",
        "Herr Dr. Weiß fand es zu lang",
        "Sarah Miller got it instead",
        "my friend Ngozi got it",
        "Abgelehnt, sagte Jürgen",
        "the panel (J. Haushofer) laughed",
        "ask @somebody_else",
        "ask <@411223344556677889>",
    ],
)
def test_what_looks_like_somebodys_name_is_noticed(text: str) -> None:
    assert nudges(text) == (Nudge.NAME,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Not shortlisted",
        "Rejected by Nature Physics, 2019-03-14 to 03/14/2024, 23 of 30",
        "Marie Curie fellowship",
        "Marie-Curie fellowships, twice",
        "Alexander von Humboldt Foundation said no",
        "The Max Planck Institute did not answer",
        "DFG-Antrag 0123/4-1 abgelehnt",
        "Reviewer 2, doi 10.1038/s41586-020-2649-2, ISBN 978-0-13-468599-1",
        "ORCID 0000-0002-1825-0097",
        "Grant of 1 000 000 000 not given, 01.02.2024, 12:30, 0.05",
        "The mark was low, the will was there, grace was not",
        "@everyone @here",
        "Absage nach dem Gespräch, Stelle in der Universität",
        "E. coli died",
        "日本語の論文が不採択",
    ],
)
def test_plain_failures_are_left_alone(text: str) -> None:
    assert nudges(text) == ()


def test_each_is_told_once_and_in_a_fixed_order() -> None:
    text = "Dr Okonkwo, Dr Smith, a@example.org, b@example.org, +49 30 901820"
    assert nudges(text) == (Nudge.EMAIL, Nudge.PHONE, Nudge.NAME)


@pytest.mark.timeout(5)  # a rule that goes back and forth would take minutes
@pytest.mark.parametrize("sign", ["a", "1", "0", ".", "@", "A ", "0 ", "+1", "(", "J. ", "-", "e\u0301"])
def test_four_thousand_signs_of_the_same_kind_are_read_in_no_time(sign: str) -> None:
    assert len(nudges((sign * 4000)[:4000])) <= 1
