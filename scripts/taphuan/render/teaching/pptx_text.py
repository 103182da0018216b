"""Rendered Markdown as paragraphs and tables of a PowerPoint file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Length

from taphuan.render.html_tree import Node, parse_html
from taphuan.render.teaching.pptx_file import points, px

LINE_BREAK = "\v"
"""The text of a run that is nothing but a new line."""
_MONOSPACE = "Courier New"
_BLOCKS = frozenset({"p", "ul", "ol", "table", "pre", "blockquote", "hr", "div", "h2", "h3", "h4"})
_BULLETS = "•"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a slide."""

    runs: tuple[Run, ...]
    mark: str = ""
    """`•`, or the kind of numbers PowerPoint counts with: `arabicPeriod`."""
    start: int = 1
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    has_head: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    source: str
    words: str


Part = Line | Table | Picture


def read_parts(html: str) -> tuple[Part, ...]:
    """Return what HTML made by `ExportMarkdown` holds, in order."""
    return tuple(_blocks(parse_html(html), level=0))


def read_runs(html: str) -> tuple[Run, ...]:
    """Return inline HTML as runs; a picture is its words."""
    return tuple(_inline(parse_html(html), Run("")))


def write_lines(frame: TextFrame, lines: Sequence[Line], *, size: float, lang: str) -> None:
    """Fill a text frame; `size` is in pixels of the wall."""
    for place, line in enumerate(lines):
        if place:
            frame.add_paragraph()  # type: ignore[no-untyped-call]  # not typed by its maker
        paragraph = frame.paragraphs[place]
        write_runs(paragraph, line.runs, size=size, lang=lang)
        paragraph.space_after = points(size * 0.35)
        _set_mark(paragraph, line, size)


def write_runs(paragraph: _Paragraph, runs: Sequence[Run], *, size: float, lang: str) -> None:
    for one in runs:
        if one.text == LINE_BREAK:
            paragraph.add_line_break()  # type: ignore[no-untyped-call]
            continue
        run = paragraph.add_run()
        run.text = one.text
        run.font.size = points(size)
        run.font.bold, run.font.italic = one.bold or None, one.italic or None
        if one.code:
            run.font.name = _MONOSPACE
        run._r.get_or_add_rPr().set("lang", lang)


def add_table(
    slide: Slide, table: Table, *, top: Length, size: float, lang: str, name: str
) -> Length:
    """Add a table over the width of the slide and return where it ends, as far as is known."""
    columns = max(len(row) for row in table.rows)
    height = px(len(table.rows) * size * 1.9)
    shape = slide.shapes.add_table(len(table.rows), columns, px(72), top, px(1222), height)
    shape.name = name
    shape.table.first_row = table.has_head
    shape.table.horz_banding = False
    for cells, row in zip(table.rows, shape.table.rows, strict=True):
        for runs, cell in zip(cells, row.cells, strict=False):
            write_runs(cell.text_frame.paragraphs[0], runs, size=size, lang=lang)
    return Length(top + height)


def _set_mark(paragraph: _Paragraph, line: Line, size: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    for old in ("a:buNone", "a:buChar", "a:buAutoNum"):
        for element in properties.findall(qn(old)):
            properties.remove(element)
    hanging = px(size * 1.3)
    indent = px(size * 1.3 * (line.level + (1 if line.mark else 0)))
    properties.set("marL", str(int(indent)))
    properties.set("indent", str(-int(hanging)) if line.mark else "0")
    if not line.mark:
        properties.append(properties.makeelement(qn("a:buNone"), {}))
    elif line.mark == _BULLETS:
        properties.append(properties.makeelement(qn("a:buChar"), {"char": _BULLETS}))
    else:
        numbers = {"type": line.mark} | ({"startAt": str(line.start)} if line.start > 1 else {})
        properties.append(properties.makeelement(qn("a:buAutoNum"), numbers))


def _blocks(nodes: Sequence[Node | str], *, level: int) -> Iterator[Part]:
    loose: list[Node | str] = []
    for node in (*nodes, None):
        if node is not None and not (isinstance(node, Node) and node.tag in _BLOCKS):
            loose.append(node)
            continue
        if any(isinstance(one, Node) or one.strip() for one in loose):
            yield from _paragraph(loose, level)
        loose = []
        if isinstance(node, Node):
            yield from _block(node, level)


def _block(node: Node, level: int) -> Iterator[Part]:
    match node.tag:
        case "p":
            yield from _paragraph(node.children, level)
        case "h2" | "h3" | "h4":
            yield Line(tuple(_inline(node.children, Run("", bold=True))), level=level)
        case "ul" | "ol":
            yield from _list(node, level)
        case "table":
            yield _table(node)
        case "pre":
            text = "".join(run.text for run in _inline(node.children, Run(""))).rstrip("\n")
            for line in text.split("\n"):
                yield Line((Run(line, code=True),), level=level)
        case "hr":
            return
        case _:
            yield from _blocks(node.children, level=level + (node.tag == "blockquote"))


def _paragraph(nodes: Sequence[Node | str], level: int) -> Iterator[Part]:
    runs = tuple(run for run in _inline(nodes, Run(""), keeps_pictures=False))
    if any(run.text.strip() for run in runs):
        yield Line(_trimmed(runs), level=level)
    for node in nodes:
        if isinstance(node, Node) and node.tag == "img":
            yield Picture(node.get("src"), node.get("alt"))


def _list(node: Node, level: int) -> Iterator[Part]:
    mark = "arabicPeriod" if node.tag == "ol" else _BULLETS
    items = [child for child in node.children if isinstance(child, Node)]
    for number, item in enumerate(items, start=int(node.get("start") or 1)):
        first = True
        for part in _blocks(item.children, level=level):
            if first and isinstance(part, Line) and not part.mark:
                yield replace(part, mark=mark, start=number)
            else:
                yield replace(part, level=level + 1) if isinstance(part, Line) else part
            first = False


def _table(node: Node) -> Table:
    rows = [
        tuple(
            _trimmed(tuple(_inline(cell.children, Run("", bold=cell.tag == "th"))))
            for cell in row.children
            if isinstance(cell, Node)
        )
        for part in node.children
        if isinstance(part, Node)
        for row in part.children
        if isinstance(row, Node)
    ]
    return Table(tuple(rows))


def _inline(
    nodes: Sequence[Node | str], look: Run, *, keeps_pictures: bool = True
) -> Iterator[Run]:
    after_break = False
    for node in nodes:
        if isinstance(node, str):
            text = node.replace("\n", " ")
            text = text.lstrip() if after_break else text
            if text:
                yield replace(look, text=text)
        elif node.tag == "br":
            yield replace(look, text=LINE_BREAK)
        elif node.tag == "img":
            if keeps_pictures:
                yield replace(look, text=node.get("alt"))
        else:
            yield from _inline(
                node.children, _looking(look, node.tag), keeps_pictures=keeps_pictures
            )
        after_break = isinstance(node, Node) and node.tag == "br"


def _looking(look: Run, tag: str) -> Run:
    match tag:
        case "strong" | "b":
            return replace(look, bold=True)
        case "em" | "i":
            return replace(look, italic=True)
        case "code":
            return replace(look, code=True)
        case _:
            return look


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs without white space at either end."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)
