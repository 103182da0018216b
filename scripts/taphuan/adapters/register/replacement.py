"""One document replaces another: whether that may be, what it changes, which pages to review."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from taphuan.adapters.register.book import RegisterBook
from taphuan.diagnostics import suggest
from taphuan.model.document import Document, Register, State
from taphuan.model.page import FormMeta, ModuleMeta, Page
from taphuan.model.site import Content
from taphuan.render.register.chain import find_chain
from taphuan.text import excerpt

_USABLE = (State.IN_FORCE, State.AMENDED)


class RefusedError(Exception):
    """A replacement that cannot be right: the message's key, and what fills its fields."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key, self.details = key, details


@dataclass(frozen=True, slots=True)
class Place:
    """A line somebody has to read again."""

    path: str
    line: int
    text: str


def find_document(written: str, register: Register) -> Document:
    """Return the document of an id, or of a number that only one document bears.

    Raises:
        RefusedError: There is none, or more than one.
    """
    if found := register.find(written):
        return found
    same = [one for one in register.documents.values() if one.number and one.number == written]
    if len(same) == 1:
        return same[0]
    if same:
        ids = ", ".join(one.id for one in same)
        raise RefusedError("replace.many", name=written, ids=ids)
    close = suggest(written, register.documents).get("close", "")
    raise RefusedError(
        "replace.unknown-close" if close else "replace.unknown", name=written, close=close
    )


def check_replacement(old: Document, new: Document, date: dt.date, register: Register) -> None:
    """Raise RefusedError if `new` cannot have replaced `old` on this day."""
    names = {"old": old.id, "new": new.id}
    if old is new:
        raise RefusedError("replace.itself", **names)
    if State.REPORT in (old.state, new.state):
        raise RefusedError("replace.report", **names)
    if new.is_hidden or new.is_unreliable or new.state not in _USABLE:
        raise RefusedError("replace.not-usable", **names)
    if new in register.successors(old) and old.state is State.REPLACED:
        raise RefusedError("replace.done", **names)
    if old in find_chain(new, register):
        chain = find_chain(new, register)
        if chain.index(old) > chain.index(new):
            raise RefusedError("replace.ring", **names)
    if old.date and new.date and new.date < old.date:
        raise RefusedError("replace.older", **names)
    if (new.date and date < new.date) or (old.date and date < old.date):
        raise RefusedError("replace.early", date=date.isoformat(), **names)


def write_replacement(book: RegisterBook, old: Document, new: Document, date: dt.date) -> None:
    """Say in both entries that one replaces the other."""
    book.set(old.id, "hieu_luc", State.REPLACED.value)
    book.set(old.id, "thay_the_boi", _with(old.replaced_by, new.id))
    book.set(old.id, "ngay_het", date)
    book.set(new.id, "thay_the", _with(new.replaces, old.id))
    book.set_updated(date)


def _with(ids: tuple[str, ...], added: str) -> tuple[str, ...]:
    return ids if added in ids else (*ids, added)


def places_to_review(old: Document, content: Content, register_text: str) -> list[Place]:
    """Return every line that cites a document, names its number or speaks of it in the register."""
    found = {place for page in content.pages.values() for place in _of_page(page, old)}
    for number, line in enumerate(register_text.splitlines(), start=1):
        is_note = not line.lstrip().startswith(("#", "so_hieu:"))
        if old.number and old.number in line and is_note:
            found.add(Place("docs/data/van-ban.yml", number, excerpt(line.strip())))
    return sorted(found, key=lambda place: (place.path, place.line))


def _of_page(page: Page, old: Document) -> Iterator[Place]:
    lines = {link.line for link in page.links if _cites(link.target, old)}
    if isinstance(page.meta, ModuleMeta | FormMeta):
        for number, source in enumerate(page.meta.sources):
            if source.partition("?")[0] == old.id:
                lines.add(page.line_of(f"sources.{number}"))
    lines |= {question.line for question in page.questions if question.source == old.id}
    words = {one.line: one.text for one in page.text}
    if old.number:
        lines |= {one.line for one in page.text if old.number in one.text}
    for line in lines:
        yield Place(f"docs/{page.path}", line, excerpt(words.get(line, "").strip()))


def _cites(target: str, old: Document) -> bool:
    return target.startswith("vb:") and target[3:].partition("?")[0] == old.id
