"""The document of a form, line by line: the one reader of its grammar.

## I. ĐÁNH GIÁ THÁNG TRƯỚC      a section; ### for one below it
-> QUYẾT NGHỊ <-                centred
Chi bộ họp ngày {{ngay}}.       a paragraph; a blank line ends it
- Đảng phí: {{dang_phi}}        an item, also `1. ` and `a) `, begins a paragraph of its own
? Cấp trên dự: {{cap_tren_du}}  optional: left out when none of its fields was filled in
> Ghi rõ ai lo chính.           advice, never in a finished document
{{#y_kien}}                     what stands between is repeated for each row of the group
- {{y_kien.nguoi}}: {{y_kien.noi_dung}}
{{/y_kien}}
| TT | Việc | Hạn |             a table; the hyphens below share out the width
|:-:|-------|---|
| {{viec.#}} | {{viec.ten}} | {{viec.han}} |     a row with a group's fields is repeated
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.form import Block, Paragraph, ParagraphStyle, Repeat
from taphuan.parse.form.inline import parse_inline
from taphuan.parse.form.table import parse_table
from taphuan.parse.scan import LineKind, Scan

_MARKER = re.compile(r"\{\{\s*(?P<sign>[#/])\s*(?P<name>[^}]*?)\s*\}\}")
_HEADING = re.compile(r"(?P<marks>#{2,3})\s+(?P<text>.*?)\s*#*")
_CENTERED = re.compile(r"->\s*(?P<text>.*?)\s*<-")
_ITEM = re.compile(r"(?:- |\d{1,2}[.)] |[a-zđ]\) )")
_OTHER_STYLE = re.compile(r"(?:#|->|> )")
"""What cannot be optional: only paragraphs and items can."""
_REFUSED = re.compile(r"(?:#|[*+] |-{3,}$|_{3,}$|={3,}$|!\[|-> )")


@dataclass(slots=True)
class _Open:
    """A paragraph whose end has not come yet."""

    style: ParagraphStyle
    is_optional: bool
    lines: list[tuple[int, str]]


def parse_body(scanned: Scan, *, path: str) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Read everything after the front matter."""
    parser = _BodyParser(path)
    body = zip(scanned.lines, scanned.kinds, strict=True)
    for number, (line, kind) in enumerate(body, start=1):
        if kind is LineKind.TEXT:
            parser.read(line, number)
        elif kind is LineKind.FENCE or (kind is LineKind.BLOCK_EDGE and line.strip("/ \t")):
            parser.refuse(line, number)
    return tuple(parser.finish()), tuple(parser.problems)


class _BodyParser:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Diagnostic] = []
        self.blocks: list[Block] = []
        self.open: _Open | None = None
        self.table: list[tuple[int, str]] = []
        self.repeat = ""
        self.repeat_line = 0
        self.repeated: list[Paragraph] = []
        self.refused_line = 0

    def read(self, line: str, number: int) -> None:
        text = line.strip()
        if not text:
            self._end()
        elif marker := _MARKER.fullmatch(text):
            self._end()
            self._take_marker(marker, number)
        elif text.startswith("|"):
            self._end_paragraph()
            self.table.append((number, text))
        else:
            self._end_table()
            self._take_text(text, number)

    def refuse(self, line: str, number: int) -> None:
        """Say once for a run of lines that they cannot stand in a form."""
        self._end()
        if self.refused_line != number - 1:
            self._say(Code.FORM_NOT_ALLOWED, number, text=line.strip())
        self.refused_line = number

    def finish(self) -> Sequence[Block]:
        self._end()
        if self.repeat:
            self._say(Code.FORM_REPEAT_UNCLOSED, self.repeat_line, name=self.repeat)
            self._end_repeat()
        return self.blocks

    def _take_text(self, text: str, number: int) -> None:
        optional = text.startswith("? ")
        if optional:
            text = text[2:].lstrip()
        if optional and _OTHER_STYLE.match(text):
            self._end()
            self._say(Code.FORM_NOT_ALLOWED, number, text=f"? {text}")
        elif heading := _HEADING.fullmatch(text):
            level = (
                ParagraphStyle.HEADING if heading["marks"] == "##" else ParagraphStyle.SUBHEADING
            )
            self._begin(level, heading["text"], number)
            self._end()
        elif centered := _CENTERED.fullmatch(text):
            self._begin(ParagraphStyle.CENTER, centered["text"], number)
            self._end()
        elif text.startswith("> "):
            style = self.open.style if self.open else None
            if style is ParagraphStyle.GUIDE and self.open:
                self.open.lines.append((number, text[2:].strip()))
            else:
                self._begin(ParagraphStyle.GUIDE, text[2:].strip(), number)
        elif _REFUSED.match(text):
            self._end()
            self._say(Code.FORM_NOT_ALLOWED, number, text=text)
        elif optional or _ITEM.match(text) or self.open is None:
            self._begin(ParagraphStyle.BODY, text, number, optional=optional)
        else:
            self.open.lines.append((number, text))

    def _begin(
        self, style: ParagraphStyle, text: str, number: int, *, optional: bool = False
    ) -> None:
        self._end()
        self.open = _Open(style, optional, [(number, text)])

    def _end(self) -> None:
        self._end_paragraph()
        self._end_table()

    def _end_paragraph(self) -> None:
        if not self.open:
            return
        inlines, problems = parse_inline(self.open.lines, path=self.path)
        self.problems.extend(problems)
        line = self.open.lines[0][0]
        paragraph = Paragraph(self.open.style, inlines, self.open.is_optional, line)
        self.open = None
        (self.repeated if self.repeat else self.blocks).append(paragraph)

    def _end_table(self) -> None:
        if not self.table:
            return
        lines, self.table = self.table, []
        if self.repeat:
            self._say(Code.FORM_REPEAT_TABLE, lines[0][0], name=self.repeat)
            return
        table, problems = parse_table(lines, path=self.path)
        self.problems.extend(problems)
        if table:
            self.blocks.append(table)

    def _take_marker(self, marker: re.Match[str], number: int) -> None:
        name = marker["name"]
        if marker["sign"] == "#":
            if self.repeat:
                self._say(Code.FORM_REPEAT_NESTED, number, name=name, outer=self.repeat)
                return
            self.repeat, self.repeat_line = name, number
        elif name == self.repeat:
            self._end_repeat()
        else:
            self._say(Code.FORM_REPEAT_UNOPENED, number, name=name)

    def _end_repeat(self) -> None:
        self.blocks.append(Repeat(self.repeat, tuple(self.repeated), self.repeat_line))
        self.repeat, self.repeated = "", []

    def _say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))
