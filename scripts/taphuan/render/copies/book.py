"""A course as one document: chapters whose links, images and names fit into one file."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markupsafe import Markup

from taphuan.model.glossary import Term
from taphuan.model.labels import Labels
from taphuan.model.page import ModuleMeta, Page, PageKind
from taphuan.model.site import Content
from taphuan.render.citations import ENTRY_FOLDER, REGISTER_PAGE, format_date
from taphuan.render.copies.markup import Change, Element, find_elements, set_value, splice
from taphuan.render.link_view import number_module, url_of
from taphuan.render.reference_views import DocumentView, view_document
from taphuan.render.search.index import SearchSection

GLOSSARY = "tra-cuu/thuat-ngu.md"
FINAL = "kiem-tra"
_NAMES = ("id", "for", "aria-labelledby", "aria-describedby")
_QUESTION = "q-"
"""Names of questions are their own in a whole course."""

ImageData = Callable[[str], str]
"""Takes an image's path from the site's root; returns its `data:` address."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's own content as rendered for the site, and what the search finds in it."""

    html: str
    sections: tuple[SearchSection, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module, or the final quiz, within the document."""

    id: str
    number: str
    title: str
    facts: str
    lang: str
    html: Markup
    sections: tuple[SearchSection, ...]
    course: str
    """What its answers are kept under."""
    module: str
    """Slug; empty for the final quiz."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that is not in the document: what it is and where it is found."""

    id: str
    title: str
    room: str
    url: str
    """On the public site; empty without one."""
    is_form: bool


@dataclass(slots=True)
class Book:
    """Puts chapters together and remembers what they refer to."""

    content: Content
    labels: Labels
    pages: Mapping[str, str]
    """Ids of chapters by the page's name."""
    site_url: str
    image: ImageData
    documents: dict[str, None] = field(default_factory=dict)
    """Ids, in the order of their first mention."""
    terms: dict[str, None] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def chapter(self, page: Page, text: PageText) -> Chapter:
        """Return a page as a chapter."""
        meta = page.meta
        module = meta if isinstance(meta, ModuleMeta) else None
        chapter_id = self.pages[page.name]
        for source in module.sources if module else ():
            self.documents.setdefault(source.partition("?")[0])
        for slug in module.forms if module else ():
            self._place(f"mau-van-ban/mau/{slug}.md")
        checked = self.labels.fill("module.checked", date=format_date(meta.reviewed, self.labels))
        return Chapter(
            id=chapter_id,
            number=number_module(page, self.labels),
            title=meta.title,
            facts=checked if module else meta.description,
            lang=page.lang,
            html=Markup(self._fit(page, text.html, chapter_id)),
            sections=tuple(_move(one, chapter_id) for one in text.sections),
            course=page.course_id,
            module=page.slug if module else "",
        )

    def cited(self) -> list[DocumentView]:
        """Return every document the chapters mention."""
        return list(self._view(self.documents))

    def explained(self) -> list[Term]:
        """Return the terms the chapters link to, as the glossary orders them."""
        terms = (term.said(self.labels.lang) for term in self.content.glossary.terms)
        return [term for term in terms if term.id in self.terms]

    def _view(self, ids: Iterable[str]) -> Iterator[DocumentView]:
        for document_id in ids:
            document = self.content.register.find(document_id.partition("?")[0])
            if document:
                yield view_document(document, self.content, self.labels)

    def _fit(self, page: Page, html: str, chapter_id: str) -> str:
        changes: list[Change] = []
        for element in find_elements(html):
            changes += self._changes(element, page, chapter_id)
        return splice(html, changes)

    def _changes(self, element: Element, page: Page, chapter_id: str) -> Iterator[Change]:
        for name in _NAMES:
            found = element.attributes.get(name)
            if found:
                names = (move_name(one, chapter_id) for one in found.value.split())
                yield set_value(found, " ".join(names))
        href, source = element.attributes.get("href"), element.attributes.get("src")
        if href:
            yield set_value(href, self._target(page, href.value, chapter_id))
        if source and element.name == "img":
            path = posixpath.join(posixpath.dirname(url_of(page.name, self.labels.lang)), "")
            yield set_value(source, self.image(posixpath.normpath(path + unquote(source.value))))

    def _target(self, page: Page, href: str, chapter_id: str) -> str:
        """Return where a link leads in the document."""
        path, _, anchor = href.partition("#")
        if not path:
            return f"#{move_name(anchor, chapter_id)}"
        if ":" in path or path.startswith("/"):
            return href
        folder = posixpath.dirname(page.name)
        name = posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
        name = name.removesuffix(".html") + ".md" if name.endswith(".html") else name
        if name in self.pages:
            other = self.pages[name]
            return f"#{move_name(anchor, other) if anchor else other}"
        entry = posixpath.basename(name).removesuffix(".md") if _is_entry(name) else anchor
        if (_is_entry(name) or name == REGISTER_PAGE) and self.content.register.find(entry):
            self.documents.setdefault(entry)
            return f"#vb-{entry}"
        if name == GLOSSARY and any(term.id == anchor for term in self.content.glossary.terms):
            self.terms.setdefault(anchor)
            return f"#tn-{anchor}"
        return f"#{self._place(name).id}"

    def _place(self, name: str) -> Place:
        if name in self.places:
            return self.places[name]
        page = self.content.find_page(name, lang=self.labels.lang)
        room = self.content.find_page(f"{name.partition('/')[0]}/index.md", lang=self.labels.lang)
        url = url_of(name, self.labels.lang) if page else name
        place = Place(
            id=f"o-{len(self.places) + 1}",
            title=page.meta.title if page else posixpath.basename(name),
            room=room.meta.title if room and room is not page else "",
            url=self.site_url + url if self.site_url else "",
            is_form=page is not None and page.kind is PageKind.FORM,
        )
        self.places[name] = place
        return place


def _is_entry(name: str) -> bool:
    return name.startswith(f"{ENTRY_FOLDER}/")


def move_name(name: str, chapter_id: str) -> str:
    """Return a name that is the chapter's own in the whole document."""
    return name if name.startswith(_QUESTION) else f"{chapter_id}-{name}"


def _move(section: SearchSection, chapter_id: str) -> SearchSection:
    anchor = move_name(section.anchor, chapter_id) if section.anchor else ""
    return replace(section, anchor=anchor)
