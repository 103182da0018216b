"""Whatever is wrong around the content: one clear line, an exit code, never a traceback."""

import errno
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from support.site import write, write_project
from taphuan.adapters import cli, sitebuild
from taphuan.adapters.faults import LOG


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command as the command line does; return exit code and both streams."""

    def run(root: Path, *words: str) -> tuple[int, str, str]:
        try:
            code = cli.main([*words, "--root", str(root)])
        except SystemExit as error:  # argparse
            code = int(str(error.code))
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run


Run = Callable[..., tuple[int, str, str]]


def test_a_folder_without_docs_is_a_wrong_folder(tmp_path: Path, run: Run) -> None:
    for command in ("check", "site", "serve", "translations"):
        code, out, err = run(tmp_path, command)
        assert (code, out) == (2, "")
        assert err.startswith("Không thấy thư mục docs trong")
    assert run(tmp_path, "check", "--lang", "en")[2].startswith("There is no folder docs")


def test_a_missing_mkdocs_yml_is_said(tmp_path: Path, run: Run) -> None:
    (write_project(tmp_path) / "mkdocs.yml").unlink()
    for command in ("site", "serve"):
        code, _, err = run(tmp_path, command)
        assert code == 1
        assert err.startswith("Không thấy tệp mkdocs.yml")


@pytest.mark.parametrize(
    "text",
    ["", "- a", "plugins: [", "a: \t", "plugins: 3", "theme: {name: khong-co}", "site_nam: x"],
)
def test_a_broken_mkdocs_yml_is_one_line(tmp_path: Path, text: str, run: Run) -> None:
    (write_project(tmp_path) / "mkdocs.yml").write_text(text)
    for command in ("site", "serve"):
        code, _, err = run(tmp_path, command)
        assert code == 1
        assert err.startswith("mkdocs.yml chưa đúng: ")
        assert err.count("\n") == 1


def test_mkdocs_yml_that_is_not_utf8_is_one_line(tmp_path: Path, run: Run) -> None:
    (write_project(tmp_path) / "mkdocs.yml").write_bytes(b"site_name: \xff\n")
    assert run(tmp_path, "check")[2].startswith("mkdocs.yml chưa đúng: ")


@pytest.mark.parametrize("mistake", ["{% if %}", "{{ khong_co.gi }}", "{{ 1 / 0 }}"])
def test_a_mistake_in_a_template_is_told_with_its_place(
    tmp_path: Path, mistake: str, run: Run
) -> None:
    root = write_project(tmp_path)
    template = root / "overrides" / "main.html"
    lines = template.read_text("utf-8").split("\n")
    lines[1:1] = ["{% block announce %}", mistake, "{% endblock %}"]
    template.write_text("\n".join(lines), encoding="utf-8")
    code, _, err = run(root, "site")
    assert code == 1
    assert "Khuôn trang overrides/main.html:3 chưa đúng: " in err
    assert not (root / "site").exists()


def test_places_that_lead_nowhere_or_outside_are_told(tmp_path: Path, run: Run) -> None:
    root = write_project(tmp_path / "project")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "mat.md").write_text("bí mật")
    docs = root / "docs"
    (docs / "vi" / "vong.md").symlink_to("vong.md")
    (docs / "vi" / "mat.md").symlink_to("khong-co.md")
    (docs / "vi" / "lap").symlink_to(docs / "vi")
    (docs / "vi" / "ngoai").symlink_to(outside)
    (docs / "vi" / "ra.md").symlink_to(outside / "mat.md")
    os.mkfifo(docs / "vi" / "ong.md")
    (docs / "data" / "thuat-ngu.yml").symlink_to(outside / "mat.md")
    write(root, "foo.md", "Chữ")
    write(root, "thu/x.pdf", "")
    code, out, _ = run(root, "check")
    assert code == 1
    for path, problem in (
        ("data/thuat-ngu.yml", "file.outside"),
        ("foo.md", "file.stray"),
        ("thu", "file.stray"),
        ("vi/lap", "file.unreadable"),
        ("vi/mat.md", "file.unreadable"),
        ("vi/ngoai", "file.outside"),
        ("vi/ong.md", "file.unreadable"),
        ("vi/ra.md", "file.outside"),
        ("vi/vong.md", "file.unreadable"),
    ):
        assert [line for line in out.split("\n") if f"docs/{path}: " in line and problem in line]
    assert out.count("\n") == 10
    assert run(root, "site")[0] == 1


def test_a_port_in_use_is_told_before_anything_is_built(tmp_path: Path, run: Run) -> None:
    root = write_project(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, out, err = run(root, "serve", "--port", port)
    assert (code, out) == (1, "")
    assert f"Cổng {port} đang được dùng" in err
    assert run(root, "serve", "--port", "70000")[0] == 2


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing_is_one_line(
    tmp_path: Path, number: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(root / "build"))

    monkeypatch.setattr(sitebuild, "build", refuse)
    code, _, err = run(root, "site")
    assert code == 1
    assert err == f"Không ghi hoặc đọc được {root / 'build'}: {os.strerror(number)}.\n"


def test_an_error_of_our_own_is_one_line_and_keeps_its_details(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path)

    def stumble(*_: object, **__: object) -> None:
        raise ValueError("một\nhai")

    monkeypatch.setattr(sitebuild, "build", stumble)
    code, _, err = run(root, "site")
    assert code == 1
    assert err.startswith("Chương trình gặp lỗi ngoài dự kiến (một hai); chi tiết ở ")
    assert err.count("\n") == 1
    assert "ValueError" in (root / LOG).read_text("utf-8")


def test_bundling_is_told_only_when_something_is_bundled(tmp_path: Path, run: Run) -> None:
    code, out, _ = run(write_project(tmp_path), "site")
    assert code == 0
    code, out, _ = run(tmp_path, "site")
    assert code == 0
    assert "Gói mã" not in out
    shutil.rmtree(tmp_path / "site")


def test_a_site_set_aside_waits_while_another_build_runs(tmp_path: Path, run: Run) -> None:
    """Another build may be between its two renames just then."""
    from taphuan.adapters.publish import build_lock

    root = write_project(tmp_path)
    (root / "site.old").mkdir()
    with build_lock(root / "build"):
        code, _, err = run(root, "site")
    assert code == 1
    assert "Một lần dựng trang khác đang chạy" in err
    assert (root / "site.old").is_dir()


def test_errors_stand_below_the_warnings_under_words_of_their_own(tmp_path: Path, run: Run) -> None:
    root = write_project(tmp_path)
    meta = "kind: module\ntitle: Bài\norder: 1\nminutes: 5\nreviewed: 2026-11-22"
    write(root, "vi/khoa-hoc/k/01-bai.md", f"---\n{meta}\n---\n\nChữ.\n")
    lines = run(root, "check")[1].split("\n")
    heading = lines.index("Phải sửa mới dựng được trang:")
    assert lines[0] == "Nên xem lại, không ngăn việc dựng trang:"
    assert any("[deck.no-slides]" in line for line in lines[1:heading])
    assert any("[meta.missing-key]" in line for line in lines[heading:])
