"""The register in a real browser: filters, a document's page, announcements; disk and server."""

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import axe_violations
from support.browser import open_page

pytestmark = pytest.mark.browser

REGISTER = "tra-cuu/van-ban.html"
ENTRY = "tra-cuu/van-ban/qd-69-tw-2022.html"
NEWS = "tra-cuu/thong-bao.html"
SHOWN = "li[data-state]:visible"
STATUS = "tap-register [role=status]"


def overflow(page: Page) -> int:
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(wide))


def test_filters_work_by_keyboard_and_say_how_many_are_left(browser: Browser, base: str) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{base}/{REGISTER}")
        total = page.locator("li[data-state]").count()
        page.get_by_label("Trạng thái").focus()
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        reports = page.locator("li[data-state=report]").count()
        expect(page.locator(SHOWN)).to_have_count(reports)
        expect(page.locator(STATUS)).to_have_text(f"Có {reports} trong {total} văn bản.")
        assert page.url.endswith("#trang-thai=report")
        page.get_by_label("Năm").select_option("2026")
        expect(page.locator(STATUS)).to_contain_text("Không có văn bản nào")
        expect(page.locator(SHOWN)).to_have_count(0)
        page.get_by_role("button", name="Xóa bộ lọc").focus()
        page.keyboard.press("Enter")
        expect(page.locator("details.tap-register[open]")).to_have_count(1)
        assert page.url.endswith(REGISTER)
        assert watched.errors == []


def test_an_address_with_filters_opens_filtered_and_back_undoes_it(
    browser: Browser, base: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{ENTRY}")
        page.get_by_role("link", name="Quy chế, biên bản, kế hoạch kiểm tra, giám sát").click()
        expect(page.get_by_label("Chủ đề")).to_have_value("BTL")
        topics = page.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.topics)")
        assert topics
        assert all("BTL" in one.split() for one in topics)
        page.go_back()
        expect(page.locator("h1")).to_have_text("Quy định 69-QĐ/TW ngày 06/7/2022")
        page.goto(f"{base}/{REGISTER}#nam=khong-co&mau=do")
        expect(page.get_by_label("Năm")).to_have_value("")


def test_an_address_of_an_entry_opens_its_folded_group(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{REGISTER}#qd-69-tw-2022")
        expect(page.locator("#qd-69-tw-2022")).to_be_in_viewport()


def test_the_list_is_whole_without_javascript(browser: Browser, served: str) -> None:
    with open_page(browser, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(f"{served}/{REGISTER}")
        expect(page.get_by_label("Trạng thái")).to_be_hidden()
        expect(page.locator("li[data-state=in-force]").first).to_be_visible()
        page.locator("#nhom-unclear").click()
        expect(page.locator("li[data-state=unclear]").first).to_be_visible()
        page.locator("li[data-state=unclear] a").first.click()
        expect(page.locator(".tap-entry__state")).to_be_visible()


def test_a_citation_in_a_lesson_opens_the_documents_page(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/khoa-hoc/dong-trieu/03-sinh-hoat-chi-bo-hang-thang.html")
        page.locator("a.tap-cite[href$='hd-42-btctw-2025.html']").first.click()
        expect(page.locator("h1")).to_contain_text("42-HD/BTCTW")
        expect(page.locator("#dan")).to_be_visible()
        page.get_by_role("link", name="Sổ văn bản").first.click()
        expect(page.locator("h1")).to_have_text("Sổ văn bản")


def test_the_chain_reads_in_order_and_marks_this_document(browser: Browser, base: str) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{base}/{ENTRY}")
        boxes = page.locator(".tap-chain > li")
        expect(boxes).to_have_count(3)
        expect(boxes.nth(0)).to_contain_text("102-QĐ/TW")
        expect(boxes.nth(0)).to_contain_text("được thay bằng 69-QĐ/TW")
        expect(boxes.nth(1)).to_have_attribute("aria-current", "true")
        expect(boxes.nth(2)).to_contain_text("Đang áp dụng")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, served: str, scheme: str
) -> None:
    with open_page(browser, width=360, color_scheme=scheme, bypass_csp=True) as watched:
        page = watched.page
        for path in (REGISTER, f"{REGISTER}#chu-de=BTL", ENTRY, NEWS, f"en/{ENTRY}", f"en/{NEWS}"):
            page.goto("about:blank")
            page.goto(f"{served}/{path}")
            assert axe_violations(page, "main") == [], path
            assert overflow(page) <= 0, path


def test_filters_and_links_back_are_large_enough_to_touch(browser: Browser, served: str) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        page.goto(f"{served}/{REGISTER}#nam=2026")
        measure = "all => all.map(one => one.getBoundingClientRect().height)"
        sizes = page.locator(".tap-filters select, .tap-filters button").evaluate_all(measure)
        page.goto(f"{served}/{ENTRY}")
        sizes += page.locator(".tap-back a").evaluate_all(measure)
        assert len(sizes) == 5
        assert min(sizes) >= 44
