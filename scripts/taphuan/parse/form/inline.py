"""The text of a form's document: words, `**bold**`, `*italic*` and `{{placeholders}}`."""

import re
from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.form import Inline, Slot, SlotFormat, Words

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*{}|<>\[\]#?`-])"
    r"|\{\{(?P<slot>.*?)\}\}"
    r"|(?P<broken>\{\{|\}\})"
    r"|(?P<strong>\*\*)"
    r"|(?P<star>\*)"
    r"|(?P<refused></?[a-zA-Z!][^>]*>?|!?\[[^\]]*\]\([^)]*\)|`[^`]*`?)"
)
_NAME = r"[a-z][a-z0-9_]*"
_SLOT = re.compile(rf"\s*(?P<name>{_NAME}(?:\.(?:#|{_NAME}))?)\s*(?:\|\s*(?P<format>[a-z]+)\s*)?")


def parse_inline(
    lines: Iterable[tuple[int, str]], *, path: str
) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    """Read the lines of one paragraph or cell; a line break counts as a space."""
    parser = _InlineParser(path)
    for number, text in lines:
        parser.read(text, number)
    return tuple(parser.finish()), tuple(parser.problems)


class _InlineParser:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Diagnostic] = []
        self.inlines: list[Inline] = []
        self.pending = ""
        self.bold_line = self.italic_line = 0

    def read(self, text: str, line: int) -> None:
        if self.inlines or self.pending:
            self.pending += " "
        position = 0
        for token in _TOKEN.finditer(text):
            self.pending += text[position : token.start()]
            position = token.end()
            self._take(token, line)
        self.pending += text[position:]

    def finish(self) -> Iterator[Inline]:
        self._end_words()
        for mark, line in (("**", self.bold_line), ("*", self.italic_line)):
            if line:
                self._say(Code.FORM_UNPAIRED, line, mark=mark)
        yield from self.inlines

    def _take(self, token: re.Match[str], line: int) -> None:
        kind = token.lastgroup
        if kind == "escaped":
            self.pending += token["escaped"]
        elif kind == "strong":
            self._end_words()
            self.bold_line = 0 if self.bold_line else line
        elif kind == "star":
            self._end_words()
            self.italic_line = 0 if self.italic_line else line
        elif kind == "slot":
            self._take_slot(token, line)
        elif kind == "broken":
            self._say(Code.FORM_BAD_SLOT, line, text=token[0])
        else:
            self._say(Code.FORM_NOT_ALLOWED, line, text=token[0])

    def _take_slot(self, token: re.Match[str], line: int) -> None:
        self._end_words()
        slot = _SLOT.fullmatch(token["slot"])
        if not slot:
            self._say(Code.FORM_BAD_SLOT, line, text=token[0])
            return
        written = slot["format"] or ""
        known = [format.value for format in SlotFormat]
        if written not in known:
            allowed = ", ".join(name for name in known if name)
            self._say(Code.FORM_UNKNOWN_FORMAT, line, format=written, allowed=allowed)
            return
        bold, italic = bool(self.bold_line), bool(self.italic_line)
        self.inlines.append(Slot(slot["name"], SlotFormat(written), bold, italic, line))

    def _end_words(self) -> None:
        if self.pending:
            words = Words(self.pending, bool(self.bold_line), bool(self.italic_line))
            self.inlines.append(words)
            self.pending = ""

    def _say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))
