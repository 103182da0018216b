"""How a document of the register is named and what is said of its state."""

import datetime as dt

from taphuan.model.document import Document, State
from taphuan.model.labels import Labels
from taphuan.model.site import ORIGINAL

REGISTER_PAGE = "tra-cuu/van-ban.md"
ENTRY_FOLDER = "tra-cuu/van-ban"

STATE_NAMES = (*("in-force", "amended", "unclear", "unreliable", "replaced", "ended", "report"),)
"""Every answer of `name_state`, in the order readers are offered them."""


def format_date(date: dt.date | None, labels: Labels) -> str:
    """Return a date as its language writes it; Vietnamese pads months 1 and 2 only."""
    if date is None:
        return ""
    month = f"{date.month:02}" if date.month < 3 else str(date.month)
    name = labels[f"date.month-{date.month}"]
    return labels.fill("date.full", day=date.day, month=month, month_name=name, year=date.year)


def cite(document: Document, labels: Labels) -> str:
    """Return the standard short form: `42-HD/BTCTW ngày 28/10/2025`."""
    if document.state is State.REPORT and document.date:
        return labels.fill("citation.report", date=format_date(document.date, labels))
    name = document.number or document.said(labels.lang).title
    if not document.date:
        return name
    return labels.fill("citation.dated", name=name, date=format_date(document.date, labels))


def name_document(document: Document, labels: Labels) -> str:
    """Return type and short form, `Hướng dẫn 42-HD/BTCTW ngày 28/10/2025`."""
    said = document.said(labels.lang)
    if document.state is State.REPORT or not document.number:
        return said.title
    return f"{said.type} {cite(document, labels)}"


def lang_of(document: Document, labels: Labels) -> str:
    """Return the language a document is named in, empty where it is the page's own."""
    if labels.lang == ORIGINAL or document.is_said_in(labels.lang):
        return ""
    return ORIGINAL


def name_state(document: Document) -> str:
    """Return the state as labels and filters call it, `in-force`."""
    if document.is_unreliable and document.state is State.UNCLEAR:
        return "unreliable"
    return document.state.name.lower().replace("_", "-")


def say_state(document: Document, labels: Labels) -> str:
    """Return the state in a reader's words."""
    return labels[f"state.{name_state(document)}"]


def entry_name(document_id: str) -> str:
    """Return the path, without language, of the page of one entry of the register."""
    return f"{ENTRY_FOLDER}/{document_id}.md"
