"""The columns of the register as a spreadsheet, and what a cell of each may hold."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum

from taphuan.adapters.files import label_languages, read_labels
from taphuan.model.document import Confidence, State
from taphuan.model.labels import Labels
from taphuan.text import fold_spelling, nfc

Value = str | bool | dt.date | tuple[str, ...]
_DAY = re.compile(r"^(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})$")
_SPLIT = re.compile(r"[;\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    PROSE = "prose"
    """Sentences, folded in the file."""
    DATE = "date"
    FLAG = "flag"
    LIST = "list"
    """Ids or codes, with semicolons between them."""
    LINES = "lines"
    """Free words, each on a line of the cell."""
    STATE = "state"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    """Of the data file."""
    kind: Kind
    width: int = 18


COLUMNS = (
    Column("id", Kind.TEXT, 22),
    Column("so_hieu", Kind.TEXT),
    Column("loai", Kind.TEXT, 12),
    Column("co_quan", Kind.TEXT, 26),
    Column("ngay", Kind.DATE, 12),
    Column("ten", Kind.TEXT, 44),
    Column("hieu_luc", Kind.STATE, 26),
    Column("khong_dung", Kind.FLAG, 12),
    Column("an", Kind.FLAG, 8),
    Column("thay_the", Kind.LIST),
    Column("thay_the_boi", Kind.LIST),
    Column("sua_boi", Kind.LIST),
    Column("ngay_het", Kind.DATE, 12),
    Column("chu_de", Kind.LIST),
    Column("do_tin_cay", Kind.CONFIDENCE),
    Column("kiem_tra", Kind.DATE, 12),
    Column("luu_y", Kind.PROSE, 60),
    Column("nguon", Kind.LINES, 30),
    Column("ghi_chu", Kind.PROSE, 60),
)
BY_KEY = {column.key: column for column in COLUMNS}


class CellError(Exception):
    """A cell nothing can be made of; the argument is the message's key."""


def headers(labels: Labels) -> list[str]:
    """Return the first row."""
    return [labels.messages[f"sheet.{column.key}"] for column in COLUMNS]


def find_column(written: str) -> Column | None:
    """Return the column of a header in any of the languages, or of a key."""
    wanted = _fold(written)
    for column in COLUMNS:
        names = [read_labels(lang).messages[f"sheet.{column.key}"] for lang in label_languages()]
        if wanted in {_fold(name) for name in (*names, column.key)}:
            return column
    return None


def to_cell(value: Value | None, column: Column, labels: Labels) -> str | dt.date:
    """Return what stands in the spreadsheet for a value of the file."""
    if value is None or value is False:
        return ""
    if value is True:
        return labels.messages["sheet.yes"]
    if isinstance(value, tuple):
        return ("\n" if column.kind is Kind.LINES else "; ").join(value)
    if column.kind in (Kind.STATE, Kind.CONFIDENCE):
        return labels.messages[_choices(column)[str(value)]]
    return value


def from_cell(cell: object, column: Column) -> Value:
    """Return what a cell says, in the file's own terms; empty for an empty one.

    Raises:
        CellError: Nothing can be made of it.
    """
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if cell is None or cell == "":
        return ""
    if column.kind is Kind.DATE:
        return cell if isinstance(cell, dt.date) else _date(str(cell))
    if isinstance(cell, dt.date):
        raise CellError("sheet.is-date")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = nfc(str(cell)).strip()
    if _CONTROL.search(text):
        raise CellError("sheet.control")
    match column.kind:
        case Kind.LIST | Kind.LINES:
            parts = text.split("\n") if column.kind is Kind.LINES else _SPLIT.split(text)
            return tuple(part.strip() for part in parts if part.strip())
        case Kind.FLAG:
            return _flag(cell, text)
        case Kind.STATE | Kind.CONFIDENCE:
            return _choice(text, column)
    return " ".join(text.split())


def _date(text: str) -> dt.date:
    found = _DAY.match(text.strip())
    try:
        if found:
            return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise CellError("sheet.no-date") from None


def _flag(cell: object, text: str) -> Value:
    words = {_fold(word): True for word in _words("sheet.yes")} | {"x": True, "true": True}
    words |= dict.fromkeys(map(_fold, _words("sheet.no")), False) | {"false": False}
    if isinstance(cell, bool):
        return cell
    if _fold(text) not in words:
        raise CellError("sheet.no-flag")
    return words[_fold(text)]


def _choice(text: str, column: Column) -> str:
    for value, key in _choices(column).items():
        if _fold(text) in {_fold(value), *map(_fold, _words(key))}:
            return value
    raise CellError(f"sheet.no-{column.kind.value}")


def _choices(column: Column) -> dict[str, str]:
    """Return the values of the file with the keys of their words."""
    values = [*State] if column.kind is Kind.STATE else [*Confidence]
    return {one.value: f"sheet.{column.kind.value}-{one.name.lower()}" for one in values}


def _words(key: str) -> list[str]:
    return [read_labels(lang).messages[key] for lang in label_languages()]


def _fold(text: str) -> str:
    return " ".join(fold_spelling(text, keep_marks=False).split())
