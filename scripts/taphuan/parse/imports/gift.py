"""GIFT, the plain text of Moodle, to its questions: names, answers, weights, feedback."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from taphuan.model.draft import Remark, remark
from taphuan.text import excerpt, nfc

_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_HIDDEN = {mark: chr(0xE000 + place) for place, mark in enumerate("~=#{}:\\n")}
_SHOWN = {hidden: "\n" if mark == "n" else mark for mark, hidden in _HIDDEN.items()}
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_NAME = re.compile(r"^\s*::(?P<name>.*?)::", re.DOTALL)
_FORMAT = re.compile(r"^\s*\[(?P<format>html|plain|moodle|markdown)\]")
_MARK = re.compile(r"\[(?P<key>id|tag):(?P<value>(?:[^\]\\]|\\.)*)\]")
_ANSWERS = re.compile(r"^(?P<before>[^{]*)\{(?P<inside>[^{}]*)\}(?P<after>.*)$", re.DOTALL)
_ITEM = re.compile(r"(?P<sign>[=~])(?P<rest>[^=~]*)")
_WEIGHT = re.compile(r"^\s*%(?P<weight>-?\d+(?:[.,]\d+)?)%")
_BEGINS = ("::", "//", "$")


@dataclass(frozen=True, slots=True)
class Text:
    """Text with the format it is written in."""

    text: str
    format: str
    """`html`, `plain`, `moodle`, `markdown`."""


@dataclass(frozen=True, slots=True)
class GiftAnswer:
    sign: str
    """`=` right, `~` wrong or weighted."""
    text: Text
    feedback: Text
    weight: float | None = None
    right: str | None = None
    """Of a pair: what belongs to `text`."""


@dataclass(frozen=True, slots=True)
class GiftQuestion:
    line: int
    name: str
    stem: Text
    after: Text
    """What follows the answers in the sentence of a missing word."""
    inside: str
    """Between the braces, without answers and general feedback: `T`, or a number."""
    answers: tuple[GiftAnswer, ...]
    general: Text
    is_number: bool = False
    id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class _Block:
    """The lines of one question, comments taken out."""

    line: int
    lines: list[str]
    marks: list[tuple[str, str]] = field(default_factory=list)


def read_gift(text: str) -> tuple[tuple[GiftQuestion, ...], tuple[Remark, ...]]:
    """Return the questions of a file, and a remark for every part that is none."""
    questions: list[GiftQuestion] = []
    remarks: list[Remark] = []
    for block in _blocks(_PRIVATE.sub("", nfc(text))):
        found = _read_block(block)
        if isinstance(found, Remark):
            remarks.append(found)
        else:
            questions.append(found)
    return tuple(questions), tuple(remarks)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the questions; a blank line ends one, unless its answers are not closed yet."""
    block, after_gap = _Block(0, []), False
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        stripped = line.strip()
        begins_anew = stripped.startswith(_BEGINS) or (after_gap and "{" in _hide(line))
        if block.lines and (
            number > len(lines) or begins_anew or not (stripped or _is_open(block))
        ):
            yield block
            block = _Block(0, [])
        if stripped.startswith("//"):
            block.marks += [(found["key"], _unmark(found["value"])) for found in _marks(stripped)]
        elif stripped and not stripped.startswith("$CATEGORY:"):
            block.line = block.line or number
            block.lines.append(line)
        after_gap = not stripped


def _marks(line: str) -> Iterator[re.Match[str]]:
    return _MARK.finditer(line)


def _unmark(value: str) -> str:
    return value.replace("\\]", "]")


def _is_open(block: _Block) -> bool:
    hidden = _hide("\n".join(block.lines))
    return hidden.count("{") > hidden.count("}")


def _hide(text: str) -> str:
    """Return the text with signs that were escaped replaced by ones that mean nothing."""
    return _ESCAPED.sub(lambda found: _HIDDEN[found[1]], text)


def _show(text: str) -> str:
    return "".join(_SHOWN.get(mark, mark) for mark in text)


def _read_block(block: _Block) -> GiftQuestion | Remark:
    text = _hide("\n".join(block.lines))
    name = _NAME.match(text)
    rest = text[name.end() :] if name else text
    found = _ANSWERS.match(rest)
    if not found:
        key = "import.gift-braces" if "{" in rest or "}" in rest else "import.gift-no-answer"
        return remark(key, block.line, text=excerpt(_show(rest)))
    stem = _text(found["before"], "moodle")
    inside, _, general = found["inside"].partition("####")
    is_number = inside.lstrip().startswith("#")
    body = inside.lstrip()[1:] if is_number else inside
    answers = tuple(_answers(body, stem.format))
    marks = dict(block.marks)
    return GiftQuestion(
        line=block.line,
        name=_show(name["name"]).strip() if name else "",
        stem=stem,
        after=_text(found["after"], stem.format),
        inside=_show(body.strip()) if not answers else "",
        answers=answers,
        general=_text(general, stem.format),
        is_number=is_number,
        id=marks.get("id", ""),
        tags=tuple(value for key, value in block.marks if key == "tag"),
    )


def _answers(body: str, usual: str) -> Iterator[GiftAnswer]:
    first = re.search("[=~]", body)
    if not first or body[: first.start()].strip():
        return
    for item in _ITEM.finditer(body):
        rest = item["rest"]
        weight = _WEIGHT.match(rest)
        rest = rest[weight.end() :] if weight else rest
        answer, _, feedback = rest.partition("#")
        left, arrow, right = answer.rpartition("->")
        yield GiftAnswer(
            sign=item["sign"],
            text=_text(left if arrow else answer, usual),
            feedback=_text(feedback, usual),
            weight=float(weight["weight"].replace(",", ".")) if weight else None,
            right=_show(right).strip() if arrow else None,
        )


def _text(written: str, usual: str) -> Text:
    found = _FORMAT.match(written)
    kind = found["format"] if found else usual
    return Text(_show(written[found.end() :] if found else written).strip(), kind)
