"""A course as a handbook to print: HTML for a page-based renderer, the answers at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.render.copies.markup import Change, Element, cut, find_elements, splice
from taphuan.render.copies.one_file import COVER, Binding
from taphuan.render.copies.plan import Copy, EditionWords
from taphuan.render.question.html import environment


@dataclass(frozen=True, slots=True)
class FontFace:
    """A face of the handbook's fonts."""

    family: str
    """`Handbook`, or `Signs` for arrows and the like that the first has not."""
    weight: int
    style: str
    url: str


_SCREEN_ONLY = ("script", "button", "template", "tap-reading", "tap-summary")
_CLASSES_OF_SCREEN = ("tq-actions", "tq-hints", "tq-outcome", "tq-note", "tq-answer")
"""An answer stands at the end of the handbook instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is right, under the number the question bears in its chapter."""

    id: str
    number: str
    html: Markup


@dataclass(frozen=True, slots=True)
class PaperChapter:
    id: str
    number: str
    title: str
    facts: str
    lang: str
    html: Markup
    answers: tuple[Answer, ...]


def render_handbook(
    copy: Copy,
    bound: Binding,
    labels: Labels,
    *,
    edition: EditionWords,
    fonts: Sequence[FontFace],
) -> str:
    """Return the handbook of a course as one HTML document.

    Args:
        copy: What is being made.
        bound: Its chapters.
        labels: Of its language.
        edition: What it says of itself.
        fonts: What it is set in.
    """
    chapters = [
        PaperChapter(one.id, one.number, one.title, one.facts, one.lang, *_paper(one.html, labels))
        for one in bound.chapters
    ]
    cover = _paper(bound.cover.html, labels)[0] if bound.cover else Markup("")
    content = bound.book.content
    template = environment().get_template("copy_handbook.html.j2")
    return template.render(
        labels=labels,
        title=copy.title,
        cover=cover,
        course=bound.course,
        cover_id=COVER,
        cover_lang=bound.cover.lang if bound.cover else labels.lang,
        chapters=chapters,
        book=bound.book,
        centre=content.centre,
        edition=edition,
        fonts=fonts,
    )


def _paper(html: Markup, labels: Labels) -> tuple[Markup, tuple[Answer, ...]]:
    """Return a chapter's text without what only a screen can do, and its answers."""
    text = str(html)
    elements = find_elements(text)
    changes = [change for element in elements for change in _changes(element)]
    answers: list[Answer] = []
    for question in elements:
        if question.name == "tap-question":
            inside = [one for one in elements if question.start < one.start < question.end]
            answers += _answers(text, question, inside, labels)
    return Markup(splice(text, changes)), tuple(answers)


def _changes(element: Element) -> Iterator[Change]:
    if element.name in _SCREEN_ONLY or any(map(element.has_class, _CLASSES_OF_SCREEN)):
        yield cut(element)
    elif element.name in ("input", "select", "textarea"):
        yield Change(element.start, element.end, _blank(element))


def _blank(element: Element) -> str:
    """Return the room to write in that stands for a field on paper."""
    if element.name == "textarea":
        shape = "lines"
    elif element.name == "input" and element.get("type") == "text":
        shape = "line"
    else:
        shape = "box" if element.get("type") != "radio" else "ring"
    template = environment().get_template("copy_blank.html.j2")
    return template.render(shape=shape)


def _answers(
    text: str, question: Element, inside: list[Element], labels: Labels
) -> Iterator[Answer]:
    """Yield the answer of a question, the line that opens it on a screen left out."""
    number = question.get("data-number")
    for details in inside:
        if details.has_class("tq-answer"):
            summary = next(
                one for one in inside if one.name == "summary" and one.start > details.start
            )
            yield Answer(
                id=f"dap-an-{question.get('data-question')}",
                number=labels.fill("quiz.number", number=number),
                html=Markup(text[summary.end : details.inner_end]),
            )
