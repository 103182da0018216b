"""The answer of a question, of whichever form, from the items its lines were gathered in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.question import (
    Answer,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Pair,
    ShortAnswer,
    StatementsAnswer,
    Step,
)
from taphuan.parse.quiz.lines import Mark, QuizLine, is_spaced_pair, split_pair
from taphuan.parse.quiz.numbers import NumberProblem, read_number
from taphuan.text import excerpt

_VARIANT = re.compile(r"\s*\\?\|\s*")


@dataclass(slots=True)
class Item:
    """A line with a marker and the lines that continue it."""

    source: QuizLine
    more: list[str] = field(default_factory=list)
    feedback: "Item | None" = None

    @property
    def text(self) -> str:
        return "\n".join((self.source.text, *self.more)).strip()

    @property
    def line(self) -> int:
        return self.source.line

    @property
    def feedback_text(self) -> str:
        return self.feedback.text if self.feedback else ""

    def add(self, text: str) -> None:
        self.more.append(text)


def build_answer(
    form: Mark | None, items: Sequence[Item], *, path: str
) -> tuple[Answer | None, tuple[Diagnostic, ...]]:
    """Return the answer and what is wrong with single items; None where there is no answer."""
    if not items:
        return None, ()
    builder = _Builder(path)
    return builder.build(form, items), tuple(builder.problems)


@dataclass(slots=True)
class _Builder:
    path: str
    problems: list[Diagnostic] = field(default_factory=list)

    def say(self, code: Code, item: Item, **details: object) -> None:
        self.problems.append(problem(code, self.path, item.line, **details))

    def build(self, form: Mark | None, items: Sequence[Item]) -> Answer | None:
        for item in items:
            if not item.text:
                self.say(Code.QUIZ_EMPTY_OPTION, item, marker=excerpt(item.source.raw))
        if form is Mark.PAIR:
            return MatchingAnswer(tuple(self._pair(item) for item in items))
        if form is Mark.NUMBERED:
            return self._ordering(items)
        if form is Mark.SHORT:
            self._check_alone(items)
            return self._short(items[0])
        if form is Mark.OPEN:
            self._check_alone(items)
            return OpenAnswer(items[0].text, items[0].feedback_text, items[0].line)
        choices = tuple(
            Choice(item.text, item.source.is_right, item.feedback_text, item.line) for item in items
        )
        if form is Mark.STATEMENT:
            return StatementsAnswer(choices)
        return ChoiceAnswer(choices, is_multiple=form is Mark.MULTIPLE)

    def _check_alone(self, items: Sequence[Item]) -> None:
        for item in items[1:]:
            marker, first = item.source.raw[0], items[0].line
            self.say(Code.QUIZ_REPEATED_ANSWER, item, marker=marker, first=first)

    def _pair(self, item: Item) -> Pair:
        sides = split_pair(item.text)
        if len(sides) != 2 or not all(sides) or not is_spaced_pair(item.text):
            self.say(Code.QUIZ_BAD_PAIR, item, text=excerpt(item.source.raw))
        return Pair(sides[0], sides[-1], item.feedback_text, item.line)

    def _ordering(self, items: Sequence[Item]) -> OrderingAnswer:
        wrong = [item for place, item in enumerate(items, 1) if item.source.number != place]
        if wrong:
            expected = items.index(wrong[0]) + 1
            text = excerpt(wrong[0].source.raw)
            self.say(Code.QUIZ_STEP_NUMBER, wrong[0], text=text, expected=expected)
        return OrderingAnswer(tuple(Step(i.text, i.feedback_text, i.line) for i in items))

    def _short(self, item: Item) -> ShortAnswer | NumberAnswer | None:
        variants = _VARIANT.split(" ".join(item.text.split()))
        number = read_number(variants[0]) if len(variants) == 1 else None
        if isinstance(number, NumberProblem):
            details = {"whole": number.plain, "decimal": number.decimal}
            self.say(number.code, item, text=excerpt(variants[0]), **details)
            number = (Decimal(0), Decimal(0))
        if number:
            return NumberAnswer(*number, item.feedback_text, item.line)
        if item.text and not all(variants):
            self.say(Code.QUIZ_EMPTY_OPTION, item, marker=excerpt(item.source.raw))
        accepted = tuple(variant for variant in variants if variant)
        return ShortAnswer(accepted, item.feedback_text, item.line) if accepted else None
