"""How long a trainer waits in front of the hall: first slide and change of slide, from disk."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from playwright.sync_api import Browser, Page

from support.browser import launch
from support.deck import decks, hall
from support.site import build_real_site

_FIRST = """() => new Promise(resolve => {
  const look = () => {
    if (document.querySelector('.deck-live-page .slides > .present')) {
      requestAnimationFrame(() => resolve(performance.now()))
    } else requestAnimationFrame(look)
  }
  look()
})"""
_CHANGE = """() => new Promise(resolve => {
  const started = performance.now()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)))
})"""
_CHANGES = 40


@dataclass(frozen=True, slots=True)
class DeckTime:
    """One deck at 6-fold CPU throttling, with the trainer's window open for the changes."""

    deck: str
    slides: int
    first_ms: float
    """From opening the file until the first slide is drawn: the middle of three."""
    change_ms: float
    """From a key until the next slide is drawn: the slowest of forty."""


def measure_decks(browser: Browser) -> list[DeckTime]:
    """Return the measurement of the longest deck of each course."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_real_site(Path(folder))
        longest: dict[str, str] = {}
        for name in decks(site):
            course = name.rpartition("/")[0]
            pages = [one for one in (longest.get(course), name) if one]
            longest[course] = max(pages, key=lambda one: (site / one).stat().st_size)
        return [_measure(browser, site, name) for name in longest.values()]


def _measure(browser: Browser, site: Path, name: str) -> DeckTime:
    address = f"{site.as_uri()}/{name}"
    firsts = []
    for _ in range(3):
        with hall(browser) as room:
            _throttle(room.wall)
            room.wall.goto(address, wait_until="commit")
            firsts.append(float(room.wall.evaluate(_FIRST)))
    with hall(browser) as room:
        wall = room.open(address)
        room.open_speaker()
        _throttle(wall)
        count = wall.locator(".slides > .slide").count()
        changes = [float(wall.evaluate(_CHANGE)) for _ in range(_CHANGES)]
    return DeckTime(name, count, median(firsts), max(changes))


def _throttle(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})


def main() -> None:
    with launch() as browser:
        for one in measure_decks(browser):
            print(
                f"{one.deck:75} {one.slides:4} slides  first {one.first_ms:6.0f} ms"
                f"  slowest change {one.change_ms:5.0f} ms"
            )


if __name__ == "__main__":
    sys.exit(main())
