"""What a stem may not hold: headings, raw HTML, our blocks. It may hold any other Markdown."""

import re
from collections.abc import Iterator, Sequence

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.parse.quiz.lines import mask_code
from taphuan.text import excerpt

_HEADING = re.compile(
    r"^(?:#{1,6}| {0,3}(?:(?:[-*+>]|[0-9]{1,3}\.) +)*#{1,6}(?=\s|$))(?P<text>.*)$"
)
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)\s*$")
_TAG = re.compile(r"<(?:/?[A-Za-z]|[!?])(?P<rest>[^<>]*>?)")
_AUTOLINK = re.compile(r"^<(?:(?:https?|ftp|mailto):[^\s<>]*|[^\s<>@/]+@[^\s<>@]+)>$")
_LINE_TAG = re.compile(r"^ {0,3}</?[A-Za-z!?]")


def check_stem(
    lines: Sequence[str], fenced: frozenset[int], *, first_line: int, path: str
) -> Iterator[Diagnostic]:
    """Yield what the stem may not hold; lines whose index is in `fenced` may hold anything."""
    plain = ["" if place in fenced else line for place, line in enumerate(lines)]
    for place, (line, masked) in enumerate(zip(plain, _mask_paragraphs(plain), strict=True)):
        number, above = first_line + place, plain[place - 1].strip() if place else ""
        if line.lstrip().startswith("///"):
            yield problem(Code.QUIZ_STEM_BLOCK, path, number, text=excerpt(line))
        elif heading := _HEADING.match(line):
            text = excerpt(heading["text"])
            yield problem(Code.QUIZ_STEM_HEADING, path, number, text=text)
        elif above and _UNDERLINE.match(line):
            yield problem(Code.QUIZ_STEM_HEADING, path, number, text=excerpt(above))
        elif tag := _find_tag(line, masked):
            yield problem(Code.QUIZ_STEM_HTML, path, number, tag=excerpt(tag))


def _mask_paragraphs(lines: Sequence[str]) -> list[str]:
    """Blank out code spans, which may run over the lines of a paragraph but not beyond it."""
    if not lines:
        return []
    paragraphs = re.split(r"(\n(?:[ \t]*\n)+)", "\n".join(lines))
    return "".join(mask_code(paragraph) for paragraph in paragraphs).split("\n")


def _find_tag(line: str, masked: str) -> str:
    """Return the first raw tag of a line; one at its start is a tag even in a code span."""
    searched = line if _LINE_TAG.match(line) else masked
    for match in _TAG.finditer(searched):
        if not _AUTOLINK.match(match[0]):
            return match[0]
    return ""
