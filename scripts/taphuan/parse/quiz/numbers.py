"""Numbers as authors write them: decimal comma or point, a tolerance, no thousands marks."""

import re
from dataclasses import dataclass
from decimal import Decimal

from taphuan.diagnostics import Code

_SIGN = r"[+\-−–]?\s?"
_DECIMAL = re.compile(rf"^{_SIGN}[0-9]+(?:[.,][0-9]+)?$")
_AMBIGUOUS = re.compile(rf"^(?P<sign>{_SIGN})(?P<whole>[1-9][0-9]{{0,2}})[.,](?P<part>[0-9]{{3}})$")
_GROUPED = re.compile(rf"^{_SIGN}[0-9]{{1,3}}(?:[., ][0-9]{{3}})+(?:[.,][0-9]+)?$")
_HALF_WRITTEN = re.compile(rf"^{_SIGN}(?:[.,][0-9]+|[0-9]+[.,])$")
_TOLERANCE = re.compile(rf"^(?P<value>{_SIGN}[0-9.,].*?)\s*(?:±|\+/?[-−–])\s*(?P<tolerance>.*)$")


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """Why a text that looks like a number is not accepted, with what to write instead."""

    code: Code
    plain: str = ""
    """The number without thousands marks."""
    decimal: str = ""
    """The same digits, written so that they can only be a decimal fraction."""


def read_decimal(text: str) -> Decimal | NumberProblem | None:
    """Return the number, what is wrong with it, or None where the text is no number."""
    text = " ".join(text.split())
    if ambiguous := _AMBIGUOUS.match(text):
        whole, part = ambiguous["sign"] + ambiguous["whole"], ambiguous["part"]
        short = part.rstrip("0")
        fraction = f"{whole},{part}0" if len(short) == 3 else f"{whole},{short}".rstrip(",")
        return NumberProblem(Code.QUIZ_AMBIGUOUS_NUMBER, f"{whole}{part}", fraction)
    if _DECIMAL.match(text):
        plain = text.replace(" ", "").replace(",", ".")
        return Decimal(plain.replace("−", "-").replace("–", "-"))
    if _GROUPED.match(text):
        return NumberProblem(Code.QUIZ_GROUPED_NUMBER, _without_groups(text))
    return NumberProblem(Code.QUIZ_BAD_NUMBER) if _HALF_WRITTEN.match(text) else None


def read_number(text: str) -> tuple[Decimal, Decimal] | NumberProblem | None:
    """Return value and tolerance of `27 ± 1`; None where the text is a word or a date."""
    match = _TOLERANCE.match(text)
    if not match:
        value = read_decimal(text)
        return (value, Decimal(0)) if isinstance(value, Decimal) else value
    value, tolerance = read_decimal(match["value"]), read_decimal(match["tolerance"])
    for part in (value, tolerance):
        if isinstance(part, NumberProblem):
            return part
    if value is None or tolerance is None or not match["tolerance"][0].isdigit():
        return NumberProblem(Code.QUIZ_BAD_NUMBER)
    assert isinstance(value, Decimal)
    assert isinstance(tolerance, Decimal)
    return value, tolerance


def _without_groups(text: str) -> str:
    """Return `1,000.5` as `1000.5`: a last mark that differs from the first is the decimal one."""
    marks = re.findall(r"[., ]", text)
    if marks[-1] == marks[0]:
        return re.sub(r"[., ]", "", text)
    position = text.rindex(marks[-1])
    return re.sub(r"[., ]", "", text[:position]) + text[position:]
