"""Papers as Word files: valid, the same bytes each time, with all that the page says."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import html5lib
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from support.exports import BANK, IMAGE, LABELS, PNG, content, markdown
from taphuan.model.paper import Paper
from taphuan.model.question import (
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    OrderingAnswer,
    Question,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.render.docx.file import new_document
from taphuan.render.docx.html import DocxWriter
from taphuan.render.lms.markdown import ExportMarkdown, Links
from taphuan.render.paper.docx import image_path, render_key_docx, render_test_docx
from taphuan.render.paper.draw import Source, plan_papers
from taphuan.render.paper.target import blank_paper, paper_sources, paper_targets
from taphuan.render.paper.texts import render_key_html, render_test_html
from taphuan.render.paper.view import PaperView, paper_view

VI = LABELS["vi"]
IMAGES = {IMAGE: PNG}
KINDS = {
    "test": (render_test_docx, render_test_html),
    "key": (render_key_docx, render_key_html),
}


@cache
def view() -> PaperView:
    target = paper_targets(content())["mau/moi-dang"]
    blank = blank_paper(target, content(), seed="thu", labels=VI)
    paper = next(plan_papers(blank, paper_sources(target, VI), count=0))

    def markdown_of(page: str) -> ExportMarkdown:
        return ExportMarkdown(
            page=page,
            register=content().register,
            labels=VI,
            links=Links.WRITTEN,
            image_source=lambda path: image_path(path, IMAGES),
        )

    return paper_view(paper, markdown_of=markdown_of, labels=VI)


@cache
def file(kind: str) -> bytes:
    return KINDS[kind][0](view(), VI, IMAGES)


def opened(kind: str) -> Document:
    return docx.Document(io.BytesIO(file(kind)))


def text_of(document: Document) -> str:
    """Return all text in the order of the page."""
    texts = (element.text or "" for element in document.element.body.iter(qn("w:t")))
    return "".join(texts).replace("\u2610", "")


def letters(text: str) -> str:
    """Return the text without the white space and marks that differ between the formats."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_valid_by_the_rules_of_word(
    kind: str, tmp_path: Path, assert_valid_docx: Callable[[Path], None]
) -> None:
    path = tmp_path / f"{kind}.docx"
    path.write_bytes(file(kind))
    assert_valid_docx(path)


@pytest.mark.parametrize("kind", KINDS)
def test_two_runs_give_the_same_bytes(kind: str) -> None:
    assert KINDS[kind][0](view(), VI, IMAGES) == file(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_no_clock_no_leftovers_and_sorted_names_in_the_archive(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(file(kind))) as archive:
        entries = archive.infolist()
        core = archive.read("docProps/core.xml").decode()
        everything = b"".join(archive.read(entry) for entry in entries)
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if "Effects" in name or "thumbnail" in name]
    assert b"stylesWithEffects" not in everything
    assert core.count("1980-01-01T00:00:00Z") == 2
    assert "python-docx" not in core


@pytest.mark.parametrize("kind", KINDS)
def test_every_style_names_our_font_and_none_a_font_of_the_theme(kind: str) -> None:
    styles = opened(kind).styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    for one in fonts:
        assert not [name for name in one.attrib if name.endswith(("Theme", "theme"))]
        assert one.get(qn("w:ascii")) == "Times New Roman"
    for level in (1, 2, 3):
        heading = opened(kind).styles[f"Heading {level}"]
        assert heading.font.name == "Times New Roman"
        assert str(heading.font.color.rgb) == "000000"


def test_the_test_is_in_fourteen_points_on_a4() -> None:
    document = opened("test")
    assert document.styles["Normal"].font.size.pt == 14
    assert round(document.sections[0].page_width.mm) == 210
    assert round(document.sections[0].page_height.mm) == 297


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_file_says_what_the_page_says_in_the_same_order(kind: str) -> None:
    page = html5lib.parse(KINDS[kind][1](view(), VI), namespaceHTMLElements=False)
    stems = [node for node in page.iter() if node.get("class") == "stem"]
    wanted = [letters("".join(stem.itertext())) for stem in stems]
    said = letters(text_of(opened(kind)))
    place = 0
    assert len(wanted) == 11
    for words in wanted:
        place = said.index(words, place)
    for part in (part for question in view().questions for part in question.parts):
        assert letters(_plain(part.html)) in said


def _plain(html: str) -> str:
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())


def test_no_answer_stands_in_the_test() -> None:
    said = letters(text_of(opened("test")))
    for question in view().questions:
        for secret in (question.explanation, *(part.feedback for part in question.key_parts)):
            words = letters(_plain(secret))
            assert not words or len(words) < 8 or words not in said


def test_bold_italics_code_and_links_are_runs_not_signs() -> None:
    document = opened("test")
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    cells = [run for table in document.tables for cell in table._cells for run in _runs(cell)]
    assert any(run.bold and run.text == "đâu" for run in runs)
    assert any(run.italic and run.text == "hai" for run in runs)
    assert any(run.bold and run.text == "mỗi tháng" for run in cells)
    assert any(run.font.name == "Courier New" and "{b: ~c}" in run.text for run in runs)
    assert "**" not in text_of(document)


def _runs(cell) -> list:  # type: ignore[no-untyped-def,type-arg] # python-docx's private cell
    return [run for paragraph in cell.paragraphs for run in paragraph.runs]


def test_tables_and_pictures_of_a_stem_are_tables_and_pictures() -> None:
    document = opened("test")
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Cột", "Số"] in rows
    assert ["Đậm", "1"] in rows
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Sơ đồ thôn"


def test_tables_to_fill_in_have_a_row_for_every_part() -> None:
    sizes = []
    for question in content().pages[BANK].questions:
        match question.answer:
            case StatementsAnswer(statements=parts):
                sizes.append((len(parts) + 1, 3))
            case MatchingAnswer(pairs=pairs):
                sizes.append((len(pairs), 3))
            case OrderingAnswer(steps=steps):
                sizes.append((len(steps), 2))
    tables = [(len(table.rows), len(table.columns)) for table in opened("test").tables]
    assert all(size in tables for size in sizes)
    assert len(tables) == len(sizes) + 1  # and the one of a stem


def test_a_picture_that_word_cannot_show_becomes_words() -> None:
    assert image_path("a/b.svg", {"a/b.svg": b"<svg/>"}) == ""
    assert image_path("a/b.PNG", {"a/b.PNG": PNG}) == "a/b.PNG"
    assert image_path("a/c.png", {}) == ""


def test_a_damaged_picture_is_replaced_by_its_words() -> None:
    damaged = render_test_docx(view(), VI, {IMAGE: b"not a picture"})
    assert "Sơ đồ thôn" in text_of(docx.Document(io.BytesIO(damaged)))


def written(markdown_text: str, images: dict[str, bytes] | None = None) -> Document:
    """Return a document with a stem alone."""
    document = new_document(lang="vi", locale="vi-VN", title="", author="", size=14)
    made = ExportMarkdown(
        page=BANK,
        register=content().register,
        labels=VI,
        links=Links.WRITTEN,
        image_source=lambda path: image_path(path, images or {}),
    )
    DocxWriter(images or {}).blocks(document, made.block(markdown_text))
    return document


def lines(document: Document) -> list[tuple[float, str]]:
    """Return each paragraph's indent in millimetres and its text."""
    return [
        (round((one.paragraph_format.left_indent or Mm(0)).mm), one.text)
        for one in document.paragraphs
    ]


def test_lists_within_lists_are_indented_and_numbered() -> None:
    document = written("Chọn:\n\n1. một\n\n    - con\n\n2. hai")
    assert lines(document) == [(0, "Chọn:"), (7, "1.\tmột"), (14, "–\tcon"), (7, "2.\thai")]


def test_quotations_breaks_and_rules_have_a_form() -> None:
    document = written("> lời *trích*\n\nmột  \nhai\n\n---\n\ncuối")
    assert lines(document) == [(7, "lời trích"), (0, "một\nhai"), (0, "* * *"), (0, "cuối")]


def test_two_tables_do_not_grow_into_one() -> None:
    table = "| a | b |\n|---|---|\n| c | d |"
    document = written(f"{table}\n\nx\n\n{table}\n\n- y")
    assert len(document.tables) == 2
    tags = [element.tag.rpartition("}")[2] for element in document.element.body]
    assert "tbl tbl" not in " ".join(tags)


def test_a_picture_is_no_wider_than_the_page() -> None:
    wide = written("![rộng](hinh/so-do.png)", {IMAGE: _png(width=4000, height=1000)})
    (picture,) = wide.inline_shapes
    assert round(picture.width.mm) == 150
    assert round(picture.height.mm) == 38  # in proportion


def _png(*, width: int, height: int) -> bytes:
    """Return a white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        mark = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", mark)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_sections_of_a_course_have_their_headings() -> None:
    section = replace(view().sections[0], title="Bài 2. Việc")
    plain = replace(view(), sections=(section,), course="")
    made = render_test_docx(plain, VI, IMAGES)
    document = docx.Document(io.BytesIO(made))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"] == ["Bài 2. Việc"]


def test_a_key_without_a_pass_mark_says_nothing_of_one() -> None:
    made = render_key_docx(replace(view(), pass_line=""), VI, IMAGES)
    assert "Mức đạt" not in text_of(docx.Document(io.BytesIO(made)))
    assert "Mức đạt" in text_of(opened("key"))


def test_signs_that_no_file_can_hold_do_not_break_the_paper() -> None:
    """Word's own line break, pasted with a text, is a vertical tab."""
    choices = (Choice("một\x0bhai", True, "vì\x00", 1), Choice("ba", False, "", 1))
    questions = (
        Question("a", "Hỏi\x0bgì?\x02", ChoiceAnswer(choices, is_multiple=False), (), "\x1f", 1, 1),
        Question("b", "Gì?", ShortAnswer(("bốn\x0bnăm",), "", 1), (), "", 1, 1),
    )
    blank = Paper("vi", "Tên\x0bđề", "Khóa\x0c", "Nơi\x01", 0, "mã\x0b", 0, 0, ())
    paper = next(plan_papers(blank, [Source("a", "a", BANK, questions)], count=0))
    strange = paper_view(paper, markdown_of=lambda _page: markdown(Links.WRITTEN), labels=VI)
    for render, _ in KINDS.values():
        text = text_of(docx.Document(io.BytesIO(render(strange, VI, {}))))
        assert "Tên đề" in text
        assert "một hai" in text
    assert "bốn năm" in text_of(docx.Document(io.BytesIO(render_key_docx(strange, VI, {}))))
