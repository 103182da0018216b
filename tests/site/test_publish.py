"""A failed or killed build leaves the last good site whole."""

import random
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from support.site import TAPHUAN, run_taphuan, write, write_project
from taphuan.adapters import publish
from taphuan.adapters.publish import BusyError, build_lock


def fill(folder: Path, mark: str, *, files: int = 40) -> Path:
    for number in range(files):
        target = folder / f"part-{number % 5}" / f"page-{number}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(mark)
    return folder


def marks(folder: Path) -> set[str]:
    pages = [path.read_text() for path in folder.rglob("*.html")]
    assert len(pages) == 40
    return set(pages)


def test_a_first_build_is_published_where_nothing_was(tmp_path: Path) -> None:
    publish.publish(fill(tmp_path / "built", "new"), tmp_path / "site")
    assert marks(tmp_path / "site") == {"new"}
    assert not (tmp_path / "built").exists()


def test_a_new_build_replaces_the_old_one_whole(tmp_path: Path) -> None:
    fill(tmp_path / "site", "old")
    publish.publish(fill(tmp_path / "built", "new"), tmp_path / "site")
    assert marks(tmp_path / "site") == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_two_renames_do_the_same_where_the_system_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda first, second: False)
    fill(tmp_path / "site", "old")
    publish.publish(fill(tmp_path / "built", "new"), tmp_path / "site")
    assert marks(tmp_path / "site") == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_recovery_brings_back_a_site_that_was_set_aside(tmp_path: Path) -> None:
    fill(tmp_path / "site.old", "old")
    publish.recover(tmp_path / "site")
    assert marks(tmp_path / "site") == {"old"}


def test_recovery_clears_what_a_finished_publication_left(tmp_path: Path) -> None:
    fill(tmp_path / "site.old", "old")
    fill(tmp_path / "site", "new")
    publish.recover(tmp_path / "site")
    assert marks(tmp_path / "site") == {"new"}
    assert not (tmp_path / "site.old").exists()


LOOP = """
import sys
from pathlib import Path
from taphuan.adapters.publish import publish
import importlib.util
root = Path(sys.argv[1])
print("ready", flush=True)
for number in range(10_000):
    built = root / "built"
    for page in range(40):
        target = built / f"part-{page % 5}" / f"page-{page}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(str(number))
    publish(built, root / "site")
"""


def test_a_site_is_whole_whenever_publishing_is_killed(tmp_path: Path) -> None:
    chance = random.Random(2022)
    fill(tmp_path / "site", "old")
    for _ in range(12):
        command = [sys.executable, "-c", LOOP, str(tmp_path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.001, 0.08))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert len(marks(tmp_path / "site")) == 1


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(BusyError), build_lock(tmp_path):
        raise AssertionError("the lock was given twice")


def test_a_helper_of_a_finished_build_does_not_keep_the_next_one_out(tmp_path: Path) -> None:
    with build_lock(tmp_path):
        helper = get_context("fork").Process(target=time.sleep, args=(60,))
        helper.start()
    with build_lock(tmp_path):
        helper.kill()
        helper.join()


def names_in(site: Path) -> set[str]:
    """Return which centre's name each page shows in its footer."""
    found = set()
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        found |= {name for name in ("Trung tâm mẫu", "Trung tâm hai") if name in text}
    return found


def test_a_killed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    started = time.monotonic()
    done = run_taphuan(root, "site")
    whole_time = time.monotonic() - started
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(path.relative_to(root) for path in (root / "site").rglob("*.html"))
    write(root, "data/don-vi.yml", 'ten: "Trung tâm hai"\n')
    for step in range(8):
        process = subprocess.Popen(
            [*TAPHUAN, "site", "--root", str(root)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole_time * (step + 1) / 9)
        process.kill()
        process.wait()
        found = sorted(path.relative_to(root) for path in (root / "site").rglob("*.html"))
        assert found == pages
        assert len(names_in(root / "site")) == 1
    assert run_taphuan(root, "site").returncode == 0
    assert names_in(root / "site") == {"Trung tâm hai"}


def test_a_build_with_errors_keeps_the_last_good_site_and_says_so(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    assert run_taphuan(root, "site").returncode == 0
    before = (root / "site" / "index.html").read_bytes()
    write(root, "vi/index.md", "---\nkind: page\n---\n")
    done = run_taphuan(root, "site")
    assert done.returncode == 1
    assert "docs/vi/index.md:1: thiếu khóa “title”" in done.stdout
    assert "vẫn nguyên" in done.stderr
    assert (root / "site" / "index.html").read_bytes() == before
