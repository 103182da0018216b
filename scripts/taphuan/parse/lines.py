"""The one scanner: reads a whole file line by line and finds blocks, fences and comments.

It is the only reader of this structure. pymdownx.blocks, which renders the blocks, hands
over no line numbers, prints a misspelt block as text and lets an unclosed one swallow the
page; so everything that is said about blocks and fences is said from here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import TRAINER_BLOCKS

BLOCK_NAMES = ("activity", "trainer", "case", "slide", "notes")
_HOLDERS = {  # which blocks a block may stand in; "" is the page itself
    "activity": ("", "case"),
    "case": ("", "activity"),
    "trainer": ("", "activity", "case"),
    "slide": ("", "activity", "case"),
    "notes": ("slide",),
}
_OPENER = re.compile(r"^/{3,}[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title>.*?)[ \t]*)?$")
_CLOSER = re.compile(r"^/{3,}[ \t]*$")
_SLASHES = re.compile(r"^/{3,}[ \t]*(?P<name>\S*)")
_INDENTED = re.compile(
    r"^(?:[ \t]+|[ \t]*(?:[-*+]|\d+[.)]|>)[ \t]+)+(?P<rest>/{3,}[ \t]*(?:\w.*)?)$"
)
_OPTION = re.compile(r"^(?: {4}|\t)(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$")
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*(?P<text>[^#\s].*?)[ \t]*#*[ \t]*$")


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

    @property
    def is_quiz(self) -> bool:
        return self.info.split(maxsplit=1)[:1] == ["quiz"]


@dataclass(frozen=True, slots=True)
class ScannedBlock:
    """A container with its place; text is taken from `Scan.lines` when needed."""

    name: str
    title: str
    options: tuple[tuple[str, str], ...]
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
    """With inline comments blanked out."""
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

    def reading_lines(self) -> list[str]:
        """Return the body as readers get it: no comments, no trainer's text, same length."""
        kept = list(self.lines[self.meta_end :])
        for number, kind in enumerate(self.kinds[self.meta_end :]):
            if kind is LineKind.COMMENT:
                kept[number] = ""
        for block in self.blocks:
            if block.name in TRAINER_BLOCKS:
                start, end = block.line - 1 - self.meta_end, block.end_line - self.meta_end
                kept[start:end] = [""] * (end - start)
        return kept


def scan(text: str, *, path: str) -> Scan:
    """Scan one file. Never raises on content: problems are in `Scan.diagnostics`."""
    return _Scanner(text.split("\n"), path).run()


@dataclass(slots=True)
class _OpenBlock:
    name: str
    title: str
    line: int
    body_line: int
    parent: "_OpenBlock | None"
    slot: int
    options: list[tuple[str, str]] = field(default_factory=list)
    end_line: int = 0


class _Scanner:
    """One pass over the lines; every method handles one thing a line can be."""

    def __init__(self, lines: list[str], path: str) -> None:
        self.lines = lines
        self.path = path
        self.kinds = [LineKind.TEXT] * len(lines)
        self.open_blocks: list[_OpenBlock] = []
        self.blocks: list[_OpenBlock] = []
        self.fences: list[Fence] = []
        self.headings: list[ScannedHeading] = []
        self.problems: list[Diagnostic] = []

    def run(self) -> Scan:
        meta_end = self._scan_meta()
        index = meta_end
        while index < len(self.lines):
            index = self._scan_line(index)
        for block in self.open_blocks:
            self._say(Code.BLOCK_UNCLOSED, block.line, name=block.name, title=block.title)
        return Scan(
            lines=tuple(self.lines),
            kinds=tuple(self.kinds),
            meta_end=meta_end,
            blocks=self._finished_blocks(),
            fences=tuple(self.fences),
            headings=tuple(self.headings),
            diagnostics=tuple(sorted(self.problems)),
        )

    def _say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))

    def _scan_meta(self) -> int:
        if not self.lines or self.lines[0].rstrip() != "---":
            return 0
        for index in range(1, len(self.lines)):
            if self.lines[index].rstrip() in ("---", "..."):
                self.kinds[: index + 1] = [LineKind.META] * (index + 1)
                return index + 1
        self._say(Code.META_UNCLOSED, 1)
        return 0

    def _scan_line(self, index: int) -> int:
        """Handle the line at `index` and return the index of the next one to handle."""
        line = self.lines[index]
        if "```" in line or "~~~" in line:
            after = self._scan_fence(index)
            if after > index:
                return after
        if "<!--" in line:
            after = self._scan_comment(index)
            if after > index:
                return after
            line = self.lines[index]
        if line.startswith("///"):
            return self._scan_block_edge(index)
        if "///" in line and (found := _INDENTED.match(line)):
            self._say(Code.BLOCK_INDENTED, index + 1, text=found["rest"].strip())
        elif line.startswith("#") and (heading := _HEADING.match(line)):
            self._add_heading(heading, index)
        return index + 1

    def _add_heading(self, heading: re.Match[str], index: int) -> None:
        level = len(heading["marks"])
        self.headings.append(ScannedHeading(level, heading["text"], index + 1))
        if level == 1:
            self._say(Code.HEADING_LEVEL_ONE, index + 1, text=heading["text"])

    def _scan_fence(self, index: int) -> int:
        opened = _FENCE.match(self.lines[index])
        if not opened:
            return index
        indent, fence, info = len(opened["indent"]), opened["fence"], opened["info"]
        closing = re.compile(rf"^[ \t]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
        for end in range(index + 1, len(self.lines)):
            if closing.match(self.lines[end]):
                break
        else:
            if indent >= 4:  # an indented code block that shows a fence
                return index
            self._say(Code.FENCE_UNCLOSED, index + 1, fence=fence, info=info)
            end = len(self.lines) - 1
        found = Fence(info, tuple(self.lines[index + 1 : end]), index + 1, end + 1, indent)
        self._check_fence_name(found)
        self.fences.append(found)
        self.kinds[index : end + 1] = [LineKind.FENCE] * (end + 1 - index)
        return end + 1

    def _check_fence_name(self, fence: Fence) -> None:
        name = fence.info.split(maxsplit=1)[0] if fence.info else ""
        if fence.is_quiz and fence.indent:
            self._say(Code.FENCE_INDENTED_QUIZ, fence.line)
        elif not fence.is_quiz and name.strip("{}.").lower() in (
            "quiz",
            "quizz",
            "quizzes",
            "qiuz",
        ):
            self._say(Code.FENCE_UNKNOWN_QUIZ, fence.line, info=name)

    def _scan_comment(self, index: int) -> int:
        """Blank out comments that begin on this line; swallow whole lines of long ones."""
        line = self.lines[index]
        start = _outside_code(line, "<!--")
        if start < 0:
            return index
        end = line.find("-->", start)
        if end >= 0:
            self.lines[index] = (line[:start] + line[end + 3 :]).rstrip()
            if not self.lines[index]:
                self.kinds[index] = LineKind.COMMENT
                return index + 1
            return self._scan_comment(index)
        for last in range(index + 1, len(self.lines)):
            if "-->" in self.lines[last]:
                break
        else:
            self._say(Code.COMMENT_UNCLOSED, index + 1)
            last = len(self.lines) - 1
        rest = self.lines[last].partition("-->")[2]
        first_kept = index if not line[:start].strip() else index + 1
        self.lines[index] = line[:start].rstrip()
        self.lines[last] = rest if last > index else self.lines[last]
        last_cut = last if not rest.strip() else last - 1
        for number in range(first_kept, last_cut + 1):
            self.kinds[number] = LineKind.COMMENT
        return last_cut + 1 if last_cut >= index else index

    def _scan_block_edge(self, index: int) -> int:
        line = self.lines[index]
        self.kinds[index] = LineKind.BLOCK_EDGE
        if _CLOSER.match(line):
            if self.open_blocks:
                self.open_blocks.pop().end_line = index + 1
            else:
                self._say(Code.BLOCK_UNOPENED, index + 1)
            return index + 1
        opener = _OPENER.match(line)
        if not opener or opener["name"] not in BLOCK_NAMES:
            written = _SLASHES.match(line)
            self._say(Code.BLOCK_UNKNOWN, index + 1, name=written["name"] if written else line)
            if not opener:
                return index + 1
        name, title = opener["name"], opener["title"] or ""
        parent = self.open_blocks[-1] if self.open_blocks else None
        if name in _HOLDERS and (parent.name if parent else "") not in _HOLDERS[name]:
            holder = parent.name if parent else ""
            self._say(Code.BLOCK_MISPLACED, index + 1, name=name, holder=holder)
        block = _OpenBlock(name, title, index + 1, index + 2, parent, len(self.blocks))
        self.blocks.append(block)
        self.open_blocks.append(block)
        return self._scan_options(block, index + 1)

    def _scan_options(self, block: _OpenBlock, index: int) -> int:
        while index < len(self.lines) and self.lines[index].startswith(("    ", "\t")):
            option = _OPTION.match(self.lines[index])
            if option:
                block.options.append((option["key"], option["value"]))
            if not option or not self._is_valid_option(block.name, option):
                text = self.lines[index].strip()
                self._say(Code.BLOCK_BAD_OPTION, index + 1, name=block.name, text=text)
            self.kinds[index] = LineKind.BLOCK_EDGE
            index += 1
        block.body_line = index + 1
        return index

    @staticmethod
    def _is_valid_option(name: str, option: re.Match[str]) -> bool:
        value = option["value"]
        is_minutes = option["key"] == "minutes" and name in ("activity", "trainer")
        return is_minutes and value.isascii() and value.isdigit() and 0 < int(value) <= 480

    def _finished_blocks(self) -> tuple[ScannedBlock, ...]:
        """Return blocks in order, parents first; an unclosed one ends with the file."""
        finished: dict[int, ScannedBlock] = {}
        for block in self.blocks:
            parent = finished[block.parent.slot] if block.parent else None
            finished[block.slot] = ScannedBlock(
                name=block.name,
                title=block.title,
                options=tuple(block.options),
                parent=parent,
                line=block.line,
                body_line=block.body_line,
                end_line=block.end_line or len(self.lines),
            )
        return tuple(finished.values())


def _outside_code(line: str, needle: str) -> int:
    """Return where `needle` stands outside a code span, or -1."""
    position, in_code = 0, False
    while position < len(line):
        if line[position] == "`":
            in_code = not in_code
        elif not in_code and line.startswith(needle, position):
            return position
        position += 1
    return -1
