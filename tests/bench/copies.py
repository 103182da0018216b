"""Copies beside those of stock mkdocs-material: bytes of reading pages, and how long all take."""

import gzip
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import synthetic

from support.site import build_real_site, run_taphuan
from taphuan.archive import pack

KB = 1000


@dataclass(frozen=True)
class CopyFigures:
    """In KB and seconds; `stock` is a ZIP of stock mkdocs-material's build of the same pages."""

    course_files: dict[str, float]
    """Gzipped, by name."""
    reading: float
    stock: float
    seconds: float
    """Of building the site with all copies, handbooks included."""


def measure_copies() -> CopyFigures:
    """Build the real site with every copy, and stock's from the same Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_real_site(Path(folder))
        started = time.monotonic()
        done = run_taphuan(site.parent, "site", "--pdf")
        seconds = time.monotonic() - started
        assert done.returncode == 0, done.stderr
        out = _build_stock(Path(folder) / "stock")
        found = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["downloads"]
        files = {
            Path(one["path"]).name: len(gzip.compress((site / one["path"]).read_bytes(), 9)) / KB
            for one in found
            if one["kind"] == "course-file"
        }
        (whole,) = [one for one in found if (one["kind"], one["lang"]) == ("site-zip", "vi")]
        theirs = list(_files(out))
        same = {name for name, _ in theirs}
        ours = [
            (name, data)
            for name, data in _unpacked(site / whole["path"])
            if name in same or not name.endswith((".html", ".docx", ".pptx", ".zip"))
        ]
        return CopyFigures(files, len(pack(ours)) / KB, len(pack(theirs)) / KB, seconds)


def _build_stock(root: Path) -> Path:
    docs = synthetic.ROOT / "docs" / "vi"
    pages = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(docs.rglob("*.md"))
    }
    project = synthetic.write_stock(root, pages)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "out"]
    subprocess.run(command, cwd=project, check=True, stderr=subprocess.DEVNULL)
    return project / "out"


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _unpacked(copy: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(copy) as archive:
        for name in archive.namelist():
            yield name.partition("/noi-dung/")[2] or name, archive.read(name)
