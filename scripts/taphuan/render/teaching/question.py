"""A question as a trainer shows it: options called by letters, the answer, the reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.question import (
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
from taphuan.render.question.html import MarkdownRenderer, number_text
from taphuan.render.question.keys import shuffled

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Line:
    """An option, a statement, one side of a pair or a step, by the mark it is called."""

    mark: str
    html: Markup
    is_right: bool = True
    """Of an option: it is one to choose; of a statement: it is true."""
    answer: str = ""
    """What belongs to it: `Đúng`, `Sai`, the letter of the other side."""
    other: Markup = Markup("")  # noqa: RUF009 - immutable
    """The other side of a pair."""
    why: Markup = Markup("")  # noqa: RUF009 - immutable


@dataclass(frozen=True, slots=True)
class AskedView:
    id: str
    number: int
    form: str
    stem: Markup
    options: tuple[Line, ...]
    """As the class sees them, in the author's order; steps are mixed."""
    rights: tuple[Line, ...]
    """The right sides of pairs, mixed, each text once."""
    answer: tuple[Line, ...]
    """What is right, as it is told: of single and multiple choice the right options only."""
    others: tuple[Line, ...]
    """The options that are not right, each with what to say of it."""
    short_answer: str
    """Marks or words, on one line."""
    hints: tuple[Markup, ...]
    explanation: Markup
    source: Markup


def view_question(
    question: Question, *, number: int, markdown: MarkdownRenderer, labels: Labels
) -> AskedView:
    """Return one question with its answer; `number` is its place in the module."""
    return _Viewer(question, markdown, labels).view(number)


@dataclass(frozen=True, slots=True)
class _Parts:
    options: tuple[Line, ...] = ()
    rights: tuple[Line, ...] = ()
    answer: tuple[Line, ...] = ()
    others: tuple[Line, ...] = ()
    short: str = ""


class _Viewer:
    def __init__(self, question: Question, markdown: MarkdownRenderer, labels: Labels) -> None:
        self.question, self.markdown, self.labels = question, markdown, labels

    def view(self, number: int) -> AskedView:
        question = self.question
        parts = self._parts()
        source = f"[](vb:{question.source})" if question.source else ""
        return AskedView(
            id=question.id,
            number=number,
            form=question.form.value,
            stem=Markup(self.markdown.block(question.stem)),
            options=parts.options,
            rights=parts.rights,
            answer=parts.answer,
            others=parts.others,
            short_answer=parts.short,
            hints=tuple(self._inline(hint) for hint in question.hints),
            explanation=self._inline(question.explanation),
            source=self._inline(source),
        )

    def _parts(self) -> _Parts:
        match self.question.answer:
            case ChoiceAnswer(choices=choices):
                return self._choice(choices)
            case StatementsAnswer(statements=statements):
                return self._statements(statements)
            case MatchingAnswer():
                return self._matching(self.question.answer)
            case OrderingAnswer():
                return self._ordering(self.question.answer)
            case ShortAnswer(accepted=accepted, feedback=feedback):
                return self._written(Markup.escape(accepted[0]), accepted[0], feedback)
            case NumberAnswer(value=value, tolerance=tolerance, feedback=feedback):
                shown = number_text(value, self.labels)
                if tolerance:
                    shown = f"{shown} ± {number_text(tolerance, self.labels)}"
                return self._written(Markup.escape(shown), shown, feedback)
            case OpenAnswer(model_answer=model, feedback=feedback):
                return self._written(
                    self._inline(model), self.labels["quiz.model-answer"], feedback
                )

    def _choice(self, choices: Sequence[Choice]) -> _Parts:
        lines = self._lines(choices, _letter, ("", ""))
        right = tuple(line for line in lines if line.is_right)
        return _Parts(
            options=lines,
            answer=right,
            others=tuple(line for line in lines if not line.is_right),
            short=", ".join(line.mark for line in right),
        )

    def _statements(self, statements: Sequence[Choice]) -> _Parts:
        words = self.labels["quiz.true"], self.labels["quiz.false"]
        lines = self._lines(statements, _small_letter, words)
        short = ", ".join(f"{line.mark} – {line.answer.lower()}" for line in lines)
        return _Parts(options=lines, answer=lines, short=short)

    def _matching(self, answer: MatchingAnswer) -> _Parts:
        texts = list(dict.fromkeys(pair.right for pair in answer.pairs))
        places = shuffled([str(place) for place in range(len(texts))], seed=self.question.id)
        marks = {texts[int(place)]: _letter(number) for number, place in enumerate(places)}
        rights = tuple(Line(mark, self._inline(text)) for text, mark in marks.items())
        lines = tuple(
            Line(
                str(number),
                self._inline(pair.left),
                answer=marks[pair.right],
                other=self._inline(pair.right),
                why=self._inline(pair.feedback),
            )
            for number, pair in enumerate(answer.pairs, start=1)
        )
        short = ", ".join(f"{line.mark} – {line.answer}" for line in lines)
        return _Parts(options=lines, rights=rights, answer=lines, short=short)

    def _ordering(self, answer: OrderingAnswer) -> _Parts:
        lines = tuple(
            Line(str(number), self._inline(step.text), why=self._inline(step.feedback))
            for number, step in enumerate(answer.steps, start=1)
        )
        places = shuffled([str(place) for place in range(len(lines))], seed=self.question.id)
        mixed = tuple(
            Line(_letter(number), lines[int(place)].html) for number, place in enumerate(places)
        )
        order = {place: mixed[number].mark for number, place in enumerate(places)}
        short = " – ".join(order[str(place)] for place in range(len(lines)))
        return _Parts(options=mixed, answer=lines, short=short)

    def _written(self, html: Markup, short: str, feedback: str) -> _Parts:
        return _Parts(answer=(Line("", html, why=self._inline(feedback)),), short=short)

    def _lines(
        self, choices: Sequence[Choice], mark: Callable[[int], str], words: tuple[str, str]
    ) -> tuple[Line, ...]:
        return tuple(
            Line(
                mark(place),
                self._inline(choice.text),
                is_right=choice.is_correct,
                answer=words[0] if choice.is_correct else words[1],
                why=self._inline(choice.feedback),
            )
            for place, choice in enumerate(choices)
        )

    def _inline(self, text: str) -> Markup:
        return Markup(self.markdown.inline(text)) if text else Markup("")


def _letter(place: int) -> str:
    return _LETTERS[place] if place < len(_LETTERS) else str(place + 1)


def _small_letter(place: int) -> str:
    return _letter(place).lower()
