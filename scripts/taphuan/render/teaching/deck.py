"""A module's deck as a page: slides, and beside each what the trainer reads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import segno
from markupsafe import Markup

from taphuan.model.deck import DeckSection, Slide, SlideKind, Span
from taphuan.model.document import Document
from taphuan.model.labels import Labels
from taphuan.model.lesson import Asked
from taphuan.model.page import Course, ModuleMeta, Page
from taphuan.model.site import Content
from taphuan.render.citations import name_document
from taphuan.render.link_view import number_module, url_of
from taphuan.render.question.html import environment
from taphuan.render.teaching.files import (
    GuideView,
    TeachingMarkdown,
    deck_url,
    plan_url,
    way,
)
from taphuan.render.teaching.question import AskedView, Line

WORDS = "deck-live."
"""Labels that the deck's script needs begin with this."""


@dataclass(frozen=True, slots=True)
class QrView:
    """A QR code as the path of an SVG, black on white."""

    size: int
    path: str


@dataclass(frozen=True, slots=True)
class SlideView:
    """One slide as its template shows it."""

    number: int
    kind: str
    size: str
    section: int
    kicker: str
    title: Markup
    is_continued: bool
    """The slide before has the same title and the beginning."""
    body: Markup
    notes: Markup
    guides: tuple[GuideView, ...]
    section_guides: tuple[GuideView, ...]
    """Of the whole section; on its first slide only."""
    start: str
    end: str
    minutes: int
    clock: str
    """Of an activity, by which all its slides are known."""
    has_more: bool
    """Goes on on the next slide."""
    line: str = ""
    """Words of the site's own in place of `body`."""
    question: AskedView | None = None
    instruction: str = ""
    lines: tuple[Line, ...] = ()
    """The options shown, or the lines of the answer."""
    explanation: Markup = Markup("")  # noqa: RUF009 - immutable
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckView:
    lang: str
    text_lang: str
    title: str
    number: str
    course: str
    minutes: int
    slides: tuple[SlideView, ...]
    address: str
    """Of the module on the web; empty where the site's address is not known."""
    qr: QrView | None
    path: str
    """The way to the module by the site's own words."""
    centre: str
    phone: str
    module_url: str
    plan_url: str
    room_url: str
    files: tuple[tuple[str, str], ...]


def view_deck(
    module: Page,
    course: Course,
    content: Content,
    labels: Labels,
    *,
    markdown: TeachingMarkdown,
    site_name: str,
    site_url: str,
) -> DeckView:
    """Return everything the deck's page shows; addresses are relative to that page."""
    assert isinstance(module.meta, ModuleMeta)
    assert module.deck is not None  # made for every module
    here, own = deck_url(module, course.lang), url_of(module.name, course.lang)
    address = f"{site_url}{own}" if site_url else ""
    learn = content.find_page("khoa-hoc/index.md", lang=course.lang)
    number = number_module(module, labels)
    steps = (site_name, learn.meta.title if learn else "", course.page.meta.title, number)
    return DeckView(
        lang=course.lang,
        text_lang=module.lang,
        title=module.meta.title,
        number=number,
        course=course.page.meta.title,
        minutes=module.meta.minutes,
        slides=tuple(_Viewer(module, content, labels, markdown.of(module)).slides()),
        address=address,
        qr=make_qr(address) if address else None,
        path=labels["deck.path-sign"].join(step for step in steps if step),
        centre=content.centre.name,
        phone=content.centre.phone,
        module_url=way(here, own),
        plan_url=way(here, plan_url(module, course.lang)),
        room_url=way(here, url_of("giang-vien/index.md", course.lang)),
        files=(),
    )


def render_deck(view: DeckView, labels: Labels, *, words: Markup, style: str, script: str) -> str:
    """Return the deck's page; `words` are the labels that begin with `WORDS`, as JSON."""
    template = environment().get_template("deck.html.j2")
    return template.render(view=view, labels=labels, words=words, style=style, script=script)


def make_qr(address: str) -> QrView:
    """Return the QR code of an address, with the quiet border readers need."""
    code = segno.make(address, error="m", micro=False)
    rows = [bytes(row) for row in code.matrix_iter(border=4)]
    parts: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = next((n for n in range(x, len(row)) if row[n] != row[x]), len(row)) - x
            if row[x]:
                parts.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return QrView(len(rows), "".join(parts))


class _Viewer:
    """Turns the slides of one module into views, one after another."""

    def __init__(
        self, module: Page, content: Content, labels: Labels, markdown: TeachingMarkdown
    ) -> None:
        assert isinstance(module.meta, ModuleMeta)
        assert module.deck is not None  # made for every module
        self.module, self.meta, self.deck = module, module.meta, module.deck
        self.content, self.labels, self.markdown = content, labels, markdown
        self.questions: dict[str, AskedView] = {}

    def slides(self) -> Iterator[SlideView]:
        spans = iter(self.deck.spans(self.meta.minutes))
        slides = self.deck.slides
        number = 0
        for place, section in enumerate(self.deck.sections):
            guides = tuple(self.markdown.guide(guide) for guide in section.guides)
            for first, slide in enumerate(section.slides):
                number += 1
                view = self._slide(slide, section, place, number, next(spans))
                following = slides[number] if number < len(slides) else None
                yield replace(
                    view,
                    section_guides=() if first else guides,
                    has_more=following is not None and _goes_on(slide, following),
                )

    def _slide(
        self, slide: Slide, section: DeckSection, place: int, number: int, span: Span
    ) -> SlideView:
        markdown = self.markdown
        view = SlideView(
            number=number,
            kind=slide.kind.value,
            size=slide.size.value,
            section=place,
            kicker=self._kicker(slide, section),
            title=self._title(slide),
            is_continued=slide.part > 1,
            body=Markup(""),
            notes=markdown.block(slide.notes),
            guides=tuple(markdown.guide(guide) for guide in slide.guides),
            section_guides=(),
            start=f"{span.start:.2f}",
            end=f"{span.end:.2f}",
            minutes=slide.minutes,
            clock=str(slide.line) if slide.minutes else "",
            has_more=False,
        )
        match slide.kind:
            case SlideKind.QUESTION | SlideKind.ANSWER:
                assert slide.question is not None  # such a slide is made from one
                return self._asked(view, slide, Asked(slide.question, slide.number))
            case SlideKind.SOURCES:
                names = [name_document(one, self.labels) for one in self._documents()]
                return replace(view, documents=tuple(names[slice(*slide.rows)]))
            case SlideKind.HEADING if not slide.text:
                count = sum(1 for one in section.slides if one.kind is SlideKind.QUESTION)
                words = self.labels.fill("module.questions", count=count) if count else ""
                return replace(view, line=words)
            case _:
                return replace(view, body=markdown.block(slide.text))

    def _asked(self, view: SlideView, slide: Slide, asked: Asked) -> SlideView:
        shown = self._question(asked)
        rows = slice(*slide.rows)
        if slide.kind is SlideKind.ANSWER:
            explanation = self.markdown.inline(slide.text)
            return replace(view, question=shown, lines=shown.answer[rows], explanation=explanation)
        options = shown.options[rows]
        if shown.rights:  # both columns stand on one slide
            options = shown.options if slide.part == slide.parts else ()
        return replace(
            view,
            question=shown,
            instruction=self.labels[f"deck.do-{shown.form}"],
            body=self.markdown.block(slide.text),
            lines=options,
        )

    def _question(self, asked: Asked) -> AskedView:
        key = asked.question.id
        if key not in self.questions:
            self.questions[key] = self.markdown.question(asked)
        return self.questions[key]

    def _kicker(self, slide: Slide, section: DeckSection) -> str:
        number = number_module(self.module, self.labels)
        if slide.kind is SlideKind.TITLE:
            return number
        return f"{number}. {section.title or self.meta.title}"

    def _title(self, slide: Slide) -> Markup:
        labels = self.labels
        match slide.kind:
            case SlideKind.OBJECTIVES | SlideKind.KEYPOINTS | SlideKind.SOURCES:
                return Markup.escape(labels[f"module.{slide.kind.value}"])
            case SlideKind.QUESTION:
                return Markup.escape(labels.fill("quiz.number", number=slide.number))
            case SlideKind.ANSWER:
                return Markup.escape(labels.fill("deck.answer", number=slide.number))
            case SlideKind.END:
                number = number_module(self.module, labels)
                return Markup.escape(labels.fill("deck.end", number=number))
            case _:
                return self.markdown.inline(slide.title)

    def _documents(self) -> list[Document]:
        ids = (source.partition("?")[0] for source in self.meta.sources)
        found = (self.content.register.find(document_id) for document_id in ids)
        return [document for document in found if document]


def _goes_on(slide: Slide, following: Slide) -> bool:
    return slide.kind is following.kind and following.part == slide.part + 1
