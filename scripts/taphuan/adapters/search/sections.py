"""Search in the build: what is indexed and where it is written."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import jinja2

import taphuan
from taphuan.build import SourceFile
from taphuan.model.glossary import Glossary, Term
from taphuan.model.labels import Labels
from taphuan.model.page import DocumentMeta, ModuleMeta, Page, PageKind, PageMeta
from taphuan.model.site import Content
from taphuan.render.form.views import field_names
from taphuan.render.link_view import url_of
from taphuan.render.reference_views import view_document
from taphuan.render.search.index import (
    BREAK,
    SearchKind,
    SearchPage,
    SearchSection,
    encode_index,
)

_KINDS = {
    PageKind.COURSE: SearchKind.MODULE,
    PageKind.MODULE: SearchKind.MODULE,
    PageKind.KIT: SearchKind.FORM,
    PageKind.FORM: SearchKind.FORM,
    PageKind.PAGE: SearchKind.GUIDE,
    PageKind.DOCUMENT: SearchKind.DOCUMENT,
}
_KINDS_BY_ROOM = {
    "khoa-hoc": SearchKind.MODULE,
    "mau-van-ban": SearchKind.FORM,
    "tra-cuu": SearchKind.DOCUMENT,
}
"""Pages of a room whose front matter does not tell what they hold."""
_KINDS_BY_LAYOUT = {"room": SearchKind.GUIDE, "glossary": SearchKind.TERM}


class SiteSearch:
    """The search of one language's build: sections come in page by page, files go out."""

    def __init__(self, *, lang: str, digest: str, assets: dict[str, str]) -> None:
        self.lang = lang
        self.digest = digest
        self.assets = assets
        self.pages: dict[str, SearchPage] = {}

    def index_name(self, lang: str) -> str:
        """Return the file of a language's index: known before its content is."""
        return f"search-{lang}-{self.digest}.js"

    def extend(self, env: jinja2.Environment, *, languages: tuple[str, ...]) -> None:
        """Give the templates what `overrides/main.html` needs to start our search."""
        others = [self.index_name(lang) for lang in languages if lang != self.lang]
        names = ("list", "worker", "marks")
        env.globals["search_files"] = {
            **{name: self.assets[f"search-{name}.js"] for name in names},
            "style": self.assets["search.css"],
            "index": self.index_name(self.lang),
            "others": " ".join(others),
        }

    def collect(
        self,
        page: Page,
        sections: tuple[SearchSection, ...],
        *,
        content: Content,
        labels: Labels,
    ) -> None:
        """Take in a page as rendered. One shown for want of a translation is not indexed again."""
        if page.lang != self.lang or page.kind not in _KINDS:
            return
        if isinstance(page.meta, DocumentMeta):
            sections = (_document_section(page.meta, content, labels),)
        elif page.form:
            sections = _with_fields(sections, page)
        elif _layout(page) == "glossary":
            sections += tuple(_term_section(one, labels.lang) for one in content.glossary.terms)
        self.pages[page.path] = SearchPage(
            url=url_of(page.name, self.lang),
            kind=_kind(page),
            sections=sections,
            place=_place(page, content, labels),
        )

    def encode(
        self, *, content: Content, labels: Labels, only: Collection[str] | None = None
    ) -> str:
        """Return the index of the pages taken in; of some addresses only, where they are named."""
        return encode_index(
            [page for _, page in sorted(self.pages.items()) if only is None or page.url in only],
            lang=self.lang,
            words=search_words(labels),
            abbreviations=abbreviations_of(content.glossary),
        )

    def write(self, site: Path, *, content: Content, labels: Labels) -> None:
        """Write the index to where the page's search looks for it."""
        index = self.encode(content=content, labels=labels)
        _write(site / "assets" / "tap" / self.index_name(self.lang), index)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _layout(page: Page) -> str:
    return page.meta.layout if isinstance(page.meta, PageMeta) else ""


def _kind(page: Page) -> SearchKind:
    room = page.name.partition("/")[0]
    kind = _KINDS_BY_ROOM.get(room) if page.kind is PageKind.PAGE else None
    return _KINDS_BY_LAYOUT.get(_layout(page)) or kind or _KINDS[page.kind]


def _with_fields(sections: tuple[SearchSection, ...], page: Page) -> tuple[SearchSection, ...]:
    """Return the sections of a form with the names of its fields at the end of the first."""
    first, *rest = sections
    text = BREAK.join(part for part in (first.text, ", ".join(field_names(page))) if part)
    return (replace(first, text=text), *rest)


def _term_section(term: Term, lang: str) -> SearchSection:
    title = f"{term.name} ({', '.join(term.abbreviations)})" if term.abbreviations else term.name
    meaning, own = term.said(lang).meaning, term.name_in(lang)
    blocks = (meaning, own, ", ".join(term.other_names), term.english)
    return SearchSection(
        title=title,
        text=BREAK.join(block for block in blocks if block),
        anchor=term.id,
        level=2,
        kind=SearchKind.TERM,
    )


def _document_section(meta: DocumentMeta, content: Content, labels: Labels) -> SearchSection:
    """Return a document in one section: what it is called and what is said of it."""
    document = content.register.documents[meta.document]
    view = view_document(document, content, labels)
    blocks = (view.title, view.original_name, view.issuer, view.state, view.note)
    return SearchSection(title=meta.title, text=BREAK.join(block for block in blocks if block))


def _place(page: Page, content: Content, labels: Labels) -> str:
    """Return `Bài 3 · Dành cho bí thư …` for a module, nothing for other pages."""
    if not isinstance(page.meta, ModuleMeta):
        return ""
    number = labels.fill("module.number", number=page.meta.order)
    course = content.find_course(page.course_id, lang=labels.lang)
    return f"{number} · {course.page.meta.title}" if course else number


def search_words(labels: Labels) -> dict[str, str]:
    """Return what the list of results says, by short key."""
    words = {
        key.removeprefix("search."): text
        for key, text in sorted(labels.reader.items())
        if key.startswith("search.")
    }
    return {**words, "language": labels.name}


def abbreviations_of(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Yield each short form with what it stands for."""
    for term in glossary.terms:
        for short in term.abbreviations:
            yield short, _plain_name(term)


def _plain_name(term: Term) -> str:
    """Return the name as said, `báo cáo` for “báo cáo (loại văn bản)”."""
    return term.name.partition(" (")[0]


def digest_sources(sources: Iterable[SourceFile]) -> str:
    """Return eight letters that change whenever an index could: with any source or any code."""
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda source: source.path):
        digest.update(source.path.encode() + b"\0" + source.data + b"\0")
    package = Path(taphuan.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".j2", ".yml"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8].upper()
