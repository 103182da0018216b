"""Courses as a whole: every module in its place, every place taken once."""

import re
from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.model.page import CourseMeta, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.text import is_plain_name, slugify

_MODULE_NAME = re.compile(r"^\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*\.md$")


def check_courses(content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong between the pages of a course, for every language's own pages."""
    for lang in content.languages:
        known = (*content.pages.values(), *content.drafts.values())
        pages = [page for page in known if page.lang == lang]
        for course_id in sorted({page.course_id for page in pages if page.course_id}):
            own = [page for page in pages if page.course_id == course_id]
            yield from _check_course(course_id, lang, own, content)
        for page in pages:
            yield from _check_place(page, content)


def check_glossary(content: Content, *, path: str) -> Iterator[Diagnostic]:
    """Yield terms that claim to be taught in a module that does not exist."""
    for term in content.glossary.terms:
        for module in term.modules:
            path_of_module = f"{ORIGINAL}/khoa-hoc/{module}.md"
            if path_of_module not in content.pages and path_of_module not in content.unreadable:
                details = {"id": term.id, "module": module}
                yield problem(Code.GLOSSARY_MODULE, path, term.line, **details)


def _check_course(
    course_id: str, lang: str, pages: list[Page], content: Content
) -> Iterator[Diagnostic]:
    folder = f"{lang}/khoa-hoc/{course_id}/"
    modules = [page for page in pages if page.kind is PageKind.MODULE]
    has_unreadable = any(path.startswith(folder) for path in content.unreadable)
    if lang == ORIGINAL and not has_unreadable:
        shown, index = f"docs/{folder}index.md", content.pages.get(f"{folder}index.md")
        if index is None or index.kind is not PageKind.COURSE:
            line = index.line_of("kind") if index else 0
            yield problem(Code.COURSE_NO_INDEX, shown, line, course=course_id)
        elif not modules:
            yield problem(Code.COURSE_NO_MODULES, shown, 0, course=course_id)
    yield from _check_orders(modules)


def _check_orders(modules: Iterable[Page]) -> Iterator[Diagnostic]:
    taken: dict[int, Page] = {}
    for page in modules:
        assert isinstance(page.meta, ModuleMeta)  # a page of this kind has this schema
        order = page.meta.order
        if not order:  # the number could not be read
            continue
        if order in taken:
            line = page.line_of("order")
            other = f"docs/{taken[order].path}"
            yield problem(
                Code.MODULE_SAME_ORDER, f"docs/{page.path}", line, order=order, other=other
            )
        taken.setdefault(order, page)


def _check_place(page: Page, content: Content) -> Iterator[Diagnostic]:
    shown = f"docs/{page.path}"
    name = page.path.rsplit("/", 1)[-1]
    place = _place_missed(page)
    if place:
        details = {"kind": page.kind.value, "place": place}
        yield problem(Code.MODULE_OUTSIDE_COURSE, shown, page.line_of("kind"), **details)
    elif is_plain_name(name) and (suggestion := _better_name(page, name)):
        yield problem(Code.MODULE_FILE_NAME, shown, 0, name=name, suggestion=suggestion)
    if (
        isinstance(page.meta, CourseMeta)
        and page.meta.report
        and content.register.find(page.meta.report) is None
    ):
        report, known = page.meta.report, content.register.documents
        line = page.line_of("report")
        yield problem(Code.VB_UNKNOWN, shown, line, id=report, **suggest(report, known))
    original = f"{ORIGINAL}/{page.name}"
    if original not in content.pages and original not in content.unreadable:
        yield problem(Code.TRANSLATION_ORPHAN, shown, 0, original=f"docs/{original}")


def _place_missed(page: Page) -> Phrase | None:
    """Return the folder this kind of page belongs into, if it is not there."""
    is_bank_folder = "/ngan-hang/" in page.path
    if page.kind is PageKind.BANK:  # anywhere else it would be published with its answers
        return None if page.course_id and is_bank_folder else Phrase("place.bank")
    if page.kind in (PageKind.MODULE, PageKind.COURSE):
        return None if page.course_id and not is_bank_folder else Phrase("place.course")
    return None


def _better_name(page: Page, name: str) -> str:
    """Return the file name a course or a module must have, empty if it has one."""
    if page.kind is PageKind.COURSE and name != "index.md":
        return "index.md"
    is_numbered = isinstance(page.meta, ModuleMeta) and page.meta.order > 0
    if isinstance(page.meta, ModuleMeta) and is_numbered and not _MODULE_NAME.match(name):
        return f"{page.meta.order:02}-{slugify(page.slug)}.md"
    return ""
