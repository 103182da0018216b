"""What a learner's browser needs beside the questions: words, result, final quiz, progress.

Every element here is empty or plain text without JavaScript. A page that has one of them, or a
question, carries `render_words` once, anywhere before its scripts run.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.page import BankMeta
from taphuan.render.question.html import environment, json_for_script

_EVERYWHERE = frozenset({"trouble", "device", "format"})
QUIZ_WORDS = ("quiz-live", "summary")
FINAL_WORDS = (*QUIZ_WORDS, "final", "slip")
PROGRESS_WORDS = ("progress",)
CONTINUE_WORDS = ("continue",)

USUAL_PASS = 70
"""Percent of the points needed where a bank names none."""


@dataclass(frozen=True, slots=True)
class ModuleEntry:
    """A module as the learner's progress knows it."""

    slug: str
    title: str
    url: str
    """Relative to the page that shows it."""
    questions: tuple[str, ...]
    """Ids, in the order of the page."""


@dataclass(frozen=True, slots=True)
class CourseEntry:
    id: str
    """The id its questions were rendered with."""
    title: str
    url: str
    modules: tuple[ModuleEntry, ...]


def render_words(labels: Labels, groups: Iterable[str] = QUIZ_WORDS) -> str:
    """Return the page's script of words: the reader labels of these groups, by full key."""
    wanted = _EVERYWHERE.union(groups)
    words = {key: text for key, text in labels.reader.items() if key.split(".")[0] in wanted}
    return _render("learner_words.html.j2", data=json_for_script(dict(sorted(words.items()))))


def render_summary(*, title: str) -> str:
    """Return the place where the page's result appears; `title` heads the copied text."""
    return _render("question_summary.html.j2", title=title)


def render_reading(*, course: str, module: str) -> str:
    """Return the mark of the end of a module's text; reaching it makes the module read."""
    return _render("learner_reading.html.j2", course=course, module=module)


def render_device() -> str:
    """Return the place of saving to a file, loading from one, and erasing everything."""
    return _render("learner_device.html.j2")


def render_continue(courses: Sequence[CourseEntry]) -> str:
    """Return the way back to where the learner stopped, on home or a course's page."""
    return _render("learner_continue.html.j2", data=_courses_json(courses))


def render_progress(courses: Sequence[CourseEntry], labels: Labels) -> str:
    """Return everything that is kept of the learner's work, on a page of its own."""
    return _render("learner_progress.html.j2", data=_courses_json(courses), labels=labels)


def render_final(
    questions: Sequence[str],
    *,
    course: str,
    title: str,
    bank: str,
    meta: BankMeta,
    objectives: Mapping[str, str],
) -> str:
    """Return a final quiz around the bank's questions as `render_question` made them.

    `objectives` has the plain text of each by `<module-slug>/<number>`; `title` is the
    course's. Without JavaScript all questions are there, each with its answer folded.
    """
    return _render(
        "question_final.html.j2",
        questions=[Markup(question) for question in questions],
        course=course,
        title=title,
        bank=bank,
        meta=meta,
        pass_mark=meta.pass_ or USUAL_PASS,
        data=json_for_script({"objectives": dict(objectives)}),
    )


def _courses_json(courses: Sequence[CourseEntry]) -> Markup:
    return json_for_script([asdict(course) for course in courses])


def _render(template: str, **values: object) -> str:
    return environment().get_template(template).render(**values).strip()
