"""Questions as a learning platform knows them: one mapping for Moodle XML and GIFT.

What a format has no place for is moved where it can still be read, or dropped, and is always
named in `LmsQuestion.losses`. Why each form is mapped as it is stands in
`docs/dev/decisions/2026-11-22-lms-formats.md`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from taphuan.model.labels import Labels
from taphuan.model.lms import Bank, Kind, Line, LmsFormat, LmsQuestion, Loss
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
from taphuan.render.html_tree import elements, parse_html, plain_text
from taphuan.render.lms.answers import accepted_spellings
from taphuan.render.lms.markdown import ExportMarkdown
from taphuan.render.question.html import environment
from taphuan.render.question.keys import plain_decimal, shuffled
from taphuan.text import excerpt

MOST_SHARES = 10
"""Moodle knows the shares 1/1 to 1/10 of a question's points; beyond, they do not add up."""

_ID_LENGTH = 100
_TAG_LENGTH = 50
_NAME_LENGTH = 60


class LmsMapper:
    """Maps the questions of one page to one format."""

    def __init__(
        self, bank: Bank, target: LmsFormat, *, markdown: ExportMarkdown, labels: Labels
    ) -> None:
        self.bank, self.target = bank, target
        self.markdown, self.labels = markdown, labels

    def map(self, question: Question) -> LmsQuestion:
        """Return the question as the format has it, with everything that was lost or moved."""
        losses: list[Loss] = []
        before = self.markdown.site_links, len(self.markdown.missing_images)
        stem = self.markdown.block(question.stem)
        kind, lines = self._lines(question, losses)
        tolerance = ""
        if isinstance(question.answer, NumberAnswer):
            tolerance = plain_decimal(question.answer.tolerance)
        shown, model_answer, grader_notes = self._moved(question, kind, lines, losses)
        general = (
            environment()
            .get_template("lms_general.html.j2")
            .render(
                labels=self.labels,
                lines=[_as_markup(line) for line in shown],
                model_answer=Markup(model_answer),
                note=Markup(self._essay_note(question, kind)),
                explanation=Markup(self.markdown.inline(question.explanation)),
                source=Markup(self.markdown.cite(question.source)),
            )
            .strip()
        )
        hints = tuple(self.markdown.inline(hint) for hint in question.hints)
        has_hints = self.target.has_hints and kind is not Kind.ESSAY  # no platform hints at essays
        if hints and not has_hints:
            losses.append(Loss.HINTS)
        self._settings(question, losses)
        if self.markdown.site_links > before[0]:
            losses.append(Loss.SITE_LINKS)
        if len(self.markdown.missing_images) > before[1]:
            losses.append(Loss.IMAGE)
        return LmsQuestion(
            id=question.id,
            idnumber=_fit(f"{self.bank.course}/{question.id}", _ID_LENGTH),
            name=f"{question.id}: {excerpt(plain_text(stem), _NAME_LENGTH)}",
            kind=kind,
            stem=stem,
            lines=lines,
            general=general,
            hints=hints if has_hints else (),
            points=plain_decimal(question.points),
            shuffles=question.shuffle or isinstance(question.answer, OrderingAnswer),
            tags=self._tags(question),
            tolerance=tolerance,
            grader_notes=grader_notes,
            losses=tuple(sorted(set(losses), key=list(Loss).index)),
        )

    def _lines(self, question: Question, losses: list[Loss]) -> tuple[Kind, tuple[Line, ...]]:
        match question.answer:
            case ChoiceAnswer(choices=choices, is_multiple=False):
                return Kind.SINGLE, self._choices(choices, right="100", wrong="0")
            case ChoiceAnswer(choices=choices):
                count = sum(choice.is_correct for choice in choices)
                if count > MOST_SHARES:
                    losses.append(Loss.MANY_RIGHT)
                    return Kind.MATCHING, self._verdicts(choices, "lms.chosen", "lms.not-chosen")
                share = share_percent(count)
                return Kind.MULTIPLE, self._choices(choices, right=share, wrong=f"-{share}")
            case StatementsAnswer(statements=statements):
                losses.append(Loss.STATEMENTS)
                return Kind.MATCHING, self._verdicts(statements, "quiz.true", "quiz.false")
            case MatchingAnswer(pairs=pairs):
                rights = [self.markdown.inline(pair.right) for pair in pairs]
                if any(_has_markup(right) for right in rights):
                    losses.append(Loss.PLAIN_RIGHT)
                return Kind.MATCHING, tuple(
                    Line(
                        self._inline(pair.left), plain_text(right), "", self._inline(pair.feedback)
                    )
                    for pair, right in zip(pairs, rights, strict=True)
                )
            case OrderingAnswer(steps=steps):
                lines = {
                    str(place): Line(
                        self._inline(step.text), str(place), "", self._inline(step.feedback)
                    )
                    for place, step in enumerate(steps, start=1)
                }
                if self.target.has_ordering:
                    return Kind.ORDERING, tuple(lines.values())
                losses.append(Loss.ORDERING)
                mixed = shuffled(list(lines), seed=question.id)  # platforms may show them so
                return Kind.MATCHING, tuple(lines[place] for place in mixed)
            case ShortAnswer() as answer if self._has_arrow(answer):
                losses.append(Loss.ARROW)
                return Kind.ESSAY, ()
            case ShortAnswer(accepted=accepted, feedback=feedback):
                if not question.accents_required:
                    losses.append(Loss.ACCENTS)
                spellings = accepted_spellings(accepted, with_marks=question.accents_required)
                why = self._inline(feedback)
                return Kind.SHORT, tuple(Line("", text, "100", why) for text in spellings)
            case NumberAnswer(value=value, feedback=feedback):
                why = self._inline(feedback)
                return Kind.NUMBER, (Line("", plain_decimal(value), "100", why),)
            case OpenAnswer():
                return Kind.ESSAY, ()

    def _choices(self, choices: Sequence[Choice], *, right: str, wrong: str) -> tuple[Line, ...]:
        return tuple(
            Line(
                self._inline(choice.text),
                "",
                right if choice.is_correct else wrong,
                self._inline(choice.feedback),
            )
            for choice in choices
        )

    def _verdicts(self, choices: Sequence[Choice], yes: str, no: str) -> tuple[Line, ...]:
        """Return statements to match with two words, both offered even if one is never right."""
        words = self.labels[yes], self.labels[no]
        lines = [
            Line(
                self._inline(choice.text),
                words[0] if choice.is_correct else words[1],
                "",
                self._inline(choice.feedback),
            )
            for choice in choices
        ]
        return (*lines, *(Line(answer=word) for word in words))

    def _moved(
        self, question: Question, kind: Kind, lines: tuple[Line, ...], losses: list[Loss]
    ) -> tuple[list[Line], str, str]:
        """Return lines and model answer for the general feedback, and the grader's notes."""
        shown: list[Line] = []
        if kind in (Kind.MATCHING, Kind.ORDERING):
            shown = [line for line in lines if line.feedback]
            if isinstance(question.answer, OrderingAnswer):
                shown.sort(key=lambda line: int(line.answer))
            if shown:
                losses.append(Loss.LINE_FEEDBACK)
        model_answer = self._model_answer(question) if kind is Kind.ESSAY else ""
        if not model_answer:
            return shown, "", ""
        if self.target.has_grader_notes:
            return shown, "", f"<p>{model_answer}</p>"
        losses.append(Loss.MODEL_ANSWER)
        return shown, model_answer, ""

    def _has_arrow(self, answer: ShortAnswer) -> bool:
        return not self.target.has_arrows and any("->" in text for text in answer.accepted)

    def _model_answer(self, question: Question) -> str:
        """Return what an essay is compared with; a short answer may have become one."""
        if isinstance(question.answer, ShortAnswer):
            return str(escape("; ".join(question.answer.accepted)))
        assert isinstance(question.answer, OpenAnswer)  # nothing else is an essay
        return self._inline(question.answer.model_answer)

    def _essay_note(self, question: Question, kind: Kind) -> str:
        """Return the feedback of an essay: it has no line of its own to stand on."""
        match question.answer:
            case OpenAnswer(feedback=feedback) | ShortAnswer(feedback=feedback):
                return self._inline(feedback) if kind is Kind.ESSAY else ""
            case _:
                return ""

    def _settings(self, question: Question, losses: list[Loss]) -> None:
        if question.points != 1 and not self.target.has_points:
            losses.append(Loss.POINTS)
        if not question.shuffle and not self.target.has_fixed_order:
            losses.append(Loss.FIXED_ORDER)

    def _tags(self, question: Question) -> tuple[str, ...]:
        objective = question.objective
        module = (objective.module if objective else "") or self.bank.module
        tags = [self.labels.fill("lms.tag-course", id=self.bank.course)]
        if module:
            tags.append(self.labels.fill("lms.tag-module", id=module))
        if module and objective:
            name = f"{module}/{objective.number}"
            tags.append(self.labels.fill("lms.tag-objective", id=name))
        return tuple(_fit(tag, _TAG_LENGTH) for tag in tags)

    def _inline(self, text: str) -> str:
        return self.markdown.inline(text)


def share_percent(count: int) -> str:
    """Return 100 divided by `count` as Moodle writes it: at most five decimals, rounded."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def describe_losses(questions: Sequence[LmsQuestion], labels: Labels) -> tuple[str, ...]:
    """Return a line for every kind of loss with the ids of its questions, none without any."""
    lines = []
    for loss in Loss:
        ids = [question.id for question in questions if loss in question.losses]
        if ids:
            key = "lms.lost-all" if len(ids) == len(questions) > 1 else "lms.lost"
            words = labels[f"lms.lost-{loss.value}"]
            lines.append(labels.fill(key, what=words, count=len(ids), questions=", ".join(ids)))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _ShownLine:
    html: Markup
    answer: str
    feedback: Markup


def _as_markup(line: Line) -> _ShownLine:
    return _ShownLine(Markup(line.html), line.answer, Markup(line.feedback))


def _has_markup(html: str) -> bool:
    nodes = parse_html(html)
    tags = ("strong", "em", "code", "img", "a")
    return any(next(elements(nodes, tag), None) for tag in tags)


def _fit(text: str, length: int) -> str:
    """Return the text, or its beginning with a mark of the whole where it is too long."""
    if len(text) <= length:
        return text
    mark = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f"{text[: length - 7]}-{mark}"
