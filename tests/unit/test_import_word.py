"""The HTML of a Word document becomes the draft of a module."""

import datetime as dt

import pytest

from taphuan.adapters.files import read_labels
from taphuan.model.draft import ModuleDraft, Picture, WordText
from taphuan.model.page import ModuleMeta
from taphuan.parse.imports.word import read_word
from taphuan.parse.page import parse_page
from taphuan.render.authoring.imported import draft_source

SAY = read_labels("vi").messages
FULL = """
<p class="tap-title">Giao việc cho rõ</p>
<p><a href="#_Toc1">Mục tiêu 1</a></p>
<h1>I. Mục tiêu</h1><ul><li>Viết được một dòng.</li><li>Hỏi lại được.</li></ul>
<p>Thời gian: 2 tiết</p>
<h1>Nội dung</h1><p>Theo 42-HD/BTCTW, chữ <strong>đậm </strong>và <em>nghiêng</em>.</p>
<h2>Mục nhỏ</h2><p># không phải mục</p>
<h1>Ghi nhớ</h1><p>- Một người lo chính.</p><p>- Hỏi trước hạn.</p>
<h1>Tài liệu tham khảo</h1><ol><li>Hướng dẫn 42-HD/BTCTW</li><li>Sách của tỉnh</li></ol>
"""


def draft(html: str, **more: object) -> ModuleDraft:
    word = WordText(html=html, **more)  # type: ignore[arg-type]
    return read_word(word, name="Tên tệp", numbers={"42-HD/BTCTW": "hd-42", "1-HD/X": "hd-1"})


def source(found: ModuleDraft) -> str:
    today = dt.date(2026, 11, 22)
    return draft_source(found, name="bai.docx", order=3, source="bai-bao", today=today, say=SAY)


def keys(found: ModuleDraft) -> set[str]:
    always = {"no-quiz", "no-objectives", "no-keypoints", "no-minutes", "no-sources"}
    return {one.key.removeprefix("import.").removeprefix("word-") for one in found.remarks} - always


def test_what_a_document_says_of_itself_goes_into_the_front_matter() -> None:
    found = draft(FULL)
    assert found.title == "Giao việc cho rõ"
    assert found.objectives == ("Viết được một dòng.", "Hỏi lại được.")
    assert found.keypoints == ("Một người lo chính.", "Hỏi trước hạn.")
    assert (found.minutes, found.sources) == (90, ("hd-42",))
    assert found.body == (
        "## Nội dung\n\nTheo 42-HD/BTCTW, chữ **đậm** và *nghiêng*.\n\n"
        "### Mục nhỏ\n\n\\# không phải mục"
    )
    assert [one.key for one in found.remarks] == [
        "import.word-periods",
        "import.word-source",
        "import.word-no-quiz",
    ]


@pytest.mark.parametrize("html", [FULL, "<p>Chỉ một đoạn</p>", "", "<h1>Một</h1>", "<p>///</p>"])
def test_a_draft_is_read_without_an_error(html: str) -> None:
    text = source(draft(html))
    parsed = parse_page(text, path="vi/khoa-hoc/mau/03-bai.md")
    assert not [one for one in parsed.diagnostics if one.is_error], text
    assert parsed.page
    assert isinstance(parsed.page.meta, ModuleMeta)
    assert parsed.page.meta.order == 3
    assert parsed.page.headings


def test_what_is_missing_is_told_and_stands_in_the_draft() -> None:
    found = draft("<p>Chỉ một đoạn</p>")
    assert [one.key for one in found.remarks] == [
        "import.word-no-objectives",
        "import.word-no-keypoints",
        "import.word-no-minutes",
        "import.word-no-sources",
        "import.word-no-quiz",
    ]
    text = source(found)
    assert 'title: "Tên tệp"' in text
    assert text.count("[CẦN XEM]") == 6
    assert SAY["import.word-no-keypoints"] in text


def test_bold_lines_are_headings_where_nobody_used_styles() -> None:
    html = (
        "<p><strong>BÀI 2: GIAO VIỆC</strong></p>"
        "<p><strong>I. ĐẶC ĐIỂM</strong></p><p>Chữ.</p><p><strong>1. Việc nhỏ</strong></p>"
        "<p><strong>Cả câu in đậm, có dấu chấm.</strong></p><p>Có <strong>chữ đậm</strong></p>"
    )
    found = draft(html)
    assert found.body.split("\n\n") == [
        "## I. ĐẶC ĐIỂM",
        "Chữ.",
        "### 1. Việc nhỏ",
        "**Cả câu in đậm, có dấu chấm.**",
        "Có **chữ đậm**",
    ]
    assert found.title == "BÀI 2: GIAO VIỆC"
    assert keys(found) == {"bold-headings"}


def test_the_only_heading_above_all_others_is_the_title() -> None:
    found = draft("<h1>Tên bài</h1><h2>Một</h2><p>a</p><h3>Nhỏ</h3><h2>Hai</h2>")
    assert found.title == "Tên bài"
    assert found.body == "## Một\n\na\n\n### Nhỏ\n\n## Hai"


def test_remarks_stand_as_comments_where_they_belong() -> None:
    picture = Picture("bai-1.emf", "image/x-emf", b"")
    html = (
        '<h1>Một</h1><p>Xem <a href="https://x.vn/a b">trang</a> và <a href="file:///C:/a">máy</a>'
        '<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p>'
        '<p><img src="hinh/bai-1.emf" alt="image1.png" /></p><p>Khung nổi</p>'
        '<ol><li id="footnote-1"><p> Ghi chú. <a href="#footnote-ref-1">↑</a></p></li></ol>'
    )
    found = draft(html, pictures=(picture,), boxes=("Khung nổi",))
    assert keys(found) == {"link", "lost-link", "footnote", "no-words", "image-kind", "box"}
    body = source(found).partition("## Một\n\n")[2]
    lines = body.split("\n\n")
    assert lines[0].startswith("Xem [trang](https://x.vn/a%20b)<!-- [CẦN XEM] đường dẫn")
    assert "máy<!-- [CẦN XEM] " in lines[0]
    assert "[^1]<!-- [CẦN XEM] chú thích “Ghi chú.”" in lines[0]
    assert lines[1].startswith("![Hình 1](hinh/bai-1.emf)<!-- ")
    assert lines[2].startswith("<!-- [CẦN XEM] khung chữ nổi “Khung nổi”")
    assert lines[3] == "Khung nổi"
    assert lines[4] == "[^1]: Ghi chú.\n"


def test_a_table_keeps_its_cells_and_a_box_becomes_a_quotation() -> None:
    html = (
        "<h1>a</h1><table><tr><td><p>Việc</p></td><td>Ai | bao giờ</td></tr>"
        '<tr><td rowspan="2">một<p>hai</p></td><td><ul><li>x</li><li>y</li></ul></td></tr>'
        "<tr><td>z</td></tr></table><table><tr><td><p>Khung</p><p>chữ</p></td></tr></table>"
    )
    found = draft(html)
    assert keys(found) == {"merged-cells", "box"}
    body = source(found)
    assert "| Việc | Ai \\| bao giờ |\n|---|---|\n| một hai | x y |\n|  | z |" in body
    assert "> Khung\n>\n> chữ" in body


def test_lists_in_lists_and_line_breaks_keep_their_places() -> None:
    html = "<h1>a</h1><ol><li>một<ul><li>nhỏ</li></ul></li><li>hai</li></ol><p>dòng<br />mới</p>"
    assert draft(html).body == "## a\n\n1. một\n    - nhỏ\n2. hai\n\ndòng  \nmới"


def test_letters_are_composed_and_what_a_page_cannot_show_is_told() -> None:
    found = draft(
        "<h1>Tie\u0302\u0301ng\xa0Vie\u0323\u0302t</h1><p>m<sup>2</sup></p>",
        old_fonts=(".VnTime",),
        equations=1,
        drawings=2,
        comments=3,
        header="Trường chính trị",
    )
    assert found.body == "## Tiếng Việt\n\nm²"
    assert keys(found) == {"fonts", "equations", "drawings", "comments", "header"}
