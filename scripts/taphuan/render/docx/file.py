"""A Word file with our fonts, whose bytes depend on its content alone."""

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from taphuan.archive import OLDEST, pack

FONT = "Times New Roman"
"""What official documents are set in; on every office computer."""

_EPOCH = dt.datetime.combine(OLDEST, dt.time())
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def new_document(*, lang: str, locale: str, title: str, author: str, size: int) -> Document:
    """Return an empty A4 document in our font.

    Args:
        lang: Of the text.
        locale: Of the text, for the spelling checker: `vi-VN`.
        title: Told by the file's properties.
        author: Likewise; may be empty.
        size: Of running text, in points.
    """
    document = docx.Document()
    _drop_leftovers(document)
    _set_properties(document, title=title, author=author, lang=lang)
    _set_fonts(document, size=size, lang=locale)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(16)
    section.top_margin, section.bottom_margin = Mm(16), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    return document


def to_bytes(document: Document) -> bytes:
    """Return the file: parts sorted by name, no clock, no trace of the machine."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source:
        return pack((name, source.read(name)) for name in sorted(source.namelist()))


def _drop_leftovers(document: Document) -> None:
    """Leave out what python-docx's template brings and nothing of ours needs."""
    for owner, unwanted in (
        (document.part.rels, (_STYLES_WITH_EFFECTS, RELATIONSHIP_TYPE.CUSTOM_XML)),
        (document.part.package.rels, (_THUMBNAIL,)),
    ):
        for key in [key for key, relation in owner.items() if relation.reltype in unwanted]:
            del owner[key]


def _set_properties(document: Document, *, title: str, author: str, lang: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, author, lang
    properties.last_modified_by = author
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = _EPOCH
    properties.revision = 1


def _set_fonts(document: Document, *, size: int, lang: str) -> None:
    """Name the font in every style, the theme's names in none: they win over ours."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{name}"), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), lang)
    normal = _paragraph_style(document, "Normal")
    normal.font.name, normal.font.size = FONT, Pt(size)
    spacing = normal.paragraph_format
    spacing.space_before, spacing.space_after = Pt(0), Pt(5)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.15
    spacing.widow_control = True
    for level, extra in ((1, 5), (2, 2), (3, 0)):
        heading = _paragraph_style(document, f"Heading {level}")
        _set_heading(heading, size=size + extra)
        _set_heading(document.styles[f"Heading {level} Char"], size=size + extra)


def _set_heading(style: object, *, size: int) -> None:
    assert isinstance(style, CharacterStyle)  # paragraph styles are character styles, too
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
    style.font.color.rgb = RGBColor(0, 0, 0)
    if style.type is WD_STYLE_TYPE.PARAGRAPH:
        assert isinstance(style, ParagraphStyle)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)
        style.paragraph_format.keep_with_next = True


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def add_footer(document: Document, text: str) -> None:
    """Write `text`, the page's number and the number of pages under every page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = 1
    run = paragraph.add_run(f"{text} ")
    run.font.size = Pt(11)
    for field, sign in (("PAGE", "/"), ("NUMPAGES", "")):
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), f" {field} ")
        shown = paragraph.add_run("1")
        shown.font.size = Pt(11)
        element.append(shown._r)  # python-docx has no fields
        paragraph._p.append(element)
        if sign:
            paragraph.add_run(sign).font.size = Pt(11)
