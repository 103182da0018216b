"""Rows of a spreadsheet read as questions."""

from decimal import Decimal

import pytest

from support.imports import gift, remarks, sheet
from taphuan.model.question import (
    AnswerForm,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    ObjectiveRef,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.parse.lines import scan
from taphuan.parse.quiz.question import parse_quiz
from taphuan.render.authoring.quiz_source import question_source


def test_a_row_becomes_a_question_with_all_it_says() -> None:
    (one,) = sheet("Họp ngày nào?;chọn một;Ngày 01;Ngày 03;;B;Vì thế.;2/1;Nhìn lịch;0,5").questions
    assert isinstance(one.answer, ChoiceAnswer)
    assert [choice.is_correct for choice in one.answer.choices] == [False, True]
    assert (one.explanation, one.hints, one.points) == ("Vì thế.", ("Nhìn lịch",), Decimal("0.5"))
    assert one.objective == ObjectiveRef(1, "giao-viec")
    assert (one.id, one.line) == ("hop-ngay-nao", 2)


@pytest.mark.parametrize(
    ("cells", "form"),
    [
        ("a;b;c;B", AnswerForm.SINGLE),
        ("a;b;c;2", AnswerForm.SINGLE),
        ("Huế;Hà Nội;Vinh;hà nội", AnswerForm.SINGLE),
        ("a;b;c;A, C", AnswerForm.MULTIPLE),
        ("a;b;c;AC", AnswerForm.MULTIPLE),
        ("a;b;c;A và C", AnswerForm.MULTIPLE),
        ("a;b;c;Đ, S, Đ", AnswerForm.TRUE_FALSE),
        ("a :: 1;b => 2;c → 3;", AnswerForm.MATCHING),
        (";;;một | mot", AnswerForm.SHORT),
        (";;;27", AnswerForm.NUMBER),
    ],
)
def test_the_form_is_guessed_from_what_is_filled_in(cells: str, form: AnswerForm) -> None:
    bank = sheet(f"Câu gì?;;{cells}")
    assert [question.form for question in bank.questions] == [form], bank.remarks


def test_what_is_right_is_read_in_all_the_ways_people_write_it() -> None:
    rows = ("Một?;;a;b;c;A và C", "Hai?;;a;b;c;Đ S Đ", "Ba?;đúng sai;a;b;c;A, C", "Bốn?;;a;b;c;1,3")
    for question in sheet(*rows).questions:
        answer = question.answer
        assert isinstance(answer, ChoiceAnswer | StatementsAnswer)
        items = answer.choices if isinstance(answer, ChoiceAnswer) else answer.statements
        assert [item.is_correct for item in items] == [True, False, True], question.stem


def test_typed_answers_and_pairs_keep_their_parts() -> None:
    rows = ("Ai?;gõ chữ;;;;bí thư | bi thu | bí thư chi bộ", "Mấy?;;;;;4,5", "Ghép?;;a :: 1;b :: 2")
    short, number, pairs = sheet(*rows).questions
    assert isinstance(short.answer, ShortAnswer)
    assert short.answer.accepted == ("bí thư", "bí thư chi bộ")
    assert not short.accents_required
    assert isinstance(number.answer, NumberAnswer)
    assert number.answer.value == Decimal("4.5")
    assert isinstance(pairs.answer, MatchingAnswer)
    assert [(one.left, one.right) for one in pairs.answer.pairs] == [("a", "1"), ("b", "2")]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (";;a;b;;A", "no-stem"),
        ("Gì?;;a;b;;D", "no-right"),
        ("Gì?;;a;b;;", "no-right"),
        ("Gì?;;;;;", "sheet-form"),
        ("Gì?;trò chơi;a;b;;A", "sheet-form"),
        ("Gì?;chọn một;a;b;;A, B", "sheet-many-right"),
        ("Gì?;ghép đôi;a;b;c;", "sheet-pair"),
    ],
)
def test_a_row_that_is_no_question_is_told_with_its_number(row: str, key: str) -> None:
    bank = sheet("Trước?;;a;b;;A", row, "Sau?;;a;b;;A")
    assert [question.stem for question in bank.questions] == ["Trước?", "Sau?"]
    assert remarks(bank) == [(3, key)]


def test_cells_that_mean_nothing_are_told_and_the_question_kept() -> None:
    header = "Câu hỏi;Đáp án A;Đáp án B;Đúng;Mục tiêu;Điểm;Căn cứ;Người soạn"
    bank = sheet("Gì?;a;b;A;mục tiêu 1;nhiều;vb-la;Ông B", header=header)
    assert len(bank.questions) == 1
    assert remarks(bank) == [
        (1, "sheet-column"),
        (2, "sheet-points"),
        (2, "sheet-objective"),
        (2, "sheet-source"),
    ]


def test_a_sheet_without_questions_says_so() -> None:
    assert remarks(sheet("a;b", header="Tên;Tuổi")) == [(0, "sheet-no-header")]


def test_the_header_may_stand_below_a_title() -> None:
    bank = sheet("Question;Option A;Option B;Correct", "What?;a;b;B", header="Đề số 1;;;")
    assert [(question.stem, question.line) for question in bank.questions] == [("What?", 3)]


def test_signs_in_cells_stay_text_and_links_stay_links() -> None:
    text = "1. *Gì* <b> # {a} :: | [Hướng dẫn](vb:vb-moi)"
    (question,) = sheet(f"{text};;(x) *a*;- b;;A").questions
    assert question.stem == "1\\. \\*Gì\\* &lt;b> # \\{a} &#58;: | [Hướng dẫn](vb:vb-moi)"
    (fence,) = scan(question_source(question), path="bai.md").fences
    again, problems = parse_quiz(fence, path="bai.md")
    assert not problems
    assert again
    assert again.stem == question.stem
    assert again.answer.choices[0].text == "(x) \\*a\\*"  # type: ignore[union-attr]


def test_ids_are_free_and_made_of_the_question() -> None:
    bank = sheet("Cũ;;a;b;;A", "Cũ;;a;b;;B")
    assert [question.id for question in bank.questions] == ["cu-2", "cu-3"]
    assert gift("Cũ {=a ~b}").questions[0].id == "cu"
