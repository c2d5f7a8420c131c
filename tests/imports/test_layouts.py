"""The tables of the places where people keep track of their rejections, and sheets of their own."""

from bot.imports.model import Role
from tests.imports.files import AMERICA, brief, layout


def test_duotrope() -> None:
    read = layout("duotrope.csv")
    assert [(column.heading, column.role) for column in read.columns if column.role] == [
        ("Piece", Role.WHAT),
        ("Market", Role.WHERE),
        ("Date Sent", Role.SENT),
        ("Date Response Received", Role.ANSWERED),
        ("Response", Role.ANSWER),
        ("Notes", Role.STORY),
    ]
    assert [brief(one) for one in read.failures] == [
        ("Moth Song, The Night Ferry Review", "form", "2024-03-19"),
        ("Moth Song, Salt & Lantern", "personal", "2024-06-02"),
        ("What the Well Kept, Fen Quarterly", "silence", "2024-09-01"),
        ("Hinge, Small Bells", "withdrew", "2024-05-06"),
    ]
    assert read.failures[1].story == '"Close, but the ending arrives too soon."'
    assert [(one.text, str(one.sent_on)) for one in read.waiting] == [("Hinge, Ordinary Weather", "2024-11-01")]
    assert (len(read.accepted), read.unread) == (1, ())


def test_chill_subs() -> None:
    read = layout("chill_subs.csv")
    assert [brief(one) for one in read.failures] == [
        ("Moth Song, The Night Ferry Review", None, "2024-03-19"),
        ("What the Well Kept, Fen Quarterly", "silence", "2024-09-01"),
        ("Low Tide, Small Bells", "withdrew", "2024-10-12"),
    ]
    assert read.failures[1].story == "Wrote twice.\n\nNo word."
    assert [one.row for one in read.failures] == [2, 4, 6]
    assert [one.text for one in read.waiting] == ["Hinge, a sequence, Ordinary Weather"]
    assert len(read.accepted) == 1


def test_the_submission_grinder() -> None:
    read = layout("submission_grinder.csv")
    assert [brief(one) for one in read.failures] == [
        ("Moth Song, The Night Ferry Review", "form", "2024-03-19"),
        ("Moth Song, Salt & Lantern", "personal", "2024-06-02"),
        ("What the Well Kept, Fen Quarterly", "silence", "2024-09-01"),
        ("Hinge, Small Bells", "near-miss", "2024-05-20"),
    ]
    assert [str(one.sent_on) for one in read.waiting] == ["2024-11-01"]
    assert read.either_way is None


def test_a_sheet_of_ones_own_in_german_saved_by_an_old_excel() -> None:
    read = layout("own_sheet_german.csv")
    assert read.encoding == "cp1252"
    assert [brief(one) for one in read.failures] == [
        ("Juniorprofessur für Ökologie, Universität Zürich", None, "2023-05-04"),
        ("Postdoc, Universität Köln", "silence", "2023-06-12"),
        ("Postdoc, Universität Bergen", "personal", "2024-03-14"),
    ]
    assert [one.text for one in read.waiting] == ["Akademische Rätin, Universität Graz"]
    assert len(read.accepted) == 1


def test_a_job_hunt_whose_dates_could_be_meant_either_way() -> None:
    read = layout("job_hunt.tsv", AMERICA)
    assert [brief(one) for one in read.failures] == [
        ("Data Engineer, Acme Rockets", None, "2024-03-09"),
        ("Data Engineer, Borealis", "silence", "2024-03-05"),
    ]
    assert read.month_first
    other = read.swapped()
    assert [str(one.happened) for one in other.failures] == ["2024-09-03", "2024-05-03"]
    assert [str(one.sent_on) for one in other.waiting] == ["2024-01-04"]
    assert not other.month_first
    assert other.swapped() == read


def test_a_cv_of_failures() -> None:
    read = layout("cv_of_failures.md")
    assert [(*brief(one), one.section) for one in read.failures] == [
        ("PhD Program in Ecology, University of Somewhere", None, "2008", "degree-programs"),
        ("Graduate Course in Medicine, Elsewhere College", None, "2003", "degree-programs"),
        ("Graduate Course in Medicine, Elsewhere College", None, "2003", "degree-programs"),
        ("Swift Fellowship", None, "2011", "awards"),
        ("A polite no", "near-miss", "2024-03-14", "awards"),
        ("Q. Quill", "form", "2019", "Letters to agents"),
        ("R. Reed", "silence", "2020", "Letters to agents"),
        ("This CV has received far more attention than my entire body of work", None, "2016", "meta-failures"),
    ]
    assert [one.copy for one in read.failures[1:3]] == [1, 2]
    assert (read.failures[4].sting, read.failures[4].story) == (7, "It rained.\n\nThen it stopped.")
