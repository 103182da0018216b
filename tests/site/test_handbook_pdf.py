"""The handbook as a PDF: tagged, with bookmarks and its own fonts; a missing library is named."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from support.copies import EDITION, VI, bound
from support.pages import content
from support.site import run_taphuan, write_project
from taphuan.adapters.copies.pdf import PdfMaker, open_pdf_maker
from taphuan.adapters.faults import Fault
from taphuan.render.copies.handbook import render_handbook
from taphuan.render.copies.plan import CopyKind, say_edition


@pytest.fixture(scope="module")
def maker() -> PdfMaker:
    try:
        return open_pdf_maker()
    except Fault as fault:
        pytest.skip(f"PDFs need {fault.details['packages']}: make test installs them as root")


def make(maker: PdfMaker) -> bytes:
    copy, binding = bound(CopyKind.COURSE_PDF, has_final=False)
    edition = say_edition(EDITION, content(), VI)
    return maker.make(render_handbook(copy, binding, VI, edition=edition, fonts=maker.fonts()))


@pytest.fixture(scope="module")
def pdf(maker: PdfMaker) -> PdfReader:
    return PdfReader(io.BytesIO(make(maker)))


def structure(pdf: PdfReader) -> list[str]:
    """Return the kinds of all tagged elements, in the order they are read."""
    found: list[str] = []

    def visit(node: object) -> None:
        if isinstance(node, list):
            for one in node:
                visit(one.get_object())
        elif isinstance(node, DictionaryObject) and "/S" in node:
            found.append(str(node["/S"]))
            if "/K" in node:
                visit(node["/K"].get_object())

    visit(pdf.root_object["/StructTreeRoot"]["/K"].get_object())
    return found


def test_it_declares_pdf_ua_and_its_language(pdf: PdfReader) -> None:
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"] == "vi"
    metadata = pdf.root_object["/Metadata"].get_object().get_data()
    assert b'pdfuaid:part="1"' in metadata
    assert pdf.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Khóa thử"


def test_headings_lists_and_images_are_tagged(pdf: PdfReader) -> None:
    kinds = structure(pdf)
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Link", "/Figure"} <= set(kinds)
    assert kinds.index("/H1") < kinds.index("/H2")


def test_every_font_is_inside_and_ours(pdf: PdfReader) -> None:
    names = set()
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (kind,) = font.get_object()["/DescendantFonts"]
            descriptor = kind.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            names.add(str(descriptor["/FontName"]).partition("+")[2].partition("-")[0])
    assert names == {"Handbook", "Signs"}  # the arrow of a question is a sign


def test_bookmarks_are_the_parts_and_their_sections(pdf: PdfReader) -> None:
    titles = [one.title for one in pdf.outline if not isinstance(one, list)]
    assert titles[:2] == [VI["copies.contents"], VI["copies.handbook-course"]]
    assert titles[2].startswith("Bài 1. ")
    assert titles[-2:] == [VI["copies.handbook-answers"], VI["copies.handbook-references"]]


def test_the_contents_name_the_pages_where_parts_begin(pdf: PdfReader) -> None:
    texts = [page.extract_text() for page in pdf.pages]
    contents = next(text for text in texts if VI["copies.contents"] in text)
    answers = next(
        number
        for number, text in enumerate(texts, start=1)
        if text.startswith(VI["copies.handbook-answers"])
    )
    line = next(one for one in contents.splitlines() if VI["copies.handbook-answers"] in one)
    assert line.rstrip().endswith(str(answers))
    assert "Vì thế." in texts[answers - 1]
    assert not any("Vì thế." in text for text in texts[: answers - 1])


def test_the_same_handbook_has_the_same_bytes(maker: PdfMaker) -> None:
    assert make(maker) == make(maker)


def test_a_missing_library_is_named_with_its_package(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    done = run_taphuan(root, "site", "--pdf", PYTHONPATH=str(fake))
    assert done.returncode == 1
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()
