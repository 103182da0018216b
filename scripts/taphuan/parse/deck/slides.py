"""A `Lesson` to a `Deck`: what goes on which slide, and what an author should know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.deck import Deck, DeckSection, Slide, SlideKind, TypeSize
from taphuan.model.lesson import Activity, Asked, Case, Guide, Lesson, LessonSection, ShownSlide
from taphuan.model.page import ModuleMeta
from taphuan.parse.deck.fit import CLOCK_WIDTH, divide, front_size, is_wide
from taphuan.parse.deck.pieces import Piece, PieceKind, join_pieces, read_pieces
from taphuan.parse.deck.question import divide_answer, divide_question
from taphuan.text import excerpt

MANY_SLIDES = 120
"""More than anybody shows in a morning."""
SOURCES_A_SLIDE = 8


def parse_deck(lesson: Lesson, meta: ModuleMeta, *, path: str) -> tuple[Deck, list[Diagnostic]]:
    """Return the module's slides in the order it is taught, and advice on them."""
    maker = _Maker(path)
    deck = Deck(tuple(maker.sections(lesson, meta)))
    if not any(section.has_slides for section in lesson.sections):
        maker.say(Code.DECK_NO_SLIDES, 1)
    if len(deck.slides) > MANY_SLIDES:
        maker.say(Code.DECK_MANY_SLIDES, 1, count=len(deck.slides), most=MANY_SLIDES)
    return deck, maker.problems


@dataclass(frozen=True, slots=True)
class _Page:
    """What one slide of several shows."""

    text: str
    size: TypeSize


class _Maker:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Diagnostic] = []

    def say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))

    def sections(self, lesson: Lesson, meta: ModuleMeta) -> Iterator[DeckSection]:
        intro, *sections = lesson.sections
        size = front_size(meta.title, meta.description)
        front = Slide(SlideKind.TITLE, meta.title, meta.description, 0, size=size)
        opening: tuple[Slide, ...] = (front,)
        opening += tuple(self._listed(SlideKind.OBJECTIVES, meta.objectives))
        yield DeckSection("", intro.guides, (*opening, *self._items(intro)))
        checkups = [section for section in sections if section.is_checkup]
        for section in sections:
            if not section.is_checkup:
                yield self._section(section)
        yield DeckSection("", (), tuple(self._listed(SlideKind.KEYPOINTS, meta.keypoints)))
        for section in checkups:
            yield self._section(section)
        yield DeckSection("", (), (*_sources(meta), Slide(SlideKind.END, "", "", 0)))

    def _section(self, section: LessonSection) -> DeckSection:
        slides = tuple(self._items(section))
        if not section.has_slides:
            summary = section.summary
            heading = Slide(SlideKind.HEADING, section.title, summary, section.line)
            slides = (heading, *slides)
        return DeckSection(section.title, section.guides, slides)

    def _items(self, section: LessonSection) -> Iterator[Slide]:
        for item in section.items:
            match item:
                case ShownSlide():
                    yield from self._shown(item)
                case Case():
                    yield from self._case(item)
                case Activity():
                    yield from self._activity(item)
                case Asked():
                    yield from self._asked(item)
                case Guide():
                    pass  # in the presenter's window, beside all slides of the section

    def _shown(self, item: ShownSlide) -> Iterator[Slide]:
        pieces = read_pieces(item.text, line=item.line + 1)
        self._check_tables(pieces)
        pages, size = divide(pieces, item.title)
        if len(pages) > 1:
            details = {"title": item.title or excerpt(item.text), "count": len(pages)}
            self.say(Code.DECK_OVERFLOW, item.line, **details)
        slide = Slide(SlideKind.TEXT, item.title, "", item.line, notes=item.notes)
        yield from _parted(slide, [_Page(join_pieces(page), size) for page in pages])

    def _case(self, item: Case) -> Iterator[Slide]:
        """A bold line begins a new slide: what the class is asked, then what could be done."""
        pieces = read_pieces(item.text, line=item.line + 1)
        self._check_tables(pieces)
        pages = []
        for group in _groups(pieces):
            divided, size = divide(group, item.title)
            pages += [_Page(join_pieces(page), size) for page in divided]
        slide = Slide(SlideKind.CASE, item.title, "", item.line, guides=item.guides)
        yield from _parted(slide, pages)

    def _activity(self, item: Activity) -> Iterator[Slide]:
        pieces = read_pieces(item.text, line=item.line + 1)
        self._check_tables(pieces)
        beside = CLOCK_WIDTH if item.minutes else 0
        pages, size = divide(pieces, item.title, beside=beside)
        slide = Slide(
            SlideKind.ACTIVITY,
            item.title,
            "",
            item.line,
            guides=item.guides,
            minutes=item.minutes,
        )
        yield from _parted(slide, [_Page(join_pieces(page), size) for page in pages])

    def _asked(self, item: Asked) -> Iterator[Slide]:
        asked = Slide(
            SlideKind.QUESTION, "", "", item.line, question=item.question, number=item.number
        )
        pages = divide_question(item.question)
        if len(pages) > 1:
            self.say(Code.DECK_LONG_QUESTION, item.line, id=item.question.id, count=len(pages))
        for kind, parts in (
            (SlideKind.QUESTION, pages),
            (SlideKind.ANSWER, divide_answer(item.question)),
        ):
            for part, page in enumerate(parts, start=1):
                yield replace(
                    asked,
                    kind=kind,
                    text=page.text,
                    rows=page.rows,
                    size=page.size,
                    part=part,
                    parts=len(parts),
                )

    def _listed(self, kind: SlideKind, texts: Sequence[str]) -> Iterator[Slide]:
        pieces = [
            Piece(PieceKind.ITEM, (text,), 0, mark=f"{number}.")
            for number, text in zip(count(1), texts, strict=False)
        ]
        pages, size = divide(pieces, "")
        pages_of_text = [_Page(join_pieces(page), size) for page in pages]
        yield from _parted(Slide(kind, "", "", 0), pages_of_text)

    def _check_tables(self, pieces: Sequence[Piece]) -> None:
        told: set[tuple[str, ...]] = set()
        for piece in pieces:
            is_told = piece.kind is not PieceKind.ROW or piece.head in told
            if not is_told and (is_wide(piece.lines[0]) or is_wide(piece.head[0])):
                told.add(piece.head)
                self.say(Code.DECK_WIDE_TABLE, piece.line, text=excerpt(piece.lines[0]))


def _parted(slide: Slide, pages: Sequence[_Page]) -> Iterator[Slide]:
    for part, page in enumerate(pages, start=1):
        yield replace(slide, text=page.text, size=page.size, part=part, parts=len(pages))


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind is PieceKind.LEAD and groups[-1]:
            groups.append([])
        groups[-1].append(piece)
    return groups


def _sources(meta: ModuleMeta) -> Iterator[Slide]:
    """Documents are named by the register: here only how many stand on a slide."""
    total = len(meta.sources)
    parts = -(-total // SOURCES_A_SLIDE)
    for part in range(parts):
        rows = (part * total // parts, (part + 1) * total // parts)
        yield Slide(SlideKind.SOURCES, "", "", 0, rows=rows, part=part + 1, parts=parts)
