"""The search in Chromium, from a server and from disk: nothing before a letter, all of it after."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from support.browser import Watched, open_page

pytestmark = pytest.mark.browser

START = "khoa-hoc/index.html"
THEMATIC = "sinh-hoat-chi-bo/sinh-hoat-chuyen-de.html"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "(a+)+$ [^ \\",
    "😀👩‍👩‍👧 \u202e \u0000",
    "__proto__ constructor toString",
    '""""',
    "%s %00 ../../etc",
)


def search(page: Page, query: str) -> None:
    """Type a query as a person does, into the open or closed box."""
    box = page.get_by_role("textbox", name="Tìm trong toàn trang web")
    box.click()
    box.fill("")
    page.keyboard.type(query)


def own_files(watched: Watched) -> list[str]:
    return [url.rsplit("/", 1)[-1] for url in watched.requests if "search" in url]


def test_nothing_of_the_search_is_loaded_before_the_first_letter(
    browser: Browser, base: str, real_site: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        page.wait_for_load_state("networkidle")
        page.get_by_role("textbox", name="Tìm trong toàn trang web").click()
        page.keyboard.type("  ")
        page.wait_for_timeout(300)
        (script,) = own_files(watched)
        data = (real_site / "assets" / "tap" / script).read_bytes()
        assert len(gzip.compress(data)) < 1500
        page.keyboard.type("h")
        expect(page.locator(".tap-hit").first).to_be_visible()
        loaded = own_files(watched)
        for start in ("search-list-", "search-worker-", "search-vi-"):
            assert [name for name in loaded if name.startswith(start)], start
        assert watched.errors == []


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("sinh hoạt chuyên đề", "Sinh hoạt chuyên đề, năm bước"),
        ("sinh hoat chuyen de", "Sinh hoạt chuyên đề, năm bước"),
        ("sinhhoat chuyende", "Sinh hoạt chuyên đề, năm bước"),
        ("sinh hoatj chuyeen ddeef", "Sinh hoạt chuyên đề, năm bước"),
        ("cấp uỷ", "Bảng thuật ngữ"),
        ("1361-cv/btctw", "Công văn 1361-CV/BTCTW ngày 30/6/2026"),
    ],
)
def test_a_query_finds_its_page(browser: Browser, base: str, query: str, title: str) -> None:
    with open_page(browser) as watched:
        watched.page.goto(f"{base}/{START}")
        search(watched.page, query)
        expect(watched.page.locator(".tap-hit__title").first).to_have_text(title)
        assert watched.errors == []


def test_enter_opens_the_best_result_with_the_found_words_marked(
    browser: Browser, base: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "sinh hoat chuyen de")
        expect(page.locator(".tap-hit__title").first).to_contain_text("chuyên đề")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}/{THEMATIC}?h=*")
        expect(page.locator("h1 mark.tap-found")).to_have_text("Sinh hoạt chuyên đề")
        alone = page.locator("mark.tap-found", has_text="đề").all_inner_texts()
        assert not [text for text in alone if text.lower() == "đề"]
        assert watched.errors == []


def test_arrow_keys_walk_through_the_results_and_enter_opens_one(
    browser: Browser, base: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "chấm điểm buổi họp")
        section = page.locator(".tap-hit__section").first
        expect(section).to_contain_text("Biên bản và theo dõi sau họp")
        expect(section).to_contain_text("Chấm điểm buổi họp")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".tap-hit__page").first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(section).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator(".tap-search__input")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/03-sinh-hoat-chi-bo-hang-thang.html?h=*#cham-diem-buoi-hop")


def test_escape_closes_and_gives_the_page_back(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "họp")
        expect(page.locator(".tap-hit").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".tap-hit").first).to_be_hidden()
        page.keyboard.press("/")
        expect(page.locator(".tap-search__input")).to_be_focused()


def test_kinds_filter_by_mouse_and_by_keyboard(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "biên bản")
        kinds = page.get_by_role("group", name="Chỉ xem một loại")
        everything = kinds.get_by_role("button", name="Tất cả")
        expect(everything).to_have_attribute("aria-pressed", "true")
        kinds.get_by_role("button", name="Mẫu văn bản").click()
        pressed = kinds.get_by_role("button", name="Mẫu văn bản")
        expect(pressed).to_have_attribute("aria-pressed", "true")
        expect(pressed).to_be_focused()
        shown = page.locator(".tap-hits").first.locator(".tap-hit__kind")
        assert set(shown.all_inner_texts()) == {"Mẫu văn bản"}
        page.keyboard.press("Shift+Tab")
        while not everything.evaluate("(button) => button === document.activeElement"):
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        expect(everything).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".tap-hit").first).to_be_visible()


def test_tab_goes_from_the_box_through_the_results_and_out(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "đi dự sinh hoạt cấp dưới")
        expect(page.locator(".tap-hit").first).to_be_visible()
        for _ in range(200):
            page.keyboard.press("Tab")
            if not page.evaluate("document.activeElement.closest('.tap-search')"):
                break
        expect(page.locator(".tap-search__panel")).to_be_hidden()


def test_the_count_is_read_to_screen_readers(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        status = page.locator(".tap-search").get_by_role("status")
        search(page, "hương ước")
        expect(status).to_contain_text(re.compile(r"^Thấy trong \d+ trang$"))
        page.locator(".tap-search__input").fill("")
        page.keyboard.type("x")
        page.keyboard.press("Backspace")
        expect(status).to_contain_text("có dấu hay không dấu")


def test_other_languages_follow_as_a_group_of_their_own(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "residential groups")
        other = page.locator(".tap-search__others")
        expect(other).to_contain_text("Bản English")
        link = other.locator("a").first
        assert "/en/" in str(link.get_attribute("href"))
        expect(other.locator("ol")).to_have_attribute("lang", "en")


def test_a_query_that_finds_nothing_offers_the_nearest_terms(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        box = page.get_by_role("textbox", name="Tìm trong toàn trang web")
        box.click()
        box.fill("hoijnghizz giaaobann")  # at once: each half word would have terms of its own
        status = page.locator(".tap-search").get_by_role("status")
        expect(status).to_contain_text("Không thấy trang nào")
        term = page.locator(".tap-search__nearest button").first
        words = term.inner_text()
        term.click()
        expect(page.locator(".tap-search__input")).to_have_value(words)
        expect(page.locator(".tap-hit").first).to_be_visible()


def test_a_shared_link_keeps_the_query(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "hương ước & quy ước")
        expect(page.locator(".tap-hit").first).to_be_visible()
        link = page.get_by_role("link", name="Sao chép đường dẫn của lần tìm này")
        address = str(link.get_attribute("href"))
        assert "?q=" in address
    with open_page(browser) as watched:
        watched.page.goto(address)
        expect(watched.page.locator(".tap-search__input")).to_have_value("hương ước & quy ước")
        expect(watched.page.locator(".tap-hit").first).to_be_visible()
        assert watched.errors == []


def test_what_is_pasted_or_dictated_is_searched_for(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        page.locator(".tap-search__input").click()
        page.locator(".tap-search__input").fill("tự phê bình")  # an input event, no key
        expect(page.locator(".tap-hit__title").first).to_have_text("Tự phê bình và phê bình")


def test_enter_waits_for_the_answer_to_what_was_typed_last(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{served}/{START}")
        search(page, "hương ước")
        expect(page.locator(".tap-hit").first).to_be_visible()
        box = page.locator(".tap-search__input")
        # both in one task: the list still shows the answer to the earlier query
        box.evaluate(
            """(box) => {
              box.value = "hội nghị giao ban"
              box.dispatchEvent(new Event("input"))
              box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))
            }"""
        )
        page.wait_for_url("**/giao-ban.html?h=*")


def test_bad_input_is_harmless(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.on("dialog", lambda dialog: watched.errors.append(f"ran: {dialog.message}"))
        page.goto(f"{base}/{START}")
        box = page.locator(".tap-search__input")
        box.click()
        for text in (*HOSTILE, "a" * 10_000, "chi bộ " * 1500):
            box.fill(text)
            page.wait_for_timeout(150)
            assert page.locator(".tap-search__list img, .tap-search__list script").count() == 0
        box.fill("hương ước")
        expect(page.locator(".tap-hit").first).to_be_visible()
        assert watched.errors == []


def test_a_hostile_highlight_marks_nothing_and_runs_nothing(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.on("dialog", lambda dialog: watched.errors.append(f"ran: {dialog.message}"))
        page.goto(f"{base}/{THEMATIC}?h=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20chuy%C3%AAn")
        expect(page.locator("mark.tap-found").first).to_have_text("chuyên")
        assert page.locator("img[src=x]").count() == 0
        assert watched.errors == []


def test_without_blob_workers_the_search_runs_on_the_page(browser: Browser, served: str) -> None:
    def forbid_workers(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": "worker-src 'none'"}
        route.fulfill(response=answer, headers=headers)

    with open_page(browser) as watched:
        page = watched.page
        page.route("**/*.html", forbid_workers)
        page.goto(f"{served}/{START}")
        search(page, "hương ước")
        expect(page.locator(".tap-hit").first).to_be_visible()
        search(page, "hội nghị giao ban")
        expect(page.locator(".tap-hit__title").first).to_contain_text("giao ban")


def test_a_policy_without_eval_and_inline_code_lets_it_run(browser: Browser, served: str) -> None:
    policy = "script-src 'self'; worker-src blob:; style-src 'self'; object-src 'none'"

    def forbid_inline(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("<script>", '<script type="text/plain">')
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, body=body, headers=headers)

    with open_page(browser) as watched:
        page = watched.page
        page.add_init_script("self.__md_scope = new URL('..', location); __md_get = () => null")
        page.route("**/*.html*", forbid_inline)
        page.goto(f"{served}/{START}")
        search(page, "hội nghị giao ban")
        expect(page.locator(".tap-hit__title").first).to_contain_text("giao ban")
        ours = [text for text in watched.errors if "search" in text or "blob:" in text]
        assert ours == []


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.route("**/search-vi-*.js", lambda route: route.abort())
        page.goto(f"{served}/{START}")
        search(page, "họp")
        status = page.locator(".tap-search").get_by_role("status")
        expect(status).to_contain_text("Chưa tải được phần tìm kiếm")
        page.unroute("**/search-vi-*.js")
        page.keyboard.type(" dân")
        expect(page.locator(".tap-hit").first).to_be_visible()


def test_on_a_phone_the_list_fills_the_screen_and_closes_by_a_button(
    browser: Browser, base: str
) -> None:
    with open_page(browser, width=360, height=740) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "họp chi bộ")
        expect(page.locator(".tap-hit").first).to_be_visible()
        box = page.locator(".tap-search").bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (360, 740)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for target in page.locator(".tap-search__kind, .tap-hit a").all()[:8]:
            size = target.bounding_box()
            assert size is not None
            assert size["height"] >= 44
        page.get_by_role("button", name="Đóng").click()
        expect(page.locator(".tap-hit").first).to_be_hidden()


def test_the_english_pages_search_in_english_first(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/en/khoa-hoc/index.html")
        box = page.get_by_role("textbox", name="Search the whole site")
        box.click()
        page.keyboard.type("course")
        status = page.locator(".tap-search").get_by_role("status")
        expect(status).to_contain_text("Found on")
        expect(page.locator(".tap-hits").first).to_have_attribute("lang", "en")
        box.fill("hương ước")
        expect(page.locator(".tap-search__others")).to_contain_text("Tiếng Việt edition")


def test_further_sections_of_a_page_open_on_demand(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/{START}")
        search(page, "chi bộ thôn")
        more = page.locator(".tap-hit__more").first
        expect(more.locator("a")).to_have_count(0)
        more.locator("summary").click()
        expect(more.locator("a").first).to_be_visible()
        count = more.locator("a").count()
        assert str(count) in more.locator("summary").inner_text()
        more.locator("summary").press("ArrowDown")
        expect(more.locator("a").first).to_be_focused()
