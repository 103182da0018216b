"""`van-ban.yml` as text that is changed here and there and stays as its keeper wrote it."""

import datetime as dt
import io
import textwrap
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString
from ruamel.yaml.tokens import CommentToken

from taphuan.adapters.register.columns import COLUMNS, Kind, Value

_WIDTH = 94
"""Columns of a folded note, its indentation left out."""
_ORDER = [column.key for column in COLUMNS]
_NULLABLE = ("so_hieu", "ngay", "ten")
"""Keys that every entry has: what is not known is written `null`."""


class RegisterBook:
    """The file's comments, order and quotation marks survive every change."""

    def __init__(self, text: str) -> None:
        self._yaml = YAML()
        self._yaml.preserve_quotes = True
        self._yaml.width = 1_000_000
        self._yaml.indent(mapping=2, sequence=4, offset=2)
        self._yaml.representer.add_representer(type(None), _write_null)
        self._yaml.representer.ignore_aliases = lambda _: True  # one day written twice is two
        self._data: Any = self._yaml.load(text)

    @property
    def text(self) -> str:
        """Return the file as it is to be written."""
        written = io.StringIO()
        self._yaml.dump(self._data, written)
        return written.getvalue()

    @property
    def ids(self) -> list[str]:
        return [str(entry["id"]) for entry in self._data["van_ban"]]

    def values(self, document_id: str) -> dict[str, Value]:
        """Return what an entry says, by key; what it does not say is left out."""
        entry = self._entry(document_id)
        return {key: _plain(entry[key]) for key in _ORDER if key in entry}

    def set(self, document_id: str, key: str, value: Value) -> None:
        """Write one value; an empty one takes the line out, or leaves `null`."""
        entry = self._entry(document_id)
        end = _take_end(entry, list(entry)[-1])
        if value or key in _NULLABLE:
            written = _written(key, value) if value else None
            later = _ORDER[_ORDER.index(key) + 1 :]
            place = next((n for n, name in enumerate(entry) if name in later), len(entry))
            inner = _take_end(entry, key) if key in entry else ""
            if key in entry:
                entry[key] = written
            else:
                entry.insert(place, key, written)
            _put_end(entry, key, inner)
        else:
            entry.pop(key, None)
        _put_end(entry, list(entry)[-1], end)

    def set_updated(self, date: dt.date) -> None:
        """Write the day of the last change, if it is later than the one written."""
        self._data["cap_nhat"] = max(self._data["cap_nhat"], date)

    def add(self, document_id: str, values: dict[str, Value]) -> None:
        """Add an entry at the end of the list."""
        entry = CommentedMap({"id": document_id})
        for key in _ORDER[1:]:
            if values.get(key):
                entry[key] = _written(key, values[key])
            elif key in _NULLABLE:
                entry[key] = None
        entries = self._data["van_ban"]
        last = entries[-1]
        end = _take_end(last, list(last)[-1])
        _put_end(last, list(last)[-1], "\n")
        _put_end(entry, list(entry)[-1], end)
        entries.append(entry)

    def _entry(self, document_id: str) -> CommentedMap:
        entries: list[CommentedMap] = self._data["van_ban"]
        return next(entry for entry in entries if entry["id"] == document_id)


def _plain(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    if isinstance(value, bool | dt.date):
        return value
    return "" if value is None else " ".join(str(value).split())


def _written(key: str, value: Value) -> Any:
    kind = next(column.kind for column in COLUMNS if column.key == key)
    if isinstance(value, tuple):
        listed = CommentedSeq(value)
        listed.fa.set_flow_style()
        return listed
    if kind is Kind.PROSE and isinstance(value, str):
        lines = textwrap.wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False)
        folded = FoldedScalarString(" ".join(lines))
        ends = [sum(len(line) + 1 for line in lines[:n]) - 1 for n in range(1, len(lines))]
        folded.fold_pos = ends  # ruamel reads it when it dumps
        return folded
    return value


def _write_null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _take_end(entry: CommentedMap, key: str) -> str:
    """Return and remove the lines after a value, which ruamel keeps with the value.

    The end of the value's own line counts as part of them, but after a folded text.
    """
    value = entry[key]
    last = len(value) - 1 if isinstance(value, CommentedSeq) else -1
    if last in getattr(getattr(value, "ca", None), "items", {}):
        comment = value.ca.items.pop(last)[0]
    else:
        comment = (entry.ca.items.pop(key, None) or (None, None, None))[2]
    lines = comment.value if comment else ""
    return lines if isinstance(value, FoldedScalarString) else lines.removeprefix("\n")


def _put_end(entry: CommentedMap, key: str, lines: str) -> None:
    if not lines:
        return
    value = entry[key]
    if not isinstance(value, FoldedScalarString):
        lines = f"\n{lines}"
    comment = CommentToken(lines, CommentMark(0), None)
    if isinstance(value, CommentedSeq) and not value.fa.flow_style():
        value.ca.items[len(value) - 1] = [comment, None, None, None]
    else:
        entry.ca.items[key] = [None, None, comment, None]
