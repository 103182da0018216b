"""GIFT, read back by gift-pegjs, a parser of its own."""

from functools import cache
from typing import Any

import pytest

from support.exports import IMAGE, LABELS, PNG, all_questions, content, markdown, words
from support.node import run_node
from taphuan.model.lms import Bank
from taphuan.model.question import (
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Question,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.render.html_tree import plain_text
from taphuan.render.lms.files import lms_files
from taphuan.render.lms.gift import GIFT, render_gift
from taphuan.render.lms.questions import LmsMapper, describe_losses

BANK = Bank(course="mau", course_title="Khóa mẫu", module="", title="Thử")
HOSTILE = [
    "\\",
    "\\n không phải dòng mới",
    "# ~ = { } :",
    "{}~=#:\\",
    "####",
    "::tên::",
    "// chú thích",
    "%50%nửa",
    "=%50%nửa",
    "[markdown] chữ",
    "a -> b",
    "$CATEGORY: x",
    "[id:x] [tag:y]",
    "“ngoặc” – gạch",
]


def gift_of(*questions: Question) -> str:
    labels = LABELS["vi"]
    mapper = LmsMapper(BANK, GIFT, markdown=markdown(), labels=labels)
    mapped = [mapper.map(question) for question in questions]
    return render_gift(mapped, bank=BANK, notes=describe_losses(mapped, labels), labels=labels)


def hostile(text: str, place: int) -> Question:
    choices = (Choice(f"`{text}`", True, f"`{text}`", 1), Choice("khác", False, "", 1))
    return Question(
        f"xau-{place}", f"`{text}`", ChoiceAnswer(choices, is_multiple=False), (), f"`{text}`", 1, 1
    )


@cache
def parsed() -> dict[str, list[dict[str, Any]]]:
    """Parse everything in one process: each question alone, the whole bank, hostile texts."""
    files = lms_files(content(), labels=LABELS, images={IMAGE: PNG})
    texts = {name: gift_of(question) for name, question in all_questions().items()}
    texts["bank"] = next(one.text for one in files if one.path == "mau/moi-dang.gift")
    texts["hostile"] = gift_of(*(hostile(text, place) for place, text in enumerate(HOSTILE)))
    texts["short"] = gift_of(
        *(
            Question(f"ngan-{place}", "Gì?", ShortAnswer((text,), text, 1), (), "", 1, 1)
            for place, text in enumerate(HOSTILE)
        )
    )
    result: dict[str, list[dict[str, Any]]] = run_node("gift.mjs", texts)
    return result


def one(name: str) -> dict[str, Any]:
    """Return the only question beside the category."""
    category, question = parsed()[name]
    assert category["type"] == "Category"
    return question


def said(part: dict[str, str]) -> str:
    assert part["format"] == "html"
    return plain_text(part["text"])


def pairs(question: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (said(pair["subquestion"]), pair["subanswer"])
        for pair in question["matchPairs"]
        if pair["subquestion"]["text"]
    ]


@pytest.mark.parametrize("name", sorted(all_questions()))
def test_the_right_answers_survive(name: str) -> None:
    question, read = all_questions()[name], one(name)
    match question.answer:
        case ChoiceAnswer(choices=choices) if sum(c.is_correct for c in choices) > 10:
            verdicts = [(words(c.text), "Chọn" if c.is_correct else "Không chọn") for c in choices]
            assert pairs(read) == verdicts
        case ChoiceAnswer(choices=choices, is_multiple=is_multiple):
            assert read["type"] == "MC"
            assert [said(option["text"]) for option in read["choices"]] == [
                words(choice.text) for choice in choices
            ]
            if is_multiple:
                weights = [option["weight"] for option in read["choices"]]
                assert [weight > 0 for weight in weights] == [c.is_correct for c in choices]
                assert round(sum(weight for weight in weights if weight > 0), 2) == 100
            else:
                rights = [option["isCorrect"] for option in read["choices"]]
                assert rights == [choice.is_correct for choice in choices]
        case StatementsAnswer(statements=statements):
            verdicts = [(words(s.text), "Đúng" if s.is_correct else "Sai") for s in statements]
            assert pairs(read) == verdicts
            assert {pair["subanswer"] for pair in read["matchPairs"]} == {"Đúng", "Sai"}
        case MatchingAnswer(pairs=given):
            assert pairs(read) == [(words(pair.left), words(pair.right)) for pair in given]
        case OrderingAnswer(steps=steps):
            places = {words(step.text): str(place) for place, step in enumerate(steps, 1)}
            assert dict(pairs(read)) == places
            assert pairs(read) != list(places.items())
        case ShortAnswer(accepted=accepted) if any("->" in text for text in accepted):
            assert read["type"] == "Essay"
            assert "; ".join(accepted) in said(read["globalFeedback"])
        case ShortAnswer(accepted=accepted):
            assert read["type"] == "Short"
            texts = [option["text"]["text"].replace("\\*", "*") for option in read["choices"]]
            assert texts[: len(accepted)] == list(accepted)
        case NumberAnswer(value=value, tolerance=tolerance):
            number = read["choices"][0]["text"]
            assert (number["number"], number["range"]) == (float(value), float(tolerance))
        case OpenAnswer(model_answer=model_answer):
            assert read["type"] == "Essay"
            assert words(model_answer) in said(read["globalFeedback"])


def test_stem_feedback_and_explanation_arrive_as_html() -> None:
    read = one("mot-dap-an")
    assert read["stem"]["text"].startswith("<p>Dấu hiệu <code>a = {b: ~c} # d</code>")
    assert [option["feedback"] and said(option["feedback"]) for option in read["choices"]] == [
        'Chưa đúng: {ngoặc} = "nháy" \\ gạch.',
        "Đúng: theo 1-HD/X ngày 01/01/2026.",
        None,
    ]
    assert 'href="https://example.org/trang"' in read["globalFeedback"]["text"]


def test_code_in_a_stem_keeps_its_lines() -> None:
    assert "mã {giữ} = nguyên\n  dòng hai" in one("nhieu-dap-an")["stem"]["text"]


def test_ids_and_tags_stand_in_the_comment_before_each_question() -> None:
    bank = parsed()["bank"][1:]
    assert [question["id"] for question in bank][:2] == ["mau/mot-dap-an", "mau/nhieu-dap-an"]
    assert bank[0]["tags"] == ["khoa:mau", "bai:mot", "muc-tieu:mot/1"]
    assert len({question["id"] for question in bank}) == len(bank) == 11


@pytest.mark.parametrize(("place", "text"), list(enumerate(HOSTILE)))
def test_signs_of_the_format_stay_text_everywhere(place: int, text: str) -> None:
    read = parsed()["hostile"][place + 1]
    assert len(parsed()["hostile"]) == len(HOSTILE) + 1
    assert said(read["stem"]) == text
    assert [said(option["text"]) for option in read["choices"]] == [text, "khác"]
    assert [option["isCorrect"] for option in read["choices"]] == [True, False]
    assert said(read["choices"][0]["feedback"]) == text
    assert said(read["globalFeedback"]) == text


@pytest.mark.parametrize(("place", "text"), list(enumerate(HOSTILE)))
def test_a_short_answer_may_hold_signs_of_the_format(place: int, text: str) -> None:
    read = parsed()["short"][place + 1]
    if "->" in text:
        assert read["type"] == "Essay"
    else:
        (option,) = read["choices"]
        assert option["text"]["text"] == text
        assert option["isCorrect"]


def test_no_question_holds_a_blank_line_which_would_end_it() -> None:
    blocks = parsed()["bank"]
    text = next(
        one.text
        for one in lms_files(content(), labels=LABELS, images={})
        if one.path == "mau/moi-dang.gift"
    )
    assert text.count("\n\n") == len(blocks)


def test_what_gift_has_no_place_for_is_named_at_the_top() -> None:
    head = gift_of(*content().pages["vi/khoa-hoc/mau/ngan-hang/moi-dang.md"].questions)
    notes = head.split("\n\n")[0]
    for words_of_loss in ("gợi ý", "số điểm", "giữ nguyên thứ tự", "xếp thứ tự", "bài làm mẫu"):
        assert words_of_loss in notes, words_of_loss
    assert "dấu -> thành câu tự luận" in notes
