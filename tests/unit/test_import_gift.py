"""GIFT read as questions: ours come back as they went, those of others as far as they fit."""

import pytest

from support.exports import LABELS, all_questions, content, markdown
from support.imports import gift, remarks
from taphuan.model.lms import Bank
from taphuan.model.question import (
    AnswerForm,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    Question,
    ShortAnswer,
)
from taphuan.parse.lines import scan
from taphuan.parse.quiz.question import parse_quiz
from taphuan.render.authoring.quiz_source import question_source
from taphuan.render.html_tree import plain_text
from taphuan.render.lms.files import lms_files
from taphuan.render.lms.gift import GIFT, render_gift
from taphuan.render.lms.questions import LmsMapper
from taphuan.validate.quiz import check_question

LOST = {"mui-ten"}
"""An arrow in a short answer means matching in GIFT, so it is exported as an essay."""
BANK = Bank(course="mau", course_title="Khóa mẫu", module="", title="Thử")


def exported(question: Question) -> str:
    mapper = LmsMapper(BANK, GIFT, markdown=markdown(), labels=LABELS["vi"])
    return render_gift([mapper.map(question)], bank=BANK, notes=(), labels=LABELS["vi"])


def shown(question: Question) -> list[str]:
    """Return what a learner reads and what counts as right, however it is written."""
    html = markdown()
    stem = plain_text(html.block(question.stem))
    parts = [question.form.value, stem, html.inline(question.explanation)]
    match question.answer:
        case ShortAnswer(accepted=accepted, feedback=feedback):
            parts += [*accepted, html.inline(feedback)]
        case NumberAnswer(value=value, tolerance=tolerance, feedback=feedback):
            parts += [f"{value.normalize()} {tolerance.normalize()}", html.inline(feedback)]
        case OpenAnswer(model_answer=model_answer, feedback=feedback):
            parts += [html.inline(model_answer), html.inline(feedback)]
        case MatchingAnswer(pairs=pairs):
            for pair in pairs:
                right = html.inline(pair.right).replace("<strong>", "").replace("</strong>", "")
                parts += [html.inline(pair.left), right, html.inline(pair.feedback)]
        case answer:
            for name in ("choices", "statements", "steps"):
                for one in getattr(answer, name, ()):
                    right = str(getattr(one, "is_correct", ""))
                    parts += [html.inline(one.text), right, html.inline(one.feedback)]
    return [" ".join(part.split()) for part in parts]


def read_again(question: Question) -> Question:
    """Return the question as its own source is read."""
    (fence,) = scan(question_source(question), path="bai.md").fences
    again, problems = parse_quiz(fence, path="bai.md")
    assert again
    assert not problems
    return again


@pytest.mark.parametrize("name", sorted(set(all_questions()) - LOST))
def test_a_question_that_was_exported_comes_back(name: str) -> None:
    question = all_questions()[name]
    bank = gift(exported(question))
    assert len(bank.questions) == 1, bank.remarks
    assert shown(read_again(bank.questions[0])) == shown(question)


def test_a_whole_bank_comes_back_with_ids_objectives_and_sources() -> None:
    texts = {file.path: file.text for file in lms_files(content(), labels=LABELS, images={})}
    page = content().pages["vi/khoa-hoc/mau/ngan-hang/moi-dang.md"]
    bank = gift(texts["mau/moi-dang.gift"])
    assert bank.remarks == ()
    assert [one.id for one in bank.questions] == [one.id for one in page.questions]
    for read, own in zip(bank.questions, page.questions, strict=True):
        if own.id in LOST:
            continue
        assert (read.objective, read.source) == (own.objective, own.source)
        assert read.accents_required == own.accents_required
        if own.id not in ("nhieu-dap-an", "mot-dap-an"):  # an image, a link to a page, citations
            assert shown(read_again(read)) == shown(own), own.id


FOREIGN = """\
// Bộ cũ
Thủ đô ở đâu? {
  =Hà Nội #Đúng rồi

  ~Huế
}
::Họp mỗi tháng?:: Chi bộ họp mỗi tháng. {F#Chưa đúng#Phải}

Nước ta có {~năm ~%100%sáu} vùng *lớn*.

[html]<p>Nhiều <b>ý</b></p>{~%50%a ~%50%b ~%-100%c}

Khoảng nào? {#1..5}

Năm nào? {#=1945:0 =%50%1944:0 #}

Tự luận {####Bài mẫu chung}

Ghép {=1\\=1 -> một =2 -> hai =3 -> ba}

Ngắn {=Một =%50%Mot hai =*}
"""


def test_what_others_wrote_becomes_the_form_that_fits() -> None:
    bank = gift(FOREIGN)
    forms = [question.form for question in bank.questions]
    single, number = AnswerForm.SINGLE, AnswerForm.NUMBER
    assert forms[:7] == [
        single,
        single,
        single,
        AnswerForm.MULTIPLE,
        number,
        number,
        AnswerForm.OPEN,
    ]
    assert forms[7:] == [AnswerForm.MATCHING, AnswerForm.SHORT]
    assert [question.stem for question in bank.questions[:4]] == [
        "Thủ đô ở đâu?",
        "Chi bộ họp mỗi tháng.",
        "Nước ta có _____ vùng \\*lớn\\*.",
        "Nhiều **ý**",
    ]
    for question in bank.questions:
        assert not list(check_question(read_again(question), path="bai.md")), question.id


def test_feedback_stays_with_the_answer_it_was_for() -> None:
    first, second = gift(FOREIGN).questions[:2]
    assert isinstance(first.answer, ChoiceAnswer)
    assert [choice.feedback for choice in first.answer.choices] == ["Đúng rồi", ""]
    assert isinstance(second.answer, ChoiceAnswer)
    verdicts = [(one.text, one.is_correct, one.feedback) for one in second.answer.choices]
    assert verdicts == [("Đúng", False, "Chưa đúng"), ("Sai", True, "Phải")]


def test_whatever_is_not_kept_is_told_with_its_line() -> None:
    assert remarks(gift(FOREIGN)) == [
        (7, "one-statement"),
        (15, "one-number"),
        (17, "no-model-answer"),
        (21, "lost-answer"),
        (21, "lost-answer"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chỉ là lời dẫn.", "gift-no-answer"),
        ("Hỏng {=a ~b", "gift-braces"),
        ("Một {=a ~b} và {=c ~d}", "gift-gaps"),
        ("Không rõ {chữ gì đây}", "gift-unknown"),
        ("Không có ý đúng {~a ~b}", "no-right"),
        ("{=a ~b}", "no-stem"),
        ("Số {#mười}", "bad-number"),
        ("Ghép {=a -> 1 =b -> x =c -> x}", "same-right"),
        ("Trống {=a ~}", "empty-option"),
    ],
)
def test_a_part_that_is_no_question_is_left_out_and_told(text: str, key: str) -> None:
    bank = gift(f"Trước {{=a ~b}}\n\n{text}\n\nSau {{=a ~b}}\n")
    assert [question.stem for question in bank.questions] == ["Trước", "Sau"]
    assert remarks(bank) == [(3, key)]


def test_ids_of_the_course_are_not_taken_again() -> None:
    bank = gift("::moi:: Một {=a ~b}\n\n::moi:: Hai {=a ~b}", "moi")
    assert [question.id for question in bank.questions] == ["moi-2", "moi-3"]


def test_decomposed_letters_are_composed() -> None:
    (question,) = gift("Tie\u0302\u0301ng {=a ~b}").questions
    assert question.stem == "Tiếng"
