"""Questions written back in the author's language: what `parse/quiz` reads as the same again."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from taphuan.model.question import (
    Answer,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Question,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.render.question.keys import plain_decimal

_LIKE_A_MARKER = re.compile(r"^(?:[(\[?!>=~*+•–\uff08-]|[0-9]{1,3}[.)])|^.*::")
"""Begins as answers do; one space before it makes it Markdown whatever the form."""
_LIST_ITEM = re.compile(r"^(?:- |[0-9]{1,3}\. )")
_FENCE = re.compile(r"^\s*(?P<marks>`{3,}|~{3,})")


def question_source(question: Question, *, letters: tuple[str, str] = ("Đ", "S")) -> str:
    """Return one quiz fence, opening and closing line included.

    Args:
        question: With Markdown that the language can hold: see `docs/vi/giang-vien/soan-bai.md`.
        letters: Marks of true and false statements in the language of the page.
    """
    lines = [*_header(question), "", *_stem(question), ""]
    lines += [line for hint in question.hints for line in _item("? ", hint)]
    lines += _answer(question.answer, letters)
    if question.explanation:
        lines += _item("! ", question.explanation)
    longest = max((_fence_length(line) for line in lines), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}quiz", *lines, fence)) + "\n"


def _header(question: Question) -> Iterator[str]:
    yield f"id: {question.id}"
    if question.objective:
        module, number = question.objective.module, question.objective.number
        yield f"objective: {module}/{number}" if module else f"objective: {number}"
    if question.source:
        remark = f"?{question.source_remark}" if question.source_remark else ""
        yield f"source: {question.source}{remark}"
    if question.points != 1:
        yield f"points: {_number(question.points)}"
    if not question.shuffle:
        yield "shuffle: false"
    if not question.accents_required:
        yield "accents: optional"


def _stem(question: Question) -> Iterator[str]:
    """Yield the stem; a line that would be taken for an answer gets one space before it."""
    has_own_lists = isinstance(question.answer, MatchingAnswer | OrderingAnswer)
    inside = ""
    for line in question.stem.split("\n"):
        fence = _FENCE.match(line)
        if inside:
            inside = "" if _closes(line, inside) else inside
            yield line
        elif fence:
            inside = fence["marks"]
            yield line
        elif _LIST_ITEM.match(line) and not has_own_lists and "::" not in line:
            yield line
        else:
            yield f" {line}" if _LIKE_A_MARKER.match(line) else line


def _closes(line: str, marks: str) -> bool:
    text = line.strip()
    return text.startswith(marks) and not text.strip(marks[0])


def _fence_length(line: str) -> int:
    fence = _FENCE.match(line)
    return len(fence["marks"]) if fence and fence["marks"][0] == "`" else 0


def _answer(answer: Answer, letters: tuple[str, str]) -> Iterator[str]:
    match answer:
        case ChoiceAnswer(choices=choices, is_multiple=is_multiple):
            marks = ("[x] ", "[ ] ") if is_multiple else ("(x) ", "( ) ")
            yield from _choices(choices, marks)
        case StatementsAnswer(statements=statements):
            yield from _choices(statements, (f"({letters[0]}) ", f"({letters[1]}) "))
        case MatchingAnswer(pairs=pairs):
            for pair in pairs:
                yield from _item("- ", f"{pair.left} :: {pair.right}", pair.feedback)
        case OrderingAnswer(steps=steps):
            for number, step in enumerate(steps, start=1):
                yield from _item(f"{number}. ", step.text, step.feedback)
        case ShortAnswer(accepted=accepted, feedback=feedback):
            yield from _item("= ", " | ".join(accepted), feedback)
        case NumberAnswer(value=value, tolerance=tolerance, feedback=feedback):
            width = f" ± {_number(tolerance)}" if tolerance else ""
            yield from _item("= ", f"{_number(value)}{width}", feedback)
        case OpenAnswer(model_answer=model_answer, feedback=feedback):
            yield from _item("~ ", model_answer, feedback)
        case other:  # pragma: no cover - mypy says when a form is missing here
            assert_never(other)


def _choices(choices: tuple[Choice, ...], marks: tuple[str, str]) -> Iterator[str]:
    for choice in choices:
        yield from _item(marks[0] if choice.is_correct else marks[1], choice.text, choice.feedback)


def _item(mark: str, text: str, feedback: str = "") -> Iterator[str]:
    """Yield a marked text, further lines of it two spaces in, and its feedback."""
    first, *more = text.split("\n")
    yield f"{mark}{first}"
    yield from (f"  {line}" for line in more)
    if feedback:
        yield from _item("> ", feedback)


def _number(value: Decimal) -> str:
    """Return the number with a decimal comma, three decimals never: `1,125` might be a thousand."""
    whole, _, decimals = plain_decimal(value).partition(".")
    return f"{whole},{decimals.ljust(4, '0') if len(decimals) == 3 else decimals}".rstrip(",")
