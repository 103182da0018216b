"""Elements of a Word document that forms are made of: runs, paragraphs, tables, controls."""

from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def make(name: str, *children: Element, **attributes: object) -> Element:
    """Return `w:name` with attributes of the same namespace: `make("w:jc", val="center")`."""
    element: Element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key.rstrip('_')}"), str(value))
    for child in children:
        element.append(child)
    return element


def make_run(
    text: str,
    *,
    is_bold: bool = False,
    is_italic: bool = False,
    is_underlined: bool = False,
    size: float = 0,
    style: str = "",
) -> Element:
    """Return a run of text; a tab in it is a tab."""
    run = make("w:r")
    properties = run_properties(
        is_bold=is_bold, is_italic=is_italic, is_underlined=is_underlined, size=size, style=style
    )
    if len(properties):
        run.append(properties)
    for number, part in enumerate(text.split("\t")):
        if number:
            run.append(make("w:tab"))
        if part:
            run.append(make_text(part))
    return run


def make_text(text: str) -> Element:
    element = make("w:t")
    element.text = text
    if text != text.strip():
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def run_properties(
    *, is_bold: bool, is_italic: bool, is_underlined: bool = False, size: float = 0, style: str = ""
) -> Element:
    properties = make("w:rPr")
    if style:
        properties.append(make("w:rStyle", val=style))
    for name, is_set in (("b", is_bold), ("i", is_italic)):
        if is_set:
            properties.append(make(f"w:{name}"))
            properties.append(make(f"w:{name}Cs"))
    if size:
        properties.append(make("w:sz", val=round(size * 2)))
        properties.append(make("w:szCs", val=round(size * 2)))
    if is_underlined:
        properties.append(make("w:u", val="single"))
    return properties


def make_paragraph(
    style: str,
    content: Iterable[Element] = (),
    *,
    leader: int = 0,
    align: str = "",
    keep: bool = False,
) -> Element:
    """Return a paragraph; `leader` is where a dotted tab ends, in twips."""
    properties = make("w:pPr", make("w:pStyle", val=style))
    if keep:
        properties.append(make("w:keepNext"))
    if leader:
        properties.append(make("w:tabs", make("w:tab", val="right", leader="dot", pos=leader)))
    if align:
        properties.append(make("w:jc", val=align))
    return make("w:p", properties, *content)


def make_table(
    widths: Sequence[int], rows: Iterable[Element], *, has_borders: bool, margin: int = 70
) -> Element:
    """Return a table of fixed widths in twips."""
    properties = make(
        "w:tblPr",
        make("w:tblW", w=sum(widths), type="dxa"),
    )
    if has_borders:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = (make(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in sides)
        properties.append(make("w:tblBorders", *borders))
    properties.append(make("w:tblLayout", type="fixed"))
    inner = margin if has_borders else 0
    margins = (make(f"w:{side}", w=inner, type="dxa") for side in ("left", "right"))
    properties.append(make("w:tblCellMar", *margins))
    grid = make("w:tblGrid", *(make("w:gridCol", w=width) for width in widths))
    return make("w:tbl", properties, grid, *rows)


def make_row(
    widths: Sequence[int],
    cells: Iterable[Sequence[Element]],
    *,
    is_header: bool = False,
    height: int = 0,
) -> Element:
    """Return a row of cells, each a sequence of paragraphs."""
    properties = make("w:trPr", make("w:cantSplit"))
    if height:
        properties.append(make("w:trHeight", val=height, hRule="atLeast"))
    if is_header:
        properties.append(make("w:tblHeader"))
    row = make("w:tr", properties)
    for width, paragraphs in zip(widths, cells, strict=True):
        vertical = [make("w:vAlign", val="center")] if is_header else []
        row.append(
            make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa"), *vertical), *paragraphs)
        )
    return row


def make_control(
    content: Iterable[Element],
    *,
    number: int,
    tag: str,
    alias: str,
    kind: Element | None = None,
    properties: Element | None = None,
    is_placeholder: bool = False,
) -> Element:
    """Return a content control around runs, paragraphs or rows."""
    described = make("w:sdtPr")
    if properties is not None and len(properties):
        described.append(properties)
    described.append(make("w:alias", val=alias))
    described.append(make("w:tag", val=tag))
    described.append(make("w:id", val=number))
    if is_placeholder:
        described.append(make("w:showingPlcHdr"))
    if kind is not None:
        described.append(kind)
    return make("w:sdt", described, make("w:sdtContent", *content))


def repeating(name: str) -> Element:
    """Return `w15:repeatingSection` or `w15:repeatingSectionItem`, the mark of a repeat."""
    element: Element = oxml_parser.makeelement(f"{{{_W15}}}{name}", nsmap={"w15": _W15})
    return element
