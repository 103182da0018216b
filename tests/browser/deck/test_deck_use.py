"""Presenting: keys, hands, countdown, black screen, type, lists, notes, touch."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from support.deck import DECK, expect_place, find, go, hall, place

pytestmark = pytest.mark.browser

SINGLE = '.slide--question[data-form="single"]'
STATEMENTS = '.slide--question[data-form="true-false"]'
ACTIVITY = ".slide--activity"


@pytest.mark.parametrize("key", ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"])
def test_keys_that_go_on(browser: Browser, served: str, key: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        page.keyboard.press(key)
        expect_place(page, 2)


@pytest.mark.parametrize("key", ["PageUp", "ArrowLeft", "ArrowUp", "Backspace"])
def test_keys_that_go_back(browser: Browser, served: str, key: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}#chieu-5")
        page.keyboard.press(key)
        expect_place(page, 4)


def test_the_address_names_the_slide(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}#chieu-12")
        expect_place(page, 12)
        page.keyboard.press("PageUp")
        assert page.url.endswith("#chieu-11")


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_the_screen_goes_black_and_comes_back(browser: Browser, served: str, key: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        page.keyboard.press(key)
        expect(page.locator(".deck-black")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".deck-black")).to_be_hidden()
        expect_place(page, 1)


def test_f5_and_f_fill_the_screen_instead_of_reloading(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}")
        page.evaluate("window.kept = true")
        page.keyboard.press("F5")
        page.wait_for_function("document.fullscreenElement !== null")
        page.keyboard.press("F5")
        page.wait_for_function("document.fullscreenElement === null")
        page.keyboard.press("f")
        page.wait_for_function("document.fullscreenElement !== null")
        assert page.evaluate("window.kept")


def test_a_slide_is_reached_by_typing_its_number(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}")
        go(page, 23)
        expect_place(page, 23)
        go(page, 999)
        expect(page.locator(".deck-toast")).to_have_text("Không có trang số 999.")
        expect_place(page, 23)
        page.keyboard.press("g")
        page.get_by_role("textbox", name="Đến trang số mấy?").fill("4")
        page.keyboard.press("Enter")
        expect_place(page, 4)
        assert room.errors == []


def test_all_slides_are_listed_and_one_can_be_chosen(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}")
        page.keyboard.press("o")
        slides = page.locator(".deck-overview button")
        expect(slides).to_have_count(page.locator(".slides > .slide").count())
        expect(slides.first).to_be_focused()
        slides.nth(8).click()
        expect_place(page, 9)
        expect(page.locator("#deck-overview")).to_be_hidden()


def test_a_listed_slide_looks_like_the_slide(browser: Browser, served: str) -> None:
    looks = """selector => {
      const look = (one, ...names) => names.map(name => getComputedStyle(one)[name])
      const slide = document.querySelector(selector)
      return [look(slide.querySelector('.slide__title'), 'fontSize', 'marginBottom'),
              look(slide.querySelector('.slide__body ul'), 'listStyleType')]
    }"""
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        number = find(page, ".slide--text:has(.slide__body ul)")
        go(page, number)
        page.keyboard.press("o")
        small = f".deck-overview > li:nth-child({number}) .slide"
        assert page.evaluate(looks, small) == page.evaluate(looks, ".slides > .present")


def test_the_list_of_slides_tells_no_answer(browser: Browser, served: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        go(page, find(page, SINGLE) + 5)
        page.keyboard.press("o")
        expect(page.locator(".deck-overview .fragment").first).to_be_attached()
        expect(page.locator(".deck-overview .fragment.visible")).to_have_count(0)
        for body in page.locator(".deck-overview .slide--answer .slide__body").all():
            expect(body).to_be_hidden()


def test_help_tells_every_key_in_vietnamese(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}")
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Phím tắt khi trình chiếu")
        expect(dialog).to_contain_text("Page Down")
        expect(dialog).to_contain_text("Giơ tay chọn đáp án")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect_place(page, 1)


def test_type_is_made_larger_and_smaller_and_long_text_scrolls_before_going_on(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        number = find(page, ".slide--case.slide--normal")
        go(page, number)
        body = page.locator(".slides > .present .slide__body")
        before = body.evaluate("b => parseFloat(getComputedStyle(b).fontSize)")
        for _ in range(3):
            page.keyboard.press("+")
        assert body.evaluate("b => parseFloat(getComputedStyle(b).fontSize)") == before * 1.5
        assert body.evaluate("b => b.scrollHeight > b.clientHeight")
        page.keyboard.press("PageDown")
        assert place(page) == number
        assert body.evaluate("b => b.scrollTop") > 0
        for _ in range(4):
            page.keyboard.press("PageDown")
        assert place(page) > number
        go(page, number)
        for _ in range(9):
            page.keyboard.press("-")
        assert body.evaluate("b => parseFloat(getComputedStyle(b).fontSize)") < before


def test_the_background_changes_and_begins_as_the_reader_has_chosen(
    browser: Browser, served: str
) -> None:
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    with hall(browser, color_scheme="dark") as room:
        page = room.open(f"{served}/{DECK}")
        assert page.evaluate(scheme) == "slate"
        page.keyboard.press("d")
        assert page.evaluate(scheme) == "default"


def test_an_answer_is_hidden_until_it_is_asked_for(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}")
        number = find(page, SINGLE)
        go(page, number)
        right = page.locator(".slides > .present .option--right")
        tick = right.locator(".option__right")
        expect(tick).to_be_hidden()
        page.keyboard.press("a")
        expect(tick).to_be_visible()
        page.keyboard.press("a")
        expect(tick).to_be_hidden()
        page.keyboard.press("PageDown")
        expect(tick).to_be_visible()
        expect_place(page, number)
        page.keyboard.press("PageDown")
        expect_place(page, number + 1)
        expect(page.locator(".slides > .present")).to_contain_text("Giải thích:")
        page.keyboard.press("PageUp")
        expect(page.locator(".slides > .present .option__right").first).to_be_visible()


def hands(page: Page, option: str, count: str) -> None:
    page.get_by_label(f"Số người chọn {option}", exact=True).fill(count)


def test_hands_are_counted_and_the_hall_sees_bars(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{base}/{DECK}")
        go(page, find(page, SINGLE))
        bar = page.locator(".slides > .present [data-bar=B]")
        expect(bar).to_be_hidden()
        page.keyboard.press("h")
        hands(page, "A", "5")
        hands(page, "B", "20")
        expect(page.locator(".slides > .present [data-hands=B]")).to_have_text("20")
        width = "b => getComputedStyle(b, '::after').width"
        longest, shorter = (
            float(page.locator(f".slides > .present [data-bar={option}]").evaluate(width)[:-2])
            for option in "BA"
        )
        assert shorter == pytest.approx(longest / 4, abs=1)
        page.get_by_role("button", name="Xóa số đã gõ").click()
        expect(bar).to_be_hidden()
        page.keyboard.press("Escape")
        expect(page.locator(".deck-hands")).to_be_hidden()


def test_counts_stay_with_their_question_and_nothing_but_numbers_is_counted(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        number = find(page, SINGLE)
        go(page, number)
        page.keyboard.press("h")
        hands(page, "A", "mười")
        expect(page.locator(".slides > .present [data-hands=A]")).to_be_hidden()
        hands(page, "A", "7")
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        expect(page.locator(".deck-hands")).to_be_hidden()
        go(page, number)
        expect(page.locator(".slides > .present [data-hands=A]")).to_have_text("7")


def test_statements_are_counted_for_and_against(browser: Browser, served: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        go(page, find(page, STATEMENTS))
        page.keyboard.press("h")
        hands(page, "a · Đúng", "30")
        hands(page, "a · Sai", "10")
        expect(page.locator('.slides > .present [data-hands="a-1"]')).to_have_text("Đ 30")
        expect(page.locator('.slides > .present [data-hands="a-0"]')).to_have_text("S 10")
        share = page.locator('.slides > .present [data-bar="a-1"]')
        assert share.evaluate("b => b.style.getPropertyValue('--share')") == "75%"


def test_the_word_for_a_formal_vote_is_never_used(browser: Browser, served: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        own = page.evaluate(
            "[...document.querySelectorAll('.deck-bar, .deck-hands, dialog, #tap-words, template')]"
            ".map(e => e.innerHTML).join(' ')"
        )
        assert "Giơ tay chọn đáp án" in own
        assert not re.search("biểu quyết", own, re.IGNORECASE)


def test_a_task_is_counted_down_with_a_bell_that_can_be_turned_off(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        room.context.clock.install()
        room.context.add_init_script(
            "window.rings = 0; const start = OscillatorNode.prototype.start;"
            "OscillatorNode.prototype.start = function (...a)"
            " { window.rings++; return start.apply(this, a) }"
        )
        page = room.open(f"{served}/{DECK}")
        number = find(page, ACTIVITY)
        go(page, number)
        minutes = int(page.locator(".slides > .present").get_attribute("data-minutes") or 0)
        clock = page.locator(".slides > .present .slide__clock")
        expect(clock).to_have_text(f"{minutes}:00")
        page.keyboard.press("t")
        room.context.clock.run_for(5000)
        expect(clock).to_have_text(f"{minutes - 1}:55")
        page.mouse.move(300, 300)
        page.get_by_role("button", name="+1 phút").click()
        room.context.clock.run_for(500)
        expect(clock).to_have_text(re.compile(rf"{minutes}:5[45]"))
        page.keyboard.press("t")
        room.context.clock.run_for(3000)
        stopped = clock.inner_text()
        room.context.clock.run_for(5000)
        assert clock.inner_text() == stopped
        page.keyboard.press("t")
        room.context.clock.fast_forward((minutes + 1) * 60_000)
        room.context.clock.run_for(1000)
        expect(clock).to_have_text("Hết giờ")
        assert page.evaluate("window.rings") == 2
        page.keyboard.press("m")
        expect(page.locator(".deck-toast")).to_have_text("Đã tắt tiếng chuông")
        page.get_by_role("button", name="Đặt lại").click()
        expect(clock).to_have_text(f"{minutes}:00")
        page.keyboard.press("t")
        room.context.clock.fast_forward(minutes * 60_000)
        room.context.clock.run_for(1000)
        expect(clock).to_have_text("Hết giờ")
        assert page.evaluate("window.rings") == 2


def test_with_one_screen_the_notes_stand_below_without_the_answer(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        number = find(page, SINGLE)
        go(page, number - 1)
        page.keyboard.press("n")
        notes = page.locator(".deck-notes__text")
        expect(notes).to_contain_text("phút)")
        page.keyboard.press("PageDown")
        expect_place(page, number)
        expect(notes).to_contain_text("sau khi bạn mở đáp án")
        expect(notes).not_to_contain_text("Đáp án:")
        slide, box = page.locator(".slides > .present").bounding_box(), notes.bounding_box()
        assert slide is not None
        assert box is not None
        assert slide["y"] + slide["height"] <= box["y"] + 1
        page.keyboard.press("a")
        expect(notes).to_contain_text("Đáp án:")
        page.keyboard.press("n")
        expect(notes).to_be_hidden()


def swipe(page: Page, start: int, end: int) -> None:
    """Draw a finger across the wall, as the browser reports real touches."""
    device = page.context.new_cdp_session(page)
    path = [start + (end - start) * step // 8 for step in range(9)]
    for number, x in enumerate(path):
        kind = "touchMove" if number else "touchStart"
        point = {"x": x, "y": 300}
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_swipe_turns_the_slide(browser: Browser, served: str) -> None:
    with hall(browser, width=800, height=600, has_touch=True) as room:
        page = room.open(f"{served}/{DECK}")
        swipe(page, 600, 200)
        expect_place(page, 2)
        swipe(page, 200, 600)
        expect_place(page, 1)


def test_controls_are_buttons_that_go_away_while_nobody_needs_them(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        bar = page.locator(".deck-bar")
        page.mouse.move(400, 300)
        expect(bar).to_be_visible()
        expect(bar).to_be_hidden(timeout=8000)
        page.mouse.move(420, 320)
        expect(bar).to_be_visible()
        bar.get_by_role("button", name="Sau", exact=False).first.click()
        expect_place(page, 2)


def test_without_scripts_the_slides_stand_one_below_the_other(
    browser: Browser, served: str
) -> None:
    with hall(browser, java_script_enabled=False) as room:
        page = room.wall
        page.goto(f"{served}/{DECK}")
        expect(page.locator(".slide").last).to_be_visible()
        expect(page.get_by_role("link", name="Giáo án")).to_be_visible()
        expect(page.locator(".deck-bar")).to_be_hidden()


def test_nothing_is_stored(browser: Browser, served: str) -> None:
    with hall(browser) as room:
        page = room.open(f"{served}/{DECK}")
        for key in ("PageDown", "d", "+", "m"):
            page.keyboard.press(key)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert room.context.cookies() == []
