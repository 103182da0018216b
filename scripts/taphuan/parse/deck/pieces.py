"""The Markdown of a slide in pieces that stay whole: paragraphs, list items, rows of tables.

Text that is too long for one slide is divided between them, never inside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

_ITEM = re.compile(r"^ {0,3}(?P<mark>[-*+]|\d{1,3}[.)])[ \t]+(?P<text>\S.*)$")
_DELIMITER = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{2,6}[ \t]+\S")
_BOLD_LINE = re.compile(r"^(?:\*\*|__)(?!\s).+(?<!\s)(?:\*\*|__)[.:]?$")
_IMAGE_LINE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…;])|(?<=[.!?…;][”’)]))[ \t]+(?=[^\W\d_]|[“‘(\d*\[])")


TWO_COUNTS = "±"
"""Mark of an option for which two numbers are counted."""


class PieceKind(Enum):
    PARAGRAPH = auto()
    LEAD = auto()
    """A heading, or a line that is all bold: it belongs to what follows."""
    ITEM = auto()
    ROW = auto()
    QUOTE = auto()
    CODE = auto()
    IMAGE = auto()
    OPTION = auto()
    """A line of a question's answer, with what is said of it as its second line."""
    COLUMNS = auto()
    """Both sides of a matching question: `lines` on the left, `head` on the right."""


@dataclass(frozen=True, slots=True)
class Piece:
    kind: PieceKind
    lines: tuple[str, ...]
    """As written; of a list item without its mark."""
    line: int
    """The line of the file it begins on."""
    mark: str = ""
    """Of a list item: `-`, or its number and point; of an option: `TWO_COUNTS` or nothing."""
    head: tuple[str, ...] = ()
    """Of a table's row: the table's first two lines."""
    is_rest: bool = False
    """A sentence that stood behind the one before in the same paragraph."""

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)

    @property
    def is_lead(self) -> bool:
        """Tell whether it may not be the last thing on a slide."""
        return self.kind is PieceKind.LEAD or (
            self.kind is PieceKind.PARAGRAPH and self.lines[-1].rstrip().endswith(":")
        )


def read_pieces(text: str, *, line: int) -> tuple[Piece, ...]:
    """Return the pieces of a slide's Markdown; `line` is where its first line stands."""
    return tuple(_number(_Reader(text.split("\n"), line).read()))


def join_pieces(pieces: Sequence[Piece]) -> str:
    """Return the Markdown of pieces that follow each other on one slide."""
    lines: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        goes_on = before is not None and _goes_on(before, piece)
        if before is not None and piece.is_rest:
            lines[-1] = f"{lines[-1]} {piece.text}"
            before = piece
            continue
        if lines and not goes_on:
            lines.append("")
        if piece.kind is PieceKind.ROW and not goes_on:
            lines.extend(piece.head)
        if piece.kind is PieceKind.ITEM:
            lines.append(f"{piece.mark} {piece.lines[0]}")
            lines.extend(piece.lines[1:])
        else:
            lines.extend(piece.lines)
        before = piece
    return "\n".join(lines)


def split_piece(piece: Piece) -> tuple[Piece, ...]:
    """Return the sentences of a paragraph or list item; anything else cannot be divided."""
    if piece.kind not in (PieceKind.PARAGRAPH, PieceKind.ITEM):
        return (piece,)
    sentences = _SENTENCE_END.split(piece.text)
    first = replace(piece, lines=(sentences[0],))
    rest = Piece(PieceKind.PARAGRAPH, ("",), piece.line, is_rest=True)
    return (first, *(replace(rest, lines=(sentence,)) for sentence in sentences[1:]))


def first_sentence(text: str) -> str:
    """Return the first sentence of a paragraph on one line."""
    return _SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0]


def _goes_on(before: Piece, piece: Piece) -> bool:
    if piece.kind is PieceKind.ITEM and before.kind is PieceKind.ITEM:
        return (piece.mark == "-") == (before.mark == "-")
    is_row = piece.kind is PieceKind.ROW and before.kind is PieceKind.ROW
    return is_row and piece.head == before.head


def _number(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give every item of a numbered list the number it is shown with."""
    count, is_listed = 0, False
    for piece in pieces:
        if piece.kind is not PieceKind.ITEM or piece.mark in "-*+":
            is_listed = False
            yield replace(piece, mark="-") if piece.kind is PieceKind.ITEM else piece
            continue
        count = count + 1 if is_listed else int(piece.mark[:-1])
        is_listed = True
        yield replace(piece, mark=f"{count}.")


class _Reader:
    def __init__(self, lines: list[str], first: int) -> None:
        self.lines, self.first = lines, first

    def read(self) -> Iterator[Piece]:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if not line.strip() or _RULE.match(line):
                index += 1
                continue
            end = self._end(index)
            yield from self._pieces(index, end)
            index = end

    def _end(self, index: int) -> int:
        """Return the index behind what begins on this line."""
        line = self.lines[index]
        if fence := _FENCE.match(line):
            closers = (
                n
                for n in range(index + 1, len(self.lines))
                if self.lines[n].strip().startswith(fence["marks"])
            )
            return next(closers, len(self.lines) - 1) + 1
        if _HEADING.match(line):
            return index + 1
        if _ITEM.match(line):
            return self._item_end(index)
        end = index + 1
        while end < len(self.lines) and self.lines[end].strip():
            following = self.lines[end]
            if _HEADING.match(following) or _FENCE.match(following):
                break
            end += 1
        return end

    def _item_end(self, index: int) -> int:
        """An item goes on with indented lines, and with plain ones right below it."""
        end = index + 1
        while end < len(self.lines):
            line = self.lines[end]
            if not line.strip():
                after = next((n for n in range(end, len(self.lines)) if self.lines[n].strip()), end)
                if not self.lines[after].startswith(("    ", "\t")):
                    return end
            elif _ITEM.match(line) and not line.startswith("  "):
                return end
            end += 1
        return end

    def _pieces(self, index: int, end: int) -> Iterator[Piece]:
        lines, number = tuple(self.lines[index:end]), self.first + index
        text = lines[0].strip()
        if item := _ITEM.match(lines[0]):
            yield Piece(PieceKind.ITEM, (item["text"], *lines[1:]), number, mark=item["mark"])
        elif len(lines) > 2 and "|" in lines[0] and _DELIMITER.match(lines[1]):
            for offset, row in enumerate(lines[2:], start=2):
                yield Piece(PieceKind.ROW, (row,), number + offset, head=lines[:2])
        elif _HEADING.match(lines[0]) or (len(lines) == 1 and _BOLD_LINE.match(text)):
            yield Piece(PieceKind.LEAD, lines, number)
        elif _FENCE.match(lines[0]):
            yield Piece(PieceKind.CODE, lines, number)
        elif text.startswith(">"):
            yield Piece(PieceKind.QUOTE, lines, number)
        elif len(lines) == 1 and _IMAGE_LINE.match(text):
            yield Piece(PieceKind.IMAGE, lines, number)
        else:
            yield Piece(PieceKind.PARAGRAPH, lines, number)
