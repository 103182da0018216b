"""A table in a form's document: header, delimiter row, rows that may repeat."""

import re
from collections.abc import Sequence

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem
from taphuan.model.form import Align, Inline, Row, Slot, Table
from taphuan.parse.form.inline import parse_inline

_CELL = re.compile(r"((?:\\.|\{\{.*?\}\}|[^|\\])*)\|")
_DELIMITER = re.compile(r":?-+:?")


def parse_table(
    lines: Sequence[tuple[int, str]], *, path: str
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Read consecutive lines that begin with `|`."""
    first = lines[0][0]
    delimiters = _split(lines[1][1]) if len(lines) > 1 else []
    if not delimiters or not all(_DELIMITER.fullmatch(cell) for cell in delimiters):
        reason = Phrase("form.table-delimiter")
        return None, (problem(Code.FORM_BAD_TABLE, path, first, reason=reason),)
    if len(lines) == 2:
        reason = Phrase("form.table-empty")
        return None, (problem(Code.FORM_BAD_TABLE, path, first, reason=reason),)
    problems: list[Diagnostic] = []
    rows: list[Row] = []
    count = len(delimiters)
    for number, text in (lines[0], *lines[2:]):
        written = _split(text)
        if len(written) != count:
            reason = Phrase("form.table-cells")
            details = {"reason": reason, "written": len(written), "count": count}
            problems.append(problem(Code.FORM_BAD_TABLE, path, number, **details))
            continue
        cells: list[tuple[Inline, ...]] = []
        for cell in written:
            inlines, found = parse_inline([(number, cell)] if cell else [], path=path)
            cells.append(inlines)
            problems.extend(found)
        group, found = _group(cells, number, path)
        problems.extend(found)
        rows.append(Row(tuple(cells), group, number))
    if problems:
        return None, tuple(problems)
    return (
        Table(
            header=rows[0].cells,
            aligns=tuple(_align(cell) for cell in delimiters),
            widths=tuple(cell.count("-") for cell in delimiters),
            rows=tuple(rows[1:]),
            line=first,
        ),
        (),
    )


def _split(text: str) -> list[str]:
    """Return the cells of a line; a bar in a placeholder or behind a backslash is none."""
    inner = text.strip().removeprefix("|")
    if not inner.endswith("|") or inner.endswith("\\|"):
        inner += "|"
    return [cell.strip() for cell in _CELL.findall(inner)]


def _align(delimiter: str) -> Align:
    if delimiter.endswith(":"):
        return Align.CENTER if delimiter.startswith(":") else Align.RIGHT
    return Align.LEFT


def _group(
    cells: Sequence[tuple[Inline, ...]], line: int, path: str
) -> tuple[str, tuple[Diagnostic, ...]]:
    groups: list[str] = []
    for cell in cells:
        for inline in cell:
            if isinstance(inline, Slot) and inline.group and inline.group not in groups:
                groups.append(inline.group)
    if len(groups) > 1:
        details = {"name": groups[0], "other": groups[1]}
        return groups[0], (problem(Code.FORM_REPEAT_MIXED, path, line, **details),)
    return (groups[0] if groups else ""), ()
