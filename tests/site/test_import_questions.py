"""`taphuan import` of question files, as an author runs it."""

from pathlib import Path

import pytest

from support.site import run_taphuan, write_project
from taphuan.adapters.cli import main
from taphuan.adapters.sources import read_sources
from taphuan.build import load_content
from taphuan.model.page import Page
from taphuan.model.question import AnswerForm

GIFT = "::mot-cau:: Câu gì? {=Ý đúng#Vì thế ~Ý sai#Không phải}\n\nLời dẫn.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "p")


def banks(root: Path) -> dict[str, Page]:
    sources = list(read_sources(root / "docs", languages=("vi", "en")))
    loaded = load_content(sources, languages=("vi", "en"))[0]
    assert not loaded.has_errors, loaded.diagnostics
    folder = "vi/khoa-hoc/mau/ngan-hang/"
    pages = loaded.content.pages
    return {path.removeprefix(folder): pages[path] for path in pages if path.startswith(folder)}


def test_the_template_is_a_bank_with_a_question_of_every_form(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = root / "Bảng câu hỏi.xlsx"
    for lang in ("vi", "en"):
        sheet.unlink(missing_ok=True)
        words = ["--lang", lang, "--root", str(root)]
        assert main(["export", "bank-template", str(sheet), *words]) == 0
        assert main(["import", str(sheet), "--course", "mau", *words]) == 0
        assert "CẦN XEM" not in capsys.readouterr().out
    found = banks(root)
    assert sorted(found) == ["bang-cau-hoi-2.md", "bang-cau-hoi.md"]
    for page in found.values():
        assert [question.form for question in page.questions] == list(AnswerForm)
        assert all(question.explanation and question.objective for question in page.questions)


def test_a_template_is_not_written_over_a_filled_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = root / "b.xlsx"
    sheet.write_bytes(b"da dien")
    assert main(["export", "bank-template", str(sheet), "--root", str(root)]) == 1
    assert sheet.read_bytes() == b"da dien"
    assert "b.xlsx" in capsys.readouterr().err


def test_what_was_left_out_is_printed_and_stands_in_the_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "cu.gift").write_text(GIFT, "utf-8")
    words = ["import", str(root / "cu.gift"), "--course", "mau", "--title", "Đề cũ"]
    assert main([*words, "--use", "exam", "--private", "--root", str(root)]) == 0
    told = capsys.readouterr().out
    assert "docs/vi/khoa-hoc/mau/ngan-hang/rieng/de-cu.md" in told
    assert "dòng 3: “Lời dẫn.”" in told
    page = banks(root)["rieng/de-cu.md"]
    assert [question.id for question in page.questions] == ["mot-cau"]
    assert (page.meta.title, page.meta.use) == ("Đề cũ", "exam")  # type: ignore[union-attr]
    source = (root / "docs" / page.path).read_text("utf-8")
    assert "dòng 3: “Lời dẫn.”" in source


def test_a_csv_of_either_kind_is_read(root: Path) -> None:
    for name, mark, codec in (("a", ";", "utf-8-sig"), ("b", ",", "utf-8"), ("c", "\t", "utf-16")):
        rows = [["Câu hỏi", "Đáp án A", "Đáp án B", "Đúng"], [f"Câu {name}?", "một", "hai", "B"]]
        text = "\r\n".join(mark.join(row) for row in rows)
        (root / f"{name}.csv").write_bytes(text.encode(codec))
        path = str(root / f"{name}.csv")
        assert main(["import", path, "--course", "mau", "--root", str(root)]) == 0
    stems = [page.questions[0].stem for page in banks(root).values()]
    assert stems == ["Câu a?", "Câu b?", "Câu c?"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("hong.xlsx", b"khong phai", "hỏng"),
        ("cu.xls", b"", ".xlsx"),
        ("cu.doc", b"", ".docx"),
        ("cu.pdf", b"", ".gift"),
        ("tcvn3.csv", b"C\xa9u h\xe1i\n", "UTF-8"),
        ("rong.gift", b"", "không đọc được câu hỏi nào"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    (root / name).write_bytes(data)
    assert main(["import", str(root / name), "--course", "mau", "--root", str(root)]) == 1
    assert said in capsys.readouterr().err
    assert not banks(root)


def test_a_course_that_is_not_there_is_named_with_a_close_one(root: Path) -> None:
    (root / "cu.gift").write_text(GIFT, "utf-8")
    done = run_taphuan(root, "import", str(root / "cu.gift"), "--course", "mua")
    assert done.returncode == 1
    assert "(→ mau)" in done.stderr
