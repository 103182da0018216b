"""Questions as GIFT, the plain text that Moodle and others read."""

from collections.abc import Iterator, Sequence

from taphuan.model.labels import Labels
from taphuan.model.lms import Bank, Kind, Line, LmsFormat, LmsQuestion
from taphuan.render.lms.markdown import printable
from taphuan.render.lms.moodle_xml import category_path

GIFT = LmsFormat(
    name="GIFT",
    has_hints=False,
    has_points=False,
    has_fixed_order=False,
    has_ordering=False,
    has_arrows=False,
    has_grader_notes=False,
)
_ESCAPED = {ord(sign): f"\\{sign}" for sign in "\\#=~{}:"} | {ord("\n"): "\\n", ord("\r"): None}


def render_gift(
    questions: Sequence[LmsQuestion], *, bank: Bank, notes: Sequence[str], labels: Labels
) -> str:
    """Return one file; `notes` say what the format could not carry and stand at its top."""
    head = [labels.fill("lms.made", title=bank.title, format=GIFT.name), *notes]
    category = printable(category_path(bank))
    parts = ["\n".join(f"// {note}" for note in head), f"$CATEGORY: {category}"]
    parts.extend("\n".join(_question_lines(question)) for question in questions)
    return "\n\n".join(parts) + "\n"


def _question_lines(question: LmsQuestion) -> Iterator[str]:
    marks = [f"[id:{_mark(question.idnumber)}]", *(f"[tag:{_mark(t)}]" for t in question.tags)]
    yield f"// {' '.join(marks)}"
    opening = "{#" if question.kind is Kind.NUMBER else "{"
    yield f"::{_escape(question.name)}::[html]{_escape(question.stem)}{opening}"
    for line in question.lines:
        why = f"#{_html(line.feedback)}" if line.feedback and _has_feedback(question.kind) else ""
        yield f"\t{_answer(question, line)}{why}"
    if question.general:
        yield f"\t####{_html(question.general)}"
    yield "}"


def _answer(question: LmsQuestion, line: Line) -> str:
    match question.kind:
        case Kind.SINGLE:
            return f"{'=' if line.percent == '100' else '~'}{_html(line.html)}"
        case Kind.MULTIPLE:
            return f"~%{line.percent}%{_html(line.html)}"
        case Kind.SHORT:
            answer = line.answer.replace("*", "\\*")  # a star alone would stand for any text
            return f"=%100%{_unformatted(answer)}"
        case Kind.NUMBER:
            return f"=%100%{line.answer}:{question.tolerance}"
        case _:
            return f"={_html(line.html)} -> {_escape(line.answer)}"


def _has_feedback(kind: Kind) -> bool:
    return kind not in (Kind.MATCHING, Kind.ORDERING)


def _html(html: str) -> str:
    """Return HTML as GIFT text whose beginning is not taken for a format or a weight."""
    if html.startswith("%"):
        return f"&\\#37;{_escape(html[1:])}"
    return _unformatted(html)


def _unformatted(text: str) -> str:
    """Return the text so that brackets at its beginning do not name a format."""
    return f"[html]{_escape(text)}" if text.startswith("[") else _escape(text)


def _escape(text: str) -> str:
    return printable(text).translate(_ESCAPED)


def _mark(text: str) -> str:
    """Return the text of an `[id:…]` or `[tag:…]`."""
    return text.replace("]", "\\]")
