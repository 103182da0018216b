"""The deck's page: what the hall sees, what only the trainer reads."""

import json
import re

import html5lib
import pytest

from support.teaching import make, module, words_of
from taphuan.adapters.files import read_labels

QUIZ = """
```quiz
id: {id}
objective: 1

{stem}

{answer}
! Giải thích chung.
```
"""
SLIDE = "/// slide | Trang\nMột dòng.\n\n/// notes\nNói thêm.\n///\n///\n\n"
LED = "/// trainer | Gợi ý\n    minutes: 45\n\nHỏi cả lớp.\n///\n\n"


def page(text: str = "", **options: object) -> str:
    maker, course, one = make(text, **options)  # type: ignore[arg-type]
    return maker.deck(course, one).decode()


def sections(html: str) -> list[str]:
    found = re.findall(r"<section id=.*?</section>", html, re.DOTALL)
    return [section for section in found if isinstance(section, str)]


def shown(section: str) -> str:
    """Return what stands on a slide, without its notes."""
    return words_of(section.split('<aside class="slide__notes"')[0])


def notes(section: str) -> str:
    return words_of(section.split('<aside class="slide__notes"')[1].partition(">")[2])


def test_the_page_is_for_no_search_engine_and_runs_nothing_inline() -> None:
    html = page()
    assert '<meta name="robots" content="noindex">' in html
    scripts = re.findall(r"<script(.*?)>", html)
    assert scripts == [' type="application/json" id="tap-words"', ' src="../../assets/tap/deck.js"']
    assert " style=" not in html
    assert not re.search(r"\son[a-z]+=", html)


def test_the_page_is_sound_html() -> None:
    html5lib.HTMLParser(strict=True).parse(page())


def test_the_scripts_words_are_those_of_the_language() -> None:
    words = json.loads(re.search(r'id="tap-words">(.*?)</script>', page(), re.DOTALL)[1])  # type: ignore[index]
    assert words["deck-live.time-up"] == "Hết giờ"
    assert all(key.startswith("deck-live.") for key in words)


def test_slides_stand_in_the_modules_order_with_one_heading_of_level_one() -> None:
    html = page(module(f"## Phần\n\n{SLIDE}{LED}Chữ.\n"))
    kinds = re.findall(r'class="slide slide--(\w+)', html)
    assert kinds == ["title", "objectives", "text", "keypoints", "sources", "end"]
    assert html.count("<h1") == 2  # the second stands in the trainer's own, inert template
    assert "Bài một Câu giới thiệu. Khóa mẫu" in shown(sections(html)[0])


def test_notes_are_those_of_the_slide_and_of_its_section_once() -> None:
    html = page(module(f"## Phần\n\n{SLIDE}{LED}{SLIDE}Chữ.\n"))
    first, second = sections(html)[2:4]
    assert notes(first) == "Nói thêm. Gợi ý (45 phút) Hỏi cả lớp."
    assert notes(second) == "Nói thêm."
    assert "Hỏi cả lớp" not in shown(first)
    assert 'data-section="1"' in second


def test_every_slide_says_at_which_minute_it_stands() -> None:
    html = page(module(f"## Phần\n\n{SLIDE}{LED}{SLIDE}Chữ.\n"))
    times = re.findall(r'data-start="([\d.]+)" data-end="([\d.]+)"', html)
    assert times[2:4] == [("0.00", "22.50"), ("22.50", "45.00")]


def test_an_activity_has_its_minutes_and_what_is_said_while_it_runs() -> None:
    body = f"## Phần\n\n{SLIDE}/// activity | Làm thử\n    minutes: 45\n\n1. Làm.\n\n"
    html = page(module(f"{body}/// trainer | Đi quanh\nNhìn.\n///\n///\n"))
    activity = next(one for one in sections(html) if "slide--activity" in one)
    assert "Hoạt động · Bài 1. Phần" in shown(activity)
    assert "Làm thử 45 phút Làm." in shown(activity)
    assert notes(activity) == "Đi quanh Nhìn."
    assert 'data-minutes="45"' in activity


def test_the_answer_of_a_question_is_on_the_next_slide_and_in_the_notes() -> None:
    answer = "( ) Sai\n> Chưa đúng vì thế.\n(x) Đúng hẳn\n> Đúng vì vậy."
    quiz = QUIZ.format(id="mot", stem="Câu hỏi?", answer=f"? Nghĩ xem.\n{answer}")
    html = page(module(f"## Phần\n\n{SLIDE}{LED}{quiz}"))
    question, told = (one for one in sections(html) if 'data-question="mot"' in one)
    assert shown(question) == "Bài 1. Phần Câu 1 Chọn một đáp án Câu hỏi? A Sai B Đúng hẳn ✓"
    assert notes(question) == "Đáp án: B Gợi ý Nghĩ xem."
    assert "Đáp án câu 1 B Đúng hẳn Đúng vì vậy. Giải thích: Giải thích chung." in shown(told)
    assert notes(told) == "Các phương án khác A Sai Chưa đúng vì thế."
    assert "Chưa đúng vì thế" not in shown(told)


@pytest.mark.parametrize(
    ("answer", "asked", "told"),
    [
        (
            "(Đ) Ý một\n> Vì thế.\n(S) Ý hai",
            "a Đ Ý một b S Ý hai",
            "a Ý một Đúng Vì thế. b Ý hai Sai",
        ),
        ("- a :: một\n- b :: hai\n- c :: một", "1 a 2 b 3 c A", "1 a →"),
        ("1. Trước\n2. Giữa\n3. Sau", "Trước", "1 Trước 2 Giữa 3 Sau"),
        ("= chi ủy | ban chi ủy", "Trả lời bằng vài chữ", "chi ủy"),
        ("= 4,5 ± 0,5", "Trả lời bằng một số", "4,5 ± 0,5"),
        ("~ Bài mẫu.", "Nói hoặc viết ý của mình", "Bài mẫu."),
    ],
)
def test_every_form_of_question_is_asked_and_answered(answer: str, asked: str, told: str) -> None:
    quiz = QUIZ.format(id="mot", stem="Câu hỏi?", answer=answer)
    html = page(module(f"## Phần\n\n{SLIDE}{LED}{quiz}"))
    question, answered = (one for one in sections(html) if 'data-question="mot"' in one)
    assert asked in shown(question)
    assert told in shown(answered)


def test_equal_right_sides_of_pairs_are_shown_once() -> None:
    quiz = QUIZ.format(id="mot", stem="Ghép.", answer="- a :: một\n- b :: hai\n- c :: một")
    html = page(module(f"## Phần\n\n{SLIDE}{LED}{quiz}"))
    question = next(one for one in sections(html) if 'data-question="mot"' in one)
    assert shown(question).endswith("1 a 2 b 3 c A hai B một")


def test_both_columns_of_a_long_question_stand_on_its_last_slide() -> None:
    stem = "Chi bộ bàn việc làm đường rồi giao cho từng người. " * 12
    quiz = QUIZ.format(id="mot", stem=stem, answer="- a :: một\n- b :: hai\n- c :: ba")
    html = page(module(f"## Phần\n\n{SLIDE}{LED}{quiz}"))
    first, second, _ = (one for one in sections(html) if 'data-question="mot"' in one)
    assert "columns" not in first
    assert second.count("option__mark") == 6
    assert "slide__more" in first
    assert "(tiếp)" in shown(second)


def test_a_section_without_a_slide_shows_its_heading_and_first_sentence() -> None:
    html = page(module(f"## Phần\n\n{LED}Câu đầu, theo [](vb:vb-moi). Câu sau.\n"))
    heading = next(one for one in sections(html) if "slide--heading" in one)
    assert "Phần Câu đầu, theo 1-HD/X ngày 01/01/2026." in shown(heading)


def test_the_self_check_says_how_many_questions_it_has() -> None:
    html = page()
    heading = next(one for one in sections(html) if "slide--heading" in one)
    assert "Tự kiểm tra 1 câu hỏi" in shown(heading)


def test_links_are_words_and_sources_are_named_by_the_register() -> None:
    html = page(
        module(f"## Phần\n\n{LED}/// slide | Trang\nXem [phần](#phan), <https://a.vn>.\n///\n")
    )
    text = next(one for one in sections(html) if "slide--text" in one)
    assert "Xem phần, https://a.vn." in shown(text)
    assert "<a " not in text
    assert "Căn cứ Hướng dẫn 1-HD/X ngày 01/01/2026" in shown(sections(html)[-2])


def test_markup_in_an_authors_words_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    html = page(module(f"## Phần\n\n{LED}/// slide | Trang {hostile}\n{hostile}\n///\n"))
    assert "<img src=x" not in html
    assert hostile in shown(sections(html)[2])


def test_an_image_is_found_from_the_deck_and_a_missing_one_is_its_words() -> None:
    body = "/// slide | Trang\n![Có](hinh/a.png)\n\n![Thiếu](hinh/b.png)\n///\n"
    images = {"vi/khoa-hoc/mau/hinh/a.png": b""}
    html = page(module(f"## Phần\n\n{LED}{body}"), images=images)
    assert '<img alt="Có" src="hinh/a.png"' in html
    assert "[Hình: Thiếu]" in words_of(html)


def test_the_last_slide_has_the_address_as_text_and_code() -> None:
    end = sections(page(site_url="https://vi-du.vn/hoc/"))[-1]
    assert "https://vi-du.vn/hoc/khoa-hoc/mau/01-mot.html" in shown(end)
    assert 'aria-label="Mã QR dẫn tới bài này"' in end
    assert "Trung tâm mẫu" in shown(end)
    assert "0123 456 789" in shown(end)


def test_without_an_address_the_last_slide_tells_the_way() -> None:
    html = page(files={"vi/khoa-hoc/index.md": "---\nkind: page\ntitle: Học tập\n---\n"})
    end = sections(html)[-1]
    steps = ("Trang thử", "Học tập", "Khóa mẫu", "Bài 1")
    assert read_labels("vi")["deck.path-sign"].join(steps) in shown(end)
    assert "<svg" not in end
    assert 'data-address="01-mot.html"' in end


def test_without_a_centre_its_lines_are_left_out() -> None:
    end = sections(page(files={"data/don-vi.yml": 'ten: ""\n'}))[-1]
    assert "Điện thoại" not in shown(end)


def test_the_deck_of_another_language_has_its_words_around_the_originals_text() -> None:
    html = page(lang="en")
    assert '<html lang="en">' in html
    assert '<div class="slides" lang="vi">' in html
    assert "Answer to question 1" in words_of(html)


def test_the_files_are_offered_where_they_are() -> None:
    assert 'href="01-mot-trinh-chieu.pptx" download' in page(links_files=True)
    assert ".pptx" not in page()
    english = page(lang="en", links_files=True)  # not translated: the original's
    assert 'href="../../../khoa-hoc/mau/01-mot-trinh-chieu.pptx" download' in english
