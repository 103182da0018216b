"""A deck as a PowerPoint file: the same slides, to be changed by hand, with the notes."""

import io
from collections.abc import Iterator, Mapping, Sequence

import segno
from markupsafe import Markup
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.picture import Picture as PptxPicture
from pptx.slide import Slide
from pptx.util import Length

from taphuan.model.labels import Labels
from taphuan.render.html_tree import plain_text
from taphuan.render.teaching.deck import DeckView, SlideView
from taphuan.render.teaching.files import GuideView
from taphuan.render.teaching.pptx_file import (
    FREE_LAYOUT,
    TEXT_LAYOUT,
    TITLE_LAYOUT,
    new_presentation,
    px,
    to_bytes,
)
from taphuan.render.teaching.pptx_text import (
    Line,
    Part,
    Picture,
    Run,
    Table,
    add_table,
    read_parts,
    read_runs,
    write_lines,
    write_runs,
)
from taphuan.text import excerpt

_SIZES = {"huge": 46, "large": 40, "normal": 34, "compact": 32}
_BOTTOM = 708
_LONG_TITLE = 46
"""Letters; a longer title takes two lines."""
_ONE_LINE = 72
"""Letters above a title."""
_NUMBERS = {"single": "alphaUcPeriod", "multiple": "alphaUcPeriod", "true-false": "alphaLcPeriod"}


def render_pptx(view: DeckView, labels: Labels, *, images: Mapping[str, bytes]) -> bytes:
    """Return the deck; pictures are found by their path under `docs/`."""
    made = new_presentation(
        locale=labels.locale_of(view.text_lang),
        title=f"{view.number}. {view.title}",
        author=view.centre,
    )
    writer = _Writer(made, view, labels, images)
    for slide in view.slides:
        writer.add(slide)
    return to_bytes(made)


class _Writer:
    def __init__(
        self,
        made: Presentation,
        view: DeckView,
        labels: Labels,
        images: Mapping[str, bytes],
    ) -> None:
        self.made, self.view, self.labels, self.images = made, view, labels, images
        self.lang = labels.locale_of(view.text_lang)

    def add(self, slide: SlideView) -> None:
        target = self._front(slide) if slide.kind == "title" else self._text_slide(slide)
        lines = tuple(self._notes(slide))
        if lines:
            frame = target.notes_slide.notes_text_frame
            assert frame is not None  # the notes master has one
            frame.text = "\n".join(lines)

    def _front(self, slide: SlideView) -> Slide:
        target: Slide = self.made.slides.add_slide(self.made.slide_layouts[TITLE_LAYOUT])
        self._kicker(target, slide)
        title, text = target.placeholders[0], target.placeholders[1]
        size = 68 if slide.size == "normal" else 54
        write_runs(
            title.text_frame.paragraphs[0], read_runs(slide.title), size=size, lang=self.lang
        )
        parts = [part for part in read_parts(slide.body) if isinstance(part, Line)]
        lines = [*parts, Line((Run(self.view.course),))]
        write_lines(text.text_frame, lines, size=34, lang=self.lang)
        return target

    def _text_slide(self, slide: SlideView) -> Slide:
        parts = list(self._parts(slide))
        text = [part for part in parts if isinstance(part, Line)]
        layout = self.made.slide_layouts[TEXT_LAYOUT if text else FREE_LAYOUT]
        target: Slide = self.made.slides.add_slide(layout)
        self._kicker(target, slide)
        words = plain_text(slide.title)
        title = target.placeholders[0]
        write_runs(title.text_frame.paragraphs[0], read_runs(slide.title), size=48, lang=self.lang)
        width = 1222
        if slide.minutes:
            width = 920
            self._minutes(target, slide)
        if slide.instruction:
            words = f"{words} · {slide.instruction}"
            run = Run(f" · {slide.instruction}")
            write_runs(title.text_frame.paragraphs[0], (run,), size=34, lang=self.lang)
        is_long = len(words) > _LONG_TITLE * width / 1222
        title.left, title.top, title.width = px(72), px(78), px(width)
        title.height = px(136 if is_long else 82)
        self._body(target, slide, parts, top=px(228 if is_long else 176))
        if slide.kind == "end" and self.view.address:
            self._qr(target)
        return target

    def _kicker(self, target: Slide, slide: SlideView) -> None:
        box = target.shapes.add_textbox(px(72), px(32), px(1222), px(46))
        box.name = self.labels["deck.pptx-where"]
        kind = slide.kind if slide.kind in ("case", "activity") else ""
        words = [self.labels[f"deck.{kind}"]] if kind else []
        words.append(slide.kicker)
        rest = f" {self.labels['deck.continued']}" if slide.is_continued else ""
        line = excerpt(" · ".join(words), _ONE_LINE - len(rest)) + rest
        box.text_frame.word_wrap = True
        write_runs(box.text_frame.paragraphs[0], (Run(line),), size=30, lang=self.lang)

    def _minutes(self, target: Slide, slide: SlideView) -> None:
        box = target.shapes.add_textbox(px(1014), px(78), px(280), px(70))
        box.name = self.labels["plan.minutes"]
        words = self.labels.fill("time.minutes", minutes=slide.minutes)
        run = Run(words, bold=True)
        write_runs(box.text_frame.paragraphs[0], (run,), size=44, lang=self.lang)

    def _body(self, target: Slide, slide: SlideView, parts: Sequence[Part], *, top: Length) -> None:
        """Set text, tables and pictures below each other; the first text is the outline's."""
        size = _SIZES[slide.size]
        has_text = any(isinstance(part, Line) for part in parts)
        place = target.placeholders[1] if has_text else None
        for group in _groups(parts):
            first = group[0]
            if isinstance(first, Table):
                words = self.labels["deck.pptx-table"]
                end = add_table(target, first, top=top, size=size, lang=self.lang, name=words)
                top = Length(end + px(size * 0.5))
            elif isinstance(first, Picture):
                top = self._picture(target, first, top=top)
            else:
                lines = [part for part in group if isinstance(part, Line)]
                height = px(min(_height(lines, size), 520)) if len(parts) > len(lines) else None
                height = height or Length(px(_BOTTOM) - top)
                box = place or target.shapes.add_textbox(px(72), top, px(1222), height)
                box.left, box.top, box.width, box.height = px(72), top, px(1222), height
                box.text_frame.word_wrap = True
                write_lines(box.text_frame, lines, size=size, lang=self.lang)
                place, top = None, Length(top + height)

    def _picture(self, target: Slide, picture: Picture, *, top: Length) -> Length:
        data = self.images[picture.source]
        room = Length(px(_BOTTOM) - top)
        shape = target.shapes.add_picture(io.BytesIO(data), px(72), top, height=room)
        if shape.width > px(1222):
            shape.height = Length(shape.height * px(1222) // shape.width)
            shape.width = px(1222)
        _describe(shape, picture.words)
        return Length(top + shape.height)

    def _qr(self, target: Slide) -> None:
        data = make_qr_png(self.view.address)
        shape = target.shapes.add_picture(io.BytesIO(data), px(914), px(320), height=px(380))
        _describe(shape, self.labels["deck.qr"])

    def _parts(self, slide: SlideView) -> Iterator[Part]:
        match slide.kind:
            case "question":
                yield from read_parts(slide.body)
                yield from self._options(slide)
            case "answer":
                yield from self._answer(slide)
            case "sources":
                for name in slide.documents:
                    yield Line((Run(name),), mark="•")
            case "end":
                yield from self._end()
            case _ if slide.line:
                yield Line((Run(slide.line),))
            case _:
                yield from read_parts(slide.body)

    def _options(self, slide: SlideView) -> Iterator[Part]:
        assert slide.question is not None
        form = slide.question.form
        if form == "matching":
            rights = slide.question.rights
            if slide.lines:
                yield Table(
                    tuple(
                        (
                            _marked(slide.lines[row].mark, slide.lines[row].html),
                            _marked(rights[row].mark, rights[row].html)
                            if row < len(rights)
                            else (),
                        )
                        for row in range(len(slide.lines))
                    ),
                    has_head=False,
                )
            return
        for line in slide.lines:
            number = ord(line.mark.upper()) - ord("A") + 1 if line.mark.isalpha() else 1
            mark = _NUMBERS.get(form, "alphaUcPeriod")
            yield Line(read_runs(line.html), mark=mark, start=number)

    def _answer(self, slide: SlideView) -> Iterator[Part]:
        for line in slide.lines:
            runs: tuple[Run, ...] = read_runs(line.html)
            if line.mark:
                runs = (Run(f"{line.mark}. ", bold=True), *runs)
            if line.other:
                runs = (*runs, Run(f" → {line.answer}. ", bold=True), *read_runs(line.other))
            elif line.answer:
                runs = (*runs, Run(f" {line.answer}", bold=True))
            yield Line(runs)
            if line.why:
                yield Line(read_runs(line.why), level=1)
        if slide.explanation:
            word = Run(f"{self.labels['quiz.explanation']} ", bold=True)
            yield Line((word, *read_runs(slide.explanation)))

    def _end(self) -> Iterator[Part]:
        view, labels = self.view, self.labels
        if view.address:
            yield Line((Run(labels["deck.again-at"]),))
            yield Line((Run(view.address, bold=True),))
        else:
            yield Line((Run(f"{labels['deck.again-in']} {view.path}"),))
        if view.centre:
            yield Line((Run(view.centre),))
        if view.phone:
            yield Line((Run(f"{labels['home.phone']}: {view.phone}"),))

    def _notes(self, slide: SlideView) -> Iterator[str]:
        labels = self.labels
        yield from _plain_lines(slide.notes)
        if slide.kind == "question" and slide.question is not None:
            yield f"{labels['quiz.answer']}: {slide.question.short_answer}"
            for hint in slide.question.hints:
                yield f"{labels['quiz.hint']}: {plain_text(hint)}"
        if slide.kind == "answer" and slide.question is not None and not slide.is_continued:
            for line in slide.question.others:
                yield f"{line.mark}. {plain_text(line.html)} {plain_text(line.why)}".strip()
        for guide in (*slide.guides, *slide.section_guides):
            yield from _guide_lines(guide)


def _describe(shape: PptxPicture, words: str) -> None:
    """Say in words what a picture shows; python-pptx has no field for it."""
    properties = shape._element.find(f".//{qn('p:cNvPr')}")
    assert properties is not None  # every shape has them
    properties.set("descr", words)


def _marked(mark: str, html: Markup) -> tuple[Run, ...]:
    return (Run(f"{mark}. ", bold=True), *read_runs(html))


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield runs of text together, every table and picture alone."""
    text: list[Part] = []
    for part in parts:
        if isinstance(part, Line):
            text.append(part)
            continue
        if text:
            yield text
        text = []
        yield [part]
    if text:
        yield text


def _height(lines: Sequence[Line], size: float) -> float:
    """Return about how high lines stand, in pixels."""
    letters = 1222 / (size * 0.5)
    return sum((1 + len(line.text) // letters) * size * 1.25 + size * 0.35 for line in lines) + 20


def _guide_lines(guide: GuideView) -> Iterator[str]:
    title = plain_text(guide.title)
    if title or guide.minutes:
        yield f"{title} ({guide.minutes})" if guide.minutes else title
    yield from _plain_lines(guide.html)


def _plain_lines(html: Markup) -> Iterator[str]:
    for part in read_parts(html):
        match part:
            case Line(mark="•"):
                yield f"• {part.text}"
            case Line(mark=mark, start=start) if mark:
                yield f"{start}. {part.text}"
            case Line():
                yield part.text
            case Table(rows=rows):
                for row in rows:
                    yield " | ".join("".join(run.text for run in cell) for cell in row)
            case Picture(words=words):
                yield words


def make_qr_png(address: str) -> bytes:
    """Return the QR code of an address as a picture."""
    written = io.BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="png", scale=10, border=4)
    return written.getvalue()
