"""How much fits on a slide: an estimate from the length of its text, no browser asked.

The numbers are those of `scripts/web/styles/slide.css`, on a wall of 1366 × 768 pixels. The
estimate is on the safe side: a browser test walks every real deck on three screens.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from taphuan.model.deck import TypeSize
from taphuan.parse.deck.pieces import TWO_COUNTS, Piece, PieceKind, split_piece
from taphuan.parse.inline import plain_text
from taphuan.text import strip_marks

_EMPTY_CITATION = re.compile(r"\[\]\(vb:[^)]*\)")
_SHORT_FORM = "000-HD/BTCTW ngày 00/00/2000"
_CELL_SIGN = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Wall:
    """A shape of screen, in the pixels slides are set in."""

    width: int
    height: int


WALLS = (Wall(1366, 768), Wall(1182, 886))
"""Wide screens, and old projectors of 4:3: the same area, so the same letters."""
MARGIN = 72
TOP, BOTTOM = 40, 60
KICKER = 42
TITLE_SIZE, TITLE_LINE = 52, 1.2
TITLE_GAP = 26
CLOCK_WIDTH = 330
"""Beside an activity's title: minutes and countdown."""
HANDS, TWO_HANDS = 3.6, 5.4
"""Right of an option, in parts of the type's size: how many raised a hand, or for and against."""
FRONT_TITLE, FRONT_WIDTH = 76, 884
FRONT_LINES = 30 + 50 + 24 + 2 * 32 * 1.4
"""Below title and text of the first slide: the course's title on two lines, and the distances."""
SAFETY = 0.96


@dataclass(frozen=True, slots=True)
class Type:
    """A size of text with its distances, which are in parts of the size."""

    size: int
    line: float = 1.4
    gap: float = 0.5
    item_gap: float = 0.4
    indent: float = 1.4


TYPES = {
    TypeSize.HUGE: Type(48),
    TypeSize.LARGE: Type(40),
    TypeSize.NORMAL: Type(34),
    TypeSize.COMPACT: Type(32, line=1.35, gap=0.45, item_gap=0.3),
}
NORMAL = TYPES[TypeSize.NORMAL]
_NARROW = dict.fromkeys("iIljt.,:;'!|()[]-/`\"r ", 0.32)
_WIDE = dict.fromkeys("mMwWNOQCGHUD%…@", 0.78)
_WIDTHS = {**_NARROW, "t": 0.37, "r": 0.42, **_WIDE, "m": 0.94, "M": 0.91, "W": 0.93}
_SPACE = 0.26
_USUAL = 0.585
_BOLD = 1.07


class _Widths(dict[str, float]):
    """The width of each letter, in parts of the size; diacritics add nothing."""

    def __missing__(self, letter: str) -> float:
        self[letter] = _WIDTHS.get(strip_marks(letter)[:1], _USUAL)
        return self[letter]


_letters = _Widths()


def count_lines(text: str, width: float, size: float) -> int:
    """Return into how many lines inline Markdown breaks, in a wide face such as Noto Sans."""
    most, lines, used = width / size, 1, 0.0
    for length in _word_widths(text):
        wanted = used + _SPACE + length if used else length
        if wanted > most and used:
            lines, used = lines + 1, length
        else:
            used = wanted
        if used > most:
            lines, used = lines + int(used // most), used % most
    return lines


@lru_cache(maxsize=4096)
def _word_widths(text: str) -> tuple[float, ...]:
    letters = _letters
    return tuple(sum(letters[sign] for sign in word) for word in shown_text(text).split())


def shown_text(inline: str) -> str:
    """Return inline Markdown as read from the wall: links by their words, citations by name."""
    return plain_text(_EMPTY_CITATION.sub(_SHORT_FORM, inline))


def body_height(wall: Wall, title: str, *, beside: int = 0) -> float:
    """Return the height left for the text under a title; `beside` is what stands right of it."""
    width = wall.width - 2 * MARGIN - beside
    lines = count_lines(title, width, TITLE_SIZE * _BOLD)
    head = KICKER + lines * TITLE_SIZE * TITLE_LINE + TITLE_GAP
    return (wall.height - TOP - BOTTOM - head) * SAFETY


def body_width(wall: Wall) -> int:
    return wall.width - 2 * MARGIN


def measure(pieces: Sequence[Piece], wall: Wall, face: Type) -> float:
    """Return the height of pieces that stand on one slide."""
    height = 0.0
    before: Piece | None = None
    for piece in pieces:
        if before is not None:
            both = {before.kind, piece.kind}
            is_list = both in ({PieceKind.ITEM}, {PieceKind.OPTION})
            gap = face.item_gap if is_list else face.gap
            is_close = both == {PieceKind.ROW} or piece.is_rest
            height += 0 if is_close else gap * face.size
        if piece.kind is PieceKind.ROW and (before is None or before.head != piece.head):
            height += _row_height(piece.head[0], piece, wall, face)
        height += _height(piece, wall, face)
        before = piece
    return height


def divide(
    pieces: Iterable[Piece], title: str, *, beside: int = 0
) -> tuple[list[list[Piece]], TypeSize]:
    """Return the pieces of each slide, and the size they are set in."""
    rest = list(pieces)
    for size in (TypeSize.HUGE, TypeSize.LARGE, TypeSize.NORMAL):
        if fits(rest, title, size, beside=beside):
            return [rest], size
    units = [unit for piece in rest for unit in _small_enough(piece, title, beside)]
    pages = _fill(units, title, 1.0, beside)
    for part in (0.5, 0.6, 0.7, 0.8, 0.9):  # as even as can be, without one slide more
        evener = _fill(units, title, part, beside)
        if len(evener) == len(pages):
            return evener, TypeSize.NORMAL
    return pages, TypeSize.NORMAL


def fits(pieces: Sequence[Piece], title: str, size: TypeSize, *, beside: int = 0) -> bool:
    """Tell whether the pieces fit on one slide in type of this size."""
    return _fits(pieces, title, TYPES[size], 1.0, beside)


def front_size(title: str, text: str) -> TypeSize:
    """Return how large the first slide is set: a long title in smaller letters."""
    lines = FRONT_LINES
    width, size = FRONT_WIDTH, FRONT_TITLE
    height = count_lines(title, width, size * _BOLD) * size * 1.15
    height += count_lines(text, width, NORMAL.size) * NORMAL.size * NORMAL.line
    room = WALLS[0].height - TOP - BOTTOM - KICKER
    return TypeSize.NORMAL if height + lines <= room * SAFETY else TypeSize.COMPACT


def is_wide(row: str) -> bool:
    """Tell whether a table with this row cannot be read from the wall."""
    cells = table_cells(row)
    longest = sum(max(_word_widths(cell), default=0.0) + 1 for cell in cells)
    return len(cells) > 4 or longest * NORMAL.size > body_width(WALLS[1])


def table_cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL_SIGN.split(row.strip().strip("|"))]


def _fits(pieces: Sequence[Piece], title: str, face: Type, part: float, beside: int) -> bool:
    return all(
        measure(pieces, wall, face) <= body_height(wall, title, beside=beside) * part
        for wall in WALLS
    )


def _small_enough(piece: Piece, title: str, beside: int) -> tuple[Piece, ...]:
    if _fits([piece], title, NORMAL, 1.0, beside):
        return (piece,)
    return split_piece(piece)


def _fill(units: Sequence[Piece], title: str, part: float, beside: int) -> list[list[Piece]]:
    """Fill slide after slide up to this part of its height."""
    pages: list[list[Piece]] = [[]]
    for unit in units:
        page = pages[-1]
        if page and not _fits([*page, unit], title, NORMAL, part, beside):
            held: list[Piece] = []
            while page and page[-1].is_lead and len(page) > 1:
                held.insert(0, page.pop())
            pages.append(held)
        pages[-1].append(unit)
    return pages


def _height(piece: Piece, wall: Wall, face: Type) -> float:
    size, width = face.size, body_width(wall)
    line = size * face.line
    match piece.kind:
        case PieceKind.ITEM:
            inner = width - face.indent * size
            parts = [piece.lines[0], *(part.strip(" \t-*+") for part in piece.lines[1:])]
            nested = sum(1 for part in piece.lines[1:] if part.strip().startswith(("-", "*", "+")))
            joined = parts if nested else [" ".join(parts)]
            return sum(count_lines(part, inner, size) for part in joined) * line
        case PieceKind.ROW:
            return _row_height(piece.lines[0], piece, wall, face)
        case PieceKind.QUOTE:
            text = " ".join(part.lstrip("> ") for part in piece.lines)
            return count_lines(text, width - 1.2 * size, size) * line
        case PieceKind.CODE:
            letters = int(width / (size * 0.62))
            return sum(1 + len(part) // letters for part in piece.lines[1:-1]) * line + size
        case PieceKind.IMAGE:
            return 9.5 * size
        case PieceKind.OPTION:
            hands = TWO_HANDS if piece.mark == TWO_COUNTS else HANDS
            inner = width - (face.indent + hands) * size
            return sum(count_lines(part, inner, size) for part in piece.lines) * line
        case PieceKind.COLUMNS:
            sides = (piece.lines, piece.head)
            return max(_column_height(side, width / 2 - 1.5 * size, face) for side in sides)
        case PieceKind.LEAD:
            text = piece.text.lstrip("# ")
            return count_lines(text, width, size * _BOLD * 1.08) * line * 1.08
        case PieceKind.PARAGRAPH:
            return count_lines(piece.text, width, size) * line


def _column_height(texts: Sequence[str], width: float, face: Type) -> float:
    inner = width - face.indent * face.size
    lines = sum(count_lines(text, inner, face.size) for text in texts)
    return lines * face.size * face.line + len(texts) * face.item_gap * face.size


def _row_height(row: str, piece: Piece, wall: Wall, face: Type) -> float:
    """Return the height of a table's row; its columns share the width by their titles and text."""
    cells = table_cells(row)
    heads = table_cells(piece.head[0])
    weights = [
        max(sum(_word_widths(max(pair, key=len))) ** 0.5, 2.0)
        for pair in zip(cells, (*heads, *[""] * len(cells)), strict=False)
    ]
    total = sum(weights) or 1.0
    width = body_width(wall) - len(cells) * face.size * 0.9
    lines = max(
        (
            count_lines(cell, width * weight / total, face.size)
            for cell, weight in zip(cells, weights, strict=True)
        ),
        default=1,
    )
    return lines * face.size * 1.3 + face.size * 0.5
