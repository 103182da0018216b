"""Who cites a document: found in what authors wrote, never kept by hand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from taphuan.model.labels import Labels
from taphuan.model.page import FormMeta, KitMeta, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.link_view import LinkView, link_page
from taphuan.text import natural_key

_GROUPS = {PageKind.MODULE: "modules", PageKind.FORM: "forms", PageKind.KIT: "kits"}


@dataclass(frozen=True, slots=True)
class Citing:
    """The pages that cite one document, in reading order."""

    modules: tuple[LinkView, ...] = ()
    forms: tuple[LinkView, ...] = ()
    kits: tuple[LinkView, ...] = ()
    """Also those that hold a form or guide which cites it."""
    guides: tuple[LinkView, ...] = ()


def find_citing(content: Content, labels: Labels) -> dict[str, Citing]:
    """Return for every document that is cited the pages that do, by its id.

    Question banks are left out: nobody is told what an exam is about.
    """
    pages: dict[str, dict[str, Page]] = defaultdict(dict)
    originals = [page for page in content.pages.values() if page.lang == ORIGINAL]
    cited = {page.name: set(_cited(page)) for page in originals if page.kind is not PageKind.BANK}
    for page in originals:
        for document_id in cited.get(page.name, set()) | _inside(page, cited):
            shown = content.find_page(page.name, lang=labels.lang)
            pages[document_id][page.name] = shown or page
    return {key: _group(found, labels) for key, found in pages.items()}


def _cited(page: Page) -> Iterator[str]:
    """Yield the ids a page names: in its text, its questions and its list of sources."""
    for link in page.links:
        if link.target.startswith("vb:"):
            yield link.target.removeprefix("vb:").partition("?")[0]
    if isinstance(page.meta, ModuleMeta | FormMeta):
        for source in page.meta.sources:
            yield source.partition("?")[0]
    for question in page.questions:
        if question.source:
            yield question.source


def _inside(page: Page, cited: Mapping[str, set[str]]) -> set[str]:
    """Return what the forms and guides of a kit cite."""
    if not isinstance(page.meta, KitMeta):
        return set()
    names = [*page.meta.guides, *(f"mau-van-ban/mau/{slug}.md" for slug in page.meta.forms)]
    return set[str]().union(*(cited.get(name, set()) for name in names))


def _group(pages: Mapping[str, Page], labels: Labels) -> Citing:
    groups: dict[str, list[LinkView]] = defaultdict(list)
    for page in sorted(pages.values(), key=_place):
        groups[_GROUPS.get(page.kind, "guides")].append(link_page(page, labels))
    return Citing(**{name: tuple(links) for name, links in groups.items()})


def _place(page: Page) -> tuple[str, int, object]:
    order = getattr(page.meta, "order", 0) or 1_000
    return (page.name.rpartition("/")[0], order, natural_key(page.meta.title))
