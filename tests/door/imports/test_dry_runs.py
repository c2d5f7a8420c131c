"""`/cv import`: what would come, before anything does."""

from datetime import timedelta

from tests.door.conftest import Stage
from tests.door.failures.steps import listed
from tests.door.imports.steps import ONE, brings, imports, layout
from tests.door.waiting import until_kept


async def test_a_dry_run_shows_the_mapping_examples_and_what_becomes_of_the_rest(stage: Stage) -> None:
    dry_run = await brings(stage.ada, *layout("duotrope.csv"))
    assert dry_run.ephemeral
    assert dry_run.text.split("\n") == [
        "🔒 **duotrope.csv, as Cork reads it.** Nothing is saved yet, and only you can see this.",
        "**The columns**",
        "- Piece: what it was about",
        "- Market: where it went",
        "- Date Sent: when it was sent",
        "- Date Response Received: when the answer came",
        "- Response: the answer",
        "- Notes: the story",
        "-# Left out: Market Type, Days Out, Fee Paid",
        "**4 failures are new.**",
        "1 application still waits for its answer, and becomes an ask.",
        "1 was a yes, and is left out.",
        "**Three of what would come**",
        "> Moth Song, The Night Ferry Review",
        "-# 19 March 2024 · A form letter",
        "> Moth Song, Salt & Lantern",
        "-# 2 June 2024 · A personal answer",
        "> What the Well Kept, Fen Quarterly",
        "-# 1 September 2024 · Silence",
        "-# An import shares nothing, celebrates nothing, and can be taken back with one press.",
    ]
    assert dry_run.buttons == ["Import 5", "Not like this"]
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_rows_that_cannot_be_read_are_named_with_their_numbers(stage: Stage) -> None:
    table = 'Title,Status,Date\nA,no,soon\n,no,2024\nB,no,2031\nC,perhaps,2024\n"D,no,2024\nE,no,2024\nF,no,2024\n'
    dry_run = await brings(stage.ada, "x.csv", table)
    assert "**2 failures are new.**" in dry_run.text
    assert sorted(dry_run.text.partition("**Rows that could not be read**\n")[2].split("\n")[:5]) == [
        "- A date in the future: 4",
        "- A date that is none: 2",
        "- An answer that Cork does not know: 5",
        "- Nothing in it says what it was: 3",
        "- Quotation marks that do not match: 6",
    ]


async def test_many_rows_with_the_same_trouble_are_told_short(stage: Stage) -> None:
    rows = "".join(f"Title {n},no,soon\nTitle {n},no,2024-01-{n + 1:02}\n" for n in range(15))
    dry_run = await brings(stage.ada, "x.csv", f"Title,Status,Date\n{rows}")
    assert "- A date that is none: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, and 5 more" in dry_run.text


async def test_dates_that_could_be_meant_either_way_are_asked_about_and_turned_at_a_press(stage: Stage) -> None:
    dry_run = await brings(stage.bo, *layout("job_hunt.tsv"))
    assert "Daten wie 3/9/2024 lassen sich auf zwei Arten lesen. Hier steht der Tag vorn." in dry_run.text
    assert "-# 3. September 2024" in dry_run.text
    turned = await stage.bo.press("Tag und Monat andersherum", on=dry_run.message)
    assert "Daten wie 3/9/2024 lassen sich auf zwei Arten lesen. Hier steht der Monat vorn." in turned.text
    assert "-# 9. März 2024" in turned.text
    await (await stage.bo.press("3 übernehmen", on=turned.message)).settled()
    assert "März 2024" in (await stage.bo.slash("/failures show", failure="Acme")).text


async def test_what_is_there_already_is_not_offered_again(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", date="2024-03-14")
    dry_run = await brings(stage.ada, "x.csv", ONE)
    assert (
        "1 is there already, or twice in the file.\nNothing in it is new: there is nothing to import." in dry_run.text
    )
    assert dry_run.buttons == ["Not like this"]


async def test_not_like_this_forgets_the_file_and_says_what_helps(stage: Stage) -> None:
    dry_run = await brings(stage.ada, "x.csv", ONE)
    refused = await stage.ada.press("Not like this", on=dry_run.message)
    assert refused.text.startswith(
        "Nothing was imported, and the file is forgotten. To have it read better, name its columns"
    )
    assert refused.buttons == []
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_the_file_waits_for_a_day(stage: Stage) -> None:
    dry_run = await brings(stage.ada, "x.csv", ONE)
    stage.sandbox.clock.advance(timedelta(days=1, minutes=1))
    await until_kept(stage.bot.db, lambda tx: tx.value("SELECT count(*) FROM import_draft") == 0)
    late = await stage.ada.press("Import 1", on=dry_run.message)
    assert late.text.startswith("Cork has forgotten this file")


async def test_only_the_latest_file_waits(stage: Stage) -> None:
    first = await brings(stage.ada, "x.csv", ONE)
    second = await brings(stage.ada, "y.csv", ONE)
    assert (await stage.ada.press("Import 1", on=first.message)).text.startswith("Cork has forgotten this file")
    assert "saved now" in (await (await stage.ada.press("Import 1", on=second.message)).settled()).text


async def test_an_old_encoding_is_told(stage: Stage) -> None:
    dry_run = await brings(stage.ada, *layout("own_sheet_german.csv"))
    assert "> Juniorprofessur für Ökologie, Universität Zürich" in dry_run.text
    assert "-# The letters were read as cp1252." in dry_run.text


async def test_it_works_in_a_direct_message(stage: Stage) -> None:
    done = await imports(stage.ada, "cv.md", "- 2019 A polite no\n", dm=True)
    assert done.text.startswith("🔒 **1 failure is saved now.** Only you can see it.")


async def test_text_in_a_file_does_nothing_in_the_card(stage: Stage) -> None:
    dry_run = await brings(stage.ada, "x.csv", "Title,@everyone\n<@1> **b** [x](https://x.example),y\n")
    assert "@everyone" not in dry_run.text
    assert "<@1>" not in dry_run.text
    assert "**b**" not in dry_run.text


async def test_a_wide_table_fits_into_the_card(stage: Stage) -> None:
    headings = ",".join(["Title", "Journal", "Date", *(f"{'colour ' * 20}{n}" for n in range(150))])
    story = "x" * 139
    dry_run = await brings(
        stage.ada, "x" * 200 + ".csv", f"{headings}\n{story},{story},2024\n" + f"{story} 2,,2024\n" * 9
    )
    assert "and 142 more" in dry_run.text
    assert dry_run.buttons[0].startswith("Import")
