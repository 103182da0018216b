"""A test on paper: which questions, in which order, with their parts in which order."""

from dataclasses import dataclass
from decimal import Decimal

from taphuan.model.question import OpenAnswer, Question


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question as one version prints it."""

    question: Question
    number: int
    """Its place on the paper, counted from 1."""
    order: tuple[int, ...] = ()
    """Places in the author's list of options, statements, left sides or steps, as printed."""
    rights: tuple[int, ...] = ()
    """Places in the author's list of the pairs whose right sides are printed, as printed."""


@dataclass(frozen=True, slots=True)
class PaperSection:
    """The questions of one page: a module or a bank."""

    title: str
    page: str
    """The page's path under `docs/`."""
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One version of a test."""

    lang: str
    title: str
    course: str
    """The course's title; empty where it is the paper's own."""
    centre: str
    version: int
    """Counted from 1."""
    seed: str
    minutes: int
    """Zero when nothing is said of the time."""
    pass_mark: int
    """Percent of the points; zero when nothing is said."""
    sections: tuple[PaperSection, ...]

    @property
    def questions(self) -> tuple[PaperQuestion, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def points(self) -> Decimal:
        return sum((one.question.points for one in self.questions), Decimal(0))

    @property
    def has_open(self) -> bool:
        """Tell whether somebody must judge an answer."""
        return any(isinstance(one.question.answer, OpenAnswer) for one in self.questions)
