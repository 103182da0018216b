"""Spreadsheets on disk: rows of `.xlsx` and `.csv`, and the template to fill in."""

import csv
import io
import zipfile
from pathlib import Path

from taphuan.parse.imports.sheet import Row

_COLUMNS = ("question", "form", *"ABCDEF", "right", "explanation", "objective", "hint", "points")
_WIDTHS = {"question": 46, "explanation": 40, "hint": 30, "right": 14, "form": 16}
_FORMS = ("single", "multiple", "statements", "matching", "ordering", "short", "number", "open")
_MARKS = (";", "\t", ",")


class UnreadableError(Exception):
    """A file that cannot be read; the first argument is the message's key."""


def decode(data: bytes) -> str:
    """Return the text of a file that some program saved as Unicode.

    Raises:
        UnreadableError: It is in a code of the time before Unicode.
    """
    codec = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError("import.not-unicode") from error


def read_rows(path: Path) -> list[list[Row]]:
    """Return the rows of each sheet of a file.

    Raises:
        UnreadableError: It is no spreadsheet, or not in Unicode.
    """
    if path.suffix.lower() == ".csv":
        return [_csv_rows(decode(path.read_bytes()))]
    from openpyxl import load_workbook  # slow to load, and no other command needs it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, data_only=True, read_only=True)
        sheets = [
            [
                Row(number, tuple(_cell_text(value) for value in values))
                for number, values in enumerate(sheet.iter_rows(values_only=True), start=1)
            ]
            for sheet in book.worksheets
        ]
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise UnreadableError("import.broken") from error
    return sheets


def _csv_rows(text: str) -> list[Row]:
    first = text.split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    return [Row(number, tuple(cells)) for number, cells in enumerate(reader, start=1)]


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write_template(path: Path, say: dict[str, str]) -> None:
    """Write a workbook with one example of every form and a sheet that explains the columns."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = say["sheet.questions"]
    sheet.append([_header(column, say) for column in _COLUMNS])
    for form in _FORMS:
        cells = [part.strip() for part in say[f"sheet.example-{form}"].split(";;")]
        sheet.append(cells)
    help_sheet = book.create_sheet(say["sheet.help"])
    for line in say["sheet.help-text"].split("\n"):
        help_sheet.append([line])
    help_sheet.column_dimensions["A"].width = 100
    for index, column in enumerate(_COLUMNS):
        letter = get_column_letter(index + 1)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 22)
    for row in (*sheet.iter_rows(), *help_sheet.iter_rows()):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    with path.open("xb") as file:
        book.save(file)


def _header(column: str, say: dict[str, str]) -> str:
    if column in "ABCDEF":
        return say["sheet.option"].format(letter=column)
    return say[f"sheet.{column}"]
