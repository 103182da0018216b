"""What surrounds the text: printing, the other language, erasing what is kept."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import axe_violations
from support.browser import open_page

pytestmark = pytest.mark.browser

LEGIBLE = (Path(__file__).parents[1] / "support" / "legible.js").read_text(encoding="utf-8")
MODULE = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon.html"
SECTION = "tu-nghi-quyet-den-viec-thon"


@pytest.mark.parametrize("path", [MODULE, "tra-cuu/van-ban.html", "khoa-hoc/huong-khe/index.html"])
def test_from_a_dark_screen_a_page_prints_black_on_white(
    browser: Browser, served: str, path: str
) -> None:
    with open_page(browser, color_scheme="dark") as watched:
        page = watched.page
        page.goto(f"{served}/{path}")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print", color_scheme="dark")
        paper = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
        assert page.evaluate(LEGIBLE)["faint"] == []
        for gone in ("header", ".tap-sidebar", "footer", "main button:visible", "nav:visible"):
            expect(page.locator(gone).first).to_be_hidden()
        if path == MODULE:
            expect(page.locator(".tap-sources li").first).to_be_visible()
            breaks = "e => e.map(one => getComputedStyle(one).breakInside)"
            assert set(page.locator(".tap-case").evaluate_all(breaks)) == {"auto"}


def printing(page: Page) -> None:
    """Note what would be on paper instead of opening the browser's window for it."""
    page.add_init_script(
        """window.print = () => {
          window.dispatchEvent(new Event("beforeprint"))
          window.printed = document.documentElement.classList.contains("tap-handout")
          window.dispatchEvent(new Event("afterprint"))
        }"""
    )


def test_a_handout_is_printed_without_the_solutions(browser: Browser, base: str) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        printing(page)
        page.goto(f"{base}/{MODULE}")
        page.locator("summary", has_text="In · Tải").click()
        page.get_by_role("button", name="In bài này").click()
        assert page.evaluate("window.printed") is False
        page.get_by_role("button", name="In phiếu phát tay").click()
        assert page.evaluate("window.printed") is True
        assert not page.evaluate("document.documentElement.classList.contains('tap-handout')")
        solution = page.locator(".tap-solution").first
        expect(solution).to_be_visible()
        page.emulate_media(media="print")
        expect(solution).to_be_visible()
        page.evaluate("document.documentElement.classList.add('tap-handout')")
        expect(solution).to_be_hidden()
        expect(page.get_by_text("Câu hỏi để nghĩ").first).to_be_visible()


def test_without_javascript_the_menu_has_what_can_be_downloaded(
    browser: Browser, served: str
) -> None:
    with open_page(browser, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(f"{served}/{MODULE}")
        page.locator("summary", has_text="In · Tải").click()
        expect(page.locator("tap-take a").first).to_be_visible()
        expect(page.locator("tap-take button").first).to_be_hidden()


def test_the_other_language_opens_at_the_same_section(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{MODULE}#{SECTION}")
        headings = "[...document.querySelectorAll('.tap-page h2')].map(e => e.id)"
        place = page.evaluate(headings).index(SECTION)
        page.get_by_role("link", name="English").click()
        page.wait_for_url("**/en/**")
        there = page.evaluate(headings)[place]
        assert there != SECTION
        assert page.evaluate("location.hash") == f"#{there}"
        expect(page.locator(f"#{there}")).to_be_in_viewport()
        page.get_by_role("link", name="Tiếng Việt").click()
        expect(page).to_have_url(f"{base}/{MODULE}#{SECTION}")


def test_what_is_kept_can_be_erased_from_the_foot_of_any_page(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/tra-cuu/index.html")
        page.get_by_role("button", name="Chữ lớn hơn").click()
        page.evaluate("localStorage.setItem('taphuan:course:x', '{}')")
        page.evaluate("localStorage.setItem('other', '1')")
        page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
        page.get_by_role("button", name="Không xóa").click()
        assert len(json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))"))) == 3
        page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
        page.get_by_role("button", name="Xóa hết", exact=True).click()
        expect(page.locator("footer").get_by_role("status")).to_contain_text("Đã xóa hết")
        assert page.evaluate("Object.keys(localStorage)") == ["other"]
        assert (
            page.evaluate("document.documentElement.style.getPropertyValue('--tap-scale')") == "1"
        )


WIDE = ("en/khoa-hoc/huong-khe/index.html", "en/gioi-thieu/huong-dan-giu-so.html")


@pytest.mark.parametrize("path", ["index.html", MODULE, *WIDE])
def test_axe_finds_nothing_on_pages_of_the_site(browser: Browser, served: str, path: str) -> None:
    with open_page(browser, width=360) as watched:
        watched.page.goto(f"{served}/{path}")
        if path in WIDE:
            expect(watched.page.locator("[tabindex='0']:is(table, code)").first).to_be_visible()
        assert axe_violations(watched.page) == []
