"""The files of a ZIP: pages of the site that belong together, and what they need."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from taphuan.model.labels import Labels
from taphuan.model.page import Course, KitMeta, ModuleMeta, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.citations import ENTRY_FOLDER
from taphuan.render.copies.links import PageLink, change_links, find_links
from taphuan.render.copies.plan import Copy, EditionWords, name_copy
from taphuan.render.form.kit import kit_pages
from taphuan.render.form.views import find_form
from taphuan.render.link_view import url_of
from taphuan.render.question.html import environment

PAGES = "noi-dung"
"""The folder below the start page that holds the site itself."""
UNPACKED = "da-giai-nen.css"
"""Tells the start page that the files beside it are there."""
LIST_OPENS, LIST_CLOSES = "<!--tap:downloads-->", "<!--/tap:downloads-->"
"""Around what the downloads page says; the site's own and each copy's say different things."""
DOWNLOADS, ROOM = "tai-ve.md", "giang-vien/index.md"
_PACK = "pack"
"""Marks the link to a copy in which the page itself may stand."""
_WITH_EVERY_COURSE = (
    *("khoa-hoc/ket-qua.md", "tra-cuu/van-ban.md", "tra-cuu/thuat-ngu.md", DOWNLOADS),
)
_SEARCH = "assets/tap/search-"
_UNUSED_ENDINGS = (".map", ".html")


@dataclass(slots=True)
class SiteFiles:
    """A built site without its copies; the addresses in a page are looked for once."""

    files: Mapping[str, bytes]
    """By path relative to the site's root."""
    texts: dict[str, tuple[str, tuple[PageLink, ...]]] = field(default_factory=dict)

    def page(self, url: str) -> tuple[str, tuple[PageLink, ...]]:
        """Return a page's text and the addresses in it."""
        if url not in self.texts:
            text = self.files[url].decode()
            self.texts[url] = text, find_links(text)
        return self.texts[url]


@dataclass(frozen=True, slots=True)
class ZipPages:
    """The pages of one ZIP, and where links to other pages lead in it."""

    start: str
    """Address of the first page."""
    pages: frozenset[str]
    redirects: Mapping[str, str]
    closed: tuple[str, ...] = ()
    """Folders of other courses: what stands there is not taken in, whoever links to it."""


def pick_pages(copy: Copy, content: Content, names: frozenset[str]) -> ZipPages:
    """Return the pages of a copy, out of all the files of the site."""
    html = {name for name in names if name.endswith(".html") and name != "404.html"}
    folders = {f"{lang}/" for lang in content.languages if lang != ORIGINAL}
    if copy.lang != ORIGINAL:
        inside = {name for name in html if name.startswith(f"{copy.lang}/")}
    else:
        inside = {name for name in html if not any(name.startswith(one) for one in folders)}
    home = url_of("index.md", copy.lang)
    if copy.course is None:
        return ZipPages(home, frozenset(inside), {})
    first = url_of(copy.course.page.name, copy.lang)
    room = posixpath.dirname(first) + "/"
    linked = {url_of(name, copy.lang) for name in _linked(copy.course, content, copy.lang)}
    entries = url_of(f"{ENTRY_FOLDER}/", copy.lang).removesuffix(".html")
    pages = {name for name in inside if name.startswith((room, entries)) or name in linked}
    lists = url_of("khoa-hoc/index.md", copy.lang)
    rooms = (posixpath.dirname(url_of(one.page.name, copy.lang)) for one in content.courses)
    closed = tuple(sorted({f"{one}/" for one in rooms} - {room}))
    redirects = {home: first, lists: first}
    return ZipPages(first, frozenset(pages), redirects, closed)


def _linked(course: Course, content: Content, lang: str) -> Iterator[str]:
    """Yield the names of pages that a course needs beside its own.

    These are the pages its own lead to, the trainers' room with what it leads to, the page
    there that is named after the course, and the document cases that this page is a guide of,
    with all their forms.
    """
    yield from _WITH_EVERY_COURSE
    yield from _room(course, content, lang)
    slugs: list[str] = []
    for page in (course.page, *course.modules):
        slugs += page.meta.forms if isinstance(page.meta, ModuleMeta) else ()
        yield from (_target(page, link.target) for link in page.links)
    kits = kit_pages(content, lang=lang)
    trainer = {name for name in _trainer_pages(content) if name.endswith(f"-{course.id}.md")}
    yield from trainer
    for kit in kits:
        if isinstance(kit.meta, KitMeta) and trainer.intersection(kit.meta.guides):
            yield kit.name
            yield from kit.meta.guides
            slugs += kit.meta.forms
    forms = (find_form(slug, content, lang=lang) for slug in slugs)
    yield from (form.name for form in forms if form)


def _room(course: Course, content: Content, lang: str) -> Iterator[str]:
    """Yield the trainers' room and its pages, but those for classes of other courses."""
    page = content.find_page(ROOM, lang=lang)
    if page is None:
        return
    yield page.name
    endings = tuple(f"-{one.id}.md" for one in content.courses if one.id != course.id)
    for name in (_target(page, link.target) for link in page.links):
        if name.startswith("giang-vien/") and not name.endswith(endings):
            yield name


def _trainer_pages(content: Content) -> Iterator[str]:
    names = (page.name for page in content.pages.values())
    return (name for name in names if name.startswith("giang-vien/"))


def _target(page: Page, link: str) -> str:
    path = link.partition("#")[0].partition("?")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))


def zip_files(
    copy: Copy,
    site: SiteFiles,
    picked: ZipPages,
    *,
    edition: EditionWords,
    labels: Labels,
    search_index: tuple[str, str],
    others: Sequence[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a ZIP below its one folder: the start page first, then the site.

    Args:
        copy: What is being made.
        site: The built site.
        picked: Its pages that belong into this copy.
        edition: What the copy says of itself.
        labels: Of the copy's language.
        search_index: Name and text of the index of these pages alone.
        others: Ids of the courses that are not in the copy.
    """
    page_words = {"edition": edition, "labels": labels, "title": name_copy(copy, labels)}
    first = f"{PAGES}/{picked.start}"
    start = _render("copy_start.html.j2", first=first, unpacked=UNPACKED, **page_words)
    yield labels["copies.start-file"], start
    yield UNPACKED, _render("copy_unpacked.css.j2")
    missing = labels["copies.missing-file"]
    back = _render("copy_missing.html.j2", first=picked.start, **page_words)
    yield f"{PAGES}/{missing}", back
    note = _render("copy_about.html.j2", **page_words).decode()
    reader = _Relinker(site, picked, missing, _name_others(site, search_index[0]))
    drops = (_PACK, *(f"course-{one}" for one in others)) if copy.course else (_PACK,)
    for url in sorted(picked.pages):
        page = drop_marked(reader.page(url), drops)
        yield f"{PAGES}/{url}", fill_list(page, note).encode()
    name, text = search_index
    yield f"{PAGES}/assets/tap/{name}", text.encode()
    for path in sorted(reader.needed | _frame(site, name)):
        yield f"{PAGES}/{path}", site.files[path]


def fill_list(page: str, shown: str) -> str:
    """Return a page with this in the place of its list of downloads, if it has one."""
    before, opens, rest = page.partition(LIST_OPENS)
    _, closes, after = rest.partition(LIST_CLOSES)
    return f"{before}{shown}{after}" if opens and closes else page


def drop_marked(page: str, marks: Iterable[str]) -> str:
    """Return a page without the parts between `<!--tap:mark-->` and `<!--/tap:mark-->`."""
    for mark in marks:
        opens, closes = f"<!--tap:{mark}-->", f"<!--/tap:{mark}-->"
        while opens in page:
            before, _, rest = page.partition(opens)
            page = before + rest.partition(closes)[2]
    return page


def _frame(site: SiteFiles, index: str) -> set[str]:
    """Return the styles and scripts that pages load, also those a script asks for by itself."""
    parts = {name for name in site.files if name.startswith("assets/")}
    indexes = {name for name in parts if name.startswith(_SEARCH) and _is_index(name, index)}
    return {name for name in parts - indexes if not name.endswith(_UNUSED_ENDINGS)}


def _name_others(site: SiteFiles, index: str) -> str:
    names = (posixpath.basename(name) for name in site.files if name.startswith(_SEARCH))
    others = [name for name in names if _is_index(name, index) and name != index]
    return f'data-others="{" ".join(others)}" '


def _is_index(name: str, index: str) -> bool:
    """Tell `search-en-1A2B3C4D.js` from `search-list-1A2B3C4D.js`: indexes share one digest."""
    digest = index.rpartition("-")[2]
    return name.endswith(f"-{digest}")


@dataclass(slots=True)
class _Relinker:
    """Turns links to what is not in the copy; remembers which files the pages need."""

    site: SiteFiles
    picked: ZipPages
    missing: str
    others: str
    """How a page names the indexes of other languages, which a copy has not."""
    needed: set[str] = field(default_factory=set)

    def page(self, url: str) -> str:
        text, links = self.site.page(url)
        changed = change_links(text, links, lambda link: self._change(url, link))
        return changed.replace(self.others, "")

    def _change(self, url: str, link: PageLink) -> str | None:
        path = link.address.partition("#")[0].partition("?")[0]
        if ":" in path or path.startswith("/") or not path:
            return link.address
        folder = posixpath.dirname(url)
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if target in self.picked.pages:
            return link.address
        if target in self.picked.redirects:
            return posixpath.relpath(self.picked.redirects[target], folder or ".")
        is_file = target in self.site.files and not target.endswith(".html")
        if is_file and not target.startswith(self.picked.closed):
            self.needed.add(target)
            return link.address
        if link.is_menu:
            return None
        if link.tag != "a":
            return link.address
        return posixpath.relpath(self.missing, folder or ".")


def _render(template: str, **values: object) -> bytes:
    return environment().get_template(template).render(**values).encode()
