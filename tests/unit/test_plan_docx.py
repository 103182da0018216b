"""Plans as Word files: sound, the same every time, with everything the page has."""

import io
from pathlib import Path

import docx
from docx.document import Document
from test_render_plan import BODY

from support.docx_audit import audit
from support.teaching import make, module


def text_of(document: Document) -> str:
    """Return all words, tables in their place, on one line."""
    parts = [
        paragraph.text for paragraph in document.iter_inner_content() if hasattr(paragraph, "text")
    ]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*parts, *cells]).split())


def plan(text: str = "", *, start: int = -1, is_course: bool = False, **options: object) -> bytes:
    maker, course, one = make(text or module(BODY), **options)  # type: ignore[arg-type]
    if is_course:
        return maker.course_plan_file(course, start=start)
    return maker.plan_file(course, one, start=start)


def read(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def test_two_validators_find_nothing_wrong(tmp_path: Path) -> None:
    for name, data in (("bai", plan()), ("khoa", plan(is_course=True, lang="en"))):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        assert audit(path) == []


def test_the_same_plan_has_the_same_bytes() -> None:
    assert plan() == plan()
    assert plan(is_course=True) == plan(is_course=True)


def test_the_timetable_has_hours_where_the_beginning_is_known() -> None:
    counted = read(plan()).tables[0]
    assert [cell.text for cell in counted.rows[2].cells] == [
        "phút 15–39",
        "Hoạt động: Làm thử",
        "24",
    ]
    timed = read(plan(start=7 * 60 + 45)).tables[0]
    assert timed.rows[2].cells[0].text == "8.00–8.24"
    assert timed.rows[3].cells[0].text == "–"


def test_steps_cases_tasks_and_questions_are_all_there() -> None:
    text = text_of(read(plan()))
    for words in (
        "Giáo án: Bài một",
        "phút 0–39 · trang chiếu 3–8",
        "Chiếu: Trang chiếu",
        "Nói thêm điều này.",
        "Tình huống giả định: Họp muộn",
        "Bàn nhanh (5 phút)",
        "Việc thứ nhất.",
        "Đọc to việc cần làm",
        "Đúng hẳn (Đáp án đúng) Đúng rồi.",
        "Gợi ý: Nghĩ xem.",
        "Giải thích: Vì vậy.",
        "Căn cứ: 1-HD/X ngày 01/01/2026",
        "a → một Vì thế.",
        "Ý một → Đúng",
        "Bài mẫu.",
        "Nhớ điều thứ nhất",
    ):
        assert words in text, words


def test_a_step_without_words_for_the_trainer_says_what_to_do() -> None:
    text = text_of(read(plan(module("## Phần\n\nCâu đầu.\n"))))
    assert "Dẫn lớp qua mục này" in text


def test_a_courses_plan_begins_each_module_on_a_page_of_its_own() -> None:
    second = module(BODY.replace("id: ", "id: b-")).replace("order: 1", "order: 2")
    files = {"vi/khoa-hoc/mau/02-hai.md": second}
    document = read(plan(is_course=True, start=480, files=files))
    heads = [one for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert [head.text for head in heads] == ["Khóa mẫu", "Bài 1. Bài một", "Bài 2. Bài một"]
    assert [head.paragraph_format.page_break_before for head in heads[1:]] == [False, True]
    tables = [table for table in document.tables if table.rows[0].cells[0].text == "Giờ"]
    assert tables[0].rows[1].cells[0].text == "8.00–8.15"
    assert tables[1].rows[1].cells[0].text == "phút 0–15"  # on another day, perhaps
