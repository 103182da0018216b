"""Forms and kits among the pages: what they name must exist."""

from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem, suggest
from taphuan.model.page import FormMeta, KitMeta, ModuleMeta, Page, PageKind
from taphuan.model.site import Content


def check_forms(content: Content) -> Iterator[Diagnostic]:
    """Yield every form or guide that a form, kit or module names and that does not exist."""
    forms = {page.slug for page in content.pages.values() if page.kind is PageKind.FORM}
    unread = {path.rpartition("/")[2].removesuffix(".md") for path in content.unreadable}
    for page in content.pages.values():
        if isinstance(page.meta, KitMeta | ModuleMeta):
            yield from _check_slugs(page, page.meta.forms, forms | unread)
        if isinstance(page.meta, KitMeta | FormMeta):
            yield from _check_guides(page, page.meta.guides, content)
        if isinstance(page.meta, KitMeta):
            yield from _check_repeats(page, page.meta.forms, "forms")
            yield from _check_repeats(page, page.meta.guides, "guides")


def _check_slugs(page: Page, slugs: Iterable[str], known: set[str]) -> Iterator[Diagnostic]:
    for number, slug in enumerate(slugs):
        if slug not in known:
            line = page.line_of(f"forms.{number}")
            details = {"name": slug, **suggest(slug, sorted(known))}
            yield problem(Code.FORM_UNKNOWN, f"docs/{page.path}", line, **details)


def _check_guides(page: Page, names: Iterable[str], content: Content) -> Iterator[Diagnostic]:
    known = sorted({other.name for other in content.pages.values()})
    for number, name in enumerate(names):
        is_unread = f"{page.lang}/{name}" in content.unreadable
        if not is_unread and content.find_page(name, lang=page.lang) is None:
            line = page.line_of(f"guides.{number}")
            details = {"name": name, **suggest(name, known)}
            yield problem(Code.FORM_GUIDE, f"docs/{page.path}", line, **details)


def _check_repeats(page: Page, names: Iterable[str], key: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            line = page.line_of(f"{key}.{number}")
            yield problem(Code.KIT_SAME_FILE, f"docs/{page.path}", line, name=name)
        seen.add(name)
