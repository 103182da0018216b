"""The header of a quiz fence: `key: value` lines up to the first blank line."""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.document import CITATION_REMARKS
from taphuan.model.question import ObjectiveRef
from taphuan.parse.quiz.numbers import read_decimal
from taphuan.text import excerpt, slugify

_EXPECTED = {  # samples of what to write, the same in every language
    "points": "`points: 2`, `points: 0,5`",
    "objective": "`objective: 2`, `objective: ten-bai/2`",
    "source": "`source: hd-42-btctw-2025`",
    "shuffle": "`shuffle: true`, `shuffle: false`",
    "accents": "`accents: required`, `accents: optional`",
}
KEYS = ("id", *_EXPECTED)
_KEY = re.compile(r"^\s*(?P<key>[\w-]+)\s*:(?P<value>.*)$")
_ID = re.compile(r"^[a-z0-9]+(?:-+[a-z0-9]+)*$")
_MOST_POINTS = 100
_OBJECTIVE = re.compile(rf"^(?:(?P<module>{_ID.pattern[1:-1]})/)?(?P<number>[1-9][0-9]{{0,2}})$")

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class QuizHeader:
    """What a header says; what it does not say or says wrongly has its usual value."""

    id: str = ""
    """Empty when there is none; a bad one is already mended."""
    points: Decimal = Decimal(1)
    objective: ObjectiveRef | None = None
    source: str = ""
    source_remark: str = ""
    shuffle: bool = True
    accents_required: bool = True
    key_lines: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Entries:
    """The header as written: the first value of every key, and what is wrong with lines."""

    path: str
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))


def parse_header(
    lines: Sequence[str], *, first_line: int, path: str
) -> tuple[QuizHeader, int, tuple[Diagnostic, ...]]:
    """Return the header, the number of lines it takes up, and problems.

    A missing id is not one of these: who reads the stem can suggest one.
    """
    entries = _Entries(path)
    length = _read_entries(lines, first_line, entries)
    return _build_header(entries), length, tuple(entries.problems)


def _read_entries(lines: Sequence[str], first_line: int, entries: _Entries) -> int:
    """Fill `entries` and return where the question itself begins."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    blanks = (index for index in range(start, len(lines)) if not lines[index].strip())
    end = next(blanks, len(lines))
    matches = [_KEY.match(line) for line in lines[start:end]]
    written = {match["key"]: index for index, match in enumerate(matches) if match}
    last_known = max((written[key] for key in KEYS if key in written), default=-1)
    for index, match in enumerate(matches):
        line, text = first_line + start + index, lines[start + index].strip()
        if match and match["key"] in KEYS:
            _add_entry(entries, match["key"], match["value"].strip(), line)
        elif match and (index < last_known or _is_meant_as_key(match["key"])):
            meant = _nearest_key(match["key"])
            hint, allowed = f" (→ {meant})" if meant else "", ", ".join(KEYS)
            entries.say(Code.QUIZ_UNKNOWN_KEY, line, key=match["key"], hint=hint, allowed=allowed)
            if meant and meant not in written:  # read on as if it were spelt right
                _add_entry(entries, meant, match["value"].strip(), line)
        else:
            if (
                index or last_known >= 0
            ):  # a question with no header at all is told that it lacks an id
                entries.say(Code.QUIZ_BAD_HEADER, line, text=excerpt(text))
            if index > last_known:
                return start + index
    return end


def _is_meant_as_key(word: str) -> bool:
    """Return whether `word:` is a misspelt key rather than the first word of a question."""
    return word[0].islower() or bool(_nearest_key(word))


def _nearest_key(word: str) -> str:
    close = difflib.get_close_matches(word.lower(), KEYS, n=1)
    return close[0] if close else ""


def _add_entry(entries: _Entries, key: str, value: str, line: int) -> None:
    if key in entries.lines:
        first = entries.lines[key]
        entries.say(Code.QUIZ_DUPLICATE_KEY, line, key=key, first=first)
        return
    entries.lines[key] = line
    entries.values[key] = value


def _build_header(entries: _Entries) -> QuizHeader:
    points = _read_value(entries, "points", _read_points)
    objective = _read_value(entries, "objective", _read_objective)
    source, remark = _read_value(entries, "source", _read_source) or ("", "")
    shuffle = _read_value(entries, "shuffle", {"true": True, "false": False}.get)
    accents = _read_value(entries, "accents", {"required": True, "optional": False}.get)
    return QuizHeader(
        id=_read_id(entries),
        points=Decimal(1) if points is None else points,
        objective=objective,
        source=source,
        source_remark=remark,
        shuffle=shuffle is not False,
        accents_required=accents is not False,
        key_lines=tuple(entries.lines.items()),
    )


def _read_value(entries: _Entries, key: str, read: Callable[[str], _Value | None]) -> _Value | None:
    """Return what `read` makes of a key's value; None, and a problem, if it makes nothing."""
    if key not in entries.values:
        return None
    written = entries.values[key]
    value = read(written)
    if value is None:
        line, expected = entries.lines[key], _EXPECTED[key]
        entries.say(Code.QUIZ_BAD_VALUE, line, key=key, value=excerpt(written), expected=expected)
    return value


def _read_points(text: str) -> Decimal | None:
    points = read_decimal(text)
    return points if isinstance(points, Decimal) and 0 < points <= _MOST_POINTS else None


def _read_objective(text: str) -> ObjectiveRef | None:
    match = _OBJECTIVE.match(text)
    return ObjectiveRef(int(match["number"]), match["module"] or "") if match else None


def _read_source(text: str) -> tuple[str, str] | None:
    """Return the id of a document and what is remarked of its state."""
    document_id, mark, remark = text.partition("?")
    is_known = remark in CITATION_REMARKS if mark else True
    return (document_id, remark) if _ID.match(document_id) and is_known else None


def _read_id(entries: _Entries) -> str:
    written = entries.values.get("id", "")
    if not written or _ID.match(written):
        return written
    suggestion = slugify(written)
    entries.say(Code.QUIZ_BAD_ID, entries.lines["id"], id=excerpt(written), suggestion=suggestion)
    return suggestion
