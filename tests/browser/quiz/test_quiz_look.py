"""How questions look: for everyone, on a phone, in the dark, on paper."""

import pytest
from playwright.sync_api import Browser, expect

from support.axe import axe_violations
from support.browser import open_page
from support.quiz_page import ALL_FORMS, render_all
from support.quiz_steps import check_all, fill_right, fill_wrong, quiz

pytestmark = pytest.mark.browser

SCHEMES = pytest.mark.parametrize("scheme", ["default", "slate"])
WIDTHS = pytest.mark.parametrize("width", [360, 1366])
SET_SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"


@SCHEMES
@WIDTHS
@pytest.mark.parametrize("state", ["unanswered", "asked", "right", "wrong", "partly"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, quiz_served: str, state: str, scheme: str, width: int
) -> None:
    with open_page(browser, width=width) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        page.evaluate(SET_SCHEME, scheme)
        if state == "right":
            fill_right(page)
        if state in ("wrong", "partly"):
            fill_wrong(page)
        if state == "partly":
            quiz(page, "giao-viec-ro").get_by_label("Đảng viên phụ trách").check()
            quiz(page, "giao-viec-ro").get_by_label("Trưởng thôn gửi").check()
        if state != "unanswered":
            check_all(page)
        for hint in page.locator(".tq-hint summary:visible").all():
            hint.click()
        assert axe_violations(page) == []


@SCHEMES
def test_axe_finds_nothing_without_javascript_in_the_page_with_all_answers_open(
    browser: Browser, quiz_served: str, scheme: str, write
) -> None:  # type: ignore[no-untyped-def]
    name = write(render_all(ALL_FORMS), scripts=())
    with open_page(browser, width=360) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/{name}")
        page.evaluate(SET_SCHEME, scheme)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert axe_violations(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_on_a_phone(
    browser: Browser, quiz_served: str, width: int
) -> None:
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    with open_page(browser, width=width) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        assert page.evaluate(overflow) <= 0
        fill_wrong(page)
        check_all(page)
        assert page.evaluate(overflow) <= 0


@WIDTHS
def test_every_line_is_as_wide_as_reading_needs(
    browser: Browser, quiz_served: str, width: int
) -> None:
    narrow = """() => [...document.querySelectorAll('.tq-item .tq-text, .tq-feedback, .tq-right')]
        .filter(e => e.offsetParent)
        .map(e => [e.className, e.getBoundingClientRect().width,
                   e.closest('.tap-quiz').getBoundingClientRect().width])
        .filter(([, own, card]) => own < card / 2)"""
    with open_page(browser, width=width) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        assert page.evaluate(narrow) == []
        fill_wrong(page)
        check_all(page)
        assert page.evaluate(narrow) == []


def test_everything_to_touch_is_44_pixels_high_and_letters_are_18(
    browser: Browser, quiz_served: str
) -> None:
    targets = ".tq-option, .tq-button, .tq-select, summary, input[type=text], textarea, .tq-grip"
    measure = """selector => [...document.querySelectorAll(selector)]
        .filter(e => e.offsetParent)
        .map(e => [e.className || e.tagName, e.getBoundingClientRect().height,
                   e.getBoundingClientRect().width])
        .filter(([, height, width]) => height < 44 || width < 32)"""
    letters = """() => [...document.querySelectorAll('.tap-quiz *, tap-summary *')]
        .filter(e => e.offsetParent)
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .map(e => [e.className || e.tagName, parseFloat(getComputedStyle(e).fontSize)])
        .filter(([, size]) => size < 18)"""
    with open_page(browser, width=360) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        assert page.evaluate(measure, targets) == []
        assert page.evaluate(letters) == []
        fill_wrong(page)
        check_all(page)
        assert page.evaluate(measure, targets) == []
        assert page.evaluate(letters) == []


def test_right_and_wrong_differ_without_colour(browser: Browser, quiz_served: str) -> None:
    with open_page(browser) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        fill_wrong(page)
        check_all(page)
        paths = "nodes => nodes.map(n => n.querySelector('path').getAttribute('d') + n.textContent)"
        signs = quiz(page, "giao-viec-ro").locator(".tq-tag").evaluate_all(paths)
        assert len(set(signs)) == 3, "wrong, missed and other"
        selector = ".tq-line-wrong .tq-tag, .tq-line-missed .tq-tag"
        assert all(text.strip() for text in page.locator(selector).all_inner_texts())


def test_in_forced_colours_a_chosen_option_is_still_seen(
    browser: Browser, quiz_served: str
) -> None:
    with open_page(browser, forced_colors="active") as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        option = quiz(page, "muc-dich").locator(".tq-option").first
        before = option.screenshot()
        option.locator("input").check()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        assert option.screenshot() != before
        kind = "getComputedStyle(document.querySelector('.tq-option input')).appearance"
        assert page.evaluate(kind) == "auto"


def test_nothing_moves_by_itself(browser: Browser, quiz_served: str) -> None:
    moving = """() => [...document.querySelectorAll('.tap-quiz *')].filter(e =>
        getComputedStyle(e).animationName !== 'none').length"""
    with open_page(browser, reduced_motion="reduce") as opened:
        opened.page.goto(f"{quiz_served}/all.html")
        assert opened.page.evaluate(moving) == 0


def test_on_paper_there_are_empty_boxes_and_no_buttons_or_answers(
    browser: Browser, quiz_served: str
) -> None:
    with open_page(browser, width=800) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        page.emulate_media(media="print")
        assert page.locator("button:visible, tap-summary:visible").count() == 0
        assert page.locator(".tq-answer:visible, .tq-hint:visible").count() == 0
        box = page.locator(".tq-option input").first
        assert box.evaluate("e => getComputedStyle(e).borderTopWidth") != "0px"
        step = "getComputedStyle(document.querySelector('.tq-step'), '::before').width"
        assert float(page.evaluate(step).removesuffix("px")) > 20
        select = page.locator("select").first
        assert select.evaluate("e => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
        page.emulate_media(media="screen")
        fill_wrong(page)
        check_all(page)
        page.emulate_media(media="print")
        expect(page.locator(".tq-explanation:visible").first).to_be_visible()
        assert page.locator("button:visible").count() == 0


def test_a_dark_page_prints_black_on_white(browser: Browser, quiz_served: str) -> None:
    colours = """() => [...document.querySelectorAll('.tap-quiz *')]
        .filter(e => e.offsetParent && e.textContent.trim())
        .map(e => [e.className, getComputedStyle(e).color])
        .filter(([, colour]) => {
          const parts = colour.match(/\\d+/g).map(Number)
          return parts[3] !== 0 && Math.max(...parts.slice(0, 3)) > 90
        })"""
    with open_page(browser, width=800) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        page.evaluate(SET_SCHEME, "slate")
        fill_wrong(page)
        check_all(page)
        page.emulate_media(media="print")
        page.wait_for_timeout(400)  # the theme fades the colour of links
        assert page.evaluate(colours) == []


def test_on_paper_an_order_is_asked_for_by_numbers(browser: Browser, quiz_served: str) -> None:
    with open_page(browser) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        instruction = quiz(page, "thu-tu").locator(".tq-instruction:visible")
        expect(instruction).to_have_text("Bấm mũi tên để chuyển từng dòng lên hoặc xuống.")
        page.emulate_media(media="print")
        expect(instruction).to_have_text("Ghi số thứ tự cho từng dòng.")


def test_without_javascript_what_was_opened_prints_open(browser: Browser, quiz_served: str) -> None:
    with open_page(browser, java_script_enabled=False) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        quiz(page, "muc-dich").locator(".tq-answer summary").click()
        page.emulate_media(media="print")
        expect(quiz(page, "muc-dich").locator(".tq-explanation")).to_be_visible()
        expect(quiz(page, "giao-viec-ro").locator(".tq-answer")).to_be_hidden()
