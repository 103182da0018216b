"""A question written back and read again is the same question."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.exports import all_questions
from taphuan.model.question import (
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    ObjectiveRef,
    OpenAnswer,
    OrderingAnswer,
    Pair,
    Question,
    ShortAnswer,
    StatementsAnswer,
    Step,
)
from taphuan.parse.lines import scan
from taphuan.parse.quiz.question import parse_quiz
from taphuan.render.authoring.quiz_source import question_source

SIGNS = "aĐặ1 .,:;?!>=~()[]x*-+`#|\\/&<%{}“”–±0"
SENTENCES = st.text(SIGNS, min_size=1, max_size=24).map(lambda text: " ".join(text.split()))
INLINE = SENTENCES.filter(bool)
"""What any line of an answer may say."""
FEEDBACK = st.one_of(st.just(""), INLINE)
SIDE = INLINE.filter(lambda text: "::" not in text and "`" not in text).filter(
    lambda text: text[0] not in ":([" and not text.endswith(":")
)
"""One side of a pair; `- [x] …` is an option with a bullet too many."""
STEP = INLINE.filter(lambda text: "::" not in text)
PLAIN = st.text("aĐặ ,.-()", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))
WORDS = PLAIN.filter(lambda text: any(mark.isalpha() for mark in text))
DECIMALS = st.decimals(-9999, 9999, places=3, allow_nan=False).map(lambda number: number + 0)
STEM_LINE = INLINE.filter(lambda text: not text.startswith(("```", "~~~")))
STEMS = st.lists(STEM_LINE, min_size=1, max_size=4).map("\n".join)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)

CHOICES = st.lists(
    st.builds(Choice, INLINE, st.booleans(), FEEDBACK, st.just(0)), min_size=1, max_size=4
).map(tuple)
ANSWERS = st.one_of(
    st.builds(ChoiceAnswer, CHOICES, st.booleans()),
    st.builds(StatementsAnswer, CHOICES),
    st.builds(
        MatchingAnswer,
        st.lists(st.builds(Pair, SIDE, SIDE, FEEDBACK, st.just(0)), min_size=1).map(tuple),
    ),
    st.builds(
        OrderingAnswer,
        st.lists(st.builds(Step, STEP, FEEDBACK, st.just(0)), min_size=2, max_size=4).map(tuple),
    ),
    st.builds(ShortAnswer, st.lists(WORDS, min_size=1).map(tuple), FEEDBACK, st.just(0)),
    st.builds(NumberAnswer, DECIMALS, DECIMALS.map(abs), FEEDBACK, st.just(0)),
    st.builds(OpenAnswer, INLINE, FEEDBACK, st.just(0)),
)
QUESTIONS = st.builds(
    Question,
    id=SLUGS,
    stem=STEMS,
    answer=ANSWERS,
    hints=st.lists(INLINE, max_size=2).map(tuple),
    explanation=FEEDBACK,
    line=st.just(0),
    stem_line=st.just(0),
    points=st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("1.125"), Decimal(10)]),
    objective=st.one_of(
        st.none(), st.builds(ObjectiveRef, st.integers(1, 20), st.one_of(st.just(""), SLUGS))
    ),
    source=SLUGS,
    source_remark=st.sampled_from(["", "lich-su", "chua-ro"]),
    shuffle=st.booleans(),
    accents_required=st.booleans(),
)


def without_lines(value: object) -> object:
    """Return a value of the model as a tree in which no line number stands."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in dataclasses.fields(value)]
        kept = [name for name in names if name not in ("line", "stem_line", "key_lines")]
        return (type(value).__name__, *(without_lines(getattr(value, name)) for name in kept))
    if isinstance(value, tuple):
        return tuple(without_lines(item) for item in value)
    return value


def read(source: str) -> Question | None:
    fences = scan(source, path="bai.md").fences
    assert len(fences) == 1, source
    assert fences[0].is_closed, source
    return parse_quiz(fences[0], path="bai.md")[0]


@settings(
    max_examples=200,
    derandomize=True,  # the same questions on every machine
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(QUESTIONS)
def test_whatever_is_written_is_read_as_the_same_question(question: Question) -> None:
    source = question_source(question)
    assert without_lines(read(source)) == without_lines(question), source


@pytest.mark.parametrize("name", sorted(all_questions()))
def test_every_question_of_the_golden_files_survives(name: str) -> None:
    question = all_questions()[name]
    source = question_source(question)
    assert without_lines(read(source)) == without_lines(question), source


def test_a_stem_keeps_its_lists_and_the_code_it_shows() -> None:
    stem = "Xem:\n\n1. một\n2. hai\n\n- a\n- b\n\n```text\n(x) không phải đáp án\n```"
    choices = (Choice("Có", True, "", 0), Choice("Không", False, "", 0))
    question = Question("a", stem, ChoiceAnswer(choices, is_multiple=False), (), "", 0, 0)
    source = question_source(question)
    assert source.startswith("````quiz\n")
    assert stem in source
    assert without_lines(read(source)) == without_lines(question)


def test_an_option_may_begin_with_a_closing_bracket() -> None:
    choices = (Choice("] a", True, "", 0), Choice(") b", False, "", 0))
    question = Question("a", "Gì?", ChoiceAnswer(choices, is_multiple=False), (), "", 0, 0)
    assert without_lines(read(question_source(question))) == without_lines(question)


def test_letters_of_statements_are_those_of_the_language() -> None:
    answer = StatementsAnswer((Choice("Yes", True, "", 0), Choice("No", False, "", 0)))
    question = Question("a", "Right?", answer, (), "", 0, 0)
    assert "(T) Yes\n(F) No\n" in question_source(question, letters=("T", "F"))
