"""The register out into a spreadsheet, and what a spreadsheet would change in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taphuan.adapters.register.book import RegisterBook
from taphuan.adapters.register.columns import (
    BY_KEY,
    COLUMNS,
    CellError,
    Column,
    Kind,
    Value,
    find_column,
    from_cell,
    headers,
    to_cell,
)
from taphuan.adapters.register.sheets import Cell, Row
from taphuan.model.labels import Labels

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REQUIRED = ("loai", "hieu_luc", "do_tin_cay")


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs."""

    id: str
    key: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Problem:
    """A row or column that cannot be used, so that nothing is written."""

    key: str
    row: int = 0
    column: str = ""
    text: str = ""


@dataclass(slots=True)
class Differences:
    """What a spreadsheet says otherwise than the register."""

    changes: list[Change] = field(default_factory=list)
    added: dict[str, dict[str, Value]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """Entries without a row: they stay as they are."""
    problems: list[Problem] = field(default_factory=list)

    def apply(self, book: RegisterBook) -> None:
        """Write all of it into the book."""
        for change in self.changes:
            book.set(change.id, change.key, change.after)
        for document_id, values in self.added.items():
            book.add(document_id, values)


def sheet_rows(book: RegisterBook, labels: Labels) -> list[list[Cell]]:
    """Return the whole register as rows, the headers first."""
    rows: list[list[Cell]] = [[*headers(labels)]]
    for document_id in book.ids:
        values = book.values(document_id)
        rows.append([to_cell(values.get(one.key), one, labels) for one in COLUMNS])
    return rows


def compare(rows: Sequence[Row], book: RegisterBook) -> Differences:
    """Return what differs. A column that is not there says nothing; a missing row neither."""
    found = Differences()
    columns = _columns(rows[0], found) if rows else {}
    if "id" not in {column.key for column in columns.values()}:
        found.problems.append(Problem("sheet.no-id-column"))
        return found
    known, seen = set(book.ids), set[str]()
    for row in rows[1:]:
        values = _values(row, columns, found)
        document_id = str(values.pop("id", ""))
        if not _ID.fullmatch(document_id):
            found.problems.append(Problem("sheet.bad-id", row.number, text=document_id))
        elif document_id in seen:
            found.problems.append(Problem("sheet.twice", row.number, text=document_id))
        elif document_id in known:
            found.changes.extend(_changes(document_id, values, book, row, found))
        else:
            found.added[document_id] = values
            found.problems.extend(_lacking(values, row))
        seen.add(document_id)
    found.missing = [one for one in book.ids if one not in seen]
    return found


def _columns(head: Row, found: Differences) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for place, cell in enumerate(head.cells):
        if cell in (None, ""):
            continue
        column = find_column(str(cell))
        if column is None:
            found.problems.append(Problem("sheet.unknown-column", head.number, text=str(cell)))
        elif column in columns.values():
            found.problems.append(Problem("sheet.column-twice", head.number, text=str(cell)))
        else:
            columns[place] = column
    return columns


def _values(row: Row, columns: dict[int, Column], found: Differences) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for place, column in columns.items():
        cell = row.cells[place] if place < len(row.cells) else ""
        try:
            if place in row.formulas:
                raise CellError("sheet.formula")
            values[column.key] = from_cell(cell, column)
        except CellError as error:
            found.problems.append(Problem(error.args[0], row.number, column.key, str(cell)))
    return values


def _changes(
    document_id: str, values: dict[str, Value], book: RegisterBook, row: Row, found: Differences
) -> Iterator[Change]:
    known = book.values(document_id)
    for key, after in values.items():
        before = known.get(key, "")
        if (before or "") == (after or ""):
            continue
        if not after and key in _REQUIRED:
            found.problems.append(Problem("sheet.required", row.number, key))
        else:
            yield Change(document_id, key, before, after)


def _lacking(values: dict[str, Value], row: Row) -> Iterator[Problem]:
    for key in _REQUIRED:
        if not values.get(key):
            yield Problem("sheet.required", row.number, key)


def show(key: str, value: Value, labels: Labels) -> str:
    """Return a value as the report shows it."""
    if not value:
        return labels.messages["sheet.nothing"]
    column = BY_KEY[key]
    if column.kind is Kind.DATE:
        return str(value)
    return str(to_cell(value, column, labels))
