"""HTML from elsewhere to Markdown of the author's language: what it cannot say is told of."""

import copy
import re
from collections.abc import Callable, Iterator

from lxml import html as lxml_html

from taphuan.parse.imports.escape import escape, escape_start

Image = Callable[[str, str], str]
"""Given source and alternative text of an image; returns Markdown."""
Tell = Callable[[str, dict[str, str]], str]
"""Given a remark's key and details; returns what stands in the text for it."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (*_HEADINGS, "p", "div", "ul", "ol", "table", "blockquote", "pre", "hr", "section", "article")
)
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_WEB = re.compile(r"^(?:https?:|mailto:|tel:|vb:)", re.IGNORECASE)
_LINE_BREAK = "\ue0fe"
_SPACED = re.compile(r"^(?P<before>\s*)(?P<text>.*?)(?P<after>\s*)$", re.DOTALL)


class MarkdownSource:
    """Writes HTML as Markdown.

    Args:
        image: What becomes of an image.
        tell: Is told of everything that has no place in Markdown.
        heading_shift: Added to the level of each heading.
    """

    def __init__(self, *, image: Image, tell: Tell, heading_shift: int = 0) -> None:
        self.image, self.tell, self.heading_shift = image, tell, heading_shift

    def blocks(self, html: str) -> str:
        """Return Markdown blocks with a blank line between them."""
        return "\n\n".join(self.pieces(parse_fragment(html)))

    def inline(self, html: str) -> str:
        """Return one line of inline Markdown, of blocks too."""
        root = parse_fragment(html)
        parts = [self._inline(element) for element in _leaves(root)]
        return " ".join(" ".join(parts).replace(_LINE_BREAK, " ").split())

    def pieces(self, parent: lxml_html.HtmlElement) -> list[str]:
        """Return each block of an element's content as Markdown."""
        found: list[str] = []
        for element in _grouped(parent):
            found.extend(piece for piece in self._block(element) if piece.strip())
        return found

    def _block(self, element: lxml_html.HtmlElement) -> Iterator[str]:
        tag = element.tag
        if tag in _HEADINGS:
            level = min(max(int(tag[1]) + self.heading_shift, 2), 4)
            text = self._line(element).replace("**", "")
            yield f"{'#' * level} {text}" if text else ""
        elif tag in ("ul", "ol"):
            yield self._list(element)
        elif tag == "table":
            yield self._table(element)
        elif tag == "blockquote":
            inner = "\n\n".join(self.pieces(element))
            yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        elif tag == "pre":
            text = element.text_content().strip("\n")
            runs = re.findall(r"`{3,}", text)
            fence = "`" * max([3, *(len(run) + 1 for run in runs)])
            yield f"{fence}text\n{text}\n{fence}"
        elif tag == "hr":
            yield "***"
        elif tag in _BLOCKS and any(child.tag in _BLOCKS for child in element):
            yield from self.pieces(element)
        else:
            yield self.paragraph(element)

    def paragraph(self, element: lxml_html.HtmlElement) -> str:
        """Return the text of one paragraph, a line for each of its line breaks."""
        lines = [" ".join(line.split()) for line in self._inline(element).split(_LINE_BREAK)]
        return "  \n".join(escape_start(line) for line in lines if line)

    def _line(self, element: lxml_html.HtmlElement) -> str:
        return " ".join(self._inline(element).replace(_LINE_BREAK, " ").split())

    def _list(self, element: lxml_html.HtmlElement) -> str:
        lines: list[str] = []
        items = [child for child in element if child.tag == "li"]
        for number, item in enumerate(items, start=1):
            mark = f"{number}. " if element.tag == "ol" else "- "
            pieces = self.pieces(item) or [""]
            is_tight = all(re.match(r"(?:- |\d+\. )", piece) for piece in pieces[1:])
            text = ("\n" if is_tight else "\n\n").join(pieces)
            first, *more = text.split("\n")
            lines.append(f"{mark}{first}")
            lines.extend(f"    {line}" if line else "" for line in more)
        return "\n".join(lines)

    def _table(self, table: lxml_html.HtmlElement) -> str:
        rows = [row for row in table.iter("tr") if _nearest(row, "table") is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        remarks = ""
        if any(cell.get(key, "1") != "1" for row in cells for cell in row for key in _SPANS):
            remarks += self.tell("import.merged-cells", {})
        if any(cell.find(".//table") is not None for row in cells for cell in row):
            remarks += self.tell("import.nested-table", {})
        texts = _spread([[(cell, self._cell(cell)) for cell in row] for row in cells])
        width = max((len(row) for row in texts), default=0)
        if width == 0:
            return remarks
        if width == 1:  # a box drawn as a table
            remarks += self.tell("import.box", {})
            parts = [piece for row in cells for cell in row for piece in self.pieces(cell)]
            return remarks + "\n".join(
                f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n")
            )
        lines = ["| " + " | ".join((*row, *[""] * (width - len(row)))) + " |" for row in texts]
        lines.insert(1, "|" + "---|" * width)
        return (f"{remarks}\n\n" if remarks else "") + "\n".join(lines)

    def _cell(self, cell: lxml_html.HtmlElement) -> str:
        parts = [self._line(element) for element in _leaves(cell)]
        return " ".join(part for part in parts if part).replace("|", "\\|")

    def _inline(self, element: lxml_html.HtmlElement) -> str:
        found = escape_spaced(element.text or "")
        for child in element:
            found += self._inline_element(child) + escape_spaced(child.tail or "")
        return found

    def _inline_element(self, element: lxml_html.HtmlElement) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in ("script", "style"):  # a comment
            return ""
        if tag == "br":
            return _LINE_BREAK
        if tag == "img":
            return self.image(element.get("src", ""), element.get("alt", "") or "")
        if tag in ("strong", "b", "em", "i"):
            return _marked(self._inline(element), "**" if tag in ("strong", "b") else "*")
        if tag == "code":
            return _code(element.text_content())
        if tag in ("sup", "sub"):
            inside, table = self._inline(element), _RAISED if tag == "sup" else _LOWERED
            plain = inside.strip().replace("\\", "")
            return plain.translate(table) if all(ord(mark) in table for mark in plain) else inside
        if tag == "a":
            return self._link(element)
        return self._inline(element)

    def _link(self, element: lxml_html.HtmlElement) -> str:
        words, href = self._inline(element).strip(), element.get("href", "")
        if (element.get("id") and not href) or href.startswith("#") or not words:
            return words
        if not _WEB.match(href):
            return words + self.tell("import.lost-link", {"target": href})
        address = href.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        remarks = "" if href.startswith("vb:") else self.tell("import.link", {"target": href})
        return f"[{words}]({address}){remarks}"


_SPANS = ("colspan", "rowspan")


def parse_fragment(html: str) -> lxml_html.HtmlElement:
    """Return a `div` with the HTML in it, mended where it is not well formed."""
    return lxml_html.fragment_fromstring(html or " ", create_parent="div")


def escape_spaced(text: str) -> str:
    """Return escaped text that keeps one space at each end where there was white space."""
    if not text.strip():
        return " " if text else ""
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{before}{escape(text)}{after}"


def _marked(text: str, marks: str) -> str:
    """Return the text between marks, white space outside them."""
    found = _SPACED.match(text.replace(_LINE_BREAK, " "))
    if not found or not found["text"]:
        return text
    return f"{found['before']}{marks}{found['text']}{marks}{found['after']}"


def _code(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    gap = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def _nearest(element: lxml_html.HtmlElement, tag: str) -> lxml_html.HtmlElement | None:
    return next((one for one in element.iterancestors() if one.tag == tag), None)


def _leaves(parent: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    """Yield what holds text and no further blocks, in order."""
    for element in _grouped(parent):
        has_blocks = element.tag in ("ul", "ol", "table", "tbody", "thead", "tr", "li", "td", "th")
        if has_blocks or any(child.tag in _BLOCKS for child in element):
            yield from _leaves(element)
        else:
            yield element


def _grouped(parent: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    """Yield the blocks of an element; text and inline elements between them as paragraphs."""
    loose = lxml_html.Element("p")
    loose.text = parent.text
    is_cell_part = parent.tag in ("table", "tbody", "thead", "tr", "ul", "ol")
    for child in parent:
        if child.tag in _BLOCKS or (is_cell_part and isinstance(child.tag, str)):
            if _has_content(loose):
                yield loose
            yield child
            loose = lxml_html.Element("p")
            loose.text = child.tail
        else:
            loose.append(copy.deepcopy(child))
    if _has_content(loose):
        yield loose


def _has_content(element: lxml_html.HtmlElement) -> bool:
    return bool(element.text_content().strip()) or element.find(".//img") is not None


def _spread(rows: list[list[tuple[lxml_html.HtmlElement, str]]]) -> list[list[str]]:
    """Return the texts of a table's cells, empty ones where a merged cell goes on."""
    taken: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        place = 0
        for cell, text in row:
            while (number, place) in taken:
                place += 1
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    taken[number + down, place + right] = "" if down or right else text
    width = max((place for _, place in taken), default=-1) + 1
    places = range(width)
    return [[taken.get((number, place), "") for place in places] for number in range(len(rows))]


def _span(cell: lxml_html.HtmlElement, key: str) -> int:
    written = cell.get(key, "1")
    return min(int(written), 50) if written.isdecimal() and int(written) else 1
