"""A module as slides: what is projected, what the trainer reads, which minute it belongs to."""

from dataclasses import dataclass
from enum import Enum

from taphuan.model.lesson import Guide
from taphuan.model.question import Question


class SlideKind(Enum):
    TITLE = "title"
    OBJECTIVES = "objectives"
    HEADING = "heading"
    """Of a section for which the author wrote no slide."""
    TEXT = "text"
    """Written by the author as a slide."""
    CASE = "case"
    ACTIVITY = "activity"
    QUESTION = "question"
    ANSWER = "answer"
    KEYPOINTS = "keypoints"
    SOURCES = "sources"
    END = "end"


class TypeSize(Enum):
    """How large a slide's text is set; the smallest can be read from the back of a hall."""

    HUGE = "huge"
    LARGE = "large"
    NORMAL = "normal"
    COMPACT = "compact"
    """Only where it keeps a question with its options on one slide."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen. Text that does not fit goes on on further slides with the same title."""

    kind: SlideKind
    title: str
    """Inline Markdown; empty where the words are the site's own."""
    text: str
    """Markdown, empty where there is none."""
    line: int
    """Where the author wrote it; 0 when it comes from the front matter."""
    notes: str = ""
    """Markdown of the slide's own notes."""
    guides: tuple[Guide, ...] = ()
    """The trainer's blocks inside the activity or case shown."""
    minutes: int = 0
    """Time for the learners' task; zero on all but activities."""
    question: Question | None = None
    number: int = 0
    """Of the question in the module."""
    rows: tuple[int, int] = (0, 0)
    """Which lines of the question's answer are shown: from, and up to but not including."""
    part: int = 1
    parts: int = 1
    size: TypeSize = TypeSize.NORMAL


@dataclass(frozen=True, slots=True)
class DeckSection:
    """The slides of one section of the module."""

    title: str
    """Empty before the first section and after the last."""
    guides: tuple[Guide, ...]
    """The trainer's blocks for the whole section."""
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From which to which minute of the class a slide should be on the wall."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Deck:
    sections: tuple[DeckSection, ...]

    @property
    def slides(self) -> tuple[Slide, ...]:
        return tuple(slide for section in self.sections for slide in section.slides)

    def spans(self, minutes: int) -> tuple[Span, ...]:
        """Return the time of every slide.

        The minutes of an activity belong to its slides, those of a section's trainer blocks
        to its other slides, evenly. Where no block has minutes, all slides share the
        module's, which are `minutes`.
        """
        shares = [share for section in self.sections for share in _shares(section)]
        if not sum(shares) and shares:
            shares = [minutes / len(shares)] * len(shares)
        spans, passed = [], 0.0
        for share in shares:
            spans.append(Span(passed, passed + share))
            passed += share
        return tuple(spans)


def _shares(section: DeckSection) -> list[float]:
    """Return how many minutes each slide of a section takes."""
    others = [slide for slide in section.slides if not slide.minutes]
    said = sum(guide.minutes for guide in section.guides)
    inside = sum(guide.minutes for slide in others if slide.part == 1 for guide in slide.guides)
    share = (said + inside) / len(others) if others else 0.0
    return [
        _activity_minutes(slide) / slide.parts if slide.minutes else share
        for slide in section.slides
    ]


def _activity_minutes(slide: Slide) -> int:
    return slide.minutes + sum(guide.minutes for guide in slide.guides)
