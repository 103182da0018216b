"""Reading quiz fences: what holds for any text, however broken, and places in the file."""

import random
from pathlib import Path

import pytest
import yaml

from taphuan.diagnostics import Code, Diagnostic
from taphuan.model.question import ChoiceAnswer, NumberAnswer, Question, ShortAnswer
from taphuan.parse.lines import scan
from taphuan.parse.quiz.question import parse_quiz
from taphuan.parse.scan import Fence
from taphuan.validate.quiz import check_question

GOLDEN = Path(__file__).parents[1] / "golden" / "quiz"
SOURCES = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))["source"]
    for path in sorted(GOLDEN.glob("*.yml"))
}


def read(
    source: str, *, line: int = 1, indent: int = 0
) -> tuple[Question | None, list[Diagnostic]]:
    lines = tuple(source.split("\n"))
    fence = Fence("quiz", lines, line, line + len(lines) + 1, indent)
    question, problems = parse_quiz(fence, path="bai.md")
    return question, list(problems)


def assert_is_sound(source: str) -> None:
    """Whatever the text: a question or an error, every problem on a line of the fence."""
    question, problems = read(source, line=7)
    last = 7 + len(source.split("\n"))
    assert question or any(found.is_error for found in problems), source
    further = check_question(question, path="bai.md") if question else ()
    for found in (*problems, *further):
        assert 7 <= found.line <= last, (found, source)
        assert "\n" not in "".join(value for _, value in found.details)
    if question:
        assert question.id
        assert question.stem.strip()
        assert 7 < question.stem_line <= last
        first_line = question.stem.split("\n")[0].strip()
        assert source.split("\n")[question.stem_line - 8].strip() == first_line


@pytest.mark.parametrize("name", SOURCES)
def test_every_prefix_of_a_quiz_can_be_read(name: str) -> None:
    source = SOURCES[name]
    for length in range(len(source) + 1):
        assert_is_sound(source[:length])


@pytest.mark.parametrize("name", SOURCES)
def test_lines_in_any_order_can_be_read(name: str) -> None:
    shuffler = random.Random(name)
    lines = SOURCES[name].split("\n")
    for _ in range(40):
        shuffler.shuffle(lines)
        assert_is_sound("\n".join(lines))


def test_lines_of_all_quizzes_together_can_be_read() -> None:
    shuffler = random.Random(2026)
    lines = sorted({line for source in SOURCES.values() for line in source.split("\n")})
    for _ in range(3000):
        assert_is_sound("\n".join(shuffler.choices(lines, k=shuffler.randint(1, 14))))


def test_any_characters_in_any_order_can_be_read() -> None:
    shuffler = random.Random(1930)
    signs = "()[]xXĐSTFÐ?!>=~-:|.,±+12 \t\n\n\n  <a/#`*ạ\u00a0\u200b\u0301{}%\\\r"
    for _ in range(3000):
        text = "".join(shuffler.choices(signs, k=shuffler.randint(0, 60)))
        assert_is_sound(f"id: a\n\n{text}")


def test_reading_twice_gives_the_same() -> None:
    for source in SOURCES.values():
        assert read(source) == read(source)


def test_a_quiz_of_thousands_of_lines_is_read_in_a_moment() -> None:
    options = "\n".join(f"( ) Lựa chọn {number}\n> vì {'(' * 50}" for number in range(5000))
    question, problems = read(f"id: dai\n\nCâu {'`' * 2000} hỏi?\n\n{options}\n(x) Đúng")
    assert question
    assert isinstance(question.answer, ChoiceAnswer)
    assert (len(question.answer.choices), problems) == (5001, [])


def test_problems_come_in_the_order_of_lines() -> None:
    for source in SOURCES.values():
        lines = [found.line for found in read(source)[1]]
        assert lines == sorted(lines)


def test_line_numbers_count_from_the_start_of_the_file() -> None:
    page = "---\nkind: page\ntitle: Trang\n---\n\nChữ.\n\n"
    text = f"{page}```quiz\nid: a\npoint: 1\n\nCâu?\n\n()Một\n```\n"
    (fence,) = scan(text, path="bai.md").fences
    _, problems = parse_quiz(fence, path="bai.md")
    assert [(found.code, found.line) for found in problems] == [
        (Code.QUIZ_UNKNOWN_KEY, 10),
        (Code.QUIZ_BAD_MARKER, 14),
    ]


def test_a_longer_fence_may_show_a_quiz_fence() -> None:
    text = "````quiz\nid: a\n\nĐây là gì?\n\n```quiz\n( ) một\n```\n\n(x) Câu hỏi\n( ) Bảng\n````\n"
    (fence,) = scan(text, path="bai.md").fences
    question, problems = parse_quiz(fence, path="bai.md")
    assert question
    assert "( ) một" in question.stem
    assert problems == ()


def test_an_inner_fence_of_equal_length_is_told_where_it_opens() -> None:
    text = "```quiz\nid: a\n\nĐây là gì?\n\n```text\n( ) một\n```\n\n(x) Câu hỏi\n```\n"
    fence = scan(text, path="bai.md").fences[0]
    question, problems = parse_quiz(fence, path="bai.md")
    assert question is None
    assert [(found.code, found.line) for found in problems] == [(Code.QUIZ_INNER_FENCE, 6)]


def test_an_indented_fence_is_read_without_its_indent() -> None:
    question, problems = read("  id: a\n\n  Câu?\n\n  (x) Một\n ( ) Hai", indent=2)
    assert question
    assert isinstance(question.answer, ChoiceAnswer)
    assert [choice.text for choice in question.answer.choices] == ["Một", "Hai"]
    assert problems == []


def test_a_question_with_mistakes_that_leave_no_doubt_is_read_on() -> None:
    question, problems = read("ID: Hỏi 1\n\n# Câu?\n\n()Một\n(x)Hai")
    assert question
    assert isinstance(question.answer, ChoiceAnswer)
    assert question.id == "hoi-1"
    assert [choice.is_correct for choice in question.answer.choices] == [False, True]
    assert len(problems) == 5


@pytest.mark.parametrize(
    "source",
    [
        "Câu?\n\n( ) Một\n[x] Hai",
        "Câu?\n\n( ) Một\nHai",
        "Câu?\n\n( ) Một\n- Hai",
        "Câu?\n\n= 1.000",
        "Câu?\n\n- một :: hai\n- ba",
        "(x) Một\n( ) Hai",
        "Câu?",
        "Câu?\n\n=",
    ],
)
def test_a_question_whose_answer_is_in_doubt_is_not_read(source: str) -> None:
    assert read(f"id: a\n\n{source}")[0] is None


def test_a_long_line_is_quoted_in_part() -> None:
    _, problems = read(f"id: a\n\nCâu?\n\n(x){'rất dài ' * 40}\n( ) Hai")
    details = dict(problems[0].details)
    assert details["text"].endswith("…")
    assert len(details["text"]) <= 61


def test_the_line_of_a_key_is_kept_and_that_of_the_fence_stands_in_for_it() -> None:
    question, _ = read("id: a\npoints: 2\n\nCâu?\n\n(x) Một\n( ) Hai", line=10)
    assert question
    assert (question.line_of("points"), question.line_of("source")) == (12, 10)


@pytest.mark.parametrize(
    ("text", "value", "tolerance"),
    [
        ("27", "27", "0"),
        ("+27", "27", "0"),
        ("- 27", "-27", "0"),
        ("–27", "-27", "0"),
        ("0027", "27", "0"),
        ("3,5", "3.5", "0"),
        ("1000,125", "1000.125", "0"),
        ("1,1234", "1.1234", "0"),
        ("27±1", "27", "1"),
        ("27 +/- 0,5", "27", "0.5"),
        ("-2 +− 1", "-2", "1"),
    ],
)
def test_a_number_may_be_written_in_these_ways(text: str, value: str, tolerance: str) -> None:
    question, problems = read(f"id: a\n\nMấy?\n\n= {text}")
    assert problems == []
    assert question
    assert isinstance(question.answer, NumberAnswer)
    assert (str(question.answer.value), str(question.answer.tolerance)) == (value, tolerance)


@pytest.mark.parametrize(
    ("text", "code", "instead"),
    [
        ("12.500", Code.QUIZ_AMBIGUOUS_NUMBER, ("12500", "12,5")),
        ("1,250", Code.QUIZ_AMBIGUOUS_NUMBER, ("1250", "1,25")),
        ("1 000,50", Code.QUIZ_GROUPED_NUMBER, ("1000,50", "")),
        ("-1.000.000", Code.QUIZ_GROUPED_NUMBER, ("-1000000", "")),
        ("1.000.000,5", Code.QUIZ_GROUPED_NUMBER, ("1000000,5", "")),
        (".5", Code.QUIZ_BAD_NUMBER, ("", "")),
        ("27 ± 1 kg", Code.QUIZ_BAD_NUMBER, ("", "")),
        ("1.000 ± 5", Code.QUIZ_AMBIGUOUS_NUMBER, ("1000", "1")),
    ],
)
def test_a_number_that_can_be_misread_is_refused(
    text: str, code: Code, instead: tuple[str, str]
) -> None:
    _, problems = read(f"id: a\n\nMấy?\n\n= {text}")
    assert [found.code for found in problems] == [code]
    details = dict(problems[0].details)
    assert (details["whole"], details["decimal"]) == instead


@pytest.mark.parametrize(
    "text", ["42-HD/BTCTW", "3–5", "1.2.3", "0912 345 678", "A ± B", "27%", "5 năm", "½"]
)
def test_a_text_that_only_begins_like_a_number_is_a_short_answer(text: str) -> None:
    question, problems = read(f"id: a\n\nMấy?\n\n= {text}")
    assert problems == []
    assert question
    assert isinstance(question.answer, ShortAnswer)
    assert question.answer.accepted == (text,)


@pytest.mark.parametrize(
    "line",
    [
        "[Một](mot.md) và hai",
        "[x](mot.md)",
        "[x][mot]",
        "[ ]: https://example.org",
        "[](vb:hd-42-btctw-2025)",
        "![Hình](hinh.png)",
        "**(x)** đậm",
        "(*) Lời chú",
        "(1) Mở đầu",
        "[D] chữ trong ngoặc vuông",
        "=> Vậy thì",
        "~~bỏ~~",
        "==nhấn==",
        "!!! note",
        "??? note",
        "1.500 đồng",
        "12 giờ",
        "-  ý một",
        "một: hai",
        "3 < 5, a<5",
        "&lt;b&gt;",
        "<mailto:a@example.org> <a@example.org>",
    ],
)
def test_a_line_that_only_looks_like_a_marker_belongs_to_the_stem(line: str) -> None:
    question, problems = read(f"id: a\n\nCâu?\n\n{line}\n\n(x) Một\n( ) Hai")
    assert problems == []
    assert question
    assert question.stem == f"Câu?\n\n{line}"
