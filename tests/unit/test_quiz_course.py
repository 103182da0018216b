"""Questions among others of their course: ids and objectives."""

import pytest
from quiz_pages import bank, course, module, questions_of, quiz, told

from taphuan.diagnostics import WARNINGS, Diagnostic
from taphuan.model.page import Course
from taphuan.validate.quiz import check_course_questions, check_question


def errors_of(checked: Course) -> list[Diagnostic]:
    """Return errors only: what teaches badly has its own tests."""
    found = check_course_questions(checked)
    return [one for one in found if one.code not in WARNINGS]


def test_a_course_in_order_has_no_errors() -> None:
    checked = course(
        module("mot", quiz("id: a\nobjective: 1\nsource: hd-1"), quiz("id: b\nobjective: 2")),
        module("hai", quiz("id: c\nobjective: hai/1"), order=2),
        bank("luyen", quiz("id: d\nobjective: mot/2"), quiz("id: e")),
    )
    assert errors_of(checked) == []


def test_an_id_twice_in_a_file_names_the_other_line() -> None:
    checked = course(module("mot", quiz("id: a\nobjective: 1"), quiz("points: 2\nid: a")))
    (found,) = errors_of(checked)
    assert told([found]) == [("01-mot.md", 14, "quiz.duplicate-id")]
    assert dict(found.details) == {"id": "a", "other": "docs/vi/khoa-hoc/thu/01-mot.md:2"}


def test_an_id_twice_among_modules_and_banks_is_told_each_time() -> None:
    checked = course(
        module("mot", quiz("id: a")),
        module("hai", quiz("id: a"), order=2),
        bank("x", quiz("id: a")),
    )
    found = errors_of(checked)
    assert told(found) == [("02-hai.md", 2, "quiz.duplicate-id"), ("x.md", 2, "quiz.duplicate-id")]
    assert {dict(one.details)["other"] for one in found} == {"docs/vi/khoa-hoc/thu/01-mot.md:2"}


def test_one_id_in_two_courses_is_no_problem() -> None:
    assert errors_of(course(module("mot", quiz("id: a")))) == []
    assert errors_of(course(module("hai", quiz("id: a")))) == []


def test_an_id_twice_is_told_in_the_page_of_the_courses_own_language() -> None:
    own, fallback = module("mot", quiz("id: a"), lang="en"), module("hai", quiz("id: a"), order=2)
    (found,) = errors_of(course(own, fallback, lang="en"))
    assert (found.path, dict(found.details)["other"]) == (
        "docs/en/khoa-hoc/thu/01-mot.md",
        "docs/vi/khoa-hoc/thu/02-hai.md:2",
    )


def test_pages_of_another_language_are_told_with_their_own_course() -> None:
    first = module("mot", quiz("id: a\nobjective: 9"), quiz("id: a"))
    assert errors_of(course(first, lang="en")) == []
    assert len(errors_of(course(first, lang="vi"))) == 2


def test_an_objective_beyond_those_of_its_module_is_told_on_its_line() -> None:
    checked = course(
        module("mot", quiz("id: a\nobjective: 3"), objectives=2),
        bank("x", quiz("id: b\npoints: 2\nobjective: mot/3")),
    )
    found = errors_of(checked)
    assert told(found) == [
        ("01-mot.md", 3, "quiz.objective-range"),
        ("x.md", 4, "quiz.objective-range"),
    ]
    assert dict(found[0].details) == {"number": "3", "module": "mot", "count": "2"}


def test_an_objective_in_a_bank_names_a_module_of_the_course() -> None:
    checked = course(
        module("vai-tro", quiz("id: a")), bank("x", quiz("id: b\nobjective: vai-chro/1"))
    )
    (found,) = errors_of(checked)
    assert told([found]) == [("x.md", 3, "quiz.objective-module")]
    details = {"module": "vai-chro", "hint": " (→ vai-tro)", "allowed": "vai-tro"}
    assert dict(found.details) == details


def test_an_unknown_module_unlike_any_is_told_without_a_hint() -> None:
    checked = course(module("vai-tro"), bank("x", quiz("id: b\nobjective: zzz/1")))
    assert dict(errors_of(checked)[0].details)["hint"] == ""


@pytest.mark.parametrize(("has_module", "sample"), [(True, "mot"), (False, "ten-bai")])
def test_an_objective_in_a_bank_without_module_is_told(has_module: bool, sample: str) -> None:
    pages = (module("mot"),) if has_module else ()
    (found,) = errors_of(course(*pages, bank("x", quiz("id: b\nobjective: 2"))))
    assert told([found]) == [("x.md", 3, "quiz.objective-no-module")]
    assert dict(found.details) == {"number": "2", "module": sample}


@pytest.mark.parametrize(
    "body",
    [
        "Câu?\n\n= một | một",
        "Câu?\n\n= 27",
        "Câu?\n\n~ Làm mẫu",
        "Câu?\n\n(Đ) Một\n(Đ) Hai",
        "Câu?\n\n[x] Một\n[x] Hai",
        "Câu?\n\n- a :: b\n- c :: d\n- b :: a",
        "Câu?\n\n1. Một\n2. Hai\n3. Ba",
    ],
)
def test_a_sound_question_of_any_form_has_no_problem(body: str) -> None:
    (question,) = questions_of(quiz("id: a", body))
    assert list(check_question(question, path="bai.md")) == []


def test_empty_options_are_not_told_again_as_equal() -> None:
    (question,) = questions_of(quiz("id: a", "Câu?\n\n( )\n( )\n(x) Một"))
    assert list(check_question(question, path="bai.md")) == []
