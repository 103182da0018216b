"""Warnings about questions that can be marked but teach badly."""

import pytest
from quiz_pages import bank, course, module, quiz, told

from taphuan.diagnostics import Diagnostic
from taphuan.model.page import Course, Page
from taphuan.validate.quiz import check_course_questions
from taphuan.validate.quiz_teaching import check_teaching

STEMS = (
    "Ai ghi biên bản?",
    "Bao lâu họp một lần?",
    "Khi nào gửi tài liệu?",
    "Vì sao cần lấy ý kiến?",
    "Ở đâu thì niêm yết?",
    "Làm gì sau buổi họp?",
)


def codes(checked: Course, code: str) -> list[Diagnostic]:
    return [one for one in check_teaching(checked) if one.code_value == code]


def choices(*right: int, count: int = 3, longest: bool = False) -> list[str]:
    """Return single-choice questions, the right option at the given places."""
    made = []
    for number, place in enumerate(right):
        options = [
            f"({'x' if spot == place else ' '}) "
            f"{'dài hơn hẳn' if longest and spot == place else 'ngắn'} {spot}"
            for spot in range(count)
        ]
        body = "\n".join((STEMS[number], "", *options, "! Vì thế."))
        made.append(quiz(f"id: c{number}\nobjective: 1", body))
    return made


def test_teaching_warnings_come_with_the_checks_of_a_course_and_are_no_errors() -> None:
    found = list(check_course_questions(course(module("mot"))))
    assert told(found) == [("01-mot.md", 6, "quiz.objective-unasked")] * 2
    assert not any(one.is_error for one in found)


def test_an_objective_without_a_question_is_told_at_the_objectives() -> None:
    checked = course(
        module("mot", quiz("id: a\nobjective: 1"), objectives=3),
        bank("x", quiz("id: b\nobjective: mot/3")),
    )
    (found,) = codes(checked, "quiz.objective-unasked")
    assert (found.line, dict(found.details)) == (6, {"number": "2", "text": "Nêu được ý 2"})


def test_objectives_of_a_page_in_another_language_are_told_with_its_own_course() -> None:
    assert codes(course(module("mot"), lang="en"), "quiz.objective-unasked") == []


def test_a_question_without_an_objective_is_told() -> None:
    checked = course(module("mot", quiz("id: a"), quiz("id: b\nobjective: 1")))
    assert told(codes(checked, "quiz.no-objective")) == [("01-mot.md", 1, "quiz.no-objective")]


def test_an_objective_that_could_not_be_read_is_not_told_as_missing() -> None:
    checked = course(module("mot", quiz("id: a\nobjective: hai")))
    assert codes(checked, "quiz.no-objective") == []


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("(x) Có\n( ) Không", True),
        ("(x) Có\n> Đúng.\n( ) Không", True),
        ("(x) Có\n> Đúng.\n( ) Không\n> Sai.", False),
        ("(x) Có\n( ) Không\n! Vì thế.", False),
        ("(Đ) Có\n> Đúng.\n(S) Không", True),
        ("(Đ) Có\n> Đúng.\n(S) Không\n> Sai.", False),
        ("- a :: b\n- c :: d\n- e :: g", True),
        ("1. a\n> Vì.\n2. b\n> Vì.\n3. c\n> Vì.", False),
        ("1. a\n2. b\n3. c", True),
        ("- a :: b\n> Vì.\n- c :: d\n> Vì.\n- e :: g\n> Vì.", False),
        ("= mỗi tháng", True),
        ("= 27\n> Đúng.", False),
        ("~ Bài mẫu", False),
    ],
)
def test_a_question_needs_an_explanation_or_feedback_on_every_answer(
    body: str, is_told: bool
) -> None:
    checked = course(module("mot", quiz("id: a", f"Câu?\n\n{body}")))
    assert bool(codes(checked, "quiz.no-explanation")) is is_told


@pytest.mark.parametrize(
    ("stem", "lines"),
    [
        ("Việc nào KHÔNG phải của chi bộ?", [4]),
        ("Việc nào **KHÔNG** phải của chi bộ?", []),
        ("Việc nào __KHÔNG__ phải của chi bộ?", []),
        ("Việc nào **KHÔNG phải** của chi bộ?", []),
        ("Việc nào *KHÔNG* phải của chi bộ?", [4]),
        ("Việc nào ***KHÔNG*** phải của chi bộ?", []),
        ("Một.\n\nHai **KHÔNG**, ba KHÔNG?", [6]),
        ("Chi bộ có họp không?", []),
        ("Chữ `KHÔNG` nghĩa là gì?", []),
        ("~~~\nKHÔNG\n~~~\nLà gì?", []),
        ("Which is NOT true?", [4]),
        ("KHÔNGGIAN NOTE", []),
    ],
)
def test_a_negation_in_capitals_is_bold(stem: str, lines: list[int]) -> None:
    checked = course(module("mot", quiz("id: a", f"{stem}\n\n(x) Có\n( ) Không")))
    assert [one.line for one in codes(checked, "quiz.negation-not-bold")] == lines


def test_the_right_option_always_longest_is_told_once_for_a_page() -> None:
    checked = course(module("mot", *choices(0, 1, 2, 0, 1, longest=True)))
    (found,) = codes(checked, "quiz.right-is-longest")
    assert (found.line, dict(found.details)) == (1, {"count": "5"})
    assert codes(checked, "quiz.right-same-place") == []


def test_one_question_with_another_longest_option_breaks_the_pattern() -> None:
    checked = course(module("mot", *choices(0, 1, 2, 0, longest=True), *choices(1)))
    assert codes(checked, "quiz.right-is-longest") == []


def test_the_length_of_an_option_is_that_of_its_visible_words() -> None:
    linked = [
        text.replace("ngắn 2", "[ngắn 2](trang-rat-dai.md)") for text in choices(0, 0, 0, 0, 0)
    ]
    bold = [text.replace("(x) ngắn", "(x) **ngắn**") for text in linked]
    assert codes(course(module("mot", *bold)), "quiz.right-is-longest") == []


def test_the_right_option_always_in_the_same_place_is_told() -> None:
    checked = course(module("mot", *choices(1, 1, 1, 1, 1)))
    (found,) = codes(checked, "quiz.right-same-place")
    assert (found.line, dict(found.details)) == (1, {"count": "5"})


def test_the_right_option_always_last_is_told_though_their_number_differs() -> None:
    checked = course(module("mot", *choices(2, 2, 2), *choices(3, 3, count=4)))
    assert len(codes(checked, "quiz.right-same-place")) == 1


def test_varied_places_are_no_pattern() -> None:
    checked = course(module("mot", *choices(0, 1, 1, 1, 1)))
    assert codes(checked, "quiz.right-same-place") == []


def patterns(page: Page) -> list[str]:
    found = check_teaching(course(page))
    return [one.code_value for one in found if one.code_value.startswith("quiz.right-")]


def test_four_choice_questions_are_too_few_for_a_pattern() -> None:
    assert patterns(module("mot", *choices(1, 1, 1, 1, longest=True))) == []


def test_only_single_choice_with_one_right_option_counts_for_a_pattern() -> None:
    others = [
        quiz("id: d", "Ghép.\n\n- a :: b\n- c :: d\n- e :: g"),
        quiz("id: e", "Chọn hết.\n\n[ ] a\n[x] bcd"),
        quiz("id: f", "Một thôi.\n\n(x) a"),
        quiz("id: g", "Hai đúng.\n\n( ) a\n(x) bcd\n(x) cde"),
    ]
    assert patterns(module("mot", *choices(1, 1, 1, 1, longest=True), *others)) == []


def test_pages_of_another_language_are_not_told_of_patterns() -> None:
    page = module("mot", *choices(1, 1, 1, 1, 1, longest=True))
    assert list(check_teaching(course(page, lang="en"))) == []


def similar(first: str, second: str) -> list[Diagnostic]:
    answers = "\n\n(x) Có\n( ) Không"
    checked = course(
        module("mot", quiz("id: a", first + answers)), bank("x", quiz("id: b", second + answers))
    )
    return codes(checked, "quiz.similar-stems")


def test_near_identical_stems_are_told_at_the_later_one() -> None:
    (found,) = similar(
        "Theo bạn, trước buổi họp chi bộ thì bí thư cần chuẩn bị những việc gì?",
        "Theo bạn, trước buổi họp  chi bộ thì bí thư cần **chuẩn bị** việc gì?",
    )
    assert told([found]) == [("x.md", 4, "quiz.similar-stems")]
    assert dict(found.details) == {"id": "b", "other": "docs/vi/khoa-hoc/thu/01-mot.md:4"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Chi bộ họp thường lệ mấy tháng một lần?", "Ai ghi biên bản buổi họp chi bộ?"),
        ("Ai chủ trì họp?", "Ai ghi chép họp?"),
        ("một hai ba bốn năm sáu bảy tám", "tám bảy sáu năm bốn ba hai một"),
        ("một hai ba bốn năm sáu bảy tám chín mười", "một hai ba"),
    ],
)
def test_stems_that_ask_different_things_are_not_similar(first: str, second: str) -> None:
    assert similar(first, second) == []
