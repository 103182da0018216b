"""How long builds take, each in a process of its own, beside stock mkdocs-material."""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import synthetic

MODULES = 10  # and a course page: eleven pages a course


def build_seconds(root: Path) -> float:
    """Build once with plain `mkdocs build`, as stock is built, and return seconds of wall time."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / "out")]
    started = time.perf_counter()
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def measure_builds(courses: int) -> dict[str, float]:
    """Return seconds for `courses` × 11 pages: ours and stock with navigation.prune."""
    files = synthetic.pages(courses, MODULES)
    with tempfile.TemporaryDirectory() as folder:
        ours = synthetic.write_ours(Path(folder) / "ours", files)
        stock = synthetic.write_stock(
            Path(folder) / "stock", files, "navigation.prune", "navigation.sections"
        )
        return {"ours": build_seconds(ours), "stock": build_seconds(stock)}


def peak_memory_mb() -> float:
    """Return the largest memory any build so far used."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def measure_rebuild(modules: int = 100) -> float:
    """Return seconds from saving a module until the served page shows the change."""
    files = synthetic.pages(modules // MODULES, MODULES)
    with tempfile.TemporaryDirectory() as folder:
        root = synthetic.write_ours(Path(folder) / "ours", files)
        port = _free_port()
        command = [sys.executable, "-m", "taphuan.adapters.cli", "serve"]
        server = subprocess.Popen(
            [*command, "--root", str(root), "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        try:
            name = "khoa-hoc/khoa-1/01-bai-1"
            address = f"http://127.0.0.1:{port}/{name}.html"
            _wait_for(address, "Bài 1 của khóa 1")
            source = root / "docs" / "vi" / f"{name}.md"
            times = []
            for turn in range(3):
                mark = f"Dòng mới số {turn}"
                text = source.read_text(encoding="utf-8")
                started = time.perf_counter()
                source.write_text(text.replace("\n## Phần 2", f"\n{mark}\n\n## Phần 2"), "utf-8")
                _wait_for(address, mark)
                times.append(time.perf_counter() - started)
            return sorted(times)[1]
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, text: str, *, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if text in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{address} never showed {text!r}")
