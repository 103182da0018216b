"""Courses, modules, banks, forms and kits to begin with: files that pass the check as they are."""

import datetime as dt
from collections.abc import Iterable, Iterator

from taphuan.model.document import Document, Register, State
from taphuan.model.page import Course, CourseMeta, FormMeta, ModuleMeta, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.authoring.new_file import (
    NewFile,
    ScaffoldError,
    bank_folder,
    close_to,
    next_order,
)
from taphuan.render.authoring.templates import fill_template, quoted
from taphuan.text import nfc, slugify

LEAST_MINUTES = 10
_FORMS_FOLDER = "mau-van-ban/mau"
_AUDIENCE = "dành cho "
_BANK_TITLES = {"luyen-tap": "Luyện tập", "de-mau": "Đề mẫu", "de-thi": "Đề thi"}
"""By file name; content is written in the original language."""


class Scaffold:
    """Plans new files for a site; writes nothing.

    Args:
        content: The site as it is, so that names, numbers and ids are free.
        today: Written as the day the new page was checked.
    """

    def __init__(self, content: Content, *, today: dt.date) -> None:
        self.content, self.today = content, today

    def course(self, slug: str, title: str, *, report: str, module: str) -> tuple[NewFile, ...]:
        """Return a course with its first module, a practice bank and the final test."""
        if slug != slugify(slug):
            raise ScaffoldError("new.bad-slug", slug=slug, suggestion=slugify(slug))
        folder = f"{ORIGINAL}/khoa-hoc/{slug}"
        there = sorted(path for path in self.content.pages if path.startswith(f"{folder}/"))
        if there:
            raise ScaffoldError("new.there", path=f"docs/{there[0]}")
        title, register = _clean(title), self.content.register
        document = _find_report(register, report)
        orders = [
            page.meta.order
            for page in self.content.pages.values()
            if isinstance(page.meta, CourseMeta)
        ]
        index = fill_template(
            "course",
            order=max(orders, default=0) + 1,
            title=quoted(title),
            audience=quoted(_audience(title)),
            report=document.id,
            today=self.today,
        )
        first = self._module(slug, module, document, order=1, minutes=60, asked=0, ids=())
        bank = self._bank(
            f"{folder}/ngan-hang/luyen-tap.md",
            f"Luyện tập – {title}",
            objectives=(f"{slugify(module)}/1", f"{slugify(module)}/2"),
            use="practice",
            asked=8,
            ids=(),
        )
        final = fill_template("final", today=self.today)
        return (
            NewFile(f"{folder}/index.md", index),
            first,
            bank,
            NewFile(f"{folder}/kiem-tra/index.md", final),
        )

    def module(self, course_id: str, title: str, *, minutes: int) -> NewFile:
        """Return a module that follows the last one of its course."""
        course = self.find_course(course_id)
        self.module_place(course, title)
        meta = course.page.meta
        report = _find_report(
            self.content.register, meta.report if isinstance(meta, CourseMeta) else ""
        )
        order = next_order(course)
        asked, ids = _asked(course)
        return self._module(
            course_id, title, report, order=order, minutes=minutes, asked=asked, ids=ids
        )

    def module_place(self, course: Course, title: str) -> str:
        """Return the path of a module with this title, after all others of its course."""
        slug = slugify(_clean(title))
        same = next((page for page in course.modules if page.slug == slug), None)
        if same:
            raise ScaffoldError("new.module-there", slug=slug, path=f"docs/{same.path}")
        return f"{ORIGINAL}/khoa-hoc/{course.id}/{next_order(course):02}-{slug}.md"

    def bank(self, course_id: str, use: str, *, title: str, is_private: bool) -> NewFile:
        """Return a bank whose questions ask for the first objectives of the course."""
        course = self.find_course(course_id)
        objectives = [
            f"{page.slug}/{number}"
            for page in course.modules
            if isinstance(page.meta, ModuleMeta)
            for number in range(1, len(page.meta.objectives) + 1)
        ]
        if not objectives:
            raise ScaffoldError("new.no-module", course=course_id)
        name = "de-thi" if is_private else {"practice": "luyen-tap", "exam": "de-mau"}[use]
        words = _BANK_TITLES[name]
        path, number = self.free_path(bank_folder(course_id, is_private=is_private), name)
        label = f"{words} {number}" if number > 1 else words
        asked, ids = _asked(course)
        return self._bank(
            path,
            _clean(title) if title else f"{label} – {course.page.meta.title}",
            objectives=(*objectives[:2], *objectives[:1]),
            use=use,
            asked=asked,
            ids=ids,
            is_private=is_private,
        )

    def form(self, title: str) -> NewFile:
        """Return a form with a field of every type and a table."""
        title = _clean(title)
        text = fill_template(
            "form",
            title=quoted(title),
            document=quoted(_without_marks(title).upper()),
            file=quoted(_without_marks(title)),
            order=max((meta.order for _, meta in self._forms()), default=0) + 1,
            today=self.today,
        )
        return self._new(f"{ORIGINAL}/{_FORMS_FOLDER}/{slugify(title)}.md", text)

    def kit(self, title: str, *, forms: Iterable[str]) -> NewFile:
        """Return a kit of the forms named, of the first two when none is."""
        title, slug = _clean(title), slugify(title)
        known = [page.slug for page, _ in sorted(self._forms(), key=lambda one: one[1].order)]
        wanted = tuple(forms) or tuple(known[:2])
        if not wanted:
            raise ScaffoldError("new.no-forms")
        for form in wanted:
            if form not in known:
                raise ScaffoldError("new.unknown-form", form=form, **close_to(form, known))
        folder = f"{ORIGINAL}/mau-van-ban/"
        orders = [
            getattr(page.meta, "order", 0)
            for page in self.content.pages.values()
            if page.path.startswith(folder) and page.path.count("/") == 2
        ]
        text = fill_template(
            "kit",
            title=quoted(title),
            forms=wanted,
            order=max(orders, default=0) + 1,
            today=self.today,
            year=self.today.year,
        )
        return self._new(f"{folder}{slug if slug.startswith('cap-') else f'cap-{slug}'}.md", text)

    def find_course(self, course_id: str) -> Course:
        """Return a course in the original language, or tell which one may have been meant."""
        courses = {one.id: one for one in self.content.courses if one.lang == ORIGINAL}
        if course_id not in courses:
            details = {"known": ", ".join(courses), **close_to(course_id, courses)}
            raise ScaffoldError("new.unknown-course", course=course_id, **details)
        return courses[course_id]

    def free_path(self, folder: str, name: str) -> tuple[str, int]:
        """Return a path nothing has yet, and the number that made it so."""
        number = 1
        while self._is_there(path := f"{folder}/{name}{f'-{number}' if number > 1 else ''}.md"):
            number += 1
        return path, number

    def _is_there(self, path: str) -> bool:
        return path in self.content.pages or path in self.content.unreadable

    def _new(self, path: str, text: str) -> NewFile:
        if self._is_there(path):
            raise ScaffoldError("new.there", path=f"docs/{path}")
        return NewFile(path, text)

    def _forms(self) -> Iterator[tuple[Page, FormMeta]]:
        for page in self.content.pages.values():
            if page.lang == ORIGINAL and isinstance(page.meta, FormMeta):
                yield page, page.meta

    def _module(
        self,
        course_id: str,
        title: str,
        source: Document,
        *,
        order: int,
        minutes: int,
        asked: int,
        ids: Iterable[str],
    ) -> NewFile:
        title, slug = _clean(title), slugify(title)
        text = fill_template(
            "module",
            title=quoted(title),
            order=order,
            minutes=max(minutes, LEAST_MINUTES),
            parts=_share(max(minutes, LEAST_MINUTES)),
            source=source.id,
            cited=f"{source.id}{_remark(source)}",
            today=self.today,
            prefix=_free_prefix(slug, ids),
            first=asked + 1,
            objectives=(1, 2),
        )
        return self._new(f"{ORIGINAL}/khoa-hoc/{course_id}/{order:02}-{slug}.md", text)

    def _bank(
        self,
        path: str,
        title: str,
        *,
        objectives: tuple[str, ...],
        use: str,
        asked: int,
        ids: Iterable[str],
        is_private: bool = False,
    ) -> NewFile:
        stem = path.rpartition("/")[2].removesuffix(".md")
        text = fill_template(
            "bank",
            title=quoted(title),
            use=use,
            is_private=is_private,
            today=self.today,
            prefix=_free_prefix(stem, ids),
            first=asked + 1,
            objectives=objectives,
        )
        return self._new(path, text)


def _clean(title: str) -> str:
    cleaned = " ".join(nfc(title).split())
    if not cleaned:
        raise ScaffoldError("new.no-title")
    return cleaned


def _without_marks(title: str) -> str:
    """Return the title as the text of a form can have it: nothing that is a mark there."""
    kept = "".join(" " if mark in "<>{}[]*_`|&\\" else mark for mark in title)
    return " ".join(kept.split()) or "…"


def _audience(title: str) -> str:
    rest = title[len(_AUDIENCE) :] if title.lower().startswith(_AUDIENCE) else title
    return rest[:1].upper() + rest[1:]


def _find_report(register: Register, wanted: str) -> Document:
    """Return the document asked for, or the newest report that readers may see."""
    shown = {one.id: one for one in register.documents.values() if not one.is_hidden}
    if wanted:
        if wanted not in shown:
            raise ScaffoldError("new.unknown-report", id=wanted, **close_to(wanted, shown))
        return shown[wanted]
    reports = [one for one in shown.values() if one.state is State.REPORT]
    if not reports:
        raise ScaffoldError("new.no-report")
    return max(reports, key=lambda one: (one.date or dt.date.min, one.id))


def _remark(document: Document) -> str:
    """Return what a citation needs behind the id so that the check accepts it."""
    if document.state in (State.REPLACED, State.ENDED) or document.is_unreliable:
        return "?lich-su"
    return "?chua-ro" if document.state is State.UNCLEAR else ""


def _share(minutes: int) -> dict[str, int]:
    """Return how a module's minutes are spent; the parts add up."""
    opening = closing = max(1, minutes // 6)
    activity = minutes // 3
    core = minutes - opening - closing - activity
    return {"opening": opening, "core": core, "activity": activity, "closing": closing}


def _asked(course: Course) -> tuple[int, tuple[str, ...]]:
    """Return how many questions a course has, and their ids."""
    pages = (course.page, *course.modules, *course.banks)
    ids = tuple(question.id for page in pages for question in page.questions)
    return len(ids), ids


def _free_prefix(wanted: str, ids: Iterable[str]) -> str:
    """Return a prefix no question of the course begins with."""
    taken, prefix, number = tuple(ids), wanted, 1
    while any(one.startswith(f"{prefix}-") for one in taken):
        number += 1
        prefix = f"{wanted}-{number}"
    return prefix
