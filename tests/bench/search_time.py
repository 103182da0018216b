"""How long a phone waits for the first result, by number of modules: ours and the theme's.

Chromium slows only the page's own thread down, not workers. So ours is also measured with workers
forbidden, where the page does all the work itself: an upper bound that no device reaches.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

import synthetic
from playwright.sync_api import Browser, Page
from search_corpus import more_pages

from support.browser import launch, open_page
from support.search import real_search
from support.site import build_real_site, serve_folder
from taphuan.adapters.files import read_labels
from taphuan.render.search.index import BREAK, SearchPage

SIZES = (16, 100, 880)
START = "khoa-hoc/index.html"
QUERY = "sinh hoat chi bo"
_WATCH = """() => {
  window.freeze = 0
  let last = performance.now()
  const tick = () => {
    const now = performance.now()
    window.freeze = Math.max(window.freeze, now - last)
    last = now
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}"""


@dataclass(frozen=True, slots=True)
class SearchTime:
    """One measurement at 6-fold CPU throttling."""

    engine: str
    way: str
    modules: int
    index_bytes: int
    """Compressed."""
    first_ms: float
    """From the first letter to the first result; for the theme from opening the page."""
    freeze_ms: float
    """The longest time the page did not draw."""


def measure_search(browser: Browser) -> Iterator[SearchTime]:
    """Yield every measurement, the smallest index first."""
    search, content = real_search()
    real = dict(search.pages)
    with tempfile.TemporaryDirectory() as folder:
        site = build_real_site(Path(folder))
        stock = _build_stock(Path(folder) / "stock")
        (index,) = (site / "assets" / "tap").glob("search-vi-*.js")
        for modules in SIZES:
            search.pages = dict(real)
            for page in more_pages(list(real.values()), modules=max(0, modules - 8)):
                search.pages[page.url] = page
            text = search.encode(content=content, labels=read_labels("vi"))
            index.write_text(text, encoding="utf-8")
            size = len(gzip.compress(text.encode(), 6))
            their_size = _write_theirs(stock, list(search.pages.values()))
            with serve_folder(site) as ours, serve_folder(stock) as theirs:
                for way, base in (("http", ours), ("file", site.as_uri())):
                    first, freeze = _median(browser, f"{base}/{START}")
                    yield SearchTime("ours", way, modules, size, first, freeze)
                first, freeze = _median(browser, f"{ours}/{START}", forbid_workers=True)
                yield SearchTime("ours, no worker", "http", modules, size, first, freeze)
                first, freeze = _first_result_of_theme(browser, f"{theirs}/{START}")
                yield SearchTime("stock", "http", modules, their_size, first, freeze)


def _build_stock(root: Path) -> Path:
    docs = synthetic.ROOT / "docs" / "vi"
    pages = {START.replace(".html", ".md"): (docs / "khoa-hoc/index.md").read_text("utf-8")}
    synthetic.write_stock(root, pages)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "out"]
    subprocess.run(command, cwd=root, check=True, stderr=subprocess.DEVNULL)
    return root / "out"


def _write_theirs(stock: Path, pages: list[SearchPage]) -> int:
    """Put the same sections into the theme's index, in its own form."""
    path = stock / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] = [
        {
            "location": f"{page.url}#{part.anchor}" if part.anchor else page.url,
            "title": part.title,
            "text": f"<p>{part.text.replace(BREAK, '</p><p>')}</p>",
        }
        for page in pages
        for part in page.sections
    ]
    text = json.dumps(index, separators=(",", ":"))  # escaped, as its plugin writes it
    path.write_text(text, encoding="utf-8")
    return len(gzip.compress(text.encode(), 6))


def _throttle(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})


def _median(browser: Browser, address: str, **options: bool) -> tuple[float, float]:
    """Return the middle one of three runs, by the wait."""
    return sorted(_first_result(browser, address, **options) for _ in range(3))[1]


def _first_result(
    browser: Browser, address: str, *, forbid_workers: bool = False
) -> tuple[float, float]:
    with open_page(browser, width=360) as watched:
        page = watched.page
        if forbid_workers:
            page.add_init_script("window.Worker = function () { throw new Error('forbidden') }")
        _throttle(page)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.locator("input[name=query]").click()
        page.wait_for_timeout(500)
        page.evaluate(_WATCH)
        return _time_query(page, ".tap-hit")


def _first_result_of_theme(browser: Browser, address: str) -> tuple[float, float]:
    with open_page(browser, width=1366) as watched:
        page = watched.page
        _throttle(page)
        page.add_init_script(f"addEventListener('DOMContentLoaded', {_WATCH})")
        page.goto(address, wait_until="commit")
        page.locator("input[name=query]").click()
        _, freeze = _time_query(page, ".md-search-result__item", query="sinh hoạt chi bộ")
        return float(page.evaluate("performance.now()")), freeze


def _time_query(page: Page, selector: str, *, query: str = QUERY) -> tuple[float, float]:
    """Type the query into the box that has the focus; return wait and freeze."""
    found = """([selector, query]) => new Promise((resolve) => {
      const box = document.querySelector("input[name=query]")
      const started = performance.now()
      const look = () => {
        if (document.querySelector(selector)) resolve(performance.now() - started)
        else requestAnimationFrame(look)
      }
      box.value = query
      box.dispatchEvent(new Event("keyup"))
      look()
    })"""
    waited = float(page.evaluate(found, [selector, query]))
    page.wait_for_timeout(300)
    return waited, float(page.evaluate("window.freeze"))


def main() -> None:
    with launch() as browser:
        for one in measure_search(browser):
            size, first, freeze = one.index_bytes / 1000, one.first_ms, one.freeze_ms
            print(
                f"{one.engine:16} {one.way:5} {one.modules:4} modules  index {size:8.1f} KB"
                f"  first result {first:7.0f} ms  longest freeze {freeze:6.0f} ms",
                flush=True,
            )


if __name__ == "__main__":
    sys.exit(main())
