"""Spreadsheet files: rows out of XLSX and CSV, rows into them."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from taphuan.adapters.register.columns import COLUMNS, Kind
from taphuan.archive import pack

Cell = str | dt.date
_MOST_ROWS = 20_000
_MOST_BYTES = 20_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet program take a text for something to calculate."""
_CORE = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


class SheetError(Exception):
    """A file that cannot be used; the argument is the message's key."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """As the spreadsheet program counts."""
    cells: tuple[object, ...]
    formulas: frozenset[int] = frozenset()
    """Columns, counted from 0, that calculate something instead of saying it."""


def write_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a CSV that Excel opens by a double click with its letters right."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_text(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_xlsx(rows: Sequence[Sequence[Cell]], *, title: str, date: dt.date) -> bytes:
    """Return an Excel file, the first row kept in sight; the same rows give the same bytes."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # a new book has one
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for place, (value, column) in enumerate(zip(row, COLUMNS, strict=True), start=1):
            cell = sheet.cell(number, place, value or None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str) and value.startswith(_FORMULA):
                cell.value, cell.data_type, cell.quotePrefix = value, "s", True
            if number == 1:
                cell.font = Font(bold=True)
            elif column.kind is Kind.DATE:
                cell.number_format = "dd/mm/yyyy"
    for place, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    book.properties.created = dt.datetime(date.year, date.month, date.day)
    saved = io.BytesIO()
    book.save(saved)
    return _repack(saved.getvalue(), date)


def _repack(data: bytes, date: dt.date) -> bytes:
    """Return the file without the clock's time, which openpyxl always writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = [(name, packed.read(name)) for name in packed.namelist()]
    return pack([(name, _dated(name, part, date)) for name, part in files], date=date)


def _dated(name: str, data: bytes, date: dt.date) -> bytes:
    if name != _CORE:
        return data
    root = ElementTree.fromstring(data)
    modified = root.find(_MODIFIED)
    if modified is not None:
        modified.text = f"{date.isoformat()}T00:00:00Z"
    dated: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return dated


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a spreadsheet that hold something.

    Raises:
        SheetError: It is no spreadsheet, or one beyond all measure.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise SheetError("sheet.too-large")
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise SheetError("sheet.ending")
    rows = _csv_rows(path.read_bytes()) if ending == ".csv" else _xlsx_rows(path)
    kept: list[Row] = []
    for row in rows:
        if len(kept) > _MOST_ROWS:
            raise SheetError("sheet.too-large")
        if any(cell not in (None, "") for cell in row.cells):
            kept.append(row)
    return kept


def _csv_rows(data: bytes) -> Iterator[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError("sheet.not-utf8") from None
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    csv.field_size_limit(_MOST_BYTES)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            yield Row(number, tuple(_plain(cell) for cell in cells))
    except csv.Error:
        raise SheetError("sheet.unreadable") from None


def _plain(cell: str) -> str:
    """Return a text without the mark that kept it from being calculated."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _xlsx_rows(path: Path) -> Iterator[Row]:
    try:
        book = load_workbook(path, read_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write them wrong
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            values = [_plain(c.value) if isinstance(c.value, str) else c.value for c in cells]
            marked = (place for place, cell in enumerate(cells) if cell.data_type == "f")
            yield Row(number, tuple(values), frozenset(marked))
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError):
        raise SheetError("sheet.unreadable") from None
    except (ElementTree.ParseError, SyntaxError, TypeError, OverflowError):
        raise SheetError("sheet.unreadable") from None
