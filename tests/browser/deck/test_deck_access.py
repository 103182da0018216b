"""What axe says of decks, plans and the trainer's window, by day and by night."""

import pytest
from playwright.sync_api import Browser

from support.axe import axe_violations
from support.deck import DECK, find, go, hall

pytestmark = pytest.mark.browser

PLANS = (
    "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon-giao-an.html",
    "khoa-hoc/huong-khe/giao-an.html",
)
SINGLE = '.slide--question[data-form="single"]'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_window(browser: Browser, served: str, scheme: str) -> None:
    with hall(browser, color_scheme=scheme) as room:
        wall = room.open(f"{served}/{DECK}")
        speaker = room.open_speaker()
        assert axe_violations(wall) == [], "first slide"
        go(wall, find(wall, SINGLE))
        wall.keyboard.press("h")
        wall.keyboard.type("12")
        wall.keyboard.press("PageDown")
        assert axe_violations(wall) == [], "question, hands, answer"
        assert axe_violations(speaker) == [], "trainer's window"
        wall.keyboard.press("Escape")
        wall.keyboard.press("?")
        assert axe_violations(wall) == [], "help"
        wall.keyboard.press("Escape")
        wall.keyboard.press("n")
        assert axe_violations(wall) == [], "notes"
        wall.keyboard.press("o")
        assert axe_violations(wall) == [], "all slides"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PLANS)
def test_axe_finds_nothing_in_a_plan(browser: Browser, served: str, name: str, scheme: str) -> None:
    with hall(browser, width=800, color_scheme=scheme) as room:
        room.wall.goto(f"{served}/{name}")
        room.wall.locator("[data-start]").first.fill("7.30")
        assert axe_violations(room.wall) == []
        assert room.errors == []
