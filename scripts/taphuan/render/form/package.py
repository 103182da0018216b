"""The parts of a form's Word file beside its text: styles, settings, header, names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from taphuan.archive import pack
from taphuan.model.form import Form
from taphuan.model.form_style import FormStyle
from taphuan.model.labels import Labels
from taphuan.render.question.html import environment

DOCUMENT = "word/document.xml"
_PARTS = {  # in the order of the file; Word wants the first one first
    "[Content_Types].xml": "content_types.xml.j2",
    "_rels/.rels": "package_rels.xml.j2",
    DOCUMENT: "document.xml.j2",
    "word/_rels/document.xml.rels": "document_rels.xml.j2",
    "word/styles.xml": "styles.xml.j2",
    "word/settings.xml": "settings.xml.j2",
    "word/numbering.xml": "numbering.xml.j2",
    "word/fontTable.xml": "font_table.xml.j2",
    "word/theme.xml": "theme.xml.j2",
    "word/header.xml": "header.xml.j2",
    "word/footer.xml": "footer.xml.j2",
    "docProps/core.xml": "core.xml.j2",
    "docProps/app.xml": "app.xml.j2",
}


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The paper in millimetres."""

    width: int
    height: int
    is_landscape: bool


def sheet_page(form: Form) -> SheetPage:
    """Return A4, upright or lying."""
    return SheetPage(297, 210, True) if form.is_landscape else SheetPage(210, 297, False)


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point, as Word counts."""
    return round(millimetres * 1440 / 25.4)


def text_width(form: Form, style: FormStyle) -> int:
    """Return the width between the margins, in twips."""
    return twips(sheet_page(form).width) - twips(style.left) - twips(style.right)


def base_parts(
    form: Form, style: FormStyle, labels: Labels, *, has_note: bool, lists: int
) -> dict[str, str]:
    """Return every part of an empty document by name.

    Args:
        form: Gives title, language and the way the paper lies.
        style: Sizes and lengths.
        labels: Of the form's language.
        has_note: Whether “mẫu tham khảo” stands at the foot of every page.
        lists: How many tables count their rows.
    """
    values = {
        "style": style,
        "page": sheet_page(form),
        "language": labels.locale_of(form.lang),
        "title": form.title,
        "has_note": has_note,
        "note": labels["sheet.note"],
        "lists": range(1, lists + 1),
    }
    names = (name for name in _PARTS if has_note or name != "word/footer.xml")
    templates = _environment()
    return {name: templates.get_template(f"docx/{_PARTS[name]}").render(values) for name in names}


def pack_parts(parts: Mapping[str, str]) -> bytes:
    """Return the Word file."""
    return pack((name, text.encode()) for name, text in parts.items())


@cache
def _environment() -> Environment:
    templates = environment().overlay()
    templates.filters = {
        **templates.filters,
        "mm": twips,
        "pt20": lambda points: round(points * 20),
        "half": lambda points: round(points * 2),
    }
    return templates
