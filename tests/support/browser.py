"""A real Chromium for the browser tests, and what it must never see."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launch() -> Iterator[Browser]:
    """Start the installed Chrome or Chromium; `make test` installs one where there is none."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path, "no Chrome or Chromium on PATH: run `make test`, or apt install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page with everything it logged as an error and every address it asked for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def foreign(self, base: str) -> list[str]:
        """Return requests that left the site."""
        own = (base, "data:", "blob:")
        return [address for address in self.requests if not address.startswith(own)]


@contextmanager
def open_page(
    browser: Browser, *, width: int = 1366, height: int = 900, **options: object
) -> Iterator[Watched]:
    """Open a fresh page with storage of its own."""
    size: ViewportSize = {"width": width, "height": height}
    context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
    watched = Watched(context.new_page())
    page = watched.page
    page.on("console", lambda m: watched.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on("request", lambda request: watched.requests.append(request.url))
    try:
        yield watched
    finally:
        context.close()
