"""The Markdown of all pages rendered before MkDocs asks for it.

MkDocs renders page by page. Here the pages are rendered in several processes at once, and in
`serve` only those that changed; MkDocs then gets the results one by one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from taphuan.adapters.extension import TapHuanExtension
from taphuan.adapters.search.html import read_sections
from taphuan.adapters.workers import spread
from taphuan.build import GLOSSARY_PATH, REGISTER_PATH
from taphuan.model.labels import Labels
from taphuan.model.page import Page, PageKind
from taphuan.model.site import Content
from taphuan.render.learning import bank_questions, originals_of, practice_bank
from taphuan.render.question.keys import question_hash
from taphuan.render.reading import expected_parts, reading_markdown
from taphuan.render.search.index import SearchSection

_HELD = {"taphuan", "toc", "tables", "fenced_code"}
"""Our extension, and those of MkDocs that it brings itself: looked up by name they cost time."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's own content, without the frame of the site."""

    html: str
    toc: TableOfContents
    sections: tuple[SearchSection, ...]
    """What the search finds in it."""
    lost: tuple[str, ...] = ()
    """Blocks and questions the scanner saw and the page does not show, or the other way round."""


@dataclass(slots=True)
class Renderer:
    """Renders the pages of one language's build and remembers them for the next."""

    data_digest: str = ""
    """A mark of the register, the glossary and whatever else all pages depend on."""
    rendered: dict[str, Rendered] = field(default_factory=dict)
    """By the page's address in its language."""
    _kept: dict[str, tuple[str, Rendered]] = field(default_factory=dict)
    """The same with a mark of what the page was made from."""

    def render(
        self, files: Files, config: MkDocsConfig, *, content: Content, labels: Labels
    ) -> None:
        """Render every page of ours that is not known already."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        ours = [page for page in pages if page.file.src_uri in content.pages]
        common = _digest((self.data_digest, labels.lang, *(file.src_uri for file in files)))
        others = tuple(name for name in config.markdown_extensions if name not in _HELD)
        job = _Job(config, files, content, labels, common, others)
        marks = {page.file.dest_uri: job.mark(page) for page in ours}
        changed = [page for page in ours if not self._knows(page, marks[page.file.dest_uri])]
        for page, rendered in zip(changed, spread(job.render, changed), strict=True):
            address = page.file.dest_uri
            self._kept[address] = (marks[address], rendered)
        self.rendered = {address: self._kept[address][1] for address in marks}

    def all_rendered(self) -> dict[str, Rendered]:
        """Return the pages of every language built so far, by their address."""
        return {address: rendered for address, (_, rendered) in self._kept.items()}

    def _knows(self, page: MkDocsPage, mark: str) -> bool:
        known = self._kept.get(page.file.dest_uri)
        return known is not None and known[0] == mark


@dataclass(frozen=True, slots=True)
class _Job:
    """What is the same for all pages of one language's build."""

    config: MkDocsConfig
    files: Files
    content: Content
    labels: Labels
    common: str
    extensions: tuple[str, ...]
    """What `mkdocs.yml` names besides ours."""

    def mark(self, page: MkDocsPage) -> str:
        ours = self.content.pages[page.file.src_uri]
        bank = practice_bank(ours, self.content, lang=self.labels.lang)
        originals = (question_hash(one) for one in originals_of(ours, self.content))
        return _digest((self.common, ours.digest, bank.digest if bank else "", *originals))

    def render(self, page: MkDocsPage) -> Rendered:
        """Let MkDocs and the Markdown extensions render one page, and see that nothing is lost."""
        ours = self.content.pages[page.file.src_uri]
        bank = practice_bank(ours, self.content, lang=self.labels.lang)
        shown: list[str] = []
        own = TapHuanExtension(**self._options(ours, shown))
        self.config.markdown_extensions = [*self.extensions, own]  # type: ignore[list-item]
        questions = f"\n\n{bank_questions(bank)}" if bank else ""
        page.markdown = reading_markdown(ours, self.labels) + questions
        page.render(self.config, self.files)
        html = page.content or ""
        expected = expected_parts(ours) + (expected_parts(bank) if bank else [])
        lead = ours.meta.description
        sections = () if bank else read_sections(html, title=ours.meta.title, lead=lead)
        return Rendered(html, page.toc, sections, _difference(shown, expected))

    def _options(self, ours: Page, shown: list[str]) -> dict[str, Any]:
        docs = Path(self.config.docs_dir)
        is_module = ours.kind is PageKind.MODULE
        return {
            "register": str(docs / REGISTER_PATH),
            "glossary": str(docs / GLOSSARY_PATH) if is_module else "",
            "page": ours.path,
            "lang": self.labels.lang,
            "originals": {one.id: one for one in originals_of(ours, self.content)},
            "rendered": shown,
        }


def _difference(shown: Sequence[str], expected: Sequence[str]) -> tuple[str, ...]:
    """Return what is in one list more often than in the other."""
    names = sorted({*shown, *expected})
    return tuple(name for name in names if shown.count(name) != expected.count(name))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
