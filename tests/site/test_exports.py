"""`taphuan export`, and that nothing of an exam ever reaches the public site."""

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.site import SMALL_SITE, run_taphuan, write_project
from taphuan.adapters import export
from taphuan.adapters.cli import main
from taphuan.adapters.sources import read_sources
from taphuan.build import load_content
from taphuan.model.site import Content
from taphuan.render.lms.files import LmsFile

BANK = "vi/khoa-hoc/mau/ngan-hang"
EXAM = """\
---
kind: bank
title: {name} tên-đề
use: exam
---

Lời dẫn {name} lời-dẫn.

```quiz
id: {name}-ma-cau
objective: mot/1

Hỏi {name} lời-hỏi **gì**?

? Gợi {name} gợi-ý
(x) Chọn {name} lựa-chọn
> Phản {name} phản-hồi
( ) Bỏ
! Giải {name} giải-thích
```
"""
SECRETS = ("tên-đề", "lời-dẫn", "ma-cau", "lời-hỏi", "gợi-ý", "lựa-chọn", "phản-hồi", "giải-thích")
FILES = {
    **SMALL_SITE,
    f"{BANK}/de-mau.md": EXAM.format(name="mauthi"),
    f"{BANK}/rieng/de-that.md": EXAM.format(name="thatthi"),
    f"{BANK}/luyen-tap.md": EXAM.format(name="luyentap").replace("use: exam", "use: practice"),
    "en/khoa-hoc/mau/01-mot.md": SMALL_SITE["vi/khoa-hoc/mau/01-mot.md"]
    .replace("Bài một", "Module one")
    .replace("Câu hỏi một", "Question one")
    .replace("reviewed:", "translates: x\nreviewed:"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("project"), FILES)
    done = run_taphuan(root, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# ---- exam banks and the public site --------------------------------------------------------


@pytest.mark.parametrize("name", ["mauthi", "thatthi"])
@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_of_an_exam_bank_is_in_any_file_of_the_site(
    project: Path, name: str, secret: str
) -> None:
    words = f"{name}-{secret}" if secret == "ma-cau" else f"{name} {secret}"
    folded = [words, words.upper(), words.encode("ascii", "xmlcharrefreplace").decode()]
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        assert not [one for one in (*folded, name) if one.encode() in data], path


def test_no_file_of_the_site_is_named_after_an_exam_bank(project: Path) -> None:
    names = [path.name for path in (project / "site").rglob("*")]
    assert not [name for name in names if "de-mau" in name or "de-that" in name]
    assert not [name for name in names if name in ("rieng", "ngan-hang", "dist", "lms")]


def test_both_exam_banks_are_there_for_trainers(project: Path) -> None:
    for name, file in (("mauthi", "de-mau"), ("thatthi", "rieng/de-that")):
        for ending in ("xml", "gift"):
            text = (project / "dist/lms/mau" / f"{file}.{ending}").read_text(encoding="utf-8")
            assert f"{name} lựa-chọn" in text


# ---- files for learning platforms ----------------------------------------------------------


def test_the_site_command_writes_two_files_for_every_module_and_bank(project: Path) -> None:
    pages = ("01-mot", "de-mau", "luyen-tap", "rieng/de-that")
    wanted = {f"mau/{page}.{ending}" for page in pages for ending in ("xml", "gift")}
    wanted |= {"en/mau/01-mot.xml", "en/mau/01-mot.gift"}
    assert set(digests(project / "dist" / "lms")) == wanted


def test_a_translation_is_exported_in_its_language(project: Path) -> None:
    text = (project / "dist/lms/en/mau/01-mot.xml").read_text(encoding="utf-8")
    assert "<text>$course$/top/Khóa mẫu/Lesson 1. Module one</text>" in text
    assert "<idnumber>mau-en/mot</idnumber>" in text
    assert "Question one, xem" in text


def test_two_runs_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = write_project(tmp_path / "nơi khác", FILES)
    assert run_taphuan(other, "export", "lms").returncode == 0
    assert digests(other / "dist" / "lms") == digests(project / "dist" / "lms")
    for root in (project, other):
        words = ("export", "paper", "mau/luyen-tap", "--versions", "2", "--seed", "a")
        assert run_taphuan(root, *words).returncode == 0
    assert digests(other / "dist" / "paper") == digests(project / "dist" / "paper")


def test_the_command_prints_what_each_file_could_not_carry(project: Path) -> None:
    done = run_taphuan(project, "export", "lms")
    assert done.returncode == 0
    line = "dist/lms/mau/de-mau.gift: gợi ý không có chỗ nên bị bỏ – 1 câu: mauthi-ma-cau"
    assert line in done.stdout
    assert "dist/lms/mau/de-mau.xml: gợi ý" not in done.stdout
    assert "Đã ghi 10 tệp" in done.stdout


def test_errors_in_the_content_stop_an_export_and_keep_the_last_one(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    assert run_taphuan(root, "export", "lms").returncode == 0
    before = digests(root / "dist")
    broken = root / "docs" / BANK / "luyen-tap.md"
    broken.write_text(broken.read_text("utf-8").replace("(x)", "( )"), "utf-8")
    done = run_taphuan(root, "export", "lms")
    assert done.returncode == 1
    assert "[quiz.no-correct]" in done.stdout
    assert "Chưa ghi gì" in done.stderr
    assert digests(root / "dist") == before


def test_a_run_that_breaks_off_leaves_the_last_files_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path, FILES)
    languages = ("vi", "en")
    sources = read_sources(root / "docs", languages=languages)
    content = load_content(sources, languages=languages)[0].content
    export.export_lms(root, content)
    before = digests(root / "dist")

    def breaking(_content: Content, **_options: object) -> Iterator[LmsFile]:
        yield LmsFile("mau/01-mot.xml", "half", ())
        raise KeyboardInterrupt

    monkeypatch.setattr(export, "lms_files", breaking)
    with pytest.raises(KeyboardInterrupt):
        export.export_lms(root, content)
    assert digests(root / "dist") == before


def test_a_file_of_a_bank_that_is_gone_goes_with_it(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    assert run_taphuan(root, "export", "lms").returncode == 0
    (root / "docs" / BANK / "de-mau.md").unlink()
    assert run_taphuan(root, "export", "lms").returncode == 0
    assert not (root / "dist/lms/mau/de-mau.xml").exists()


# ---- papers --------------------------------------------------------------------------------


def paper(root: Path, *words: str) -> tuple[int, str]:
    """Run the command in this process; return its exit code and all it says."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(["export", "paper", *words, "--root", str(root)])
        except SystemExit as stop:  # argparse refuses a value
            code = int(stop.code or 0)
    return code, said.getvalue()


def test_every_version_has_a_test_and_a_key_in_both_formats(project: Path) -> None:
    code, said = paper(project, "mau/rieng/de-that", "--versions", "3", "--seed", "Thu 2026")
    assert code == 0, said
    out = project / "dist/paper/vi/mau-rieng-de-that-thu-2026"
    names = {f"{part}-{n}.{end}" for part in ("de", "dap-an") for n in "123" for end in KINDS}
    assert {path.name for path in out.iterdir()} == names
    assert "thatthi giải-thích" in (out / "dap-an-2.html").read_text("utf-8")
    assert "giải-thích" not in (out / "de-2.html").read_text("utf-8")
    assert str(out) in said


KINDS = ("html", "docx")


@pytest.mark.parametrize("kind", KINDS)
def test_one_format_alone_can_be_asked_for(project: Path, tmp_path: Path, kind: str) -> None:
    code, said = paper(project, "mau", "--format", kind, "--out", str(tmp_path / "de"))
    assert code == 0, said
    assert {path.suffix for path in (tmp_path / "de").iterdir()} == {f".{kind}"}


def test_a_page_is_found_by_its_path_from_anywhere(project: Path, tmp_path: Path) -> None:
    path = project / "docs/vi/khoa-hoc/mau/01-mot.md"
    relative = os.path.relpath(path)
    for number, words in enumerate((str(path), relative, "docs/vi/khoa-hoc/mau/01-mot.md")):
        out = tmp_path / str(number)
        code, said = paper(project, words, "--format", "html", "--out", str(out))
        assert code == 0, said
        assert (out / "de-1.html").is_file()


def test_an_english_paper_has_english_names_and_words(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "x"
    code, said = paper(project, "en/mau", "--format", "html", "--out", str(out))
    assert code == 0, said
    assert "Full name:" in (out / "test-1.html").read_text("utf-8")
    assert (out / "key-1.html").is_file()


def test_an_unknown_name_is_told_with_the_nearest_one(project: Path) -> None:
    code, said = paper(project, "mau/luyen-tab")
    assert code == 1
    assert "có phải ý bạn là “mau/luyen-tap”?" in said
    assert "mau/rieng/de-that" in said


@pytest.mark.parametrize("folder", ["site/de", "site", "build/site/x", "docs/vi/de"])
def test_no_paper_is_written_where_it_would_become_public(project: Path, folder: str) -> None:
    before = digests(project / "site")
    code, said = paper(project, "mau/de-mau", "--out", folder)
    assert code == 1
    assert "công khai" in said
    assert digests(project / "site") == before
    assert not (project / "docs/vi/de").exists()


def test_a_paper_the_trainer_changed_is_not_overwritten_unasked(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "de"
    words = ("mau/de-mau", "--out", str(out))
    assert paper(project, *words)[0] == 0
    (out / "de-1.docx").write_bytes(b"changed by hand")
    (out / "ghi-chu.txt").write_text("mine", "utf-8")
    code, said = paper(project, *words)
    assert code == 1
    assert "de-1.docx" in said
    assert (out / "de-1.docx").read_bytes() == b"changed by hand"
    assert paper(project, *words, "--force")[0] == 0
    assert (out / "de-1.docx").read_bytes()[:2] == b"PK"
    assert (out / "ghi-chu.txt").read_text("utf-8") == "mine"


def test_the_same_papers_can_be_asked_for_again_and_more_versions_added(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "de"
    words = ("mau", "--format", "html", "--out", str(out))
    assert paper(project, *words, "--versions", "2")[0] == 0
    before = digests(out)
    assert paper(project, *words, "--versions", "3")[0] == 0
    assert digests(out).items() >= before.items()
    assert (out / "de-3.html").is_file()


def test_asking_for_more_questions_than_there_are_is_said(project: Path, tmp_path: Path) -> None:
    code, said = paper(project, "mau", "--questions", "9", "--out", str(tmp_path / "a"))
    assert code == 0
    assert "Bạn muốn 9 câu nhưng chỉ có 2 câu" in said


@pytest.mark.parametrize("words", [("--versions", "0"), ("--questions", "x"), ("--format", "pdf")])
def test_values_that_mean_nothing_are_refused(project: Path, words: tuple[str, str]) -> None:
    code, _ = paper(project, "mau", *words)
    assert code == 2
