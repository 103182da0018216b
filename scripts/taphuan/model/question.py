"""A question: one stem, one answer form, feedback, hints. Markdown is kept as written."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class AnswerForm(Enum):
    """The seven forms of the author's language; a number is a short answer of its own kind."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    MATCHING = "matching"
    ORDERING = "ordering"
    SHORT = "short"
    NUMBER = "number"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a single or multiple choice, or one statement of a true-or-false question."""

    text: str
    """Inline Markdown."""
    is_correct: bool
    """Right option, or: the statement is true."""
    feedback: str
    """Inline Markdown, empty when the author gave none."""
    line: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together in a matching question."""

    left: str
    right: str
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an ordering question; the order of the steps is the right order."""

    text: str
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """Single choice (exactly one right option) or multiple choice (one or more)."""

    choices: tuple[Choice, ...]
    is_multiple: bool


@dataclass(frozen=True, slots=True)
class StatementsAnswer:
    """Statements of which each is true or false."""

    statements: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MatchingAnswer:
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class OrderingAnswer:
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """Texts that count as right, compared by `text.fold_spelling`."""

    accepted: tuple[str, ...]
    """Plain text; the first is the one shown as the answer."""
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    value: Decimal
    tolerance: Decimal
    """Zero when the number must be exact."""
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """A model answer to compare one's own with; nothing is marked."""

    model_answer: str
    feedback: str
    line: int


Answer = (
    ChoiceAnswer
    | StatementsAnswer
    | MatchingAnswer
    | OrderingAnswer
    | ShortAnswer
    | NumberAnswer
    | OpenAnswer
)

_FORMS: dict[type[object], AnswerForm] = {
    StatementsAnswer: AnswerForm.TRUE_FALSE,
    MatchingAnswer: AnswerForm.MATCHING,
    OrderingAnswer: AnswerForm.ORDERING,
    ShortAnswer: AnswerForm.SHORT,
    NumberAnswer: AnswerForm.NUMBER,
    OpenAnswer: AnswerForm.OPEN,
}


@dataclass(frozen=True, slots=True)
class ObjectiveRef:
    """`2` in a module, `vai-tro-chi-bo/2` in a bank."""

    number: int
    """Counted from 1, as the reader sees it."""
    module: str = ""
    """Slug of the module; empty inside the module itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """One quiz fence."""

    id: str
    """Unique in its course, in both languages the same."""
    stem: str
    """Block Markdown."""
    answer: Answer
    hints: tuple[str, ...]
    """Inline Markdown, shown one at a time."""
    explanation: str
    """Inline Markdown, shown after answering; empty when there is none."""
    line: int
    """The line of the opening fence."""
    stem_line: int
    points: Decimal = Decimal(1)
    objective: ObjectiveRef | None = None
    source: str = ""
    """Register id, or empty."""
    source_remark: str = ""
    """Why a document that is not plainly in force is named: `lich-su`, `chua-ro`."""
    shuffle: bool = True
    """Whether outputs may change the order of options; off when the order means something."""
    accents_required: bool = True
    """Whether a short answer typed without diacritics is wrong."""
    key_lines: tuple[tuple[str, int], ...] = ()
    """Line of each header key that is given."""

    @property
    def form(self) -> AnswerForm:
        if isinstance(self.answer, ChoiceAnswer):
            return AnswerForm.MULTIPLE if self.answer.is_multiple else AnswerForm.SINGLE
        return _FORMS[type(self.answer)]

    def line_of(self, key: str) -> int:
        """Return the line of a header key, or of the question where the key is not given."""
        return dict(self.key_lines).get(key, self.line)
