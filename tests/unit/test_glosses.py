"""Vietnamese words in brackets on a page of another language are marked as Vietnamese."""

import markdown
import pytest

from taphuan.adapters.extension import TapHuanExtension
from taphuan.adapters.glosses import find_glosses


def render(text: str, lang: str = "en") -> str:
    page = f"{lang}/tra-cuu/trang.md"
    return markdown.markdown(text, extensions=[TapHuanExtension(page=page, lang=lang)])


@pytest.mark.parametrize(
    ("text", "glosses"),
    [
        ("the cell (chi bộ) meets", ["chi bộ"]),
        ("hamlets (bản, làng), quarters (khu) and wards (phường)", ["bản, làng", "phường"]),
        ("the Office (Văn phòng Trung ương Đảng) and Front (Mặt trận)",
         ["Văn phòng Trung ương Đảng", "Mặt trận"]),
        ("a class in the district (Hương Khê)", ["Hương Khê"]),
        ("a town (Đông Triều, in 2017)", []),
        ("kept (this is called reserving it, bảo lưu)", []),
        ("a number (of the district of Hương Khê)", []),
        ("a cell (one or more)", []),
    ],
)  # fmt: skip
def test_a_bracket_counts_when_all_of_it_is_vietnamese(text: str, glosses: list[str]) -> None:
    assert [text[start:end] for start, end in find_glosses(text)] == glosses


def test_brackets_of_an_english_page_say_their_language() -> None:
    assert render("The cell (chi bộ) of **a village (làng)**.") == (
        '<p>The cell (<span lang="vi">chi bộ</span>) of '
        '<strong>a village (<span lang="vi">làng</span>)</strong>.</p>'
    )


def test_code_and_vietnamese_pages_stay_as_they_are() -> None:
    assert "lang=" not in render("Write `chi bộ (làng)`.")
    assert "lang=" not in render("Chi bộ (làng) họp.", "vi")


def test_options_of_an_english_question_say_it_too() -> None:
    quiz = "```quiz\nid: a\n\nWho?\n\n(x) The cell (chi bộ)\n( ) Nobody\n```\n"
    assert 'The cell (<span lang="vi">chi bộ</span>)' in render(quiz)
