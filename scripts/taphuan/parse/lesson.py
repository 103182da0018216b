"""A scanned module to a `Lesson`: what stands in each section, in the author's order."""

import re
from collections.abc import Iterable, Iterator, Sequence

from taphuan.model.lesson import (
    Activity,
    Asked,
    Case,
    Guide,
    Item,
    Lesson,
    LessonSection,
    ShownSlide,
)
from taphuan.model.page import TRAINER_BLOCKS, Heading
from taphuan.model.question import Question
from taphuan.parse.deck.pieces import first_sentence
from taphuan.parse.scan import LineKind, Scan, ScannedBlock

_OTHER_THAN_PROSE = re.compile(r"^[ \t]*(?:[#|>!]|[-*+][ \t]|\d+[.)][ \t]|\[[^\]]+\]:|$)")


def parse_lesson(
    scanned: Scan,
    *,
    headings: Sequence[Heading],
    questions: Sequence[Question],
    checkup_line: int,
) -> Lesson:
    """Return the module's sections.

    Args:
        scanned: The whole file.
        headings: Of all levels, as learners see them.
        questions: In the order of the file.
        checkup_line: Line of the section that holds nothing but questions; 0 without one.
    """
    reader = _Reader(scanned, questions)
    starts = [Heading(2, "", "", scanned.meta_end)]
    starts += [heading for heading in headings if heading.level == 2]
    ends = [heading.line for heading in starts[1:]] + [len(scanned.lines) + 1]
    return Lesson(
        tuple(
            reader.section(heading, end, is_checkup=0 < checkup_line == heading.line)
            for heading, end in zip(starts, ends, strict=True)
        )
    )


class _Reader:
    def __init__(self, scanned: Scan, questions: Sequence[Question]) -> None:
        self.scan = scanned
        self.in_quiz = {
            number
            for fence in scanned.fences
            if fence.is_quiz
            for number in range(fence.line, fence.end_line + 1)
        }
        self.in_block = {
            number for block in scanned.blocks for number in range(block.line, block.end_line + 1)
        }
        found = [*self._blocks(), *self._questions(questions)]
        self.items: list[Item] = sorted(found, key=lambda item: item.line)

    def section(self, heading: Heading, end: int, *, is_checkup: bool) -> LessonSection:
        """Return what stands from a heading up to a line; a self-check has no slides."""
        items = tuple(item for item in self.items if heading.line <= item.line < end)
        return LessonSection(
            title=heading.text,
            anchor=heading.anchor,
            line=heading.line,
            summary=self.summary(heading.line + 1, end),
            items=items,
            is_checkup=is_checkup and not any(isinstance(item, ShownSlide) for item in items),
        )

    def summary(self, start: int, end: int) -> str:
        """Return the first sentence of running text between two lines."""
        paragraph: list[str] = []
        for number in range(start, min(end, len(self.scan.lines) + 1)):
            line = self.scan.lines[number - 1]
            is_text = self.scan.kinds[number - 1] is LineKind.TEXT and number not in self.in_block
            if is_text and not _OTHER_THAN_PROSE.match(line):
                paragraph.append(line.strip())
            elif paragraph:
                break
        return first_sentence(" ".join(paragraph))

    def _questions(self, questions: Iterable[Question]) -> Iterator[Asked]:
        hidden = {
            number
            for block in self.scan.blocks
            if block.name in TRAINER_BLOCKS
            for number in range(block.line, block.end_line + 1)
        }
        shown = (question for question in questions if question.line not in hidden)
        for number, question in enumerate(shown, start=1):
            yield Asked(question, number)

    def _blocks(self) -> Iterator[Item]:
        for block in self.scan.blocks:
            match block.name:
                case "slide":
                    inside = (one for one in self.scan.blocks if one.parent is block)
                    notes = "\n\n".join(self._text(one) for one in inside if one.name == "notes")
                    yield ShownSlide(block.title, self._text(block), notes, block.line)
                case "trainer" if block.parent is None:
                    yield self._guide(block)
                case "case":
                    guides = tuple(self._guides(block))
                    yield Case(block.title, self._text(block), guides, block.line)
                case "activity":
                    guides = tuple(self._guides(block))
                    minutes = block.minutes or 0
                    yield Activity(block.title, self._text(block), minutes, guides, block.line)

    def _guides(self, block: ScannedBlock) -> Iterator[Guide]:
        for one in self.scan.blocks:
            if one.name == "trainer" and one.parent is block:
                yield self._guide(one)

    def _guide(self, block: ScannedBlock) -> Guide:
        return Guide(block.title, self._text(block), block.minutes or 0, block.line)

    def _text(self, block: ScannedBlock) -> str:
        """Return the block's own Markdown; its first line is the one below the opener.

        Options, blocks and questions inside leave blank lines.
        """
        inner = set(range(block.line + 1, block.body_line)).union(
            *(range(one.line, one.end_line + 1) for one in self.scan.blocks if one.parent is block)
        )
        numbers = range(block.line + 1, block.end_line)
        kept = (
            "" if number in inner or number in self.in_quiz else self.scan.lines[number - 1]
            for number in numbers
        )
        return "\n".join(kept).rstrip()
