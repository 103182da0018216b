"""Copies of a built site: the same bytes anywhere, whole or not there, told in the manifest."""

import hashlib
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from support.site import SMALL_SITE, run_taphuan, write_project
from taphuan.adapters.copies.files import write_whole
from taphuan.adapters.copies.pdf import open_pdf_maker
from taphuan.adapters.faults import Fault

FILES = SMALL_SITE | {
    "vi/tai-ve.md": "---\nkind: page\nlayout: downloads\ntitle: Tải về\n---\n",
    "vi/tra-cuu/thuat-ngu.md": "---\nkind: page\nlayout: glossary\ntitle: Thuật ngữ\n---\n",
    "data/phien-ban.yml": """phien_ban:
  - { so: "2026.1", ngay: 2026-01-02, thay_doi: [Bản đầu] }
""",
}
COMMIT = "2026-03-04T23:30:00+00:00"
"""Another day in Hà Nội already: the date in a name must not depend on where it is built."""


def has_pdf() -> bool:
    try:
        open_pdf_maker()
    except Fault:
        return False
    return True


def build(root: Path, *, umask: int, zone: str) -> Path:
    """Build one commit of the project as some machine would; return the published folder."""
    write_project(root, FILES)
    (root / ".gitignore").write_text("site/\nbuild/\ndist/\n")
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    dates = {"GIT_AUTHOR_DATE": COMMIT, "GIT_COMMITTER_DATE": COMMIT}
    for words in (("init", "-q"), ("add", "."), (*name, "commit", "-qm", "a")):
        subprocess.run(["git", "-C", root, *words], check=True, env=os.environ | dates)
    words = ("site", "--pdf") if has_pdf() else ("site",)
    done = run_taphuan(root, *words, umask=umask, TZ=zone, LC_ALL="C")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("a") / "dự án", umask=0o022, zone="Asia/Ho_Chi_Minh")


@pytest.fixture(scope="module")
def downloads(site: Path) -> list[dict[str, object]]:
    found = json.loads((site / "manifest.json").read_text("utf-8"))["downloads"]
    assert isinstance(found, list)
    return found


def test_one_commit_gives_the_same_bytes_in_another_folder_time_zone_and_umask(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = build(tmp_path_factory.mktemp("b") / "x", umask=0o077, zone="Pacific/Auckland")
    names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert names == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    assert {name.suffix for name in names} >= {".zip", ".html", ".css", ".js", ".json"}
    different = [
        str(name) for name in names if (site / name).read_bytes() != (other / name).read_bytes()
    ]
    assert different == []


def test_the_manifest_tells_size_and_checksum_of_every_copy(
    site: Path, downloads: list[dict[str, object]]
) -> None:
    kinds = {one["kind"] for one in downloads}
    assert kinds - {"course-pdf"} == {"site-zip", "course-zip", "course-file", "module-file"}
    for one in downloads:
        data = (site / str(one["path"])).read_bytes()
        assert len(data) == one["bytes"]
        assert hashlib.sha256(data).hexdigest() == one["sha256"]
        assert "2026-03-04" in str(one["path"])


def test_no_copy_holds_a_checksum_of_a_copy(site: Path, downloads: list[dict[str, object]]) -> None:
    sums = [str(one["sha256"]).encode() for one in downloads]
    for one in downloads:
        data = (site / str(one["path"])).read_bytes()
        texts = [data]
        if str(one["path"]).endswith(".zip"):
            archive = zipfile.ZipFile(io.BytesIO(data))
            texts = [archive.read(name) for name in archive.namelist()]
        assert not any(found in text for text in texts for found in sums)


def test_the_downloads_page_lists_what_is_there(
    site: Path, downloads: list[dict[str, object]]
) -> None:
    page = (site / "tai-ve.html").read_text("utf-8")
    for one in downloads:
        is_own = one["lang"] == "vi"
        assert (f'href="{one["path"]}"' in page) == is_own
        assert (str(one["sha256"]) in page) == is_own
    assert "Phiên bản 2026.1, ngày 02/01/2026" in page  # of the list of changes
    assert "Phiên bản 2026.1, ngày 04/3/2026" in page  # of this build


def test_a_zip_has_one_dated_folder_short_plain_names_and_no_waste(
    site: Path, downloads: list[dict[str, object]]
) -> None:
    for one in downloads:
        if not str(one["path"]).endswith(".zip"):
            continue
        names = zipfile.ZipFile(site / str(one["path"])).namelist()
        (folder,) = {name.partition("/")[0] for name in names}
        assert folder.endswith("2026-03-04")
        assert all(name.isascii() and len(name) < 120 for name in names)
        assert not any(name.endswith((".map", "404.html", "manifest.json")) for name in names)
        indexes = [name for name in names if "/search-vi-" in name or "/search-en-" in name]
        assert len(indexes) == 1
        assert names[0] in (f"{folder}/MO-TRUOC-TIEN.html", f"{folder}/START-HERE.html")


# bad input

KEEP_WRITING = """
import sys
from pathlib import Path
from taphuan.adapters.copies.files import write_whole
print("ready", flush=True)
for number in range(100_000):
    write_whole(Path(sys.argv[1]), bytes([number % 251]) * 3_000_000)
"""


def test_a_copy_is_whole_whenever_packing_is_killed(tmp_path: Path) -> None:
    chance = random.Random(2026)
    target = tmp_path / "copy.zip"
    write_whole(target, b"a" * 3_000_000)
    for _ in range(6):
        command = [sys.executable, "-c", KEEP_WRITING, str(target)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.001, 0.08))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        data = target.read_bytes()
        assert len(data) == 3_000_000
        assert len(set(data)) == 1


def test_a_full_disk_leaves_what_was_there_and_nothing_half(tmp_path: Path) -> None:
    target = tmp_path / "copy.zip"
    write_whole(target, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write_whole(target, b"new" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert [path.name for path in tmp_path.iterdir()] == ["copy.zip"]
    assert target.read_bytes() == b"old"


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_built(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", FILES)
    (tmp_path / "file").write_text("no folder")
    done = run_taphuan(root, "export", "copies", "--out", str(tmp_path / "file" / "usb"))
    assert done.returncode == 1
    assert str(tmp_path / "file" / "usb") in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "build" / "site").exists()


def test_copies_go_into_a_folder_with_their_checksums(site: Path, tmp_path: Path) -> None:
    if not has_pdf():
        pytest.skip("PDFs need Pango: make test installs it as root")
    done = run_taphuan(site.parent, "export", "copies", "--out", str(tmp_path / "usb"))
    assert done.returncode == 0, done.stdout + done.stderr
    sums = (tmp_path / "usb" / "SHA256SUMS").read_text().splitlines()
    listed = dict(reversed(line.split("  ")) for line in sums)
    found = {path.name for path in (tmp_path / "usb").iterdir()} - {"SHA256SUMS"}
    assert set(listed) == found
    for name, digest in listed.items():
        assert hashlib.sha256((tmp_path / "usb" / name).read_bytes()).hexdigest() == digest
        assert (site / "tai-ve" / name).read_bytes() == (tmp_path / "usb" / name).read_bytes()
