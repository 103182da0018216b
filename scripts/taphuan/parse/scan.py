"""What the line scanner found in one file: kinds of lines, blocks, fences, headings."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from taphuan.diagnostics import Diagnostic
from taphuan.model.page import TRAINER_BLOCKS

LIST_INDENT = 4
"""Spaces from which on a line belongs to the list item above it."""


class LineKind(Enum):
    """What a line is to the scanner; only TEXT is Markdown to be read further."""

    META = auto()
    TEXT = auto()
    COMMENT = auto()
    FENCE = auto()
    BLOCK_EDGE = auto()
    """An opener, its options, or a closer."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block; `lines` is what stands between its first and last line."""

    info: str
    lines: tuple[str, ...]
    line: int
    """Of the opening fence, counted from 1."""
    end_line: int
    indent: int = 0
    is_closed: bool = True

    @property
    def is_quiz(self) -> bool:
        return self.info.split(maxsplit=1)[:1] == ["quiz"]


@dataclass(frozen=True, slots=True)
class ScannedBlock:
    """A container with its place; text is taken from `Scan.lines` when needed."""

    name: str
    title: str
    minutes: int | None
    parent: "ScannedBlock | None"
    line: int
    body_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class ScannedHeading:
    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything the scanner found. Line numbers count from 1 and include the front matter."""

    lines: tuple[str, ...]
    """With comments blanked out."""
    kinds: tuple[LineKind, ...]
    meta_end: int
    """Line of the closing `---`, 0 without front matter."""
    blocks: tuple[ScannedBlock, ...]
    """In the order of their openers."""
    fences: tuple[Fence, ...]
    headings: tuple[ScannedHeading, ...]
    diagnostics: tuple[Diagnostic, ...]

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """Yield number and text of every line that is Markdown text."""
        for number, (line, kind) in enumerate(zip(self.lines, self.kinds, strict=True), start=1):
            if kind is LineKind.TEXT:
                yield number, line

    def hidden_lines(self) -> frozenset[int]:
        """Return the numbers of all lines of blocks that readers never see."""
        hidden = (block for block in self.blocks if block.name in TRAINER_BLOCKS)
        return frozenset(n for block in hidden for n in range(block.line, block.end_line + 1))

    def reading_lines(self) -> list[str]:
        """Return the body as readers get it: no trainer's text, the same number of lines.

        Openers, options, closers and fences are written the one way that Python-Markdown's
        extensions read just as the scanner did.
        """
        kept = list(self.lines)
        for number, kind in enumerate(self.kinds):
            if kind is LineKind.BLOCK_EDGE and not kept[number].strip().strip("/"):
                kept[number] = "///"
        for block in self.blocks:
            options = [""] * (block.body_line - block.line - 1)
            if options and block.minutes:
                options[0] = f"    minutes: {block.minutes}"
            title = f" | {block.title}" if block.title else ""
            kept[block.line - 1 : block.body_line - 1] = [f"/// {block.name}{title}", *options]
        for fence in self.fences:
            if fence.is_closed:
                _straighten(fence, kept)
        for number in self.hidden_lines():
            kept[number - 1] = ""
        return kept[self.meta_end :]


def _straighten(fence: Fence, lines: list[str]) -> None:
    """Write a fence so that all its lines stand as far in as its first, in a list, or at column 0.

    Authors indent by a space or two; SuperFences then wants every line indented alike.
    """
    first, last = fence.line - 1, fence.end_line - 1
    opener = lines[first].lstrip()
    indent = lines[first][: -len(opener)] if fence.indent >= LIST_INDENT else ""
    marks = indent + _longer_than_all_in(fence, opener[0])
    lines[first], lines[last] = f"{marks}{_language(fence)}", marks
    if not indent and fence.indent:
        for number in range(first + 1, last):
            line = lines[number]
            spaces = len(line) - len(line.lstrip(" "))
            lines[number] = line[min(spaces, fence.indent) :]


def _longer_than_all_in(fence: Fence, mark: str) -> str:
    inner = [line.lstrip() for line in fence.lines]
    longest = max((len(line) - len(line.lstrip(mark)) for line in inner), default=0)
    return mark * max(3, longest + 1)


def _language(fence: Fence) -> str:
    """Return the first word of the opening line if it can be the name of a language."""
    word = fence.info.partition(" ")[0]
    return f" {word}" if word and all(mark.isalnum() or mark in "#.+-_" for mark in word) else ""
