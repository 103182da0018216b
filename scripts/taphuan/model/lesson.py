"""A module as a trainer teaches it: its sections, and in each what is shown, said and done.

The text of a block is its own Markdown, without the blocks and questions inside; its first line
is the one below the opener, so that every line of it can be found in the file.
"""

from dataclasses import dataclass

from taphuan.model.question import Question


@dataclass(frozen=True, slots=True)
class Guide:
    """A `trainer` block: what the trainer does and says."""

    title: str
    text: str
    """Markdown."""
    minutes: int
    """Zero where the author gave none."""
    line: int


@dataclass(frozen=True, slots=True)
class ShownSlide:
    """A `slide` block with what its `notes` say."""

    title: str
    text: str
    """Markdown."""
    notes: str
    """Markdown, empty without notes."""
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """A story to talk about."""

    title: str
    text: str
    """Markdown."""
    guides: tuple[Guide, ...]
    """The `trainer` blocks inside."""
    line: int


@dataclass(frozen=True, slots=True)
class Activity:
    """A task for the learners."""

    title: str
    text: str
    """Markdown."""
    minutes: int
    """Zero where the author gave none."""
    guides: tuple[Guide, ...]
    """The `trainer` blocks inside."""
    line: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question at its place in the module."""

    question: Question
    number: int
    """Its place among the questions that learners see, counted from 1."""

    @property
    def line(self) -> int:
        return self.question.line


Item = Guide | ShownSlide | Case | Activity | Asked


@dataclass(frozen=True, slots=True)
class LessonSection:
    """What stands under one heading of level 2, in the author's order."""

    title: str
    """Empty before the first heading."""
    anchor: str
    line: int
    summary: str
    """The first sentence of its running text, as inline Markdown; empty without text."""
    items: tuple[Item, ...]
    is_checkup: bool = False
    """The last section, if only questions stand in it."""

    @property
    def guides(self) -> tuple[Guide, ...]:
        """Return the trainer's blocks that belong to the whole section."""
        return tuple(item for item in self.items if isinstance(item, Guide))

    @property
    def has_slides(self) -> bool:
        return any(isinstance(item, ShownSlide) for item in self.items)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A module's sections in order; those with nothing in them are kept."""

    sections: tuple[LessonSection, ...]
