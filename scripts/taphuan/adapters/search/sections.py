"""Search in the build: what is indexed, where it is written, our worker in the theme's place."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from mkdocs.exceptions import PluginError

import taphuan
from taphuan.build import SourceFile
from taphuan.model.glossary import Glossary, Term
from taphuan.model.labels import Labels
from taphuan.model.page import ModuleMeta, Page, PageKind, PageMeta
from taphuan.model.site import Content
from taphuan.render.link_view import url_of
from taphuan.render.reference_views import DocumentView, view_register
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
}
_KINDS_BY_ROOM = {
    "khoa-hoc": SearchKind.MODULE,
    "mau-van-ban": SearchKind.FORM,
    "tra-cuu": SearchKind.DOCUMENT,
}
"""Pages of a room whose front matter does not tell what they hold."""
_KINDS_BY_LAYOUT = {"room": SearchKind.GUIDE, "glossary": SearchKind.TERM}
_STUB = {"config": {"separator": " "}, "docs": []}
"""What the theme fetches before anything is typed; it never searches in it."""
_CONFIG_OPENER = '<script id="__config" type="application/json">'
_THEME_SCRIPT = "assets/javascripts/bundle."
_THEME_WORKER = "assets/javascripts/workers/"


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
        env.filters["own_search"] = self.own_worker

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
        match _layout(page):
            case "register":
                sections += tuple(_document_section(one) for one in view_register(content, labels))
            case "glossary":
                sections += tuple(_term_section(one) for one in content.glossary.terms)
        self.pages[page.path] = SearchPage(
            url=url_of(page.name, self.lang),
            kind=_kind(page),
            sections=sections,
            place=_place(page, content, labels),
        )

    def encode(self, *, content: Content, labels: Labels) -> str:
        """Return the index of the pages taken in."""
        words = {
            key.removeprefix("search."): text
            for key, text in sorted(labels.reader.items())
            if key.startswith("search.")
        }
        return encode_index(
            [self.pages[path] for path in sorted(self.pages)],
            lang=self.lang,
            words={**words, "language": labels.name},
            abbreviations=_abbreviations(content.glossary),
        )

    def write(self, site: Path, *, content: Content, labels: Labels) -> None:
        """Write the index and the stubs the theme asks for; take out the theme's own search."""
        index = self.encode(content=content, labels=labels)
        _write(site / "assets" / "tap" / self.index_name(self.lang), index)
        stub = json.dumps(_STUB, separators=(",", ":"))
        _write(site / "search" / "search_index.json", stub)
        _write(site / "search" / "search_index.js", f"var __index={stub}")
        for name in ("workers", "lunr"):
            shutil.rmtree(site / "assets" / "javascripts" / name, ignore_errors=True)

    def own_worker(self, config_block: str, worker: str) -> Markup:
        """Return the theme's `config` block with our worker, our highlighting in place of its own.

        Args:
            config_block: What `super()` gives in the block `config` of the theme's base.html.
            worker: Address of our worker, relative to the page.

        Raises:
            PluginError: The theme changed: it would silently go back to its own search.
        """
        before, opener, rest = str(config_block).partition(_CONFIG_OPENER)
        data, closer, after = rest.partition("</script>")
        config: Any = json.loads(data) if opener and closer else {}
        if _THEME_WORKER not in str(config.get("search", "")):
            raise PluginError(
                f"expected the theme's configuration with its `search` worker, got {config_block!r}"
            )
        config["search"] = worker
        own = ("search.highlight", "search.suggest")
        config["features"] = [one for one in config.get("features", []) if one not in own]
        return Markup("").join(
            Markup(part) for part in (before, opener, htmlsafe_json_dumps(config), closer, after)
        )

    def check_page(self, html: str, *, name: str) -> None:
        """Fail the build if a page of the theme would start the theme's worker, or none.

        Raises:
            PluginError: The template of the page lost our `config` block.
        """
        config = html.partition(_CONFIG_OPENER)[2].partition("</script>")[0]
        is_ours = f"assets/tap/{self.assets['search-worker.js']}" in config
        if _THEME_WORKER in html or (_THEME_SCRIPT in html and not is_ours):
            raise PluginError(f"{name}: expected our search worker in the page's configuration")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _layout(page: Page) -> str:
    return page.meta.layout if isinstance(page.meta, PageMeta) else ""


def _kind(page: Page) -> SearchKind:
    room = page.name.partition("/")[0]
    kind = _KINDS_BY_ROOM.get(room) if page.kind is PageKind.PAGE else None
    return _KINDS_BY_LAYOUT.get(_layout(page)) or kind or _KINDS[page.kind]


def _term_section(term: Term) -> SearchSection:
    title = f"{term.name} ({', '.join(term.abbreviations)})" if term.abbreviations else term.name
    blocks = (term.meaning, ", ".join(term.other_names), term.english)
    return SearchSection(
        title=title,
        text=BREAK.join(block for block in blocks if block),
        anchor=term.id,
        level=2,
        kind=SearchKind.TERM,
    )


def _document_section(document: DocumentView) -> SearchSection:
    blocks = (document.title, document.issuer, document.state, document.note)
    return SearchSection(
        title=document.name,
        text=BREAK.join(block for block in blocks if block),
        anchor=document.id,
        level=2,
        kind=SearchKind.DOCUMENT,
    )


def _place(page: Page, content: Content, labels: Labels) -> str:
    """Return `Bài 3 · Dành cho bí thư …` for a module, nothing for other pages."""
    if not isinstance(page.meta, ModuleMeta):
        return ""
    number = labels.fill("module.number", number=page.meta.order)
    course = content.find_course(page.course_id, lang=labels.lang)
    return f"{number} · {course.page.meta.title}" if course else number


def _abbreviations(glossary: Glossary) -> Iterator[tuple[str, str]]:
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
