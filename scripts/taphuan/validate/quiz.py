"""Questions: can each be answered and marked, and does each have its place in the course."""

import difflib
from collections.abc import Container, Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import Course, ModuleMeta, Page, slug_of
from taphuan.model.question import (
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    OrderingAnswer,
    Question,
    StatementsAnswer,
)
from taphuan.text import excerpt, fold_spelling
from taphuan.validate.quiz_teaching import check_teaching

MIN_PAIRS = 3
MIN_STEPS = 3


def check_question(question: Question, *, path: str) -> Iterator[Diagnostic]:
    """Yield what keeps one question from being answered or marked."""
    answer = question.answer
    if isinstance(answer, ChoiceAnswer):
        yield from _check_choice(question, answer, path)
    elif isinstance(answer, StatementsAnswer):
        if len(answer.statements) < 2:
            yield problem(Code.QUIZ_ONE_STATEMENT, path, question.line, id=question.id)
        yield from _check_equal(((s.text, s.line) for s in answer.statements), path)
    elif isinstance(answer, MatchingAnswer):
        count = len(answer.pairs)
        if count < MIN_PAIRS:
            details = {"id": question.id, "count": count, "least": MIN_PAIRS}
            yield problem(Code.QUIZ_FEW_PAIRS, path, question.line, **details)
        yield from _check_equal(((pair.left, pair.line) for pair in answer.pairs), path)
        yield from _check_equal(((pair.right, pair.line) for pair in answer.pairs), path)
    elif isinstance(answer, OrderingAnswer):
        count = len(answer.steps)
        if count < MIN_STEPS:
            details = {"id": question.id, "count": count, "least": MIN_STEPS}
            yield problem(Code.QUIZ_FEW_STEPS, path, question.line, **details)
        yield from _check_equal(((step.text, step.line) for step in answer.steps), path)


def _check_choice(question: Question, answer: ChoiceAnswer, path: str) -> Iterator[Diagnostic]:
    right = [choice for choice in answer.choices if choice.is_correct]
    if len(answer.choices) < 2:
        yield problem(Code.QUIZ_ONE_OPTION, path, question.line, id=question.id)
    if not right:
        marker = "[x]" if answer.is_multiple else "(x)"
        yield problem(Code.QUIZ_NO_CORRECT, path, question.line, id=question.id, marker=marker)
    if not answer.is_multiple:
        yield from _check_further_right(right, path)
    yield from _check_equal(((choice.text, choice.line) for choice in answer.choices), path)


def _check_further_right(right: list[Choice], path: str) -> Iterator[Diagnostic]:
    for choice in right[1:]:
        text, first = excerpt(choice.text), right[0].line
        yield problem(Code.QUIZ_MANY_CORRECT, path, choice.line, text=text, first=first)


def _check_equal(texts: Iterable[tuple[str, int]], path: str) -> Iterator[Diagnostic]:
    """Yield every text that reads like an earlier one; bold or not makes no difference."""
    seen: dict[str, int] = {}
    for text, line in texts:
        folded = fold_spelling(text.replace("*", ""))
        if folded in seen:
            first = seen[folded]
            yield problem(Code.QUIZ_EQUAL_OPTIONS, path, line, text=excerpt(text), first=first)
        elif folded:  # that an option is empty was said when it was read
            seen[folded] = line


def check_course_questions(course: Course, *, unread: Iterable[str] = ()) -> Iterator[Diagnostic]:
    """Yield what is wrong between the questions of a course, teaching warnings included.

    Pages that fall back to another language are read, but what is wrong in them is told with
    their own language's course.

    Args:
        course: With the modules whose front matter has mistakes.
        unread: Paths of pages of which nothing could be read; they are there all the same.
    """
    unread_slugs = {slug_of(path) for path in unread if f"/khoa-hoc/{course.id}/" in path}
    pages = (course.page, *course.modules, *course.banks)
    objectives = {
        page.slug: len(page.meta.objectives)
        for page in course.modules
        if isinstance(page.meta, ModuleMeta)
    }
    yield from _check_ids(course, pages)
    for page in pages:
        if page.lang == course.lang:
            for question in page.questions:
                yield from _check_objective(question, page, objectives, unread_slugs)
    yield from check_teaching(course)


def _check_ids(course: Course, pages: tuple[Page, ...]) -> Iterator[Diagnostic]:
    first_of: dict[str, tuple[Page, int]] = {}
    for page in pages:
        for question in page.questions:
            here = (page, question.line_of("id"))
            first = first_of.setdefault(question.id, here)
            if first is here:
                continue
            # of the two, tell it where this course has a page of its own to be mended
            place, other = (here, first) if page.lang == course.lang else (first, here)
            if place[0].lang == course.lang:
                elsewhere = f"{_shown(other[0])}:{other[1]}"
                details = {"id": question.id, "other": elsewhere}
                yield problem(Code.QUIZ_DUPLICATE_ID, _shown(place[0]), place[1], **details)


def _shown(page: Page) -> str:
    return f"docs/{page.path}"


def _check_objective(
    question: Question, page: Page, objectives: dict[str, int], unread: Container[str]
) -> Iterator[Diagnostic]:
    objective = question.objective
    if objective is None:
        return
    place, line = _shown(page), question.line_of("objective")
    module = objective.module or (page.slug if isinstance(page.meta, ModuleMeta) else "")
    if not module:
        sample = next(iter(objectives), "ten-bai")
        details = {"number": objective.number, "module": sample}
        yield problem(Code.QUIZ_OBJECTIVE_NO_MODULE, place, line, **details)
    elif module in unread:
        return
    elif module not in objectives:
        close = difflib.get_close_matches(module, objectives, n=1)
        hint = f" (→ {close[0]})" if close else ""
        allowed = ", ".join(objectives)
        details = {"module": module, "hint": hint, "allowed": allowed}
        yield problem(Code.QUIZ_OBJECTIVE_MODULE, place, line, **details)
    elif objective.number > objectives[module] > 0:  # 0: a list that could not be read
        details = {"number": objective.number, "module": module, "count": objectives[module]}
        yield problem(Code.QUIZ_OBJECTIVE_RANGE, place, line, **details)
