"""The learner's side of a page: what it keeps, which scripts it needs, from the whole site."""

import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.page import BankMeta, Course, ModuleMeta, Page, PageKind, PageMeta
from taphuan.model.question import Question
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.learner import (
    CONTINUE_WORDS,
    FINAL_WORDS,
    PROGRESS_WORDS,
    QUIZ_WORDS,
    CourseEntry,
    ModuleEntry,
    render_continue,
    render_device,
    render_final,
    render_progress,
    render_reading,
    render_summary,
    render_words,
)
from taphuan.render.link_view import url_of
from taphuan.text import plain_inline

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class LearningView:
    """Pieces for the templates; empty where a page keeps nothing of a learner's work."""

    scripts: tuple[str, ...] = ()
    words: Markup = _NOTHING
    resume: Markup = _NOTHING
    """The way back to where the learner stopped."""
    after_text: Markup = _NOTHING
    """End of reading, result of the questions."""
    progress: Markup = _NOTHING
    device: Markup = _NOTHING
    """Saving to a file, loading, erasing: on every page that keeps anything."""


def view_learning(page: Page, content: Content, labels: Labels) -> LearningView:
    """Return what the page needs so that a learner can stop, come back and be shown the result."""
    layout = page.meta.layout if isinstance(page.meta, PageMeta) else ""
    here = url_of(page.name, labels.lang)
    device = Markup(render_device())
    if isinstance(page.meta, ModuleMeta):
        course = page.course_id
        reading = render_reading(course=course, module=page.slug)
        title = f"{labels.fill('module.number', number=page.meta.order)}. {page.meta.title}"
        summary = render_summary(title=title) if page.questions else ""
        return LearningView(
            scripts=("quiz.js",) if page.questions else ("progress.js",),
            words=_words(labels, QUIZ_WORDS),
            after_text=Markup(reading + summary),
            device=device,
        )
    if layout == "final":
        words = _words(labels, FINAL_WORDS)
        return LearningView(("quiz.js", "final.js"), words, device=device)
    if layout == "progress":
        words = _words(labels, PROGRESS_WORDS)
        progress = Markup(render_progress(course_entries(content, labels, here=here), labels))
        return LearningView(("progress.js",), words, progress=progress, device=device)
    if layout == "home" or page.kind is PageKind.COURSE:
        wanted = page.course_id if page.kind is PageKind.COURSE else ""
        entries = course_entries(content, labels, here=here, only=wanted)
        resume = Markup(render_continue(entries))
        return LearningView(("progress.js",), _words(labels, CONTINUE_WORDS), resume=resume)
    return LearningView()


def _words(labels: Labels, groups: tuple[str, ...]) -> Markup:
    return Markup(render_words(labels, groups))


def originals_of(page: Page, content: Content) -> tuple[Question, ...]:
    """Return the questions of a course in the original language, for a page of a translation."""
    course = content.find_course(page.course_id, lang=ORIGINAL)
    if page.lang == ORIGINAL or course is None:
        return ()
    return tuple(one for part in (*course.modules, *course.banks) for one in part.questions)


def course_entries(
    content: Content, labels: Labels, *, here: str, only: str = ""
) -> tuple[CourseEntry, ...]:
    """Return the courses as the learner's progress knows them, with addresses from `here`."""
    folder = posixpath.dirname(here)
    return tuple(
        _course_entry(course, folder, labels.lang)
        for course in content.courses_in(labels.lang)
        if course.modules and only in ("", course.id)
    )


def _course_entry(course: Course, folder: str, lang: str) -> CourseEntry:
    return CourseEntry(
        id=course.id,
        title=course.page.meta.title,
        url=_way(course.page, folder, lang),
        modules=tuple(
            ModuleEntry(
                slug=module.slug,
                title=module.meta.title,
                url=_way(module, folder, lang),
                questions=tuple(question.id for question in module.questions),
            )
            for module in course.modules
        ),
    )


def _way(page: Page, folder: str, lang: str) -> str:
    return posixpath.relpath(url_of(page.name, lang), folder or ".")


def practice_bank(page: Page, content: Content, *, lang: str) -> Page | None:
    """Return the bank a final quiz draws from: the course's first one for practice."""
    course = content.find_course(page.course_id, lang=lang)
    if not isinstance(page.meta, PageMeta) or page.meta.layout != "final" or course is None:
        return None
    return next((bank for bank in course.banks if _is_practice(bank)), None)


def _is_practice(bank: Page) -> bool:
    return isinstance(bank.meta, BankMeta) and bank.meta.use == "practice"


def bank_questions(bank: Page) -> str:
    """Return the Markdown of a bank from its first question on, without its introduction."""
    start = bank.questions[0].line - bank.body_line if bank.questions else 0
    return "\n".join(bank.body.split("\n")[start:])


def wrap_final(html: str, page: Page, bank: Page, content: Content, *, lang: str) -> str:
    """Return the rendered questions of a bank as a final quiz of its course."""
    course = content.find_course(page.course_id, lang=lang)
    assert course is not None  # `practice_bank` found the bank through it
    assert isinstance(bank.meta, BankMeta)
    objectives = {
        f"{module.slug}/{number}": plain_inline(text)
        for module in course.modules
        if isinstance(module.meta, ModuleMeta)
        for number, text in enumerate(module.meta.objectives, start=1)
    }
    return render_final(
        [html],
        course=course.id,
        title=course.page.meta.title,
        bank=bank.slug,
        meta=bank.meta,
        objectives=objectives,
    )
