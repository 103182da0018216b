"""Every real deck from its first slide to its last, on the screens halls have."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.deck import WALK, decks, hall, place

pytestmark = pytest.mark.browser

SCREENS = [(1024, 768), (1366, 768), (1920, 1080), (1366, 620)]
"""Old projectors, laptops, large walls; and a window that does not fill the screen."""


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_nothing_overflows_on_any_slide_of_any_deck(
    browser: Browser, real_site: Path, width: int, height: int
) -> None:
    found = decks(real_site)
    assert len(found) >= 16
    with hall(browser, width=width, height=height) as room:
        too_much, too_small = [], []
        for name in found:
            page = room.open(f"{real_site.as_uri()}/{name}")
            walked = page.evaluate(WALK)
            places = [slide["place"] for slide in walked["seen"]]
            assert sorted(set(places)) == list(range(1, walked["count"] + 1)), name
            too_much += [(name, one) for one in walked["seen"] if one["overflow"]]
            too_small += [(name, one) for one in walked["seen"] if one["smallest"] < 32]
        assert too_much == []
        assert too_small == [] or (width, height) != (1366, 768)
        assert room.errors == []
        own = (real_site.as_uri(), "data:")
        assert [one for one in room.requests if not one.startswith(own)] == []


def test_going_back_leads_to_the_first_slide_again(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/khoa-hoc/huong-khe/01-dang-va-chi-bo-thon-trinh-chieu.html")
        page.keyboard.press("End")
        assert place(page) == page.locator(".slides > .slide").count()
        page.keyboard.press("Home")
        assert place(page) == 1
        page.keyboard.press("PageUp")
        assert place(page) == 1
