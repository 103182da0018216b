"""The Markdown of a reading page, and what must be on it."""

from support.pages import base_files, content, labels, load, page
from taphuan.model.page import Page
from taphuan.render.reading import expected_parts, reading_markdown

MODULE = "vi/khoa-hoc/thu/01-bai-mot.md"
QUIZ = "```quiz\nid: a\n\nHỏi?\n\n(x) a\n( ) b\n! c\n```\n"


def one(body: str) -> Page:
    loaded = load({"vi/a.md": page(body=body)})
    assert not loaded.has_errors
    return loaded.content.pages["vi/a.md"]


def headings(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("## ")]


def test_objectives_come_first_and_key_points_before_the_self_check() -> None:
    text = reading_markdown(content().pages[MODULE], labels("vi"))
    assert headings(text) == [
        "## Học xong, bạn làm được {#hoc-xong}",
        "## Chi bộ họp mấy tháng một lần",
        "## Ghi nhớ {#ghi-nho}",
        "## Tự kiểm tra",
    ]
    assert "1. Nêu được việc của chi bộ.\n" in text


def test_without_a_self_check_key_points_come_last() -> None:
    text = base_files()[MODULE] + "\nChữ sau cùng.\n"
    loaded = load(base_files() | {MODULE: text})
    shown = reading_markdown(loaded.content.pages[MODULE], labels("vi"))
    assert headings(shown)[-1] == "## Ghi nhớ {#ghi-nho}"
    assert shown.index("Chữ sau cùng.") < shown.index("## Ghi nhớ")


def test_a_page_is_its_body() -> None:
    assert reading_markdown(one("Chữ.\n"), labels("vi")) == "Chữ.\n"


def test_what_must_be_shown_is_blocks_and_questions_outside_trainers_text() -> None:
    body = "/// case\n/// trainer\n" + QUIZ + "///\n///\n" + QUIZ.replace("id: a", "id: b")
    assert expected_parts(one(body.replace("Hỏi?\n\n(x) a", "Ai?\n\n(x) a", 1))) == [
        "case",
        "question",
    ]
