"""Make small projects and build them, for the site and browser tests."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from taphuan.text import content_digest

ROOT = Path(__file__).resolve().parents[2]
TAPHUAN = [sys.executable, "-m", "taphuan.adapters.cli"]

HOME = "---\nkind: page\nlayout: home\ntitle: Trang đầu\n---\n"
SMALL_SITE = {
    "data/van-ban.yml": """\
cap_nhat: 2026-01-02
moi_nhat_da_thay: { trung_uong: 2026-01-01, dia_phuong: 2026-01-01 }
van_ban:
  - { id: vb-moi, so_hieu: 1-HD/X, loai: Hướng dẫn, ngay: 2026-01-01, ten: Việc mới,
      hieu_luc: in force, do_tin_cay: da_xac_minh, thay_the: [vb-cu] }
  - { id: vb-cu, so_hieu: 9-HD/X, loai: Hướng dẫn, ngay: 2020-01-01, ten: Việc cũ,
      hieu_luc: replaced, do_tin_cay: da_xac_minh, thay_the_boi: [vb-moi] }
  - { id: bai-bao, loai: Bài viết, ngay: 2020-02-03, ten: Bài báo mẫu,
      hieu_luc: report, do_tin_cay: seed }
""",
    "data/don-vi.yml": 'ten: "Trung tâm mẫu"\ndien_thoai: "0123 456 789"\n',
    "vi/index.md": HOME,
    "en/index.md": (
        f'---\nkind: page\nlayout: home\ntitle: Home\ntranslates: "{content_digest(HOME)}"\n---\n'
    ),
    "vi/giang-vien/index.md": "---\nkind: page\nlayout: room\ntitle: Giảng viên\n---\n",
    "vi/tra-cuu/van-ban.md": "---\nkind: page\nlayout: register\ntitle: Sổ văn bản\n---\n",
    "vi/khoa-hoc/mau/index.md": """\
---
kind: course
title: Khóa mẫu
audience: Người thử
report: bai-bao
objectives: [Thử được]
---
""",
    "vi/khoa-hoc/mau/01-mot.md": """\
---
kind: module
title: Bài một
order: 1
minutes: 45
objectives: [Nói được điều thứ nhất]
keypoints: [Nhớ điều thứ nhất]
sources: [vb-moi]
reviewed: 2026-01-02
---

## Phần đầu

Theo [](vb:vb-moi), việc này làm thế này.<!-- ghi-chu-kin -->

/// trainer | Gợi ý
    minutes: 10

chi-giang-vien-thay
///

/// activity | Làm thử
    minutes: 35

Làm một việc.

```quiz
id: hai
objective: 1

Câu hỏi trong hoạt động?

[x] Đúng một
> Vì thế.
[ ] Sai
> Không phải.
[x] Đúng hai
> Cũng vì thế.
! Giải thích chung.
```
///

/// slide | Trang chiếu
chi-tren-trang-chieu

/// notes
loi-nguoi-noi
///
///

## Tự kiểm tra

```quiz
id: mot
objective: 1
source: vb-moi

Câu hỏi một, xem [Phần đầu](#phan-dau)?

( ) Sai
> Chưa đúng, đọc lại [](vb:vb-moi).
(x) Đúng
> Đúng rồi.
! Vì vậy.
```
""",
}


def write_project(root: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """Make a project at `root` with the site's own templates; `files` are under `docs/`."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "overrides"):
        target = root / name
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copyfile(ROOT / name, target)
    for path, content in (SMALL_SITE if files is None else files).items():
        write(root, path, content)
    return root


def write(root: Path, path: str, content: str | bytes) -> None:
    """Write one file under `docs/`."""
    target = root / "docs" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)


def run_taphuan(
    root: Path, *words: str, umask: int = -1, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in an environment of some other machine if asked."""
    return subprocess.run(
        [*TAPHUAN, *words, "--root", str(root)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        umask=umask,
        env=os.environ | environment,
    )


def build_real_site(folder: Path) -> Path:
    """Build this repository's own content, published below `folder`."""
    for name in ("docs", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    done = run_taphuan(folder, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    handler = partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
