"""Questions that can be marked but teach badly: warnings, none of which stops a build."""

import difflib
import re
from collections.abc import Iterable, Iterator

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import Course, ModuleMeta, Page
from taphuan.model.question import (
    ChoiceAnswer,
    MatchingAnswer,
    OpenAnswer,
    OrderingAnswer,
    Question,
    StatementsAnswer,
)
from taphuan.text import excerpt, fold_spelling

ENOUGH_CHOICES = 5
"""Below this many questions a pattern of right options is chance."""
SIMILAR = 0.9
_BOLD = re.compile(r"(?<!\*)\*\*(?=\S).+?(?<=\S)\*\*|(?<!_)__(?=\S).+?(?<=\S)__", re.DOTALL)
_NEGATION = re.compile(r"\b(?:KHÔNG|NOT)\b")
_CODE = re.compile(r"(?P<ticks>`{3,}|~{3,}).*?(?P=ticks)|`[^`\n]*`", re.DOTALL)
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_MARKS = re.compile(r"[*_`\[\]]")


def check_teaching(course: Course) -> Iterator[Diagnostic]:
    """Yield advice on the questions of a course, for the pages in the course's own language."""
    pages = (course.page, *course.modules, *course.banks)
    yield from _check_objectives(course, pages)
    for page in pages:
        if page.lang == course.lang:
            for question in page.questions:
                yield from _check_question(question, _shown(page))
            yield from _check_patterns(page)
    yield from _check_similar(course, pages)


def _shown(page: Page) -> str:
    return f"docs/{page.path}"


def _check_objectives(course: Course, pages: Iterable[Page]) -> Iterator[Diagnostic]:
    asked = {
        (question.objective.module or page.slug, question.objective.number)
        for page in pages
        for question in page.questions
        if question.objective
    }
    for page in course.modules:
        if page.lang != course.lang or not isinstance(page.meta, ModuleMeta):
            continue
        line = page.key_lines.get("objectives", 1)
        for number, text in enumerate(page.meta.objectives, start=1):
            if (page.slug, number) not in asked:
                details = {"number": number, "text": excerpt(text)}
                yield problem(Code.QUIZ_OBJECTIVE_UNASKED, _shown(page), line, **details)


def _check_question(question: Question, path: str) -> Iterator[Diagnostic]:
    if question.objective is None and "objective" not in dict(question.key_lines):
        yield problem(Code.QUIZ_NO_OBJECTIVE, path, question.line, id=question.id)
    if not question.explanation and not _explains_itself(question):
        yield problem(Code.QUIZ_NO_EXPLANATION, path, question.line, id=question.id)
    for place, word in _plain_negations(question.stem):
        line = question.stem_line + place
        yield problem(Code.QUIZ_NEGATION_NOT_BOLD, path, line, word=word)


def _explains_itself(question: Question) -> bool:
    """Return whether every answer has its own feedback, or the answer is an explanation."""
    answer = question.answer
    if isinstance(answer, OpenAnswer):
        return True
    if isinstance(answer, ChoiceAnswer):
        return all(choice.feedback for choice in answer.choices)
    if isinstance(answer, StatementsAnswer):
        return all(statement.feedback for statement in answer.statements)
    if isinstance(answer, MatchingAnswer):
        return all(pair.feedback for pair in answer.pairs)
    if isinstance(answer, OrderingAnswer):
        return all(step.feedback for step in answer.steps)
    return bool(answer.feedback)


def _plain_negations(stem: str) -> Iterator[tuple[int, str]]:
    """Yield place and word of every line with a KHÔNG in capitals that is not bold."""
    masked = _BOLD.sub(_blank, _CODE.sub(_blank, stem))
    for place, line in enumerate(masked.split("\n")):
        if found := _NEGATION.search(line):
            yield place, found[0]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"\S", " ", match[0])


def _check_patterns(page: Page) -> Iterator[Diagnostic]:
    """Yield that a learner could guess: always the longest option, always the same place."""
    questions = [question for question in page.questions if _right_place(question) is not None]
    if len(questions) < ENOUGH_CHOICES:
        return
    path, line, count = _shown(page), questions[0].line, len(questions)
    if all(_is_right_longest(question) for question in questions):
        yield problem(Code.QUIZ_RIGHT_IS_LONGEST, path, line, count=count)
    places = {_right_place(question) for question in questions}
    if len(places) == 1 or all(_is_right_last(question) for question in questions):
        yield problem(Code.QUIZ_RIGHT_SAME_PLACE, path, line, count=count)


def _right_place(question: Question) -> int | None:
    """Return where the one right option stands, None for anything but a single choice."""
    answer = question.answer
    if not isinstance(answer, ChoiceAnswer) or answer.is_multiple or len(answer.choices) < 2:
        return None
    places = [place for place, choice in enumerate(answer.choices) if choice.is_correct]
    return places[0] if len(places) == 1 else None


def _is_right_longest(question: Question) -> bool:
    assert isinstance(question.answer, ChoiceAnswer)  # only single choices come here
    right = [_length(choice.text) for choice in question.answer.choices if choice.is_correct]
    wrong = [_length(choice.text) for choice in question.answer.choices if not choice.is_correct]
    return right[0] > max(wrong)


def _is_right_last(question: Question) -> bool:
    assert isinstance(question.answer, ChoiceAnswer)  # only single choices come here
    return question.answer.choices[-1].is_correct


def _length(text: str) -> int:
    return len(_MARKS.sub("", _LINK_TARGET.sub("]", text)))


def _check_similar(course: Course, pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield stems that say nearly the same as an earlier one of the course."""
    seen: list[tuple[list[str], set[str], str]] = []
    for page in pages:
        if page.lang != course.lang:
            continue
        for question in page.questions:
            words = fold_spelling(_MARKS.sub("", question.stem)).split()
            distinct = set(words)
            other = next((s for s in seen if _is_similar(words, distinct, s[0], s[1])), None)
            if other:
                details = {"id": question.id, "other": other[2]}
                line = question.stem_line
                yield problem(Code.QUIZ_SIMILAR_STEMS, _shown(page), line, **details)
            seen.append((words, distinct, f"{_shown(page)}:{question.stem_line}"))


def _is_similar(words: list[str], distinct: set[str], others: list[str], known: set[str]) -> bool:
    """Return whether two stems share nearly all words in the same order; sets first, for speed."""
    smaller, larger = sorted((len(distinct), len(known)))
    if smaller < larger * 0.8 or len(distinct & known) < larger * 0.8:
        return False
    return difflib.SequenceMatcher(None, words, others, autojunk=False).ratio() >= SIMILAR
