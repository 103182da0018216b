"""The lines of a quiz fence: what each one is, and what its author probably meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from taphuan.diagnostics import Code


class Mark(Enum):
    """What a line is by its first signs alone; its place may still make it something else."""

    BLANK = auto()
    TEXT = auto()
    MORE = auto()
    """Two spaces or more: continues the item above, or belongs to the stem."""
    FENCED = auto()
    HINT = auto()
    EXPLANATION = auto()
    FEEDBACK = auto()
    BULLET = auto()
    NUMBERED = auto()
    SINGLE = auto()
    MULTIPLE = auto()
    STATEMENT = auto()
    PAIR = auto()
    SHORT = auto()
    OPEN = auto()


ANSWER_MARKS = frozenset(
    {Mark.SINGLE, Mark.MULTIPLE, Mark.STATEMENT, Mark.PAIR, Mark.SHORT, Mark.OPEN}
)
"""Marks that are answers wherever they stand; `NUMBERED` is one only where there is no other."""

_HOLDS_MORE = ANSWER_MARKS | {Mark.HINT, Mark.EXPLANATION, Mark.FEEDBACK}


@dataclass(frozen=True, slots=True)
class QuizLine:
    """One line after the header."""

    mark: Mark
    text: str
    """Behind the marker; for Markdown the line without the one space that made it Markdown."""
    raw: str
    line: int = 0
    is_right: bool = False
    number: int = 0
    opens_fence: bool = False
    problem: Code | None = None
    """Why the line is not quite what `mark` says."""
    suggestion: str = ""


_FENCE = re.compile(r"^(?P<indent>\s*)(?P<fence>`{3,}|~{3,})\s*[^`]*$")
_LETTERED_LIST = re.compile(r"^\((?:a|b|i|iv)\)")
_BRACKET = re.compile(
    r"^(?P<bullet>[-*+•–]\s*)?(?P<open>[(\[\uff08])(?P<inside>\s*(?:\w+|[^\s()\[\]])?\s*)"
    r"(?P<close>[)\]\uff09])(?P<rest>.*)$"  # the escapes are the wide brackets of an Asian keyboard
)
_TICKS = "vV✓✔√☑×\u0445\u0425"  # the last two are the Cyrillic letters that look like x
_STATEMENTS = ("Đ", "T", "S", "F")
_STATEMENT_WORDS = {"đ": True, "t": True, "s": False, "f": False}
_STATEMENT_WORDS |= {"đúng": True, "true": True, "sai": False, "false": False}
_LOOKALIKES = "DdÐðƉɖ"  # D, the Icelandic eth and the African d: none of them is Đ
_SIGNS = {
    "?": Mark.HINT,
    "!": Mark.EXPLANATION,
    ">": Mark.FEEDBACK,
    "=": Mark.SHORT,
    "~": Mark.OPEN,
}
_NOT_SIGNS = ("![", "!!!", "???", "==", "=>", "~~")
"""Images, notes, highlighting, arrows and struck-out text: Markdown, not markers."""
_BULLET = re.compile(r"^-\s+(?P<text>.*)$")
_NUMBERED = re.compile(r"^(?P<number>[0-9]{1,3})\.(?:\s+(?P<text>.*))?$")
_ALMOST_NUMBERED = re.compile(r"^(?P<number>[0-9]{1,2})(?:\)\s*|\.)(?P<text>[^\s0-9].*)$")
_OTHER_BULLET = re.compile(r"^(?:[-*+•–]|[0-9]{1,3}[.)])\s*")
_SPACED_PAIR = re.compile(r"(?:^|\s)::(?:\s|$)")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def read_quiz_lines(lines: Sequence[str], *, first_line: int) -> tuple[QuizLine, ...]:
    """Classify every line; `first_line` is the file line of the first."""
    has_lettered_list = any(_LETTERED_LIST.match(line) for line in lines)
    found: list[QuizLine] = []
    holds_more = False
    while len(found) < len(lines):
        index = len(found)
        is_more = holds_more and lines[index][:1].isspace()
        fenced = [] if is_more else _read_fence(lines, index)
        for offset, line in enumerate(fenced):
            found.append(replace(line, line=first_line + index + offset))
        if not fenced:
            line = _read_line(lines[index], has_lettered_list=has_lettered_list)
            found.append(replace(line, line=first_line + index))
        if found[-1].mark not in (Mark.BLANK, Mark.MORE):
            holds_more = found[-1].mark in _HOLDS_MORE
    return tuple(found)


def almost_numbered(line: QuizLine) -> QuizLine:
    """Return a line such as `1) Mở đầu` as a numbered one; other lines as they are."""
    match = _ALMOST_NUMBERED.match(line.raw) if line.mark is Mark.TEXT else None
    if not match:
        return line
    number, text = int(match["number"]), match["text"].strip()
    return replace(
        line,
        mark=Mark.NUMBERED,
        text=text,
        number=number,
        problem=Code.QUIZ_BAD_MARKER,
        suggestion=f"{number}. {text}",
    )


def split_pair(text: str) -> list[str]:
    """Return the sides of `left :: right`, however many; `::` in code does not count."""
    masked = mask_code(text)
    sides, start = [], 0
    while (position := masked.find("::", start)) >= 0:
        sides.append(text[start:position].strip())
        start = position + 2
    return [*sides, text[start:].strip()]


def is_spaced_pair(text: str) -> bool:
    """Return whether `::` stands by itself, not glued to a word."""
    return bool(_SPACED_PAIR.search(mask_code(text)))


def is_option(text: str) -> bool:
    """Return whether the text is exactly an option such as `(x) Mỗi tháng`."""
    line = _read_bracket(text, has_lettered_list=False)
    return line is not None and line.problem is None


def mask_code(text: str) -> str:
    """Return the text with code spans blanked out, of the same length."""
    return _CODE_SPAN.sub(lambda match: re.sub(r"\S", " ", match[0]), text)


def _read_fence(lines: Sequence[str], start: int) -> list[QuizLine]:
    """Return the lines of the fence that opens at `start`, none if none does."""
    opened = _FENCE.match(lines[start])
    if not opened:
        return []
    fence = opened["fence"]
    closing = re.compile(rf"^\s*{fence[0]}{{{len(fence)},}}\s*$")
    after = (index for index in range(start + 1, len(lines)) if closing.match(lines[index]))
    end = next(after, len(lines))
    is_closed = end < len(lines)
    if not is_closed and len(opened["indent"]) >= 4:  # an indented code block shows a fence
        return []
    found = [QuizLine(Mark.FENCED, line, line) for line in lines[start : end + 1]]
    reason = None if is_closed else Code.QUIZ_INNER_FENCE
    found[0] = replace(found[0], opens_fence=True, problem=reason)
    return found


def _read_line(raw: str, *, has_lettered_list: bool) -> QuizLine:
    text = raw.strip()
    if not text:
        return QuizLine(Mark.BLANK, "", raw)
    indent = len(raw) - len(raw.lstrip())
    if indent >= 2 or raw[0] == "\t":
        return QuizLine(Mark.MORE, text, raw)
    if indent == 1:
        return QuizLine(Mark.TEXT, raw[1:], raw)
    return (
        _read_bracket(text, has_lettered_list=has_lettered_list)
        or _read_sign(text)
        or _read_list(text)
        or QuizLine(Mark.TEXT, raw, raw)
    )


def _read_bracket(text: str, *, has_lettered_list: bool) -> QuizLine | None:
    """Read `( )`, `[x]`, `(Đ)` and what is nearly one of them."""
    match = _BRACKET.match(text)
    if not match:
        return None
    is_round, rest = match["open"] != "[", match["rest"]
    if not is_round and rest.startswith(("(", "[", ":")):  # a link
        return None
    sign = match["inside"].strip()
    if has_lettered_list and len(sign) == 1 and sign.islower() and sign != "x":
        return None  # the point (đ) of a list (a), (b), (c), (d), (đ)
    code: Code | None = Code.QUIZ_BAD_MARKER
    if not sign or sign in "xX" or sign in _TICKS:
        mark, is_right = (Mark.SINGLE if is_round else Mark.MULTIPLE), bool(sign)
        wanted = ("(x)" if sign else "( )") if is_round else ("[x]" if sign else "[ ]")
        is_exact = match["inside"] in ("x", "X") or (not sign and len(match["inside"]) == 1)
    elif sign.lower() in _STATEMENT_WORDS:
        mark, is_right = Mark.STATEMENT, _STATEMENT_WORDS[sign.lower()]
        wanted = f"({sign[0].upper()})"
        is_exact = is_round and match["inside"] in _STATEMENTS
    elif is_round and sign in _LOOKALIKES:
        mark, is_right, wanted, is_exact = Mark.STATEMENT, True, "(Đ)", False
        code = Code.QUIZ_WRONG_LETTER
    else:
        return None
    closes = match["open"] + match["close"] in ("()", "[]")
    is_spaced = not rest or rest[0].isspace()
    if is_exact and closes and is_spaced and not match["bullet"]:
        return QuizLine(mark, rest.strip(), text, is_right=is_right)
    words = rest.strip()
    suggestion = f"{wanted} {words}".strip()
    return QuizLine(mark, words, text, is_right=is_right, problem=code, suggestion=suggestion)


def _read_sign(text: str) -> QuizLine | None:
    """Read `?`, `!`, `>`, `=` and `~`, also where the space behind them is missing."""
    mark = _SIGNS.get(text[0])
    if not mark or text.startswith(_NOT_SIGNS):
        return None
    words = text[1:].strip()
    if len(text) == 1 or text[1].isspace():
        return QuizLine(mark, words, text)
    suggestion = f"{text[0]} {words}"
    return QuizLine(mark, words, text, problem=Code.QUIZ_BAD_MARKER, suggestion=suggestion)


def _read_list(text: str) -> QuizLine | None:
    """Read `- left :: right`, a bullet, a numbered line, or nearly a pair."""
    if bullet := _BULLET.match(text):
        mark = Mark.PAIR if len(split_pair(bullet["text"])) > 1 else Mark.BULLET
        return QuizLine(mark, bullet["text"] if mark is Mark.PAIR else text, text)
    if is_spaced_pair(text):
        words = _OTHER_BULLET.sub("", text)
        code = Code.QUIZ_BAD_MARKER
        return QuizLine(Mark.PAIR, words, text, problem=code, suggestion=f"- {words}")
    if numbered := _NUMBERED.match(text):
        words = (numbered["text"] or "").strip()
        return QuizLine(Mark.NUMBERED, words, text, number=int(numbered["number"]))
    return None
