"""What templates show of the register of documents and the glossary."""

import datetime as dt
from dataclasses import dataclass

from taphuan.model.document import Document, State
from taphuan.model.labels import Labels
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import (
    REGISTER_PAGE,
    STATE_NAMES,
    cite,
    entry_name,
    format_date,
    lang_of,
    name_document,
    name_state,
    say_state,
)
from taphuan.render.link_view import LinkView, link_page, url_of


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as a reader meets it, in the register or under “Căn cứ”."""

    id: str
    name: str
    title: str
    issuer: str
    state: str
    state_key: str
    """Chooses the colour that repeats what `state` says."""
    note: str
    url: str
    replaces: tuple[LinkView, ...]
    replaced_by: tuple[LinkView, ...]
    amended_by: tuple[LinkView, ...]
    same_number: tuple[LinkView, ...]
    originals: tuple[LinkView, ...]
    """Files a centre put into `tra-cuu/ban-goc/`, named by the document's id."""
    digest: LinkView | None
    topics: tuple[str, ...]
    topic_codes: tuple[str, ...]
    checked: str
    date: str
    ended: str
    year: str
    state_name: str
    """What the register's filter goes by: `in-force`, `unreliable` …"""
    group: str
    """The part of the register it stands in: `in-force`, `unclear`, `past` or `reports`."""
    lang: str = ""
    """Of its words, where it is not the language of the page."""
    original_name: str = ""
    """Kind and title as the document itself bears them, where the page says them in another."""


@dataclass(frozen=True, slots=True)
class RegisterFilters:
    """What the register's list can be filtered by: pairs of a value and its words."""

    states: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as a reader looks it up."""

    id: str
    name: str
    abbreviations: str
    meaning: str
    lang: str
    """Of the meaning, where it is not the language of the page."""
    own_name: str
    """The term in the language of the page, where that is neither the original nor English."""
    english: str
    modules: tuple[LinkView, ...]


def view_register(content: Content, labels: Labels) -> tuple[DocumentView, ...]:
    """Return every document readers may see, the newest first, those without a date last."""
    shown = [one for one in content.register.documents.values() if not one.is_hidden]
    shown.sort(key=lambda document: document.date or dt.date.min, reverse=True)
    return tuple(view_document(document, content, labels) for document in shown)


def view_filters(
    documents: tuple[DocumentView, ...], content: Content, labels: Labels
) -> RegisterFilters:
    """Return only what finds something: states, topics and years of the documents shown."""
    states = {document.state_name for document in documents}
    codes = {code for document in documents for code in document.topic_codes}
    register = content.register
    return RegisterFilters(
        states=tuple((name, labels[f"state.{name}"]) for name in STATE_NAMES if name in states),
        topics=tuple(
            (code, register.topic(code, lang=labels.lang))
            for code in register.topics
            if code in codes
        ),
        years=tuple(sorted({one.year for one in documents if one.year}, reverse=True)),
    )


def view_document(document: Document, content: Content, labels: Labels) -> DocumentView:
    """Return one entry of the register in readers' words."""
    register, said = content.register, document.said(labels.lang)

    def links(ids: tuple[str, ...]) -> tuple[LinkView, ...]:
        found = (register.find(other) for other in ids)
        return tuple(
            link_document(other, labels) for other in found if other and not other.is_hidden
        )

    return DocumentView(
        id=document.id,
        name=name_document(document, labels),
        title=said.title if document.number else "",
        issuer=said.issuer,
        state=say_state(document, labels),
        state_key="unreliable" if document.is_unreliable else document.state.name.lower(),
        note=said.note,
        url=document_url(document, labels.lang),
        replaces=links(document.replaces),
        replaced_by=links(document.replaced_by),
        amended_by=links(document.amended_by),
        same_number=tuple(
            _short_link(other, labels)
            for other in register.same_number(document)
            if not other.is_hidden
        ),
        originals=_originals(document, content, labels.lang),
        digest=_digest(document, content, labels.lang),
        topics=tuple(
            register.topic(topic, lang=labels.lang)
            for topic in document.topics
            if topic in register.topics
        ),
        topic_codes=document.topics,
        checked=format_date(document.checked, labels),
        date=format_date(document.date, labels),
        ended=format_date(document.ended, labels),
        year=str(document.date.year) if document.date else "",
        group=_group(document),
        state_name=name_state(document),
        lang=lang_of(document, labels),
        original_name="" if said is document else _original_name(document),
    )


def _original_name(document: Document) -> str:
    parts = (f"{document.type} {document.number}".strip(), document.title)
    return document.title if not document.number else ". ".join(part for part in parts if part)


def link_document(document: Document, labels: Labels) -> LinkView:
    """Return a link to a document's page by its full name."""
    url = document_url(document, labels.lang)
    return LinkView(name_document(document, labels), url, lang=lang_of(document, labels))


def _short_link(document: Document, labels: Labels) -> LinkView:
    url = document_url(document, labels.lang)
    return LinkView(cite(document, labels), url, lang=lang_of(document, labels))


def view_glossary(content: Content, labels: Labels) -> tuple[TermView, ...]:
    """Return every term with links to where it is taught."""
    return tuple(
        TermView(
            id=term.id,
            name=term.name,
            abbreviations=", ".join(term.abbreviations),
            meaning=term.said(labels.lang).meaning,
            lang="" if labels.lang == ORIGINAL or term.is_said_in(labels.lang) else ORIGINAL,
            own_name=term.name_in(labels.lang),
            english=term.english,
            modules=tuple(
                link_page(page, labels)
                for name in term.modules
                if (page := content.find_page(f"khoa-hoc/{name}.md", lang=labels.lang))
            ),
        )
        for term in content.glossary.terms
    )


def _originals(document: Document, content: Content, lang: str) -> tuple[LinkView, ...]:
    prefix = f"{ORIGINAL}/tra-cuu/ban-goc/{document.id}."
    names = sorted(path for path in content.files if path.startswith(prefix))
    folder = "" if lang == ORIGINAL else f"{lang}/"
    return tuple(
        LinkView(name.rsplit(".", 1)[1].upper(), folder + name.removeprefix(f"{ORIGINAL}/"))
        for name in names
    )


def _digest(document: Document, content: Content, lang: str) -> LinkView | None:
    page = content.find_page(f"tra-cuu/tom-tat-{document.id}.md", lang=lang)
    return LinkView(page.meta.title, url_of(page.name, lang)) if page else None


def _group(document: Document) -> str:
    if document.state is State.REPORT:
        return "reports"
    if document.is_unreliable or document.state in (State.REPLACED, State.ENDED):
        return "past"
    return "unclear" if document.state is State.UNCLEAR else "in-force"


def document_url(document: Document, lang: str) -> str:
    """Return the address of a document's own page; one kept from readers has none."""
    return url_of(REGISTER_PAGE if document.is_hidden else entry_name(document.id), lang)
