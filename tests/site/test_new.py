"""`taphuan new` as an author runs it."""

from pathlib import Path

import pytest

from support.site import write_project
from taphuan.adapters.cli import main


def test_new_files_are_named_and_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path / "p")
    words = ["new", "module", "mau", "Giao việc", "--root", str(root)]
    assert main(words) == 0
    path = root / "docs" / "vi" / "khoa-hoc" / "mau" / "02-giao-viec.md"
    assert "docs/vi/khoa-hoc/mau/02-giao-viec.md" in capsys.readouterr().out
    path.write_text(path.read_text("utf-8") + "\nviết thêm\n", "utf-8")
    written = path.read_bytes()
    assert main(words) == 1
    assert "02-giao-viec.md" in capsys.readouterr().err
    assert path.read_bytes() == written


def test_a_file_the_check_does_not_see_is_not_written_over_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path / "p")
    home = root / "docs" / "vi" / "khoa-hoc" / "moi" / "index.md"
    home.mkdir(parents=True)
    assert main(["new", "course", "moi", "Dành cho ai", "--root", str(root)]) == 1
    assert "index.md" in capsys.readouterr().err
    assert [path.name for path in home.parent.iterdir()] == ["index.md"]


def test_an_exam_outside_the_private_folder_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path / "p")
    assert main(["new", "bank", "mau", "exam", "--root", str(root)]) == 0
    assert "--private" in capsys.readouterr().out
    assert main(["new", "bank", "mau", "exam", "--private", "--root", str(root)]) == 0
    assert "--private" not in capsys.readouterr().out
