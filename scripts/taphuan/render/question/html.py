"""A question as HTML that works without JavaScript; `scripts/web` improves it in the browser."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.question import (
    AnswerForm,
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
from taphuan.render.question.keys import (
    answer_key,
    named_by,
    plain_decimal,
    question_hash,
    right_keys,
    shuffled,
    text_keys,
)

__all__ = ["MarkdownRenderer", "question_hash", "render_question"]

_TEMPLATES = {
    AnswerForm.SINGLE: "question_choice.html.j2",
    AnswerForm.MULTIPLE: "question_choice.html.j2",
    AnswerForm.TRUE_FALSE: "question_statements.html.j2",
    AnswerForm.MATCHING: "question_matching.html.j2",
    AnswerForm.ORDERING: "question_ordering.html.j2",
    AnswerForm.SHORT: "question_text.html.j2",
    AnswerForm.NUMBER: "question_text.html.j2",
    AnswerForm.OPEN: "question_text.html.j2",
}


class MarkdownRenderer(Protocol):
    """Turns an author's Markdown into safe HTML, citations and links resolved."""

    def block(self, text: str) -> str: ...

    def inline(self, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Item:
    """A line the reader answers: option, statement, left side or step."""

    key: str
    html: Markup
    text: str
    """The same without tags, for names of controls."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the answer: what is right, and why."""

    key: str
    html: Markup
    verdict: str
    is_right: bool
    feedback: Markup


@dataclass(frozen=True, slots=True)
class _View:
    """What the templates of the answer forms are given."""

    items: tuple[Item, ...] = ()
    rights: tuple[Item, ...] = ()
    lines: tuple[KeyLine, ...] = ()


def render_question(
    question: Question,
    *,
    number: int,
    course: str,
    markdown: MarkdownRenderer,
    labels: Labels,
    original: Question | None = None,
) -> str:
    """Return one question, a `<div>` outermost.

    `number` is its place on the page, counted from 1. Answers are kept on the reader's device
    under `course` and the question's id, named by the words of the `original` where this is a
    translation of it.
    """
    named = named_by(question, original)
    view = _view(question, named, markdown, labels)
    source = f"[](vb:{question.source})" if question.source else ""
    html = (
        environment()
        .get_template("question.html.j2")
        .render(
            question=question,
            number=number,
            course=course,
            labels=labels,
            form=question.form.value,
            answer_template=_TEMPLATES[question.form],
            hash=question_hash(named),
            objective=_objective(question),
            points=number_text(question.points, labels) if question.points != 1 else "",
            points_value=plain_decimal(question.points),
            stem=Markup(markdown.block(question.stem)),
            hints=[Markup(markdown.inline(hint)) for hint in question.hints],
            explanation=_inline(question.explanation, markdown),
            source=_inline(source, markdown),
            view=view,
            data=json_for_script(answer_key(question, named)),
        )
    )
    return html.strip()


def number_text(value: Decimal, labels: Labels) -> str:
    """Return the number as the language writes it: `4,5` in Vietnamese."""
    return plain_decimal(value).replace(".", labels["format.decimal-mark"])


def json_for_script(data: object) -> Markup:
    """Return JSON that cannot end the `<script>` it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


@cache
def environment() -> Environment:
    """Return the templates of this package, with everything escaped unless it is Markup."""
    return Environment(
        loader=PackageLoader("taphuan.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _objective(question: Question) -> str:
    if not question.objective:
        return ""
    module, number = question.objective.module, question.objective.number
    return f"{module}/{number}" if module else str(number)


def _view(question: Question, named: Question, markdown: MarkdownRenderer, labels: Labels) -> _View:
    match question.answer, named.answer:
        case ChoiceAnswer(choices=choices), ChoiceAnswer(choices=names):
            words = labels["quiz.key-right"], labels["quiz.key-wrong"]
            return _choices_view(choices, names, words, markdown)
        case StatementsAnswer(statements=choices), StatementsAnswer(statements=names):
            words = labels["quiz.true"], labels["quiz.false"]
            return _choices_view(choices, names, words, markdown)
        case MatchingAnswer() as answer, MatchingAnswer() as by:
            return _matching_view(answer, by, question.id, markdown)
        case OrderingAnswer() as answer, OrderingAnswer() as by:
            return _ordering_view(answer, by, question.id, markdown)
        case ShortAnswer(accepted=accepted, feedback=feedback), _:
            return _text_view(Markup.escape(accepted[0]), feedback, labels["quiz.answer"], markdown)
        case NumberAnswer(value=value, tolerance=tolerance, feedback=feedback), _:
            shown = number_text(value, labels)
            if tolerance:
                shown = f"{shown} ± {number_text(tolerance, labels)}"
            return _text_view(Markup.escape(shown), feedback, labels["quiz.answer"], markdown)
        case OpenAnswer(model_answer=model_answer, feedback=feedback), _:  # pragma: no branch
            shown = Markup(markdown.inline(model_answer))
            return _text_view(shown, feedback, labels["quiz.model-answer"], markdown)
    raise AssertionError(f"no view for {question.form}")  # pragma: no cover


def _choices_view(
    choices: Sequence[Choice],
    names: Sequence[Choice],
    words: tuple[str, str],
    markdown: MarkdownRenderer,
) -> _View:
    keys = text_keys([name.text for name in names])
    items = _items([choice.text for choice in choices], keys, markdown)
    lines = tuple(
        KeyLine(
            key=item.key,
            html=item.html,
            verdict=words[0] if choice.is_correct else words[1],
            is_right=choice.is_correct,
            feedback=_inline(choice.feedback, markdown),
        )
        for item, choice in zip(items, choices, strict=True)
    )
    return _View(items=items, lines=lines)


def _matching_view(
    answer: MatchingAnswer, named: MatchingAnswer, question_id: str, markdown: MarkdownRenderer
) -> _View:
    keys = text_keys([pair.left for pair in named.pairs])
    lefts = _items([pair.left for pair in answer.pairs], keys, markdown)
    by_key = dict(zip(right_keys(named), (pair.right for pair in answer.pairs), strict=True))
    rights = tuple(
        _item(key, by_key[key], markdown) for key in shuffled(list(by_key), seed=question_id)
    )
    lines = tuple(
        _line(
            left.key,
            Markup("{} → {}").format(left.html, Markup(markdown.inline(pair.right))),
            pair.feedback,
            markdown,
        )
        for left, pair in zip(lefts, answer.pairs, strict=True)
    )
    return _View(items=lefts, rights=rights, lines=lines)


def _ordering_view(
    answer: OrderingAnswer, named: OrderingAnswer, question_id: str, markdown: MarkdownRenderer
) -> _View:
    keys = text_keys([step.text for step in named.steps])
    steps = _items([step.text for step in answer.steps], keys, markdown)
    by_key = {step.key: step for step in steps}
    items = tuple(by_key[key] for key in shuffled(list(by_key), seed=question_id))
    lines = tuple(
        _line(item.key, item.html, step.feedback, markdown)
        for item, step in zip(steps, answer.steps, strict=True)
    )
    return _View(items=items, lines=lines)


def _text_view(shown: Markup, feedback: str, verdict: str, markdown: MarkdownRenderer) -> _View:
    line = KeyLine("answer", shown, verdict, True, _inline(feedback, markdown))
    return _View(lines=(line,))


def _line(key: str, html: Markup, feedback: str, markdown: MarkdownRenderer) -> KeyLine:
    return KeyLine(key, html, "", True, _inline(feedback, markdown))


def _items(
    texts: Sequence[str], keys: Sequence[str], markdown: MarkdownRenderer
) -> tuple[Item, ...]:
    return tuple(_item(key, text, markdown) for key, text in zip(keys, texts, strict=True))


def _inline(text: str, markdown: MarkdownRenderer) -> Markup:
    return Markup(markdown.inline(text)) if text else Markup("")


def _item(key: str, text: str, markdown: MarkdownRenderer) -> Item:
    html = Markup(markdown.inline(text))
    return Item(key, html, _text_of(html))


class _TextCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _text_of(html: str) -> str:
    """Return what the HTML says, for places that hold no tags."""
    collector = _TextCollector()
    collector.feed(html)
    collector.close()
    return " ".join("".join(collector.parts).split())
