"""Raw HTML that would swallow Markdown: between its tags nothing is read as Markdown.

An opening tag without its end makes the rest of a page print as it was typed, silently.
"""

import re
from collections.abc import Iterator

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem
from taphuan.parse.scan import LineKind, Scan

_BLOCK_TAGS = """
address article aside blockquote body canvas center colgroup dd details div dl dt fieldset
figcaption figure footer form group h1 h2 h3 h4 h5 h6 header hgroup html iframe legend li main map
math menu nav noscript object ol option output p pre progress script section style summary table
tbody td textarea tfoot th thead tr ul video
""".split()  # noqa: SIM905 - fifty names in quotes would hide them
"""Those that Python-Markdown takes for blocks; `hr` apart, which is empty."""
_BEGIN = re.compile(r"^ {0,3}<(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|$)")
_TAG = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^<>]*?(?P<empty>/?)>")


def check_raw_html(scanned: Scan, *, path: str) -> Iterator[Diagnostic]:
    """Yield tags that are never closed, or that have headings or blocks between them."""
    hidden = scanned.hidden_lines()
    shown = [
        (number, line if kind is not LineKind.FENCE and number not in hidden else "")
        for number, (line, kind) in enumerate(
            zip(scanned.lines, scanned.kinds, strict=True), start=1
        )
        if number > scanned.meta_end
    ]
    edges = {n for n, kind in enumerate(scanned.kinds, start=1) if kind is LineKind.BLOCK_EDGE}
    structure = ({heading.line for heading in scanned.headings} | edges) - hidden
    place = 0
    while place < len(shown):
        number, line = shown[place]
        begin = _BEGIN.match(line)
        tag = begin["tag"].lower() if begin else ""
        place += 1
        if tag not in _BLOCK_TAGS:
            continue
        lines = _count_lines("\n".join(text for _, text in shown[place - 1 :]), tag)
        if not lines:
            details = {"tag": tag, "reason": Phrase("html.unclosed")}
            yield problem(Code.HTML_SWALLOWS, path, number, **details)
            return
        inside = sorted(structure & set(range(number + 1, number + lines)))
        if inside:
            details = {"tag": tag, "reason": Phrase("html.inside"), "inner": inside[0]}
            yield problem(Code.HTML_SWALLOWS, path, number, **details)
        place += lines - 1


def _count_lines(text: str, tag: str) -> int:
    """Return how many lines the element at the start of the text goes on for, 0 without end."""
    depth = 0
    for found in _TAG.finditer(text):
        if found["tag"].lower() == tag and not found["empty"]:
            depth += -1 if found["end"] else 1
        if depth <= 0:
            return text.count("\n", 0, found.end()) + 1
    return 0
