"""What the templates of a paper are given: every text ready, nothing left to decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.paper import Paper, PaperQuestion
from taphuan.model.question import (
    AnswerForm,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.render.html_tree import plain_text
from taphuan.render.lms.markdown import ExportMarkdown, printable
from taphuan.render.question.html import number_text

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LINE_LENGTH = 45
"""Letters of handwriting on one ruled line, generously."""
_LEAST_LINES, _MOST_LINES = 4, 14

WRITTEN_FORMS = frozenset({AnswerForm.SHORT.value, AnswerForm.NUMBER.value})
"""Forms with one line to write on, behind a word that says so."""

MarkdownOf = Callable[[str], ExportMarkdown]
"""Gives the Markdown of a page by its path under `docs/`."""


@dataclass(frozen=True, slots=True)
class Part:
    """An option, statement, left or right side, or step, with the mark it is called by."""

    mark: str
    html: Markup


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A part in the key: what belongs there, and why."""

    mark: str
    html: Markup
    answer: str
    stands_out: bool
    """Whether the eye of somebody who marks papers should find it first."""
    feedback: Markup


@dataclass(frozen=True, slots=True)
class QuestionView:
    number: int
    form: str
    points: str
    stem: Markup
    instruction: str
    parts: tuple[Part, ...]
    rights: tuple[Part, ...]
    ruled_lines: int
    short_key: str
    """The answer as somebody who marks thirty papers reads it."""
    key_parts: tuple[KeyPart, ...]
    rule: str
    """How the points are given; empty where it is all or nothing."""
    explanation: Markup
    source: Markup


@dataclass(frozen=True, slots=True)
class SectionView:
    title: str
    """Empty where the paper has one section only."""
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    lang: str
    title: str
    course: str
    centre: str
    version: str
    key_title: str
    seed: str
    facts: tuple[str, ...]
    """Number of questions, points, time."""
    points: str
    pass_line: str
    has_open: bool
    sections: tuple[SectionView, ...]

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        return tuple(question for section in self.sections for question in section.questions)


def paper_view(paper: Paper, *, markdown_of: MarkdownOf, labels: Labels) -> PaperView:
    """Return one version as its templates need it."""
    facts = [labels.fill("paper.count", count=len(paper.questions))]
    facts.append(labels.fill("quiz.points", points=number_text(paper.points, labels)))
    if paper.minutes:
        facts.append(labels.fill("time.minutes", minutes=paper.minutes))
    return PaperView(
        lang=paper.lang,
        title=printable(paper.title),
        course=printable(paper.course),
        centre=printable(paper.centre),
        version=labels.fill("paper.version", version=paper.version),
        key_title=labels.fill("paper.key-title", version=paper.version),
        seed=printable(paper.seed),
        facts=tuple(facts),
        points=number_text(paper.points, labels),
        pass_line=_pass_line(paper, labels),
        has_open=paper.has_open,
        sections=tuple(
            SectionView(
                title=printable(section.title) if len(paper.sections) > 1 else "",
                questions=tuple(
                    _Viewer(markdown_of(section.page), labels).view(one)
                    for one in section.questions
                ),
            )
            for section in paper.sections
        ),
    )


def letter(place: int) -> str:
    """Return the mark of an option: A to Z, then numbers from 27 on."""
    return _LETTERS[place] if place < len(_LETTERS) else str(place + 1)


def share_text(points: Decimal, count: int, labels: Labels) -> str:
    """Return the points of one part: `0,25`, or `1/3` where no short decimal says it."""
    share = points / count
    if share == share.quantize(Decimal("0.01")):
        return number_text(share.normalize(), labels)
    return f"{number_text(points, labels)}/{count}"


def _pass_line(paper: Paper, labels: Labels) -> str:
    if not paper.pass_mark:
        return ""
    wanted = (paper.points * paper.pass_mark / 100).quantize(Decimal("0.01"), ROUND_CEILING)
    shown = number_text(wanted.normalize(), labels)
    return labels.fill("paper.key-pass", percent=paper.pass_mark, points=shown)


@dataclass(frozen=True, slots=True)
class _Answered:
    """The parts of a question and of its key."""

    parts: tuple[Part, ...] = ()
    rights: tuple[Part, ...] = ()
    key: tuple[KeyPart, ...] = ()
    short_key: str = ""
    rule: str = ""
    ruled_lines: int = 0


class _Viewer:
    def __init__(self, markdown: ExportMarkdown, labels: Labels) -> None:
        self.markdown, self.labels = markdown, labels

    def view(self, one: PaperQuestion) -> QuestionView:
        question = one.question
        answered = self._answered(one)
        points = number_text(question.points, self.labels)
        return QuestionView(
            number=one.number,
            form=question.form.value,
            points=self.labels.fill("quiz.points", points=points),
            stem=Markup(self.markdown.block(question.stem)),
            instruction=self.labels[f"paper.do-{question.form.value}"],
            parts=answered.parts,
            rights=answered.rights,
            ruled_lines=answered.ruled_lines,
            short_key=answered.short_key,
            key_parts=answered.key,
            rule=answered.rule,
            explanation=self._inline(question.explanation),
            source=Markup(self.markdown.cite(question.source)),
        )

    def _answered(self, one: PaperQuestion) -> _Answered:
        answer = one.question.answer
        match answer:
            case ChoiceAnswer():
                return self._choice(one, answer)
            case StatementsAnswer():
                return self._statements(one, answer)
            case MatchingAnswer():
                return self._matching(one, answer)
            case OrderingAnswer():
                return self._ordering(one, answer)
            case ShortAnswer(accepted=accepted, feedback=feedback):
                return self._written(printable("; ".join(accepted)), "", feedback)
            case NumberAnswer(value=value, tolerance=tolerance, feedback=feedback):
                shown = number_text(value, self.labels)
                if tolerance:
                    shown = f"{shown} ± {number_text(tolerance, self.labels)}"
                return self._written(shown, "", feedback)
            case OpenAnswer():
                return self._open(answer)

    def _choice(self, one: PaperQuestion, answer: ChoiceAnswer) -> _Answered:
        choices = [answer.choices[place] for place in one.order]
        parts = self._parts([choice.text for choice in choices], letter)
        right = [
            part.mark for part, choice in zip(parts, choices, strict=True) if choice.is_correct
        ]
        rule = ""
        if answer.is_multiple:
            share = share_text(one.question.points, len(right), self.labels)
            rule = self.labels.fill("paper.rule-multiple", points=share)
        key = self._key(parts, choices, (self.labels["quiz.key-right"], ""))
        return _Answered(parts, key=key, short_key=", ".join(right), rule=rule)

    def _statements(self, one: PaperQuestion, answer: StatementsAnswer) -> _Answered:
        statements = [answer.statements[place] for place in one.order]
        parts = self._parts([one.text for one in statements], lambda place: letter(place).lower())
        signs = self.labels["paper.true-sign"], self.labels["paper.false-sign"]
        short = [
            f"{part.mark} – {signs[0] if statement.is_correct else signs[1]}"
            for part, statement in zip(parts, statements, strict=True)
        ]
        words = self.labels["quiz.true"], self.labels["quiz.false"]
        key = self._key(parts, statements, words)
        rule = self._rule_for_each(one, len(parts))
        return _Answered(parts, key=key, short_key=", ".join(short), rule=rule)

    def _matching(self, one: PaperQuestion, answer: MatchingAnswer) -> _Answered:
        pairs = [answer.pairs[place] for place in one.order]
        parts = self._parts([pair.left for pair in pairs], _number)
        rights = self._parts([answer.pairs[place].right for place in one.rights], letter)
        marks = [rights[one.rights.index(place)].mark for place in one.order]
        key = tuple(
            KeyPart(part.mark, part.html, mark, True, self._inline(pair.feedback))
            for part, mark, pair in zip(parts, marks, pairs, strict=True)
        )
        short = ", ".join(f"{one.mark} – {one.answer}" for one in key)
        return _Answered(parts, rights, key, short, self._rule_for_each(one, len(parts)))

    def _ordering(self, one: PaperQuestion, answer: OrderingAnswer) -> _Answered:
        steps = [answer.steps[place] for place in one.order]
        parts = self._parts([step.text for step in steps], lambda _place: "")
        key = tuple(
            KeyPart(str(place + 1), part.html, "", True, self._inline(step.feedback))
            for place, part, step in zip(one.order, parts, steps, strict=True)
        )
        short = " – ".join(part.mark for part in key)
        return _Answered(parts, key=key, short_key=short, rule=self._rule_for_each(one, len(parts)))

    def _open(self, answer: OpenAnswer) -> _Answered:
        model = self._inline(answer.model_answer)
        wanted = len(plain_text(model)) // _LINE_LENGTH + 2
        key = KeyPart("", model, "", False, self._inline(answer.feedback))
        return _Answered(
            key=(key,),
            short_key=self.labels["paper.key-see-model"],
            rule=self.labels["paper.rule-open"],
            ruled_lines=min(max(wanted, _LEAST_LINES), _MOST_LINES),
        )

    def _written(self, shown: str, rule: str, feedback: str) -> _Answered:
        key = KeyPart("", Markup.escape(shown), "", True, self._inline(feedback))
        return _Answered(key=(key,), short_key=shown, rule=rule, ruled_lines=1)

    def _parts(self, texts: Sequence[str], mark: Callable[[int], str]) -> tuple[Part, ...]:
        return tuple(Part(mark(place), self._inline(text)) for place, text in enumerate(texts))

    def _key(
        self, parts: tuple[Part, ...], choices: Sequence[Choice], words: tuple[str, str]
    ) -> tuple[KeyPart, ...]:
        return tuple(
            KeyPart(
                part.mark,
                part.html,
                words[0] if choice.is_correct else words[1],
                choice.is_correct,
                self._inline(choice.feedback),
            )
            for part, choice in zip(parts, choices, strict=True)
        )

    def _rule_for_each(self, one: PaperQuestion, count: int) -> str:
        share = share_text(one.question.points, count, self.labels)
        return self.labels.fill("paper.rule-each", points=share)

    def _inline(self, text: str) -> Markup:
        return Markup(self.markdown.inline(text)) if text else Markup("")


def _number(place: int) -> str:
    return str(place + 1)
