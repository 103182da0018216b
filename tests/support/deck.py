"""What a trainer does in the two windows of a deck."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

DECK = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon-trinh-chieu.html"
WALK = """() => {
  const slides = document.querySelectorAll('.slides > .slide')
  const scale = new DOMMatrix(getComputedStyle(document.querySelector('.slides')).transform).a
  const overflow = slide => [...slide.querySelectorAll('.slide__inner, .slide__body')].flatMap(
    box => [
      box.scrollHeight > box.clientHeight + 1 ? `${box.className} is too high` : '',
      box.scrollWidth > box.clientWidth + 1 ? `${box.className} is too wide` : '',
    ]).filter(Boolean)
  const smallest = slide => {
    const walker = document.createTreeWalker(
      slide.querySelector('.slide__inner'), NodeFilter.SHOW_TEXT)
    let found = 1000
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (!walker.currentNode.textContent.trim() || !parent.offsetParent) continue
      found = Math.min(found, parseFloat(getComputedStyle(parent).fontSize) * scale)
    }
    return found
  }
  const seen = []
  for (let presses = 0; presses < 3 * slides.length; presses++) {
    const slide = document.querySelector('.slides > .present')
    const place = [...slides].indexOf(slide) + 1
    seen.push({ place, overflow: overflow(slide), smallest: smallest(slide) })
    if (place === slides.length) break
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))
  }
  return { count: slides.length, seen }
}"""
"""Goes on by key from the first slide to the last and measures each."""


def decks(site: Path) -> list[str]:
    """Return the addresses of all decks, relative to the site."""
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    return [module["slides"] for course in manifest["courses"] for module in course["modules"]]


@dataclass
class Hall:
    """A browser with the wall's window, and what went wrong in any window."""

    context: BrowserContext
    wall: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, address: str) -> Page:
        self.wall.goto(address)
        expect(self.wall.locator(".slides > .present")).to_have_count(1)
        return self.wall

    def open_speaker(self) -> Page:
        with self.context.expect_page() as opened:
            self.wall.keyboard.press("s")
        speaker = opened.value
        expect(speaker.locator(".speaker__lost")).to_be_hidden()
        expect(speaker.locator("[data-show=place]")).to_contain_text("/")  # it takes keys by now
        return speaker


@contextmanager
def hall(
    browser: Browser, *, width: int = 1366, height: int = 768, **options: object
) -> Iterator[Hall]:
    """Open a fresh browser window of this size."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
    found = Hall(context, context.new_page())
    context.on("page", found.watch)
    found.watch(found.wall)
    try:
        yield found
    finally:
        context.close()


def go(page: Page, number: int) -> None:
    """Go to a slide by its number, as a trainer types it."""
    page.keyboard.type(str(number))
    page.keyboard.press("Enter")


def place(page: Page) -> int:
    """Return the number of the slide on the wall."""
    return int(page.locator(".deck-bar__place").inner_text().split("/")[0])


def find(page: Page, selector: str) -> int:
    """Return the number of the first slide that matches."""
    slides = page.locator(".slides > .slide")
    found: int = slides.evaluate_all(
        "(all, wanted) => all.findIndex(s => s.matches(wanted))", selector
    )
    assert found >= 0, selector
    return found + 1


def expect_place(page: Page, number: int) -> None:
    expect(page.locator(".deck-bar__place")).to_contain_text(f"{number} /")
