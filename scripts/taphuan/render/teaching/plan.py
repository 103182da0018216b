"""The plan (giáo án) of a module or course: a timetable, then what is done at each step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.deck import Slide, SlideKind
from taphuan.model.labels import Labels
from taphuan.model.lesson import Activity, Asked, Case, Guide, LessonSection, ShownSlide
from taphuan.model.page import Course, CourseMeta, ModuleMeta, Page
from taphuan.model.site import Content
from taphuan.render.link_view import format_minutes, number_module, url_of
from taphuan.render.question.html import environment
from taphuan.render.teaching.files import (
    GuideView,
    TeachingMarkdown,
    course_plan_url,
    deck_url,
    plan_url,
    way,
)
from taphuan.render.teaching.question import AskedView

WORDS = "plan-live."
"""Labels that the plan's script needs begin with this."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A line of the timetable."""

    start: int
    """Minutes after the beginning."""
    minutes: int
    """Zero for what has no time of its own."""
    title: Markup
    is_activity: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownView:
    """A slide of the author's with what is said to it."""

    title: Markup
    notes: Markup


@dataclass(frozen=True, slots=True)
class StoryView:
    title: Markup
    """With the word that says that it is a case."""
    html: Markup
    guides: tuple[GuideView, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """An activity: a step of its own."""

    title: Markup
    html: Markup
    guides: tuple[GuideView, ...]
    start: int
    minutes: int
    anchor: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A section of the module."""

    number: int
    title: str
    anchor: str
    start: int
    minutes: int
    slides: str
    """`4–6`, empty where nothing is shown."""
    first_slide: int
    guides: tuple[GuideView, ...]
    shown: tuple[ShownView, ...]
    learners: tuple[str, ...]
    """What the class does while the trainer leads."""
    cases: tuple[StoryView, ...]
    tasks: tuple[TaskView, ...]
    questions: tuple[AskedView, ...]


@dataclass(frozen=True, slots=True)
class ModulePlan:
    number: str
    title: str
    slug: str
    minutes: int
    time: str
    text_lang: str
    objectives: tuple[str, ...]
    keypoints: tuple[str, ...]
    materials: tuple[str, ...]
    rows: tuple[TimeRow, ...]
    steps: tuple[StepView, ...]
    url: str
    deck_url: str
    plan_url: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan's page; addresses are relative to it."""

    lang: str
    title: str
    course: str
    audience: str
    objectives: tuple[str, ...]
    """Of the whole course; empty in the plan of one module."""
    modules: tuple[ModulePlan, ...]
    is_course: bool
    course_plan_url: str
    room_url: str
    files: tuple[tuple[str, str], ...]


def plan_module(
    module: Page, course: Course, content: Content, labels: Labels, *, markdown: TeachingMarkdown
) -> ModulePlan:
    """Return a module's part of a plan; the plans of its course stand in the same folder."""
    here = plan_url(module, course.lang)
    return _Planner(module, course, content, labels, markdown.of(module), here).plan()


def view_module_plan(plan: ModulePlan, course: Course) -> PlanView:
    """Return the plan of one module."""
    return _view(course, (plan,), is_course=False)


def view_course_plan(plans: Iterable[ModulePlan], course: Course) -> PlanView:
    """Return the plan of a whole course: its modules' plans, one after another."""
    return _view(course, tuple(plans), is_course=True)


def render_plan(view: PlanView, labels: Labels, *, words: Markup, style: str, script: str) -> str:
    """Return the plan's page; `words` are the labels that begin with `WORDS`, as JSON."""
    template = environment().get_template("plan.html.j2")
    return template.render(view=view, labels=labels, words=words, style=style, script=script)


def _view(course: Course, plans: tuple[ModulePlan, ...], *, is_course: bool) -> PlanView:
    meta, here = course.page.meta, course_plan_url(course)
    assert isinstance(meta, CourseMeta)
    return PlanView(
        lang=course.lang,
        title=meta.title if is_course else plans[0].title,
        course=meta.title,
        audience=meta.audience,
        objectives=meta.objectives if is_course else (),
        modules=plans,
        is_course=is_course,
        course_plan_url=way(here, course_plan_url(course)),
        room_url=way(here, url_of("giang-vien/index.md", course.lang)),
        files=(),
    )


class _Planner:
    """Goes through one module with the clock in hand."""

    def __init__(
        self,
        module: Page,
        course: Course,
        content: Content,
        labels: Labels,
        markdown: TeachingMarkdown,
        here: str,
    ) -> None:
        assert isinstance(module.meta, ModuleMeta)
        assert module.lesson is not None  # made for every module
        assert module.deck is not None
        self.module, self.meta, self.course = module, module.meta, course
        self.lesson, self.deck = module.lesson, module.deck
        self.content, self.labels, self.markdown, self.here = content, labels, markdown, here
        self.passed = 0
        self.rows: list[TimeRow] = []

    def plan(self) -> ModulePlan:
        lang = self.course.lang
        steps = tuple(self._steps())
        return ModulePlan(
            number=number_module(self.module, self.labels),
            title=self.meta.title,
            slug=self.module.slug,
            minutes=self.meta.minutes,
            time=format_minutes(self.meta.minutes, self.labels),
            text_lang=self.module.lang,
            objectives=self.meta.objectives,
            keypoints=self.meta.keypoints,
            materials=tuple(self._materials()),
            rows=tuple(self.rows),
            steps=steps,
            url=way(self.here, url_of(self.module.name, lang)),
            deck_url=way(self.here, deck_url(self.module, lang)),
            plan_url=way(self.here, plan_url(self.module, lang)),
        )

    def _materials(self) -> Iterator[str]:
        """The author's list and the module's forms; without a list what every class needs."""
        yield from self.meta.materials or (
            self.labels[f"plan.usual-{name}"] for name in ("wall", "board", "print", "clock")
        )
        for slug in self.meta.forms:
            form = self.content.find_page(f"mau-van-ban/mau/{slug}.md", lang=self.course.lang)
            if form:
                yield self.labels.fill("plan.form", title=form.meta.title)

    def _steps(self) -> Iterator[StepView]:
        number = 0
        for section in self.lesson.sections:
            if section.title or section.items:
                number += 1
                yield self._step(section, number)

    def _step(self, section: LessonSection, number: int) -> StepView:
        start, items = self.passed, section.items
        anchor = f"{self.module.slug}-{number}"
        title = section.title or self.meta.title
        tasks: list[TaskView] = []
        guides = [item for item in items if isinstance(item, Guide)]
        inside = sum(one.minutes for item in items if isinstance(item, Case) for one in item.guides)
        led = sum(guide.minutes for guide in guides) + inside
        self._row(Markup.escape(title), led, anchor, is_activity=False)
        for item in items:
            if isinstance(item, Activity):
                tasks.append(self._task(item, f"{anchor}-{len(tasks) + 1}"))
        numbers = [place for place, slide in self._slides(section)]
        return StepView(
            number=number,
            title=title,
            anchor=anchor,
            start=start,
            minutes=self.passed - start,
            slides=_span(numbers),
            first_slide=numbers[0] if numbers else 0,
            guides=tuple(self.markdown.guide(guide) for guide in guides),
            shown=tuple(self._shown(items)),
            learners=tuple(self._learners(section)),
            cases=tuple(self._story(item) for item in items if isinstance(item, Case)),
            tasks=tuple(tasks),
            questions=tuple(
                self.markdown.question(item) for item in items if isinstance(item, Asked)
            ),
        )

    def _row(self, title: Markup, minutes: int, anchor: str, *, is_activity: bool) -> None:
        self.rows.append(TimeRow(self.passed, minutes, title, is_activity, anchor))
        self.passed += minutes

    def _task(self, item: Activity, anchor: str) -> TaskView:
        start, minutes = self.passed, item.minutes + sum(one.minutes for one in item.guides)
        title = self.markdown.inline(item.title)
        self._row(title, minutes, anchor, is_activity=True)
        guides = tuple(self.markdown.guide(guide) for guide in item.guides)
        return TaskView(title, self.markdown.block(item.text), guides, start, minutes, anchor)

    def _story(self, item: Case) -> StoryView:
        return StoryView(
            self._headed(self.labels["deck.case"], item.title),
            self.markdown.block(item.text),
            tuple(self.markdown.guide(guide) for guide in item.guides),
        )

    def _headed(self, word: str, title: str) -> Markup:
        """Return a title behind the word for what it is, unless it begins with that word."""
        if title.casefold().startswith(word.casefold()):
            return self.markdown.inline(title)
        return self.markdown.inline(f"{word}: {title}" if title else word)

    def _shown(self, items: Sequence[object]) -> Iterator[ShownView]:
        for item in items:
            if isinstance(item, ShownSlide):
                notes = self.markdown.block(item.notes)
                yield ShownView(self.markdown.inline(item.title), notes)

    def _learners(self, section: LessonSection) -> Iterator[str]:
        labels = self.labels
        if section.summary:
            yield labels["plan.listen"]
        for item in section.items:
            if isinstance(item, Case):
                yield labels.fill("plan.talk", title=item.title)
        numbers = [item.number for item in section.items if isinstance(item, Asked)]
        if numbers:
            yield labels.fill("plan.answer", numbers=_span(numbers))

    def _slides(self, section: LessonSection) -> Iterator[tuple[int, Slide]]:
        """Yield number and slide of everything shown for a section."""
        lines = {item.line for item in section.items if not isinstance(item, Guide)}
        for place, slide in enumerate(self.deck.slides, start=1):
            is_heading = slide.kind is SlideKind.HEADING and slide.line == section.line
            if slide.line and (slide.line in lines or is_heading):
                yield place, slide


def _span(numbers: Sequence[int]) -> str:
    """Return `4–6`, or `3, 5` where a number between is missing."""
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    if last - first + 1 == len(numbers):
        return str(first) if first == last else f"{first}–{last}"
    return ", ".join(str(number) for number in numbers)
