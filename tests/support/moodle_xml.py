"""A reader of Moodle XML, made after `docs/dev/moodle-xml.md` and nothing of ours."""

import base64
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

KNOWN_SHARES = frozenset(
    Decimal(100 * part / whole).quantize(Decimal("0.00001")).normalize()
    for part, whole in (
        *((1, whole) for whole in range(1, 11)),
        *((2, 3), (2, 5), (3, 4), (3, 5), (4, 5), (5, 6), (7, 10), (9, 10), (1, 20), (0, 1)),
    )
)


@dataclass(frozen=True)
class MoodleQuestion:
    type: str
    name: str
    idnumber: str
    text: str
    general: str
    grade: Decimal
    hints: tuple[str, ...]
    tags: tuple[str, ...]
    right: tuple[object, ...]
    """What a right answer is, by type: texts, pairs, the order, (number, tolerance)."""
    feedback: dict[str, str]
    """Feedback by the text of its answer."""
    shares: tuple[Decimal, ...]
    files: dict[str, bytes]
    grader: str
    offered: tuple[str, ...]
    """What can be chosen or must be put in order, as far as the type shows it."""
    settings: dict[str, str]


@dataclass(frozen=True)
class MoodleFile:
    category: tuple[str, ...]
    questions: tuple[MoodleQuestion, ...]


def read_moodle_xml(data: bytes) -> MoodleFile:
    root = ElementTree.fromstring(data)
    assert root.tag == "quiz"
    category: tuple[str, ...] = ()
    questions = []
    for element in root:
        assert element.tag == "question"
        if element.get("type") == "category":
            path = _text(element.find("category")).replace("//", "\0")
            category = tuple(name.replace("\0", "/") for name in path.split("/"))
        else:
            questions.append(_question(element))
    return MoodleFile(category, tuple(questions))


def _question(element: Element) -> MoodleQuestion:
    kind = element.get("type", "")
    answers = element.findall("answer")
    right, offered = _READERS[kind](element, answers)
    return MoodleQuestion(
        type=kind,
        name=_text(element.find("name")),
        idnumber=element.findtext("idnumber", ""),
        text=_rich(element.find("questiontext")),
        general=_rich(element.find("generalfeedback")),
        grade=Decimal(element.findtext("defaultgrade", "")),
        hints=tuple(_rich(hint) for hint in element.findall("hint")),
        tags=tuple(_text(tag) for tag in element.findall("tags/tag")),
        right=right,
        feedback={
            _text(answer): _rich(answer.find("feedback"))
            for answer in answers
            if answer.find("feedback") is not None
        },
        shares=tuple(Decimal(answer.get("fraction", "")) for answer in answers),
        files={
            file.get("name", ""): base64.b64decode(file.text or "", validate=True)
            for file in element.iter("file")
        },
        grader=_rich(element.find("graderinfo")),
        offered=offered,
        settings={
            child.tag: (child.text or "").strip()
            for child in element
            if len(child) == 0 and child.tag not in ("defaultgrade", "idnumber")
        },
    )


def _text(element: Element | None) -> str:
    assert element is not None
    return (element.findtext("text") or "").strip()


def _rich(element: Element | None) -> str:
    if element is None:
        return ""
    assert element.get("format") == "html"
    return _text(element)


Read = tuple[tuple[object, ...], tuple[str, ...]]


def _multichoice(element: Element, answers: list[Element]) -> Read:
    texts = tuple(_rich(answer) for answer in answers)
    shares = [Decimal(answer.get("fraction", "")) for answer in answers]
    if element.findtext("single") == "true":
        right = [text for text, share in zip(texts, shares, strict=True) if share == 100]
        assert len(right) == 1
    else:
        right = [text for text, share in zip(texts, shares, strict=True) if share > 0]
        assert round(sum(share for share in shares if share > 0), 2) == 100
    assert {abs(share).normalize() for share in shares} <= KNOWN_SHARES
    return tuple(right), texts


def _matching(element: Element, _answers: list[Element]) -> Read:
    pairs = []
    for one in element.findall("subquestion"):
        answer = one.find("answer")
        pairs.append((_rich(one), _text(answer)))
    assert len(pairs) >= 3
    right = tuple(pair for pair in pairs if pair[0])
    return right, tuple(dict.fromkeys(answer for _, answer in pairs))


def _ordering(element: Element, answers: list[Element]) -> Read:
    assert element.findtext("selecttype") == "ALL"
    assert int(element.findtext("selectcount", "")) == len(answers)
    assert element.findtext("gradingtype") == "ABSOLUTE_POSITION"
    texts = tuple(_rich(answer) for answer in answers)
    return texts, texts


def _shortanswer(element: Element, answers: list[Element]) -> Read:
    assert element.findtext("usecase") == "0"
    assert {answer.get("format") for answer in answers} == {"plain_text"}
    for answer in answers:
        assert "*" not in _text(answer).replace("\\*", ""), "a bare star stands for any text"
    right = [answer for answer in answers if answer.get("fraction") == "100"]
    return tuple(_text(answer).replace("\\*", "*") for answer in right), ()


def _numerical(element: Element, answers: list[Element]) -> Read:
    assert element.findtext("showunits") == "3"
    right = [
        (Decimal(_text(answer)), Decimal(answer.findtext("tolerance", "")))
        for answer in answers
        if answer.get("fraction") == "100"
    ]
    return tuple(right), ()


def _essay(element: Element, answers: list[Element]) -> Read:
    assert not answers
    assert not element.findall("hint"), "the importer reads no hints of essays"
    assert element.findtext("responseformat") == "editor"
    return (), ()


_READERS = {
    "multichoice": _multichoice,
    "matching": _matching,
    "ordering": _ordering,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "essay": _essay,
}
