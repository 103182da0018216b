"""What axe says of decks, plans and the trainer's window, by day and by night."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.deck import DECK, find, go, hall
from support.form_steps import AXE

pytestmark = pytest.mark.browser

PLANS = (
    "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon-giao-an.html",
    "khoa-hoc/huong-khe/giao-an.html",
)
SINGLE = '.slide--question[data-form="single"]'


def axe(page: Page) -> list[str]:
    """Return what axe finds wrong, as `rule: first elements`; the page's policy is kept."""
    page.evaluate(f"{Path(AXE).read_text('utf-8')}; 0")
    found: list[str] = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        ".map(v => `${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(' ')}`)"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_window(browser: Browser, served: str, scheme: str) -> None:
    with hall(browser, color_scheme=scheme) as room:
        wall = room.open(f"{served}/{DECK}")
        speaker = room.open_speaker()
        assert axe(wall) == [], "first slide"
        go(wall, find(wall, SINGLE))
        wall.keyboard.press("h")
        wall.keyboard.type("12")
        wall.keyboard.press("PageDown")
        assert axe(wall) == [], "question, hands, answer"
        assert axe(speaker) == [], "trainer's window"
        wall.keyboard.press("Escape")
        wall.keyboard.press("?")
        assert axe(wall) == [], "help"
        wall.keyboard.press("Escape")
        wall.keyboard.press("n")
        assert axe(wall) == [], "notes"
        wall.keyboard.press("o")
        assert axe(wall) == [], "all slides"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PLANS)
def test_axe_finds_nothing_in_a_plan(browser: Browser, served: str, name: str, scheme: str) -> None:
    with hall(browser, width=800, color_scheme=scheme) as room:
        room.wall.goto(f"{served}/{name}")
        room.wall.locator("[data-start]").first.fill("7.30")
        assert axe(room.wall) == []
        assert room.errors == []
