"""What is new: documents issued, replaced and ended, and cases with changed forms."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from taphuan.model.document import Document, Register, State
from taphuan.model.labels import Labels
from taphuan.model.page import KitMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import format_date
from taphuan.render.link_view import LinkView, url_of
from taphuan.render.reference_views import link_document

_CURRENT = (State.IN_FORCE, State.AMENDED)


@dataclass(frozen=True, slots=True)
class Notice:
    """One announcement. Its day comes from the data, never from when somebody noticed."""

    kind: str
    """`new`, `replaced`, `ended` or `kit`."""
    id: str
    """Unique among all notices and the same in every build."""
    date: dt.date | None
    day: str
    year: str
    about: LinkView
    title: str
    """Of a document, in the language of the register."""
    others: tuple[LinkView, ...] = ()
    """What a new document replaces; what a replaced one is replaced by."""
    lines: tuple[str, ...] = ()
    """Of a case: what changed."""

    @property
    def is_document(self) -> bool:
        return self.kind != "kit"


def view_news(content: Content, labels: Labels) -> tuple[Notice, ...]:
    """Return every notice, the newest first, those without a date last."""
    found = [*_of_documents(content.register, labels), *_of_kits(content, labels)]
    found.sort(key=lambda notice: notice.id)
    found.sort(key=lambda notice: notice.date or dt.date.min, reverse=True)
    return tuple(found)


def _of_documents(register: Register, labels: Labels) -> Iterator[Notice]:
    for document in register.documents.values():
        if document.is_hidden:
            continue
        if _is_news(document):
            others = [one for one in register.predecessors(document) if not one.is_hidden]
            yield _notice("new", document, document.date, others, labels)
        elif document.state is State.REPLACED:
            later = [one for one in register.successors(document) if not one.is_hidden]
            day = document.ended or min((one.date for one in later if one.date), default=None)
            if not any(_is_news(one) and one.date == day for one in later):
                yield _notice("replaced", document, day, later, labels)
        elif document.state is State.ENDED:
            yield _notice("ended", document, document.ended, [], labels)


def _is_news(document: Document) -> bool:
    """Tell whether a document is announced when issued; its predecessors are named with it."""
    return document.state in _CURRENT and not document.is_unreliable and document.date is not None


def _notice(
    kind: str, document: Document, date: dt.date | None, others: list[Document], labels: Labels
) -> Notice:
    return Notice(
        kind=kind,
        id=f"{kind}-{document.id}",
        date=date,
        day=format_date(date, labels),
        year=str(date.year) if date else "",
        about=link_document(document, labels),
        title=document.said(labels.lang).title if document.number else "",
        others=tuple(link_document(one, labels) for one in others),
    )


def _of_kits(content: Content, labels: Labels) -> Iterator[Notice]:
    for original in content.pages.values():
        if original.lang != ORIGINAL or original.kind is not PageKind.KIT:
            continue
        page = content.find_page(original.name, lang=labels.lang) or original
        assert isinstance(page.meta, KitMeta)  # a kit's page has this schema
        for change in page.meta.changes:
            is_latest = change.version == page.meta.version
            date = page.meta.released if is_latest else change.date
            if date:
                yield _kit_notice(page, change.version, date, change.text, labels)


def _kit_notice(
    page: Page, version: str, date: dt.date, lines: tuple[str, ...], labels: Labels
) -> Notice:
    anchor = f"ban-{version.replace('.', '-')}"
    return Notice(
        kind="kit",
        id=f"kit-{page.slug}-{version}",
        date=date,
        day=format_date(date, labels),
        year=str(date.year),
        about=LinkView(page.meta.title, f"{url_of(page.name, labels.lang)}#{anchor}"),
        title=labels.fill("news.version", version=version),
        lines=lines,
    )
