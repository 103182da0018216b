"""Decks as PowerPoint files: sound, the same every time, editable, with their notes."""

import io
import struct
import zlib
from pathlib import Path

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt
from test_render_deck import LED, QUIZ, SLIDE

from support.docx_audit import audit
from support.teaching import make, module


def deck(text: str = "", **options: object) -> bytes:
    maker, course, one = make(text, **options)  # type: ignore[arg-type]
    return maker.deck_file(course, one)


def read(data: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(data))


def slides(text: str = "", **options: object) -> list[Slide]:
    return list(read(deck(text, **options)).slides)


def words(slide: Slide) -> str:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(" ".join(found).split())


def notes(slide: Slide) -> str:
    if not slide.has_notes_slide:
        return ""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    return frame.text


def png(width: int, height: int) -> bytes:
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


EVERYTHING = (
    "## Phần\n\n"
    + LED
    + """\
/// slide | Một trang có tên dài hơn một dòng của trang chiếu bình thường
Đoạn **đậm**, *nghiêng*, `mã`  \nxuống dòng.

1. một
    - con
2. hai

> lời trích

| Việc | Người lo |
|---|---|
| a | b |

Sau bảng.

```text
mã một
mã hai
```
///

/// activity | Làm thử
    minutes: 45

1. Việc.
///

"""
    + QUIZ.format(id="mot", stem="Chọn?", answer="? Nghĩ.\n( ) Sai\n> Chưa.\n(x) Đúng\n> Rồi.")
    + QUIZ.format(id="hai", stem="Ghép.", answer="- a :: một\n- b :: hai\n- c :: một")
    + QUIZ.format(id="ba", stem="Đúng?", answer="(Đ) Ý một\n(S) Ý hai")
    + QUIZ.format(id="bon", stem="Xếp.", answer="1. Trước\n2. Giữa\n3. Sau")
    + QUIZ.format(id="nam", stem="Tên?", answer="= chi ủy")
)


@pytest.mark.parametrize("text", ["", module(EVERYTHING)], ids=["small", "everything"])
def test_two_validators_find_nothing_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bai.pptx"
    path.write_bytes(deck(text, site_url="https://vi-du.vn/"))
    assert audit(path) == []


def test_the_same_deck_has_the_same_bytes() -> None:
    assert deck(module(EVERYTHING)) == deck(module(EVERYTHING))


def test_there_is_a_slide_for_each_of_the_deck_with_its_title() -> None:
    made = slides(module(f"## Phần\n\n{SLIDE}{LED}"))
    titles = [slide.shapes.title.text for slide in made if slide.shapes.title is not None]
    assert titles == [
        "Bài một",
        "Học xong, bạn làm được",
        "Trang",
        "Ghi nhớ",
        "Căn cứ",
        "Hết Bài 1",
    ]


def test_text_stands_in_the_outline_where_it_can_be_edited() -> None:
    body = slides(module(EVERYTHING))[2].placeholders[1].text_frame
    texts = [paragraph.text for paragraph in body.paragraphs]
    assert texts == ["Đoạn đậm, nghiêng, mã\vxuống dòng.", "một", "con", "hai", "lời trích"]
    bold = [run.text for run in body.paragraphs[0].runs if run.font.bold]
    assert bold == ["đậm"]
    assert all(run.font.size >= Pt(22) for run in body.paragraphs[0].runs if run.font.size)


def test_lists_count_and_point_by_themselves() -> None:
    body = slides(module(EVERYTHING))[2].placeholders[1].text_frame
    xml = [paragraph._p.xml for paragraph in body.paragraphs]
    assert 'type="arabicPeriod"' in xml[1]
    assert 'char="•"' in xml[2]
    assert 'startAt="2"' in xml[3]
    assert "buNone" in xml[0]


def test_a_table_stays_a_table_and_what_follows_stands_below_it() -> None:
    text = module(
        f"## Phần\n\n{LED}/// slide | Bảng\n| Việc | Người lo |\n|---|---|\n| a | b |\n\n"
    )
    slide = slides(f"{text}Sau bảng.\n///\n")[2]
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert [cell.text for cell in table.table.rows[0].cells] == ["Việc", "Người lo"]
    below = next(shape for shape in slide.shapes if "Sau bảng" in getattr(shape, "text", ""))
    assert below.top >= table.top + table.height


def test_notes_are_those_of_the_slide_and_on_the_first_of_its_section() -> None:
    made = slides(module(f"## Phần\n\n{SLIDE}{LED}{SLIDE}"))
    assert notes(made[2]) == "Nói thêm.\nGợi ý (45 phút)\nHỏi cả lớp."
    assert notes(made[3]) == "Nói thêm."
    assert notes(made[0]) == ""


def test_notes_keep_lists_and_tables_readable() -> None:
    led = "- một\n- hai\n\n1. ba\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Hình](x.png)\n"
    led = f"/// trainer\n{led}///\n"
    said = notes(slides(module(f"## Phần\n\n{SLIDE}{led}"))[2])
    assert said.split("\n") == [
        "Nói thêm.",
        "• một",
        "• hai",
        "1. ba",
        "a | b",
        "1 | 2",
        "[Hình: Hình]",
    ]


def test_a_questions_notes_have_the_answer_and_the_next_slide_says_it() -> None:
    made = slides(module(EVERYTHING))
    asked, told = (
        slide for slide in made if "âu 1" in words(slide) and "Bài 1. Phần" in words(slide)
    )
    assert "Chọn một đáp án" in words(asked)
    assert notes(asked) == "Đáp án: B\nGợi ý: Nghĩ."
    assert "B. Đúng Rồi. Giải thích: Giải thích chung." in words(told)
    assert notes(told) == "A. Sai Chưa."
    assert "alphaUcPeriod" in asked.placeholders[1]._element.xml


def test_every_form_of_question_has_its_answer() -> None:
    text = " ".join(words(slide) for slide in slides(module(EVERYTHING)))
    assert "một" in text
    assert "1. Trước 2. Giữa 3. Sau" in text
    assert "a. Ý một Đúng b. Ý hai Sai" in text
    assert "Đáp án câu 5 chi ủy" in text.replace("Bài 1. Phần ", "")


def test_an_activity_says_its_minutes() -> None:
    made = slides(module(EVERYTHING))
    activity = next(slide for slide in made if "Làm thử" in words(slide))
    assert "45 phút" in words(activity)
    assert "Hoạt động · Bài 1. Phần" in words(activity)


def test_the_last_slide_has_the_address_and_its_code_in_words_too() -> None:
    end = slides(site_url="https://vi-du.vn/")[-1]
    assert "https://vi-du.vn/khoa-hoc/mau/01-mot.html" in words(end)
    picture = next(shape for shape in end.shapes if shape.shape_type == 13)
    assert 'descr="Mã QR dẫn tới bài này"' in picture._element.xml
    without = slides()[-1]
    assert not [shape for shape in without.shapes if shape.shape_type == 13]
    assert "Trung tâm mẫu" in words(without)


def test_without_a_centre_the_last_slide_has_the_way_only() -> None:
    end = slides(files={"data/don-vi.yml": 'ten: ""\n'})[-1]
    assert "Điện thoại" not in words(end)


@pytest.mark.parametrize("shape", [(40, 30), (900, 20)])
def test_a_picture_fits_the_slide_and_is_told_in_words(shape: tuple[int, int]) -> None:
    images = {"vi/khoa-hoc/mau/hinh/a.png": png(*shape)}
    text = module(f"## Phần\n\n{LED}/// slide | Trang\nChữ.\n\n![Sơ đồ](hinh/a.png)\n///\n")
    slide = slides(text, images=images)[2]
    picture = next(one for one in slide.shapes if one.shape_type == 13)
    assert 'descr="Sơ đồ"' in picture._element.xml
    assert picture.left + picture.width <= 12192000
    assert picture.top + picture.height <= 6858000


def test_a_slide_with_a_table_alone_needs_no_text_box() -> None:
    text = module(f"## Phần\n\n{LED}/// slide | Trang\n| a |\n|---|\n| b |\n///\n")
    slide = slides(text)[2]
    assert slide.slide_layout.name == "Title Only"


def test_the_text_is_marked_with_its_language() -> None:
    xml = slides(module(f"## Phần\n\n{SLIDE}{LED}"))[2].placeholders[1]._element.xml
    assert 'lang="vi-VN"' in xml


def test_the_line_above_the_title_stays_one_line() -> None:
    title = "Vai trò, trách nhiệm của trưởng thôn, tổ trưởng, trưởng chi đoàn, chi hội ở cơ sở"
    text = f"## {title}\n\n/// case | Chuyện\nMột đoạn.\n///\n"
    above = [
        shape.text_frame.text
        for slide in slides(module(text))
        for shape in slide.shapes
        if shape.name == "Chỗ trong bài"
    ]
    assert any(one.endswith("…") for one in above)
    assert all(len(one) <= 72 for one in above)
