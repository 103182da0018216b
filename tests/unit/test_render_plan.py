"""The plan's page: timetable, steps, answers."""

import re

import html5lib

from support.teaching import make, module, words_of

BODY = """\
## Phần một

/// slide | Trang chiếu
Một dòng.

/// notes
Nói thêm điều này.
///
///

/// trainer | Mở bài
    minutes: 10

Hỏi cả lớp.
///

Câu đầu của phần.

/// case | Tình huống giả định: Họp muộn
Chuyện xảy ra.

/// trainer | Bàn nhanh
    minutes: 5
///
///

/// activity | Làm thử
    minutes: 20

1. Việc thứ nhất.

/// trainer | Đi quanh
    minutes: 4

Nhìn từng nhóm.
///
///

/// activity | Làm ở nhà
Không tính giờ.
///

```quiz
id: mot
objective: 1
source: vb-moi

Câu hỏi một?

? Nghĩ xem.
( ) Sai
> Chưa đúng.
(x) Đúng hẳn
> Đúng rồi.
! Vì vậy.
```

## Phần hai

/// trainer
    minutes: 6
///

```quiz
id: hai
objective: 1

Ghép.

- a :: một
> Vì thế.
- b :: hai
- c :: ba
```

```quiz
id: ba
objective: 1

Xếp.

1. Trước
> Đầu tiên.
2. Giữa
3. Sau
```

```quiz
id: bon
objective: 1

Đúng sai?

(Đ) Ý một
(S) Ý hai
```

```quiz
id: nam
objective: 1

Viết.

~ Bài mẫu.
> So kỹ.
```

```quiz
id: sau
objective: 1

Mấy?

= 3
```
"""


def plan(text: str = "", **options: object) -> str:
    maker, course, one = make(text or module(BODY), **options)  # type: ignore[arg-type]
    return maker.plan(course, one).decode()


def course_plan(text: str = "", **options: object) -> str:
    maker, course, _ = make(text or module(BODY), **options)  # type: ignore[arg-type]
    return maker.course_plan(course).decode()


def test_the_page_is_sound_html_for_no_search_engine() -> None:
    html = plan()
    html5lib.HTMLParser(strict=True).parse(html)
    html5lib.HTMLParser(strict=True).parse(course_plan())
    assert '<meta name="robots" content="noindex">' in html
    assert html.count("<h1") == 1


def test_the_timetable_has_a_row_for_each_step_and_activity_and_adds_up() -> None:
    rows = re.findall(r"<tr.*?</tr>", plan(), re.DOTALL)
    assert [words_of(row) for row in rows] == [
        "Giờ Việc Phút",
        "phút 0–15 Phần một 15",
        "phút 15–39 Hoạt động: Làm thử 24",
        "– Hoạt động: Làm ở nhà –",
        "phút 39–45 Phần hai 6",
    ]


def test_every_time_can_become_an_hour_of_the_day() -> None:
    assert re.findall(r'data-from="(\d+)" data-to="(\d+)"', plan())[:3] == [
        ("0", "15"),
        ("15", "39"),
        ("39", "45"),
    ]


def test_a_step_says_what_trainer_and_learners_do_and_which_slides_are_shown() -> None:
    text = words_of(plan())
    assert (
        "1. Phần một phút 0–39 · trang chiếu 3–8 Giảng viên Mở bài (10 phút) Hỏi cả lớp. "
        "Chiếu: Trang chiếu Nói thêm điều này. Người học"
    ) in text
    assert "Bàn tình huống “Tình huống giả định: Họp muộn”. Trả lời câu hỏi 1." in text
    assert 'href="01-mot-trinh-chieu.html#chieu-3"' in plan()


def test_a_case_has_its_guide_and_is_not_called_a_case_twice() -> None:
    text = words_of(plan())
    assert "Tình huống giả định: Họp muộn Chuyện xảy ra. Bàn nhanh (5 phút)" in text
    assert "Tình huống: Tình huống" not in text
    other = words_of(plan(module("## P\n\n/// case | Họp muộn\nChuyện.\n///\n")))
    assert "Tình huống: Họp muộn" in other
    assert "Tình huống Chuyện." in words_of(plan(module("## P\n\n/// case\nChuyện.\n///\n")))


def test_an_activity_has_both_sides() -> None:
    text = words_of(plan())
    assert (
        "Hoạt động: Làm thử phút 15–39 Giảng viên Đi quanh (4 phút) Nhìn từng nhóm. "
        "Người học Việc thứ nhất."
    ) in text
    assert "Giảng viên Đọc to việc cần làm, bấm giờ" in text  # where the author says nothing


def test_questions_have_their_answers_and_reasons() -> None:
    text = words_of(plan())
    assert (
        "Câu 1 Câu hỏi một? A Sai Chưa đúng. B Đúng hẳn ✓ Đáp án đúng. Đúng rồi. "
        "Gợi ý: Nghĩ xem. Giải thích: Vì vậy. Căn cứ: 1-HD/X ngày 01/01/2026"
    ) in text
    assert "a → một Vì thế. b → hai c → ba" in text
    assert "Trước Đầu tiên. Giữa Sau" in text
    assert "a Ý một Đúng. b Ý hai Sai." in text
    assert "Bài làm mẫu: Bài mẫu. So kỹ." in text
    assert "Đáp án: 3" in text


def test_a_step_without_words_for_the_trainer_says_what_to_do() -> None:
    text = words_of(plan(module("## Phần\n\nCâu đầu.\n")))
    assert "Giảng viên Dẫn lớp qua mục này, trả lời câu hỏi. Người học Theo dõi" in text


def test_what_stands_before_the_first_heading_is_a_step_of_its_own() -> None:
    text = words_of(plan(module("/// trainer | Chào lớp\n    minutes: 45\n///\n")))
    assert "1. Bài một" in text
    assert "Chào lớp (45 phút)" in text


def test_materials_are_the_authors_or_the_usual_ones_and_the_modules_forms() -> None:
    usual = words_of(plan())
    assert "Bảng, bút viết bảng" in usual
    own = words_of(plan(module(BODY, more="materials: [Mười tờ bìa]\n")))
    assert "Chuẩn bị Mười tờ bìa Học xong" in own
    assert "Bảng, bút viết bảng" not in own


def test_numbers_with_a_gap_are_listed_one_by_one() -> None:
    quiz = "```quiz\nid: {id}\nobjective: 1\n\nCâu?\n\n~ Mẫu.\n```\n\n"
    parts = [quiz.format(id="mot"), quiz.format(id="hai")]
    text = words_of(plan(module(f"## Phần\n\n{''.join(parts)}")))
    assert "Trả lời câu hỏi 1–2." in text


def test_a_courses_plan_holds_its_modules_plans() -> None:
    html = course_plan()
    text = words_of(html)
    assert "Giáo án cả khóa Khóa mẫu Dành cho: Người thử" in text
    assert "Học xong cả khóa, bạn làm được Thử được" in text
    assert "Bài 1. Bài một (45 phút)" in text
    assert "Hoạt động: Làm thử phút 15–39" in text
    assert "data-pause" in html
    assert 'id="mot"' in html


def test_the_files_are_offered_where_they_are() -> None:
    assert 'href="01-mot-giao-an.docx" download' in plan(links_files=True)
    assert 'href="giao-an.docx" download' in course_plan(links_files=True)
    assert ".docx" not in plan()
