"""Moodle XML, read back by a reader made after the description of the format."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from support.exports import IMAGE, LABELS, PNG, all_questions, bank, content, markdown, words
from support.moodle_xml import MoodleFile, MoodleQuestion, read_moodle_xml
from taphuan.model.lms import Bank, LmsFormat
from taphuan.model.question import (
    AnswerForm,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Pair,
    Question,
    ShortAnswer,
    StatementsAnswer,
    Step,
)
from taphuan.render.html_tree import plain_text
from taphuan.render.lms.files import lms_files
from taphuan.render.lms.moodle_xml import MOODLE, OLD_MOODLE, render_moodle_xml
from taphuan.render.lms.questions import LmsMapper, describe_losses
from taphuan.text import fold_spelling

BANK = Bank(course="mau", course_title="Khóa mẫu", module="", title="Thử")


def export(*questions: Question, target: LmsFormat = MOODLE) -> MoodleFile:
    labels = LABELS["vi"]
    mapper = LmsMapper(BANK, target, markdown=markdown(), labels=labels)
    mapped = [mapper.map(question) for question in questions]
    text = render_moodle_xml(
        mapped,
        bank=BANK,
        notes=describe_losses(mapped, labels),
        images={IMAGE: PNG},
        labels=labels,
    )
    return read_moodle_xml(text.encode())


def export_one(question: Question, target: LmsFormat = MOODLE) -> MoodleQuestion:
    return export(question, target=target).questions[0]


def whole_bank() -> MoodleFile:
    files = lms_files(content(), labels=LABELS, images={IMAGE: PNG})
    text = next(one.text for one in files if one.path == "mau/moi-dang.xml")
    return read_moodle_xml(text.encode())


def of(question_id: str) -> MoodleQuestion:
    return next(q for q in whole_bank().questions if q.idnumber == f"mau/{question_id}")


def expected(question: Question) -> object:
    """Return what a right answer is, as plain words."""
    match question.answer:
        case ChoiceAnswer(choices=choices) if sum(c.is_correct for c in choices) > 10:
            return [(words(c.text), "Chọn" if c.is_correct else "Không chọn") for c in choices]
        case ChoiceAnswer(choices=choices):
            return [words(choice.text) for choice in choices if choice.is_correct]
        case StatementsAnswer(statements=statements):
            return [(words(one.text), "Đúng" if one.is_correct else "Sai") for one in statements]
        case MatchingAnswer(pairs=pairs):
            return [(words(pair.left), words(pair.right)) for pair in pairs]
        case OrderingAnswer(steps=steps):
            return [words(step.text) for step in steps]
        case ShortAnswer(accepted=accepted):
            return set(accepted)
        case NumberAnswer(value=value, tolerance=tolerance):
            return [(value, tolerance)]
        case OpenAnswer():
            return []


def found(question: Question, read: MoodleQuestion) -> object:
    if isinstance(question.answer, ShortAnswer):
        accepted = set(question.answer.accepted)
        return {text for text in read.right if text in accepted}
    return [
        plain_text(one)
        if isinstance(one, str)
        else tuple(plain_text(side) if isinstance(side, str) else side for side in one)  # type: ignore[attr-defined]
        for one in read.right
    ]


@pytest.mark.parametrize("name", sorted(all_questions()))
def test_the_right_answers_survive_a_round_trip(name: str) -> None:
    question = all_questions()[name]
    assert found(question, export_one(question)) == expected(question)


def test_every_form_makes_the_trip() -> None:
    assert {question.form for question in all_questions().values()} == set(AnswerForm)


def test_options_keep_their_order_and_their_own_feedback() -> None:
    read = of("mot-dap-an")
    assert [plain_text(text)[:8] for text in read.offered] == ["[html] T", "%50% ở đ", "1. Một s"]
    assert list(read.feedback.values()) == [
        'Chưa đúng: {ngoặc} = "nháy" \\ gạch.',
        "Đúng: theo 1-HD/X ngày 01/01/2026.",
    ]


def test_explanation_and_source_are_the_general_feedback() -> None:
    assert "<code>x = y</code>" in of("mot-dap-an").general
    assert of("mot-dap-an").general.endswith("<p>Căn cứ: 1-HD/X ngày 01/01/2026</p>")


def test_hints_come_in_order_with_links_to_the_site_as_words() -> None:
    hints = of("mot-dap-an").hints
    assert hints[0] == "Xem Bài một."
    assert hints[1].startswith("Đọc Hướng dẫn (1-HD/X ngày 01/01/2026)")


def test_points_order_and_tags_are_carried() -> None:
    read = of("nhieu-dap-an")
    assert read.grade == 2
    assert read.settings["shuffleanswers"] == "false"
    assert of("mot-dap-an").settings["shuffleanswers"] == "true"
    assert read.tags == ("khoa:mau", "bai:mot", "muc-tieu:mot/1")


def test_wrong_options_of_a_multiple_choice_take_off_what_right_ones_give() -> None:
    third = Decimal("33.33333")
    assert of("nhieu-dap-an").shares == (third, -third, third, third, -third)


def test_pictures_travel_inside_the_file() -> None:
    read = of("nhieu-dap-an")
    (name,) = read.files
    assert read.files[name] == PNG
    assert f'src="@@PLUGINFILE@@/{name}"' in read.text


def test_tables_lists_and_code_of_a_stem_stay_what_they_are() -> None:
    text = of("nhieu-dap-an").text
    assert "<td><strong>Đậm</strong></td>" in text
    assert "<li>gạch <em>hai</em></li>" in text
    assert "mã {giữ} = nguyên\n  dòng hai" in text


def test_true_and_false_can_both_be_chosen_even_where_all_is_true() -> None:
    assert of("dung-sai").offered == ("Đúng", "Sai")


def test_feedback_on_statements_is_a_list_in_the_general_feedback() -> None:
    general = of("dung-sai").general
    item = "Chi bộ họp <strong>mỗi tháng</strong> <strong>(Đúng)</strong>: Đúng vậy."
    assert f"<li>{item}</li>" in general


def test_an_open_question_gives_its_model_answer_to_the_grader_alone() -> None:
    read = of("cau-mo")
    assert "<strong>Ông A</strong> sửa hàng rào" in read.grader
    assert "sửa hàng rào" not in read.general + read.text


def test_old_moodle_gets_ordering_as_matching_and_never_in_the_right_order() -> None:
    question = next(one for one in bank().questions if one.id == "xep-thu-tu")
    read = export_one(question, OLD_MOODLE)
    assert read.type == "matching"
    pairs = [pair for pair in read.right if isinstance(pair, tuple)]
    assert sorted(pairs, key=lambda pair: str(pair[1])) != pairs
    steps = {words(step.text): str(place) for place, step in enumerate(_steps(question), 1)}
    assert {plain_text(left): right for left, right in pairs} == steps


def _steps(question: Question) -> tuple[Step, ...]:
    assert isinstance(question.answer, OrderingAnswer)
    return question.answer.steps


def test_a_short_answer_is_right_with_the_tone_mark_in_either_place() -> None:
    question = _short("Hòa bình", "thuỷ lợi", "quý")
    assert set(export_one(question).right) == {
        "Hòa bình",
        "Hoà bình",
        "thuỷ lợi",
        "thủy lợi",
        "quý",
    }


def test_every_spelling_of_a_short_answer_folds_to_an_accepted_one() -> None:
    for question in all_questions().values():
        if isinstance(question.answer, ShortAnswer):
            marks = question.accents_required
            folded = {fold_spelling(one, keep_marks=marks) for one in question.answer.accepted}
            for text in export_one(question).right:
                assert fold_spelling(str(text), keep_marks=marks) in folded


def test_without_marks_is_right_only_where_accents_are_optional() -> None:
    assert "uy ban xa" in of("tra-loi-ngan").right
    assert "Hoa binh" not in export_one(_short("Hòa bình")).right


def _short(*accepted: str) -> Question:
    return Question("ngan", "Gì?", ShortAnswer(accepted, "", 1), (), "", 1, 1)


def _single(*texts: str, **fields: object) -> Question:
    choices = tuple(Choice(text, place == 0, "", 1) for place, text in enumerate(texts))
    question = Question("thu", "Gì?", ChoiceAnswer(choices, is_multiple=False), (), "", 1, 1)
    return question if not fields else Question(**{**_fields(question), **fields})  # type: ignore[arg-type]


def _fields(question: Question) -> dict[str, object]:
    return {name: getattr(question, name) for name in Question.__slots__}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("]]>", "a ]]> z"),
        ("]]]]><![CDATA[>", "a ]]]]><![CDATA[> z"),
        ("&amp;", "a & z"),
        ("-->", "a --> z"),
        ("\x0b\x00", "a z"),
        ("<script>alert(1)</script>", "a <script>alert(1)</script> z"),
    ],
)
def test_hostile_text_stays_text(text: str, said: str) -> None:
    read = export_one(_single(f"a {text} z", "b", id="thu", stem=f"a {text} z", hints=(text,)))
    assert plain_text(str(read.right[0])) == said
    assert plain_text(read.text) == said
    assert "<script" not in read.text + str(read.right[0]) + "".join(read.hints)


def test_a_note_cannot_end_the_comment_it_stands_in() -> None:
    text = render_moodle_xml(
        [], bank=BANK, notes=("a --> b --- c <x/>",), images={}, labels=LABELS["vi"]
    )
    assert read_moodle_xml(text.encode()).questions == ()


def test_names_of_categories_may_hold_slashes() -> None:
    assert whole_bank().category == (
        "$course$",
        "top",
        "Khóa mẫu",
        'Mọi dạng & ký tự khó / "thử"',
    )


def test_ids_are_unique_and_with_tags_and_names_no_longer_than_moodle_takes() -> None:
    long = "x" * 120
    read = export(_single("a", "b", id=long), _single("a", "b", id=f"{long}y"))
    ids = [question.idnumber for question in read.questions]
    assert len(set(ids)) == 2
    for question in (*read.questions, *whole_bank().questions):
        assert len(question.idnumber) <= 100
        assert len(question.name) <= 255
        assert all(len(tag) <= 50 and not set(tag) & set("<>`") for tag in question.tags)


def test_text_is_vietnamese_in_composed_form() -> None:
    assert "Dấu hiệu" in of("mot-dap-an").text
    assert of("tra-loi-ngan").right[0] == "ủy ban xã"


@pytest.mark.parametrize("count", range(1, 13))
def test_any_number_of_right_options_adds_up_to_all_points(count: int) -> None:
    choices = tuple(Choice(f"ý {n}", n < count, "", 1) for n in range(count + 2))
    question = Question("nhieu", "Gì?", ChoiceAnswer(choices, is_multiple=True), (), "", 1, 1)
    read = export_one(question)
    assert read.type == ("multichoice" if count <= 10 else "matching")
    assert found(question, read) == expected(question)


def comments() -> Iterator[str]:
    golden = Path(__file__).parents[1] / "golden" / "lms" / "moi-dang.xml"
    for line in golden.read_text(encoding="utf-8").split("\n"):
        if line.startswith("<!-- "):
            yield line.removeprefix("<!-- ").removesuffix(" -->")


def test_what_was_moved_or_lost_is_named_at_the_top_with_its_questions() -> None:
    notes = list(comments())
    assert any("Đúng hoặc Sai" in note and note.endswith("1 câu: dung-sai") for note in notes)
    assert any("gợi ý" in note and note.endswith("cau-mo") for note in notes)
    assert any("trang bài" in note and note.endswith("mot-dap-an") for note in notes)
    assert not any("số điểm" in note or "hình" in note for note in notes)


def test_a_picture_that_is_missing_is_replaced_by_its_words_and_named() -> None:
    question = _single("a", "b", stem="Xem ![Bản đồ thôn](khong-co.png)")
    mapped = LmsMapper(BANK, MOODLE, markdown=markdown(), labels=LABELS["vi"]).map(question)
    assert "[Hình: Bản đồ thôn]" in mapped.stem
    assert describe_losses([mapped], LABELS["vi"])[0].startswith("hình được thay bằng lời")


def test_bold_on_a_right_side_is_named_because_it_is_lost() -> None:
    pairs = tuple(Pair(f"t{n}", right, "", 1) for n, right in enumerate(("**a**", "b", "c")))
    question = Question("ghep", "Ghép", MatchingAnswer(pairs), (), "", 1, 1)
    mapped = LmsMapper(BANK, MOODLE, markdown=markdown(), labels=LABELS["vi"]).map(question)
    assert [line.answer for line in mapped.lines] == ["a", "b", "c"]
    assert "vế phải" in describe_losses([mapped], LABELS["vi"])[0]


def test_a_translation_has_ids_of_its_own() -> None:
    english = Bank(course="mau-en", course_title="Sample", module="mot", title="One")
    mapper = LmsMapper(english, MOODLE, markdown=markdown(), labels=LABELS["en"])
    mapped = mapper.map(_single("a", "b"))
    assert mapped.idnumber == "mau-en/thu"
    assert mapped.tags == ("course:mau-en", "module:mot")


def test_a_bank_named_like_a_module_has_a_file_of_its_own() -> None:
    twin = replace(bank(), path="vi/khoa-hoc/mau/ngan-hang/01-mot.md")
    course = next(one for one in content().courses if one.lang == "vi")
    crowded = replace(content(), courses=(replace(course, banks=(twin,)),))
    paths = [one.path for one in lms_files(crowded, labels=LABELS, images={IMAGE: PNG})]
    assert paths[::2] == ["mau/01-mot.xml", "mau/ngan-hang/01-mot.xml"]


def test_line_breaks_in_a_right_side_become_spaces() -> None:
    assert words("một  \nhai") == "một hai"
