"""Which options of a row are right, from all the ways in which people write that down."""

import re
from collections.abc import Sequence

from taphuan.model.question import AnswerForm
from taphuan.text import fold_spelling

LETTERS = "ABCDEFGH"
PAIR = re.compile(r"\s*(?:::|=>|→)\s*")
_LETTER_LIST = re.compile(r"^[A-Ha-h](?:[\s,;.+&/]*(?:và\s+)?[A-Ha-h])*[.]?$")
_VERDICTS = re.compile(r"^(?:[ĐSTFđstf][\s,;.-]*){2,}$")


def likely_form(options: Sequence[tuple[str, str]], right: str) -> AnswerForm | None:
    """Return the form a row without a type has by what is filled in."""
    if not options:
        return AnswerForm.SHORT if right else None
    if all(PAIR.search(text) for _, text in options):
        return AnswerForm.MATCHING
    if _count_verdicts(right) == len(options) > 1:
        return AnswerForm.TRUE_FALSE
    letters = right_letters(options, right)
    return AnswerForm.MULTIPLE if len(letters) > 1 else AnswerForm.SINGLE


def _count_verdicts(right: str) -> int:
    if not _VERDICTS.match(right):
        return 0
    return sum(mark.isalpha() for mark in right)


def true_letters(options: Sequence[tuple[str, str]], right: str) -> set[str]:
    """Return which statements are true: from `Đ, S, Đ`, or the letters of the true ones."""
    if _count_verdicts(right) == len(options):
        verdicts = [mark.upper() for mark in right if mark.isalpha()]
        return {
            mark
            for (mark, _), verdict in zip(options, verdicts, strict=True)
            if verdict in ("Đ", "T")
        }
    return right_letters(options, right)


def right_letters(options: Sequence[tuple[str, str]], right: str) -> set[str]:
    """Return the letters of the right options: from letters, places, or an option's own words."""
    known = {mark for mark, _ in options}
    if _LETTER_LIST.match(right):
        letters = {mark.upper() for mark in re.findall(r"(?<![^\W_])[A-Ha-h]|[A-H]", right)}
        return letters if letters <= known else set()
    if right and all(part.isdecimal() for part in re.split(r"[\s,;]+", right)):
        places = [int(part) for part in re.split(r"[\s,;]+", right)]
        if all(1 <= place <= len(options) for place in places):
            return {options[place - 1][0] for place in places}
    folded = {fold_spelling(line) for line in right.split("\n") if line.strip()}
    return {mark for mark, text in options if fold_spelling(text) in folded}
