"""What a browser loads for the first view of a page, compressed."""

import subprocess
import sys
import tempfile
from pathlib import Path

import synthetic
from playwright.sync_api import Browser, Response

from support.browser import open_page
from support.site import build_real_site, serve_folder
from support.weight import IMAGES, compressed


def first_view(browser: Browser, address: str) -> dict[str, int]:
    """Return gz bytes by file of everything loaded before the reader does anything."""
    sizes: dict[str, int] = {}
    answers: list[Response] = []
    with open_page(browser, width=360) as watched:
        watched.page.on("response", lambda answer: answers.append(answer))
        watched.page.goto(address)
        watched.page.wait_for_load_state("networkidle")
        for answer in answers:
            if answer.ok and not answer.url.endswith(IMAGES) and answer.url.startswith("http"):
                sizes[answer.url.rsplit("/", 1)[-1]] = compressed(answer.body())
    return sizes


def measure_weight(browser: Browser) -> dict[str, dict[str, int]]:
    """Return first views of the real site and of stock mkdocs-material on its Markdown."""
    module = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon.html"
    plain = "tra-cuu/index.html"
    with tempfile.TemporaryDirectory() as folder:
        site = build_real_site(Path(folder))
        pages = (synthetic.ROOT / "docs" / "vi").rglob("*.md")
        docs = synthetic.ROOT / "docs" / "vi"
        files = {p.relative_to(docs).as_posix(): p.read_text(encoding="utf-8") for p in pages}
        stock = synthetic.write_stock(Path(folder) / "stock", files)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "out"]
        subprocess.run(command, cwd=stock, check=True, stderr=subprocess.DEVNULL)
        with serve_folder(site) as ours, serve_folder(stock / "out") as theirs:
            return {
                "ours, module with questions": first_view(browser, f"{ours}/{module}"),
                "ours, page without questions": first_view(browser, f"{ours}/{plain}"),
                "stock, the same module": first_view(browser, f"{theirs}/{module}"),
            }
