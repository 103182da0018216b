"""The one scanner: reads a whole file line by line and finds blocks, fences and comments.

It is the only reader of this structure. pymdownx.blocks, which renders the blocks, hands
over no line numbers, prints a misspelt block as text and lets an unclosed one swallow the
page; so everything that is said about blocks and fences is said from here.
"""

import re

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.parse.blocks import BlockStack
from taphuan.parse.inline import hide_code
from taphuan.parse.scan import LIST_INDENT, Fence, LineKind, Scan, ScannedHeading

_INDENTED = re.compile(  # in a quotation, a list, a definition or a footnote, or just indented
    r"^[ \t]*(?:(?:>|(?:[-*+:]|\d+[.)]|\[\^[^\]]+\]:)(?=[ \t]))[ \t]*)*"
    r"(?P<text>/{3,}[ \t]*(?:[\w-].*)?)$"
)
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*$")
_ALMOST_FENCE = re.compile(r"^(?P<written>(?:`{1,2}|['‘’]{3})[ \t]*quiz)[ \t]*$")
_QUOTED_QUIZ = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*)+(?:`{3,}|~{3,})[ \t]*quiz\b")
_QUIZ_NAMES = ("quiz", "quizz", "quizzes", "qiuz")
_HEADING = re.compile(  # also in a quotation or a list, where Python-Markdown gives it an anchor
    r"^(?: {0,3}(?:> ?|(?:[-*+]|\d+\.) +)+)?"
    r"(?P<marks>#{1,6})[ \t]*(?P<text>[^#\s].*?)[ \t]*#*[ \t]*$"
)
_UNDERLINE = re.compile(r"^(?:=+|-+) *$")


def scan(text: str, *, path: str, is_body: bool = False) -> Scan:
    """Scan one file. Never raises on content: problems are in `Scan.diagnostics`.

    Args:
        text: The file's content, with line ends normalised to line feeds.
        path: Where diagnostics say they are.
        is_body: The front matter was cut already; `---` on the first line is a rule.
    """
    return _Scanner(text.split("\n"), path).run(is_body=is_body)


class _Scanner:
    """One pass over the lines; every method handles one thing a line can be."""

    def __init__(self, lines: list[str], path: str) -> None:
        self.lines = lines
        self.path = path
        self.kinds = [LineKind.TEXT] * len(lines)
        self.meta_end = 0
        self.blocks = BlockStack(lines, path)
        self.fences: list[Fence] = []
        self.headings: list[ScannedHeading] = []
        self.problems: list[Diagnostic] = []
        self.is_cut_short = False
        """A fence or comment without end hid the rest of the file."""

    def run(self, *, is_body: bool) -> Scan:
        index = self.meta_end = 0 if is_body else self._scan_meta()
        while index < len(self.lines):
            index = self._scan_line(index)
        blocks = self.blocks.finish(is_cut_short=self.is_cut_short)
        return Scan(
            lines=tuple(self.lines),
            kinds=tuple(self.kinds),
            meta_end=self.meta_end,
            blocks=blocks,
            fences=tuple(self.fences),
            headings=tuple(self.headings),
            diagnostics=tuple(sorted([*self.problems, *self.blocks.problems])),
        )

    def _say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))

    def _scan_meta(self) -> int:
        if self.lines[0].rstrip() != "---":
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
        if "<!--" in line and not _FENCE.match(line):
            start = hide_code(line).find("<!--")
            if start >= 0:
                self._cut_comment(index, start)
                return index  # once more: without the comment it may be anything
        if "```" in line or "~~~" in line:
            after = self._scan_fence(index)
            if after > index:
                return after
        if line.startswith("///"):
            after = self.blocks.take(index)
            self.kinds[index:after] = [LineKind.BLOCK_EDGE] * (after - index)
            return after
        if "///" in line and (found := _INDENTED.match(line)):
            self._say(Code.BLOCK_INDENTED, index + 1, text=found["text"].strip())
        elif "#" in line and (heading := _HEADING.match(line)):
            self._add_heading(len(heading["marks"]), heading["text"], index)
        elif line[:1] in ("=", "-") and _UNDERLINE.match(line) and self._is_underlined(index - 1):
            self._add_heading(1 if line[0] == "=" else 2, self.lines[index - 1].strip(), index - 1)
        elif almost := _ALMOST_FENCE.match(line):
            self._say(Code.FENCE_UNKNOWN_QUIZ, index + 1, info=almost["written"])
        elif "quiz" in line and _QUOTED_QUIZ.match(line):
            self._say(Code.FENCE_INDENTED_QUIZ, index + 1)
        return index + 1

    def _add_heading(self, level: int, text: str, index: int) -> None:
        self.headings.append(ScannedHeading(level, text, index + 1))
        if level == 1:
            self._say(Code.HEADING_LEVEL_ONE, index + 1, text=text)

    def _is_underlined(self, index: int) -> bool:
        """Return whether the line begins a block, so that `---` under it makes it a heading."""
        heading_line = self.headings[-1].line if self.headings else 0
        if not self._is_text(index) or heading_line == index + 1:
            return False
        is_rule = _UNDERLINE.match(self.lines[index]) is not None
        is_code = self.lines[index].startswith(("    ", "\t"))
        follows_text = self._is_text(index - 1) and heading_line != index
        return not (is_rule or is_code or follows_text)

    def _is_text(self, index: int) -> bool:
        is_inside = index >= self.meta_end and self.kinds[index] is LineKind.TEXT
        return is_inside and bool(self.lines[index].strip())

    def _scan_fence(self, index: int) -> int:
        opened = _FENCE.match(self.lines[index])
        if not opened:
            return index
        indent, fence, info = len(opened["indent"].expandtabs(4)), opened["fence"], opened["info"]
        found = Fence(info, (), index + 1, index + 1, indent)
        end, is_closed = self._find_fence_end(index, fence, found)
        if not is_closed:
            if indent >= LIST_INDENT:  # an indented code block that shows a fence
                if end + 1 < len(self.lines) and _FENCE.match(self.lines[end + 1]):
                    self._say(Code.FENCE_UNCLOSED, index + 1, fence=fence, info=info)
                return index  # a fence right behind it would be lost to SuperFences
            self._say(Code.FENCE_UNCLOSED, index + 1, fence=fence, info=info)
            self.is_cut_short = self.is_cut_short or end + 1 == len(self.lines)
        inner = tuple(self.lines[index + 1 : end if is_closed else end + 1])
        found = Fence(info, inner, index + 1, end + 1, indent, is_closed)
        self._check_fence_name(found)
        self.fences.append(found)
        self.kinds[index : end + 1] = [LineKind.FENCE] * (end + 1 - index)
        return end + 1

    def _closes(self, index: int, fence: str) -> bool:
        line = self.lines[index].strip()  # hard spaces too, which no author sees
        return line.startswith(fence) and not line.strip(fence[0])

    def _find_fence_end(self, index: int, marks: str, fence: Fence) -> tuple[int, bool]:
        """Return the index of a fence's last line, and whether that line closes it.

        A question's opening line that is no shorter ends a fence not closed: the question's own
        last line would close it. A fence in a list ends with its item.
        """
        for end in range(index + 1, len(self.lines)):
            line = self.lines[end].expandtabs(4)
            if (
                fence.indent >= LIST_INDENT
                and line.strip()
                and not line.startswith(" " * fence.indent)
            ):
                return end - 1, False
            if self._closes(end, marks):
                return end, True
            if line.lstrip().startswith(marks):
                inner = _FENCE.match(line)
                if inner and inner["info"].split()[:1] == ["quiz"]:
                    return end - 1, False
        return len(self.lines) - 1, False

    def _check_fence_name(self, fence: Fence) -> None:
        name = fence.info.split(maxsplit=1)[0] if fence.info.strip() else ""
        if fence.is_quiz and fence.indent:
            self._say(Code.FENCE_INDENTED_QUIZ, fence.line)
        elif not fence.is_quiz and name.strip("{}.:").lower() in _QUIZ_NAMES:
            self._say(Code.FENCE_UNKNOWN_QUIZ, fence.line, info=name)

    def _cut_comment(self, index: int, start: int) -> None:
        """Blank out the comment that begins on this line, and the lines it goes on for."""
        before, line = self.lines[index][:start], self.lines[index][start:]
        last = index
        while "-->" not in line and last + 1 < len(self.lines):
            last += 1
            line = self.lines[last]
        if "-->" not in line:
            self._say(Code.COMMENT_UNCLOSED, index + 1)
            self.is_cut_short = True
        rest = line.partition("-->")[2]
        self.lines[index : last + 1] = [""] * (last + 1 - index)
        self.lines[last] = rest.rstrip()
        self.lines[index] = (before + self.lines[index]).rstrip()
        for number in range(index, last + 1):
            if not self.lines[number]:
                self.kinds[number] = LineKind.COMMENT
