"""What every import of questions needs: ids nobody has, numbers, words of the platform."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from taphuan.model.question import NumberAnswer, ObjectiveRef, ShortAnswer
from taphuan.parse.quiz.numbers import read_number
from taphuan.text import fold_spelling, slugify, strip_marks

_OBJECTIVE = re.compile(r"(?:^|[:/\s])?(?P<module>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<number>[1-9]\d?)$")
_ID_WORDS = 6


@dataclass(frozen=True, slots=True)
class ImportWords:
    """Words by which our own exports are known again, in all languages of the site."""

    true: frozenset[str]
    false: frozenset[str]
    chosen: frozenset[str]
    not_chosen: frozenset[str]
    model_answer: tuple[str, ...]
    source: tuple[str, ...]
    sources: dict[str, str] = field(default_factory=dict)
    """Register ids by the short form under which a document is cited."""
    missing_answer: str = ""
    """Stands where a question to be answered freely has no model answer."""
    yes_no: tuple[str, str] = ("", "")
    """Options of a question that is only true or false."""


class FreeIds:
    """Gives every question an id that no other question of the course has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)

    def take(self, wanted: str, *, otherwise: str) -> str:
        """Return `wanted` as an id, or one made of the first words of `otherwise`."""
        words = " ".join(strip_marks(otherwise).split()[:_ID_WORDS])
        slug = slugify(wanted) if wanted.strip() else slugify(words)
        free, number = slug, 1
        while free in self.taken:
            number += 1
            free = f"{slug}-{number}"
        self.taken.add(free)
        return free


def read_objective(text: str) -> ObjectiveRef | None:
    """Return `giao-viec/2` as an objective; None where the text is none."""
    found = _OBJECTIVE.search(text.strip())
    return ObjectiveRef(int(found["number"]), found["module"]) if found else None


def short_or_number(
    accepted: Iterable[str], feedback: str, line: int
) -> tuple[ShortAnswer | NumberAnswer, bool]:
    """Return the answer, and whether its accents are needed.

    Spellings that mean the same are one; a last one without any accents says that they are not
    needed.
    """
    kept: dict[str, str] = {}
    for text in accepted:
        kept.setdefault(fold_spelling(text), " ".join(text.split()))
    bare = {fold_spelling(text, keep_marks=False) for text in kept.values() if text.isascii()}
    marked = {key: text for key, text in kept.items() if not text.isascii()}
    folded = {fold_spelling(text, keep_marks=False) for text in marked.values()}
    needs_accents = not (bare & folded)
    if not needs_accents:
        kept = {
            key: text
            for key, text in kept.items()
            if not text.isascii() or fold_spelling(text, keep_marks=False) not in folded
        }
    texts = tuple(kept.values())
    number = read_number(texts[0]) if len(texts) == 1 else None
    if isinstance(number, tuple):
        return NumberAnswer(number[0], number[1], feedback, line), True
    return ShortAnswer(texts, feedback, line), needs_accents


def decimal_of(text: str) -> Decimal | None:
    """Return a number written with a decimal comma or point, None for anything else."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    return Decimal(plain) if re.fullmatch(r"[+-]?\d+(?:\.\d+)?", plain) else None
