"""A question on slides: the question with its options, then its answer with the reasons."""

from dataclasses import dataclass

from taphuan.model.deck import TypeSize
from taphuan.model.question import (
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Question,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.parse.deck.fit import divide, fits
from taphuan.parse.deck.pieces import TWO_COUNTS, Piece, PieceKind, join_pieces, read_pieces

_TITLE = "Câu 00"
"""As long as the title of such a slide can be."""
_SAID = "Giải thích: "
"""As long as the word before an explanation can be."""


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What one slide shows of a question or of its answer."""

    text: str
    """Markdown: of the stem, or of the explanation."""
    rows: tuple[int, int]
    """Which options, or which lines of the answer."""
    size: TypeSize


def divide_question(question: Question) -> list[QuestionPage]:
    """Return the slides of the question itself: one, unless it is very long."""
    stem = list(read_pieces(question.stem, line=question.stem_line))
    options = _options(question)
    whole = [*stem, *options]
    for size in TypeSize:
        if fits(whole, _TITLE, size):
            return _pages([whole], size)
    pages = [page for part in (stem, options) if part for page in divide(part, _TITLE)[0]]
    return _pages(pages, TypeSize.NORMAL)


def divide_answer(question: Question) -> list[QuestionPage]:
    """Return the slides of the answer: what is right, then why."""
    why = question.explanation
    told = [Piece(PieceKind.PARAGRAPH, (f"{_SAID}{why}",), question.line)] if why else []
    pages, size = divide([*_answer_lines(question), *told], _TITLE)
    return [
        QuestionPage(page.text.removeprefix(_SAID), page.rows, page.size)
        for page in _pages(pages, size)
    ]


def _pages(pages: list[list[Piece]], size: TypeSize) -> list[QuestionPage]:
    found, passed = [], 0
    for page in pages:
        text = [piece for piece in page if piece.kind is not PieceKind.OPTION]
        text = [piece for piece in text if piece.kind is not PieceKind.COLUMNS]
        shown = len(page) - len(text)
        found.append(QuestionPage(join_pieces(text), (passed, passed + shown), size))
        passed += shown
    return found


def _option(line: int, *texts: str) -> Piece:
    return Piece(PieceKind.OPTION, tuple(text for text in texts if text), line)


def _options(question: Question) -> list[Piece]:
    match question.answer:
        case ChoiceAnswer(choices=choices):
            return [_option(choice.line, choice.text) for choice in choices]
        case StatementsAnswer(statements=statements):
            return [
                Piece(PieceKind.OPTION, (one.text,), one.line, mark=TWO_COUNTS)
                for one in statements
            ]
        case MatchingAnswer(pairs=pairs):
            lefts = tuple(pair.left for pair in pairs)
            rights = tuple(dict.fromkeys(pair.right for pair in pairs))
            return [Piece(PieceKind.COLUMNS, lefts, question.line, head=rights)]
        case OrderingAnswer(steps=steps):
            return [_option(step.line, step.text) for step in steps]
        case _:
            return []


def _answer_lines(question: Question) -> list[Piece]:
    match question.answer:
        case ChoiceAnswer(choices=choices):
            right = (choice for choice in choices if choice.is_correct)
            return [_option(choice.line, choice.text, choice.feedback) for choice in right]
        case StatementsAnswer(statements=statements):
            return [_option(one.line, one.text, one.feedback) for one in statements]
        case MatchingAnswer(pairs=pairs):
            return [
                _option(pair.line, f"{pair.left} → {pair.right}", pair.feedback) for pair in pairs
            ]
        case OrderingAnswer(steps=steps):
            return [_option(step.line, step.text, step.feedback) for step in steps]
        case ShortAnswer(accepted=accepted, feedback=feedback, line=line):
            return [_option(line, accepted[0], feedback)]
        case NumberAnswer(value=value, feedback=feedback, line=line):
            return [_option(line, str(value), feedback)]
        case OpenAnswer(model_answer=text, feedback=feedback, line=line):
            return [_option(line, text, feedback)]
