"""Text for eyes of sixty: large enough, dark enough, and never wider than the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import open_page

pytestmark = pytest.mark.browser

LEGIBLE = (Path(__file__).parents[1] / "support" / "legible.js").read_text(encoding="utf-8")
MODULE = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon.html"
PAGES = {
    "home": "index.html",
    "course": "khoa-hoc/huong-khe/index.html",
    "module": MODULE,
    "final": "khoa-hoc/huong-khe/kiem-tra/index.html",
    "form": "mau-van-ban/mau/bien-ban-thuong-ky.html",
    "register": "tra-cuu/van-ban.html",
    "glossary": "tra-cuu/thuat-ngu.html",
    "teaching": "giang-vien/giao-an-va-trinh-chieu.html",
    "english": "en/" + MODULE,
    "404": "404.html",
}
SIZES = (100, 115, 130, 150, 175, 200)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TARGETS = """() => [...document.querySelectorAll(
    'header button, header a, .tap-sidebar a, .tap-sidebar button, main button,' +
    'main summary,' +
    'main .tap-door, main .tap-button, main .tap-card, nav.tap-neighbours a,' +
    'footer a, footer button')]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length)
    .map(e => [e.textContent.trim().slice(0, 30) || e.getAttribute('aria-label'),
               Math.round(e.getBoundingClientRect().height),
               Math.round(e.getBoundingClientRect().width)])
    .filter(([, height, width]) => height < 44 || width < 44)"""


@pytest.mark.parametrize("width", [320, 360])
def test_at_no_text_size_a_page_scrolls_sideways(browser: Browser, served: str, width: int) -> None:
    wide = []
    with open_page(browser, width=width, height=700) as watched:
        page = watched.page
        for kind, path in PAGES.items():
            page.goto(f"{served}/{path}")
            for size in SIZES:
                scale = "document.documentElement.style.getPropertyValue('--tap-scale')"
                assert round(float(page.evaluate(scale)) * 100) == size
                over = page.evaluate(SIDEWAYS)
                if over > 0:
                    wide.append((kind, size, over))
                if size == SIZES[-1]:
                    for _ in SIZES[1:]:
                        page.get_by_role("button", name=smaller(page)).click()
                else:
                    page.get_by_role("button", name=larger(page)).click()
    assert wide == []


def larger(page: Page) -> str:
    return "Larger text" if "/en/" in page.url else "Chữ lớn hơn"


def smaller(page: Page) -> str:
    return "Smaller text" if "/en/" in page.url else "Chữ nhỏ hơn"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_visible_text_is_18_px_or_more_with_a_contrast_of_7(
    browser: Browser, served: str, scheme: str
) -> None:
    found = {}
    for width in (360, 1366):
        with open_page(browser, width=width, color_scheme=scheme) as watched:
            page = watched.page
            for kind, path in PAGES.items():
                page.goto(f"{served}/{path}")
                if kind in ("home", "module"):
                    page.locator(".tap-search__input").fill("họp chi bộ")
                    expect(page.locator(".tap-hit").first).to_be_visible()
                seen = page.evaluate(LEGIBLE)
                assert seen["count"] > 10, kind
                if seen["small"] or seen["faint"]:
                    found[kind, width] = seen["small"] + seen["faint"]
    assert found == {}


@pytest.mark.parametrize("size", [100, 200])
def test_targets_are_44_px_at_the_smallest_and_largest_text(
    browser: Browser, served: str, size: int
) -> None:
    small = {}
    with open_page(browser, width=360) as watched:
        page = watched.page
        stored = f'{{"size":{size},"scheme":""}}'
        page.add_init_script(f"localStorage.setItem('taphuan:view', '{stored}')")
        for kind, path in PAGES.items():
            page.goto(f"{served}/{path}")
            menu = page.locator("tap-menu button")
            if menu.is_visible():
                menu.click()
            found = page.evaluate(TARGETS)
            if found:
                small[kind] = found
    assert small == {}


def test_links_of_the_closed_menu_are_out_of_the_tab_order(browser: Browser, served: str) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{served}/{MODULE}")
        page.get_by_role("button", name="Mục lục").focus()
        for _ in range(15):
            page.keyboard.press("Tab")
            assert not page.evaluate("!!document.activeElement.closest('.tap-sidebar')")


def test_the_opened_menu_takes_the_focus_and_escape_gives_it_back(
    browser: Browser, base: str
) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{base}/{MODULE}")
        menu = page.get_by_role("button", name="Mục lục")
        menu.focus()
        page.keyboard.press("Enter")
        sidebar = page.locator(".tap-sidebar")
        expect(sidebar.get_by_role("button", name="Đóng")).to_be_focused()
        page.keyboard.press("Tab")
        expect(sidebar.locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(sidebar).to_be_hidden()
        menu.click()
        sidebar.get_by_role("link", name="Ghi nhớ").click()
        expect(sidebar).to_be_hidden()
        expect(page.get_by_role("heading", name="Ghi nhớ")).to_be_in_viewport()


def test_the_first_tab_leads_past_the_frame_on_every_kind_of_page(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        for kind, path in PAGES.items():
            page.goto(f"{served}/{path}")
            page.keyboard.press("Tab")
            words = "Skip to content" if kind == "english" else "Đến nội dung"
            skip = page.get_by_role("link", name=words)
            expect(skip).to_be_focused()
            expect(skip).to_be_in_viewport()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            inside = "!!document.activeElement.closest('main, footer')"
            assert page.evaluate(inside), kind
