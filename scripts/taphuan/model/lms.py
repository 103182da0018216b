"""Questions as learning platforms know them, whatever the file format."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """A question type of the platform."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    MATCHING = "matching"
    ORDERING = "ordering"
    SHORT = "short"
    NUMBER = "number"
    ESSAY = "essay"


class Loss(Enum):
    """What a format has no place for; the value is the end of the key of its words."""

    STATEMENTS = "statements"
    MANY_RIGHT = "many-right"
    ORDERING = "ordering"
    ARROW = "arrow"
    LINE_FEEDBACK = "line-feedback"
    MODEL_ANSWER = "model-answer"
    HINTS = "hints"
    POINTS = "points"
    FIXED_ORDER = "fixed-order"
    ACCENTS = "accents"
    PLAIN_RIGHT = "plain-right"
    IMAGE = "image"
    SITE_LINKS = "site-links"


@dataclass(frozen=True, slots=True)
class LmsFormat:
    """A file format and what it has a place for."""

    name: str
    has_hints: bool
    has_points: bool
    has_fixed_order: bool
    has_ordering: bool
    has_arrows: bool
    """Whether a short answer may hold `->`, the sign of matching in GIFT."""
    has_grader_notes: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An option, a pair, a step or an accepted answer."""

    html: str = ""
    """An option, a left side or a step; empty for a right side that belongs to no line."""
    answer: str = ""
    """Plain text: a right side, an accepted answer or a number."""
    percent: str = ""
    """Share of the points: `100`, `33.33333`, `-50`, `0`."""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class LmsQuestion:
    """One question, every text but the plain ones as HTML."""

    id: str
    idnumber: str
    name: str
    kind: Kind
    stem: str
    lines: tuple[Line, ...]
    general: str
    hints: tuple[str, ...]
    points: str
    shuffles: bool
    tags: tuple[str, ...]
    tolerance: str = ""
    grader_notes: str = ""
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """Where the questions of one file come from."""

    course: str
    """The id answers are kept under on the site: a translation has its own."""
    course_title: str
    module: str
    """Slug of the module, empty for a bank."""
    title: str
