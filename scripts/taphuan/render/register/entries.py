"""The page of each document of the register."""

import json
from dataclasses import dataclass

from taphuan.model.document import Confidence, Document, Register, State
from taphuan.model.labels import Labels
from taphuan.model.page import DocumentMeta, Page
from taphuan.model.site import Content
from taphuan.render.citations import REGISTER_PAGE, cite, entry_name, name_document, say_state
from taphuan.render.link_view import LinkView, url_of
from taphuan.render.reference_views import DocumentView, link_document, view_document
from taphuan.render.register.chain import ChainLink, find_chain, view_chain
from taphuan.render.register.citing import Citing

_CURRENT = (State.IN_FORCE, State.AMENDED)
_PAST = (State.REPLACED, State.ENDED)


@dataclass(frozen=True, slots=True)
class EntryView:
    """Everything the page of a document shows."""

    document: DocumentView
    number: str
    type: str
    topics: tuple[LinkView, ...]
    """Each leads to the register, filtered by it."""
    current: tuple[LinkView, ...]
    """What is used in place of a document that is not."""
    chain: tuple[ChainLink, ...]
    amends: tuple[LinkView, ...]
    same_number: tuple[LinkView, ...]
    same_number_text: str
    citing: Citing
    how_checked: str
    is_report: bool


def entry_pages(content: Content, labels: Labels) -> dict[str, Page]:
    """Return a page for every document readers may see, by its path in the language."""
    pages = {}
    for document in content.register.documents.values():
        if document.is_hidden:
            continue
        path = f"{labels.lang}/{entry_name(document.id)}"
        meta = DocumentMeta(
            title=name_document(document, labels) or document.id,
            description=_describe(document, labels),
            document=document.id,
        )
        pages[path] = Page(path, meta)
    return pages


def _describe(document: Document, labels: Labels) -> str:
    state = say_state(document, labels)
    title = document.said(labels.lang).title
    return f"{title}. {state}" if document.number and title else state


def entry_source(page: Page) -> str:
    """Return what MkDocs reads in place of a file: front matter without a text."""
    title, words = (json.dumps(text, ensure_ascii=False) for text in _head(page))
    return f"---\ntitle: {title}\ndescription: {words}\n---\n"


def _head(page: Page) -> tuple[str, str]:
    return page.meta.title, page.meta.description


def view_entry(document: Document, content: Content, labels: Labels, citing: Citing) -> EntryView:
    """Return what the page of a document shows in the language of `labels`."""
    register, view = content.register, view_document(document, content, labels)
    return EntryView(
        document=view,
        number=document.number,
        type=document.said(labels.lang).type,
        topics=tuple(
            LinkView(words, f"{url_of(REGISTER_PAGE, labels.lang)}#chu-de={code}")
            for code, words in zip(_known_topics(document, register), view.topics, strict=True)
        ),
        current=_current(document, register, labels),
        chain=view_chain(document, register, labels),
        amends=tuple(
            link_document(other, labels)
            for other in register.documents.values()
            if document.id in other.amended_by and not other.is_hidden
        ),
        same_number=view.same_number,
        same_number_text=labels.fill("entry.same-number", name=cite(document, labels)),
        citing=citing,
        how_checked=labels[f"entry.how-{_how(document)}"],
        is_report=document.state is State.REPORT,
    )


def _known_topics(document: Document, register: Register) -> tuple[str, ...]:
    return tuple(code for code in document.topics if code in register.topics)


def _current(document: Document, register: Register, labels: Labels) -> tuple[LinkView, ...]:
    """Return the documents at the end of the chain that may be used, if this one may not."""
    if document.state not in _PAST and not document.is_unreliable:
        return ()
    later = find_chain(document, register)
    later = later[later.index(document) + 1 :]
    return tuple(
        link_document(one, labels)
        for one in later
        if one.state in _CURRENT and not one.is_unreliable
    )


def _how(document: Document) -> str:
    if document.state is State.REPORT:
        return "report"
    return "compared" if document.confidence is Confidence.VERIFIED else "compare"
