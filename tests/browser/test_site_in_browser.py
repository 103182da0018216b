"""The real site in a real browser, from disk and from a server."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.browser import open_page

pytestmark = pytest.mark.browser

MODULE = "khoa-hoc/huong-khe/01-dang-va-chi-bo-thon.html"


ENTRIES = "tra-cuu/van-ban/"


def page_paths(site: Path) -> list[str]:
    """Return every page; of the register's entries, all made by one template, those most cited."""
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    entries = sorted(
        (path for path in paths if ENTRIES in path), key=lambda path: -size(site, path)
    )
    left_out = {"404.html", *entries[8:]}
    return sorted(path for path in paths if path not in left_out)


def size(site: Path, path: str) -> int:
    return (site / path).stat().st_size


def test_every_page_opens_without_an_error_and_asks_nobody_else(
    browser: Browser, base: str, real_site: Path
) -> None:
    with open_page(browser) as watched:
        for path in page_paths(real_site):
            watched.page.goto(f"{base}/{path}")
            if not path.startswith("tai-ve/"):  # a course in one file has a title for each page
                expect(watched.page.locator("h1")).to_have_count(1)
            assert watched.errors == [], path
        assert watched.foreign(base) == []


def test_the_language_switch_keeps_the_page(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{MODULE}")
        page.get_by_role("link", name="English").click()
        expect(page).to_have_url(f"{base}/en/{MODULE}")
        page.get_by_role("link", name="Tiếng Việt").click()
        expect(page).to_have_url(f"{base}/{MODULE}")


def test_text_size_stays_as_set(browser: Browser, served: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('article')).fontSize)"
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{served}/{MODULE}")
        before = page.evaluate(size)
        assert before >= 18
        page.get_by_role("button", name="Chữ lớn hơn").click()
        assert page.evaluate(size) > before
        larger = page.evaluate(size)
        page.goto(f"{served}/index.html")
        assert page.evaluate(size) == larger
        page.get_by_role("button", name="Chữ nhỏ hơn").click()
        assert page.evaluate(size) == before


def test_the_background_follows_the_system_until_it_is_chosen(
    browser: Browser, served: str
) -> None:
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    with open_page(browser, color_scheme="dark") as watched:
        page = watched.page
        page.goto(f"{served}/index.html")
        assert page.evaluate(scheme) == "slate"
        page.get_by_role("button", name="Nền sáng").click()
        page.reload()
        assert page.evaluate(scheme) == "default"
        expect(page.get_by_role("button", name="Nền tối")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1366])
def test_no_page_scrolls_sideways(
    browser: Browser, served: str, real_site: Path, width: int
) -> None:
    with open_page(browser, width=width) as watched:
        for path in page_paths(real_site):
            if path.startswith("en/"):
                continue
            watched.page.goto(f"{served}/{path}")
            overflow = watched.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert overflow <= 0, path


def test_controls_are_large_enough_to_touch(browser: Browser, served: str) -> None:
    measure = """() => [...document.querySelectorAll('header button, header a, header label')]
        .filter(e => e.offsetParent && getComputedStyle(e).visibility === 'visible')
        .filter(e => !e.matches('.tap-search__overlay, .tap-search__icon'))
        .map(e => [e.textContent.trim() || e.getAttribute('aria-label'),
                   e.getBoundingClientRect().height])"""
    with open_page(browser, width=360) as watched:
        watched.page.goto(f"{served}/{MODULE}")
        sizes = watched.page.evaluate(measure)
        assert sizes
        assert [name for name, height in sizes if height < 44] == []


def test_the_menu_opens_and_closes_by_keyboard(browser: Browser, served: str) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{served}/{MODULE}")
        menu = page.get_by_role("button", name="Mục lục")
        menu.focus()
        page.keyboard.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".tap-side a").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()


def test_without_javascript_every_page_is_whole(browser: Browser, served: str) -> None:
    with open_page(browser, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(f"{served}/{MODULE}")
        expect(page.get_by_role("heading", name="Tự kiểm tra")).to_be_visible()
        page.locator(".tap-sources summary").click()
        expect(page.locator(".tap-sources li").first).to_be_visible()
        expect(page.get_by_role("link", name="Bài tiếp")).to_be_visible()


def test_print_leaves_the_screen_furniture_out(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{served}/{MODULE}")
        page.emulate_media(media="print")
        expect(page.locator("header.md-header")).to_be_hidden()
        expect(page.locator(".tap-sidebar")).to_be_hidden()
        expect(page.get_by_role("heading", name="Ghi nhớ")).to_be_visible()


def test_the_manifest_of_the_real_site_lists_pages_that_exist(real_site: Path) -> None:
    manifest = json.loads((real_site / "manifest.json").read_text(encoding="utf-8"))
    urls = [module["url"] for course in manifest["courses"] for module in course["modules"]]
    assert len(urls) >= 6
    assert all((real_site / url).is_file() for url in urls)


def test_answers_given_in_one_language_are_there_in_the_other(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{MODULE}")
        first = page.locator("tap-question").first
        first.locator("input[type=radio]").first.check()
        first.locator(".tq-check").click()
        state, key = first.get_attribute("data-state"), first.get_attribute("data-question")
        assert state
        page.goto(f"{base}/en/{MODULE}")
        same = page.locator(f"tap-question[data-question='{key}']")
        expect(same).to_have_attribute("data-state", state)
        expect(same.locator("input[type=radio]").first).to_be_checked()
        expect(same).not_to_contain_text("changed")
        assert watched.errors == []
