"""Every real deck from its first slide to its last, on the screens halls have."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.deck import WALK, decks, hall, place
from support.teaching import make, module

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


_LONG = "Một câu nói mãi không hết chuyện trong thôn. " * 30
BAD_INPUT = {
    "no slides": "## Mục\n\nĐoạn một.\n\n- a\n- b\n",
    "200 slides": "## Mục\n\n" + "/// slide | Trang\n\n- Ý\n///\n\n" * 200,
    "a wide table": "## Mục\n\n/// slide | Bảng\n\n"
    + "\n".join(["| Cột dài " * 14 + "|", "|---" * 14 + "|", *["| Nội dung ô " * 14 + "|"] * 12])
    + "\n///\n",
    "a missing image": "## Mục\n\n/// slide | Ảnh\n\n![Ảnh chụp cuộc họp](mat.png)\n///\n",
    "a very long question": "## Mục\n\n```quiz\nid: dai\nobjective: 1\n\n"
    + f"{_LONG}\n\n( ) {_LONG}\n> {_LONG}\n(x) {_LONG}\n> Đúng.\n! {_LONG}\n```\n",
    "a slide full of text": f"## Mục\n\n/// slide | Chữ\n\n{_LONG}\n\n"
    + "- Ý dài\n" * 40
    + "///\n",
}
SCROLLED = {
    "a wide table": {"slide__body is too wide"},
    "a very long question": {"slide__body is too high"},
}
"""A row, and an option, longer than the wall; the check names both."""


def test_decks_of_bad_input_are_walked_to_the_end_and_scroll_what_cannot_be_divided(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "assets" / "tap").mkdir(parents=True)
    (tmp_path / "khoa-hoc" / "mau").mkdir(parents=True)
    for ending in ("css", "js"):
        [bundle] = real_site.glob(f"assets/tap/deck-*.{ending}")
        shutil.copyfile(bundle, tmp_path / "assets" / "tap" / f"deck.{ending}")
    deck = tmp_path / "khoa-hoc" / "mau" / "01-mot-trinh-chieu.html"
    with hall(browser) as room:
        for name, body in BAD_INPUT.items():
            maker, course, page = make(module(body))
            deck.write_bytes(maker.deck(course, page))
            walked = room.open(deck.as_uri()).evaluate(WALK)
            places = {slide["place"] for slide in walked["seen"]}
            assert places == set(range(1, walked["count"] + 1)), name
            overflows = {what for one in walked["seen"] for what in one["overflow"]}
            assert overflows == SCROLLED.get(name, set()), name
        assert room.errors == []


def test_going_back_leads_to_the_first_slide_again(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/khoa-hoc/huong-khe/01-dang-va-chi-bo-thon-trinh-chieu.html")
        page.keyboard.press("End")
        assert place(page) == page.locator(".slides > .slide").count()
        page.keyboard.press("Home")
        assert place(page) == 1
        page.keyboard.press("PageUp")
        assert place(page) == 1
