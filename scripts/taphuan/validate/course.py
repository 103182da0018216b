"""Courses as a whole: every module in its place, every place taken once."""

import re
from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import CourseMeta, ModuleMeta, Page, PageKind
from taphuan.model.site import ORIGINAL, Content
from taphuan.text import slugify

_MODULE_NAME = re.compile(r"^\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*\.md$")


def check_courses(content: Content) -> Iterator[Diagnostic]:
    """Yield what is wrong between the pages of a course, for every language's own pages."""
    for lang in content.languages:
        pages = [page for page in content.pages.values() if page.lang == lang]
        for course_id in sorted({page.course_id for page in pages if page.course_id}):
            own = [page for page in pages if page.course_id == course_id]
            yield from _check_course(course_id, lang, own, content)
        for page in pages:
            yield from _check_place(page, content)


def check_glossary(content: Content, *, path: str) -> Iterator[Diagnostic]:
    """Yield terms that claim to be taught in a module that does not exist."""
    for term in content.glossary.terms:
        for module in term.modules:
            if f"{ORIGINAL}/khoa-hoc/{module}.md" not in content.pages:
                details = {"id": term.id, "module": module}
                yield problem(Code.GLOSSARY_MODULE, path, term.line, **details)


def _check_course(
    course_id: str, lang: str, pages: list[Page], content: Content
) -> Iterator[Diagnostic]:
    index = f"khoa-hoc/{course_id}/index.md"
    modules = [page for page in pages if page.kind is PageKind.MODULE]
    if content.find_page(index, lang=lang) is None:
        yield problem(Code.COURSE_NO_INDEX, f"docs/{lang}/{index}", 0, course=course_id)
    elif not modules and lang == ORIGINAL:
        yield problem(Code.COURSE_NO_MODULES, f"docs/{lang}/{index}", 0, course=course_id)
    yield from _check_orders(modules)


def _check_orders(modules: Iterable[Page]) -> Iterator[Diagnostic]:
    taken: dict[int, Page] = {}
    for page in modules:
        assert isinstance(page.meta, ModuleMeta)  # a page of this kind has this schema
        order = page.meta.order
        if order in taken:
            line = page.key_lines["order"]
            other = f"docs/{taken[order].path}"
            yield problem(
                Code.MODULE_SAME_ORDER, f"docs/{page.path}", line, order=order, other=other
            )
        taken.setdefault(order, page)


def _check_place(page: Page, content: Content) -> Iterator[Diagnostic]:
    shown = f"docs/{page.path}"
    name = page.path.rsplit("/", 1)[-1]
    if page.kind in (PageKind.MODULE, PageKind.COURSE) and not page.course_id:
        yield problem(Code.MODULE_OUTSIDE_COURSE, shown, 1, kind=page.kind.value)
    elif page.kind is PageKind.MODULE and not _MODULE_NAME.match(name):
        order = page.meta.order if isinstance(page.meta, ModuleMeta) else 1
        title = slugify(page.slug)
        yield problem(
            Code.MODULE_FILE_NAME, shown, 0, name=name, suggestion=f"{order:02}-{title}.md"
        )
    if isinstance(page.meta, CourseMeta) and content.register.find(page.meta.report) is None:
        line = page.key_lines["report"]
        yield problem(Code.VB_UNKNOWN, shown, line, id=page.meta.report, hint="")
    original = f"{ORIGINAL}/{page.name}"
    exists = original in content.pages or original in content.files
    if page.lang != ORIGINAL and not exists:
        yield problem(Code.TRANSLATION_ORPHAN, shown, 0, original=f"docs/{ORIGINAL}/{page.name}")
