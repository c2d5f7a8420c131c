"""The rows of a member as they stand in the database, whatever tables there are."""

from bot.kernel.instants import open_instant
from bot.kernel.reseal import SEALED
from bot.kernel.transaction import Transaction

Cell = tuple[str, str, object]
Row = dict[str, object]


def cells(tx: Transaction) -> list[Cell]:
    """Return every value of every table, with its table and column."""
    return [
        (table, column, row[column])
        for table in tables(tx)
        for row in tx.all(f'SELECT * FROM "{table}"')  # noqa: S608 - the names are the schema's own
        for column in row.keys()  # noqa: SIM118 - iterating over a row gives its values
    ]


def naming(found: list[Cell], member_id: int) -> list[Cell]:
    """Return the values in which a member's id stands."""
    return [cell for cell in found if not isinstance(cell[2], bytes) and str(member_id) in str(cell[2])]


def tables(tx: Transaction) -> list[str]:
    """Return all tables."""
    return [row["name"] for row in tx.all("SELECT name FROM sqlite_schema WHERE type = 'table'")]


def tables_of_members(tx: Transaction) -> set[str]:
    """Return the tables of the schema in which a member stands, be it in a payload."""
    columns = tx.all("SELECT m.name AS name, p.name AS column FROM sqlite_schema AS m, pragma_table_info(m.name) AS p")
    return {row["name"] for row in columns if row["column"] == "member_id"} | {"member", "outbox"}


def opened(tx: Transaction, table: str, member_id: int) -> list[Row]:
    """Return a member's rows of a table without their id, with every sealed value opened; an instant by itself."""
    owner = "id" if table == "member" else "member_id"
    rows = []
    for row in tx.all(f'SELECT * FROM "{table}" WHERE {owner} = ?', member_id):  # noqa: S608 - the schema's own names
        found: Row = dict(row)
        for place in SEALED:
            if place.table == table and row[place.column] is not None:
                about = place.about.format_map(dict(row))
                is_instant = place.column.endswith("_at")
                found[place.column] = (open_instant if is_instant else _text)(tx, row[place.column], about=about)
        del found[owner]
        rows.append(found)
    return rows


def _text(tx: Transaction, sealed: bytes, *, about: str) -> str:
    return tx.vault.open(sealed, about=about)
