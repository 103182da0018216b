"""The authoring server: errors in the page and the terminal, gone when mended, no restart."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.site import TAPHUAN, write, write_project

GOOD = "---\nkind: page\ntitle: Trang thử\n---\n\nChữ {mark}.\n"


class Server:
    """A running `taphuan serve` on a project of its own."""

    def __init__(self, root: Path, port: int, log: Path) -> None:
        self.root, self.address, self.log = root, f"http://127.0.0.1:{port}", log

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=30) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return str(error.code)
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, path: str, is_right: Callable[[str], bool], *, seconds: float = 30) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = self.get(path)
            if is_right(text):
                return text
            time.sleep(0.05)
        raise AssertionError(f"{path} never became right; the server said:\n{self.log.read_text()}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = write_project(tmp_path_factory.mktemp("serve"))
    write(root, "vi/thu.md", GOOD.format(mark="đầu"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = root / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*TAPHUAN, "serve", "--root", str(root), "--port", str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            started = Server(root, port, log)
            started.wait("thu.html", lambda text: "Chữ đầu" in text)
            yield started
        finally:
            process.kill()
            process.wait()


def test_an_edit_shows_without_a_restart(server: Server) -> None:
    write(server.root, "vi/thu.md", GOOD.format(mark="hai"))
    server.wait("thu.html", lambda text: "Chữ hai" in text)


def test_advice_shows_on_its_own_page_and_is_no_error(server: Server) -> None:
    write(server.root, "vi/dai.md", GOOD.format(mark="dài " * 60))
    text = server.wait("dai.html", lambda text: "tap-advice" in text)
    assert "docs/vi/dai.md:" in text
    assert "tap-problems" not in text
    assert "tap-advice" not in server.get("thu.html")
    (server.root / "docs/vi/dai.md").unlink()
    server.wait("dai.html", lambda text: text == "404")


def test_an_error_shows_with_its_line_and_goes_when_mended(server: Server) -> None:
    write(server.root, "vi/thu.md", GOOD.format(mark="ba") + "\n/// case | Chưa đóng\n")
    text = server.wait("thu.html", lambda text: "tap-problems" in text)
    assert "docs/vi/thu.md:8: khối “case” mở ở đây mà chưa đóng" in text
    assert "docs/vi/thu.md:8:" in server.log.read_text(encoding="utf-8")
    write(server.root, "vi/thu.md", GOOD.format(mark="bốn"))
    text = server.wait("thu.html", lambda text: "Chữ bốn" in text)
    assert "tap-problems" not in text


def test_a_page_that_cannot_be_read_is_reported_and_recovers(server: Server) -> None:
    write(server.root, "vi/thu.md", "---\nkind: [\n---\n\nChữ\n")
    server.wait("index.html", lambda text: "docs/vi/thu.md:" in text and "tap-problems" in text)
    write(server.root, "vi/thu.md", GOOD.format(mark="năm"))
    server.wait("thu.html", lambda text: "Chữ năm" in text and "tap-problems" not in text)


def test_files_nobody_can_read_are_reported_and_stop_nothing(server: Server) -> None:
    docs = server.root / "docs" / "vi"
    (docs / "vong.md").symlink_to("vong.md")
    write(server.root, "vi/thu.md", GOOD.format(mark="cà").encode("utf-16"))
    server.wait("thu.html", lambda text: "docs/vi/vong.md: " in text and "file.not-utf8" in text)
    (docs / "vong.md").unlink()
    write(server.root, "vi/thu.md", GOOD.format(mark="sáu"))
    server.wait("thu.html", lambda text: "Chữ sáu" in text and "tap-problems" not in text)


def test_a_mistake_in_a_template_is_one_line_and_recovers(server: Server) -> None:
    template = server.root / "overrides" / "main.html"
    right = template.read_text(encoding="utf-8")
    template.write_text(right.replace("{%", "{% if %}{%", 1), encoding="utf-8")
    told = "Khuôn trang overrides/main.html:2 chưa đúng"
    end = time.monotonic() + 30
    while told not in server.log.read_text(encoding="utf-8"):  # pages wait until it is mended
        assert time.monotonic() < end
        time.sleep(0.05)
    template.write_text(right, encoding="utf-8")
    write(server.root, "vi/thu.md", GOOD.format(mark="bảy"))
    server.wait("thu.html", lambda text: "Chữ bảy" in text)
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_deleted_and_renamed_pages_really_go(server: Server) -> None:
    write(server.root, "vi/cu.md", GOOD.format(mark="cũ"))
    server.wait("cu.html", lambda text: "Chữ cũ" in text)
    server.wait("en/cu.html", lambda text: "Chữ cũ" in text)
    (server.root / "docs/vi/cu.md").rename(server.root / "docs/vi/moi.md")
    server.wait("moi.html", lambda text: "Chữ cũ" in text)
    server.wait("cu.html", lambda text: text == "404")
    server.wait("en/cu.html", lambda text: text == "404")
    (server.root / "docs/vi/moi.md").unlink()
    server.wait("moi.html", lambda text: text == "404")


def test_serving_leaves_the_published_site_alone(server: Server) -> None:
    assert not (server.root / "site").exists()


def test_a_port_in_use_is_said_in_words(server: Server) -> None:
    port = server.address.rsplit(":", 1)[1]
    done = subprocess.run(
        [*TAPHUAN, "serve", "--root", str(server.root), "--port", port],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert re.search(rf"Cổng {port} đang được dùng", done.stderr)
    assert "Traceback" not in done.stdout + done.stderr
    assert sys.executable not in done.stderr
