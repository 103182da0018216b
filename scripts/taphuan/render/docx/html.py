"""Rendered Markdown as paragraphs, runs and tables of a Word file."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from taphuan.render.html_tree import Node, parse_html

_MONOSPACE = "Courier New"
_INDENT = Mm(7)
_BLOCKS = frozenset({"p", "ul", "ol", "table", "pre", "blockquote", "hr"})
_WIDEST_IMAGE = Mm(150)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run looks."""

    bold: bool = False
    italic: bool = False
    code: bool = False


class DocxWriter:
    """Writes HTML made by `ExportMarkdown`, whose images are paths under `docs/`."""

    def __init__(self, images: Mapping[str, bytes]) -> None:
        self.images = images

    def blocks(self, document: Document, html: str, *, first: Paragraph | None = None) -> None:
        """Write block elements; the first paragraph's words go into `first` if it is given."""
        self._blocks(document, parse_html(html), indent=0, first=first)

    def inline(
        self, paragraph: Paragraph, html: str, *, bold: bool = False, italic: bool = False
    ) -> None:
        """Write inline elements into a paragraph."""
        self._inline(paragraph, parse_html(html), _Look(bold=bold, italic=italic))

    def _blocks(
        self,
        document: Document,
        nodes: Sequence[Node | str],
        *,
        indent: int,
        first: Paragraph | None = None,
    ) -> None:
        loose: list[Node | str] = []
        for node in (*nodes, None):
            is_block = isinstance(node, Node) and node.tag in _BLOCKS
            if node is not None and not is_block:
                loose.append(node)
                continue
            if any(isinstance(one, Node) or one.strip() for one in loose):
                self._inline(first or self._paragraph(document, indent), loose, _Look())
                first = None
            loose = []
            if isinstance(node, Node):
                self._block(document, node, indent=indent, first=first)
                first = None

    def _block(
        self, document: Document, node: Node, *, indent: int, first: Paragraph | None
    ) -> None:
        match node.tag:
            case "p":
                paragraph = first or self._paragraph(document, indent)
                self._inline(paragraph, node.children, _Look())
            case "ul" | "ol":
                self._list(document, node, indent=indent)
            case "table":
                self._table(document, node)
            case "pre":
                text = "".join(_text(node.children)).rstrip("\n")
                run = self._paragraph(document, indent).add_run()
                run.font.name, run.font.size = _MONOSPACE, Pt(12)
                for number, line in enumerate(text.split("\n")):
                    if number:
                        run.add_break(WD_BREAK.LINE)
                    run.add_text(line)
            case "hr":
                self._paragraph(document, indent).add_run("* * *")
            case _:  # a quotation
                self._blocks(document, node.children, indent=indent + 1)

    def _list(self, document: Document, node: Node, *, indent: int) -> None:
        items = [child for child in node.children if isinstance(child, Node)]
        for number, item in enumerate(items, start=int(node.get("start") or 1)):
            paragraph = self._paragraph(document, indent + 1)
            paragraph.paragraph_format.first_line_indent = -_INDENT
            paragraph.paragraph_format.tab_stops.add_tab_stop(_INDENT * (indent + 1))
            paragraph.add_run(f"{number}.\t" if node.tag == "ol" else "–\t")
            self._blocks(document, item.children, indent=indent + 1, first=paragraph)

    def _table(self, document: Document, node: Node) -> None:
        rows = [
            (cells, any(cell.tag == "th" for cell in cells))
            for part in node.children
            if isinstance(part, Node)
            for row in part.children
            if isinstance(row, Node)
            and (cells := [cell for cell in row.children if isinstance(cell, Node)])
        ]
        table = add_table(document, rows=len(rows), columns=max(len(cells) for cells, _ in rows))
        for place, (cells, is_head) in enumerate(rows):
            for cell, target in zip(cells, table.rows[place].cells, strict=False):
                self._inline(target.paragraphs[0], cell.children, _Look(bold=is_head))
        add_gap(document)

    def _inline(self, paragraph: Paragraph, nodes: Sequence[Node | str], look: _Look) -> None:
        after_break = False
        for node in nodes:
            if isinstance(node, str):
                text = node.replace("\n", " ")
                self._run(paragraph, text.lstrip() if after_break else text, look)
            elif node.tag == "br":
                paragraph.add_run().add_break(WD_BREAK.LINE)
            elif node.tag == "img":
                self._image(paragraph, node)
            else:
                self._inline(paragraph, node.children, _looking(look, node.tag))
            after_break = isinstance(node, Node) and node.tag == "br"

    def _run(self, paragraph: Paragraph, text: str, look: _Look) -> None:
        run = paragraph.add_run(text)
        run.bold, run.italic = look.bold or None, look.italic or None
        if look.code:
            run.font.name = _MONOSPACE

    def _image(self, paragraph: Paragraph, node: Node) -> None:
        """Place the picture, no wider than the page; its words where Word cannot read it."""
        run = paragraph.add_run()
        try:
            picture = run.add_picture(io.BytesIO(self.images[node.get("src")]))
        except UnrecognizedImageError:
            run.add_text(node.get("alt"))
            return
        if picture.width > _WIDEST_IMAGE:
            picture.height = Length(picture.height * _WIDEST_IMAGE // picture.width)
            picture.width = _WIDEST_IMAGE
        picture._inline.docPr.set("descr", node.get("alt"))  # read to those who cannot see

    def _paragraph(self, document: Document, indent: int) -> Paragraph:
        paragraph = document.add_paragraph()
        if indent:
            paragraph.paragraph_format.left_indent = _INDENT * indent
        return paragraph


def add_table(document: Document, *, rows: int, columns: int) -> Table:
    """Return a new table with lines around every cell."""
    table: Table = document.add_table(rows, columns)
    table.style = "Table Grid"
    return table


def add_gap(document: Document) -> None:
    """Leave a little room below a table; two tables without it would grow into one."""
    document.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _looking(look: _Look, tag: str) -> _Look:
    return _Look(
        bold=look.bold or tag == "strong",
        italic=look.italic or tag == "em",
        code=look.code or tag == "code",
    )


def _text(nodes: Sequence[Node | str]) -> list[str]:
    parts: list[str] = []
    for node in nodes:
        parts.extend([node] if isinstance(node, str) else _text(node.children))
    return parts
