"""`taphuan import` of a Word file, as an author runs it."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from support.exports import PNG
from support.site import write_project
from taphuan.adapters.cli import main
from taphuan.adapters.sources import read_sources
from taphuan.build import load_content
from taphuan.model.page import ModuleMeta

BOX = f"""<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>
<w:txbxContent><w:p><w:r><w:t>Khung nổi</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r>"""


def word_file(path: Path) -> Path:
    """Write a document as people make them."""
    made = docx.Document()
    made.add_paragraph("Giao việc cho rõ", style="Title")
    made.add_heading("Mục tiêu", 1)
    made.add_paragraph("Viết được một dòng giao việc.", style="List Bullet")
    made.add_paragraph("Thời gian: 60 phút")
    made.add_heading("Nội dung", 1)
    line = made.add_paragraph("Theo 1-HD/X, chữ ")
    line.add_run("đậm").bold = True
    line.add_run(" cũ").font.name = ".VnTime"
    table = made.add_table(rows=2, cols=2)
    for place, cell in enumerate(table._cells):
        cell.text = f"ô {place}"
    table.cell(1, 0).merge(table.cell(1, 1))
    made.add_picture(io.BytesIO(PNG))
    made.add_paragraph("Trước khung")._p.append(parse_xml(BOX))
    made.save(str(path))
    return path


def test_a_word_file_becomes_a_draft_with_its_images_and_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path / "p")
    path = word_file(tmp_path / "Bài của tôi.docx")
    words = ["import", str(path), "--course", "mau", "--root", str(root)]
    assert main(words) == 0
    told = capsys.readouterr().out
    for part in ("ô gộp", "bai-cua-toi-1.png chưa có lời tả", "“Khung nổi”", ".VnTime"):
        assert part in told
    sources = list(read_sources(root / "docs", languages=("vi", "en")))
    loaded = load_content(sources, languages=("vi", "en"))[0]
    assert not loaded.has_errors, loaded.diagnostics
    page = loaded.content.pages["vi/khoa-hoc/mau/02-giao-viec-cho-ro.md"]
    assert isinstance(page.meta, ModuleMeta)
    assert (page.meta.minutes, page.meta.sources) == (60, ("vb-moi",))
    assert page.meta.objectives == ("Viết được một dòng giao việc.",)
    image = root / "docs" / "vi" / "khoa-hoc" / "mau" / "hinh" / "bai-cua-toi-1.png"
    assert image.read_bytes() == PNG

    assert main(words) == 1
    assert "02-giao-viec-cho-ro.md" in capsys.readouterr().err


def test_a_file_that_is_no_document_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path / "p")
    (tmp_path / "a.docx").write_bytes(b"khong phai Word")
    assert main(["import", str(tmp_path / "a.docx"), "--course", "mau", "--root", str(root)]) == 1
    assert "hỏng" in capsys.readouterr().err
