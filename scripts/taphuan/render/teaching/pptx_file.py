"""A PowerPoint file in our own quiet look, whose bytes depend on its content alone."""

import datetime as dt
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING, cast

import pptx
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder, MasterPlaceholder
from pptx.util import Emu, Length, Pt

from taphuan.archive import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

FONT = "Arial"
"""On every office computer, with all Vietnamese letters."""
TITLE_LAYOUT, TEXT_LAYOUT, FREE_LAYOUT = 0, 1, 2
_KEPT_LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
_WIDTH, _HEIGHT = 1366, 768
_EMU = 12192000 / _WIDTH
_EPOCH = dt.datetime(1980, 1, 1)
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_COLOURS = {  # of the theme: text, paper, soft text, soft paper, action, task, case
    "dk1": "1F1D1A",
    "lt1": "FDFBF6",
    "dk2": "4A463F",
    "lt2": "F4EFE4",
    "accent1": "0B4F63",
    "accent2": "23602F",
    "accent3": "74480A",
}


def px(pixels: float) -> Length:
    """Return a length given in pixels of a wall of 1366 × 768, as the site's own slides are."""
    return Emu(round(pixels * _EMU))


def points(pixels: float) -> Length:
    """Return the size of type that is this high on such a wall, in half points."""
    return Pt(round(pixels * 960 / _WIDTH * 2) / 2)


def new_presentation(*, locale: str, title: str, author: str) -> Presentation:
    """Return an empty presentation of 16:9 with three layouts: front, text, title only."""
    made = pptx.Presentation(io.BytesIO(_base()))
    properties = made.core_properties
    properties.title, properties.author, properties.language = title, author, locale
    properties.last_modified_by = author
    properties.created = properties.modified = _EPOCH
    return made


def to_bytes(presentation: Presentation) -> bytes:
    """Return the file: parts sorted by name, no clock, no trace of the machine."""
    written = io.BytesIO()
    presentation.save(written)
    with zipfile.ZipFile(written) as source:
        return pack((name, source.read(name)) for name in sorted(source.namelist()))


@cache
def _base() -> bytes:
    made = pptx.Presentation()
    made.slide_width, made.slide_height = px(_WIDTH), px(_HEIGHT)
    for layout in list(made.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            made.slide_layouts.remove(layout)
    _drop_leftovers(made)
    _set_theme(made)
    _place_master(made)
    front = made.slide_layouts[TITLE_LAYOUT]
    for place in cast("Iterable[LayoutPlaceholder]", front.placeholders):  # typed wrongly
        _place_front(place)
    properties = made.core_properties
    properties.comments = properties.keywords = properties.subject = ""
    properties.revision = 1
    return to_bytes(made)


def _drop_leftovers(made: Presentation) -> None:
    for owner, unwanted in (
        (made.part.rels, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
        (made.part.package._rels, _THUMBNAIL),
    ):
        for key in [key for key, relation in owner.items() if relation.reltype == unwanted]:
            owner.pop(key)


def _set_theme(made: Presentation) -> None:
    """Put our colours and font into the theme, which python-pptx hands over as bytes."""
    part = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = pptx.oxml.parse_xml(part.blob)
    scheme = root.find(f".//{qn('a:clrScheme')}")
    for name, colour in _COLOURS.items():
        element = scheme.find(qn(f"a:{name}"))
        for child in list(element):
            element.remove(child)
        element.append(element.makeelement(qn("a:srgbClr"), {"val": colour}))
    for latin in root.iter(qn("a:latin")):
        latin.set("typeface", FONT)
    part._blob = pptx.oxml.xmlchemy.serialize_for_reading(root).encode()


def _place_master(made: Presentation) -> None:
    for shape in made.slide_master.shapes:  # the template's master has nothing but placeholders
        place = cast("MasterPlaceholder", shape)
        match place.placeholder_format.idx:
            case 0:
                _move(place, 72, 78, 1222, 82)
                place.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            case 1:
                _move(place, 72, 176, 1222, 520)
            case 2:
                _move(place, 72, 714, 300, 40)
            case 3:
                _move(place, 440, 714, 486, 40)
            case _:
                _move(place, 994, 714, 300, 40)
    styles = made.slide_master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", str(round(points(48).pt * 100)))
    run.set("b", "1")


def _place_front(place: LayoutPlaceholder) -> None:
    index = place.placeholder_format.idx
    if index == 0:
        _move(place, 72, 220, 1100, 190)
        place.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    elif index == 1:
        _move(place, 72, 430, 1000, 200)
        style = place._element.find(f".//{qn('a:lvl1pPr')}")
        if style is not None:  # left, and in the theme's soft ink instead of a pale grey
            style.set("algn", "l")
            for fill in style.iter(qn("a:solidFill")):
                for colour in list(fill):
                    fill.remove(colour)
                fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "tx2"}))
    for paragraph in place.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT


def _move(
    place: MasterPlaceholder | LayoutPlaceholder, left: int, top: int, width: int, height: int
) -> None:
    place.left, place.top, place.width, place.height = px(left), px(top), px(width), px(height)
