"""The wall and the trainer's own window, from a server and from disk."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from support.deck import DECK, expect_place, find, go, hall

pytestmark = pytest.mark.browser

SINGLE = '.slide--question[data-form="single"]'


def speaker_place(page: Page, number: int) -> None:
    expect(page.locator("[data-show=place]")).to_contain_text(f"{number} /")


def test_both_windows_go_together_whichever_is_used(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        wall = room.open(f"{base}/{DECK}")
        speaker = room.open_speaker()
        speaker_place(speaker, 1)
        speaker.keyboard.press("PageDown")
        expect_place(wall, 2)
        wall.keyboard.press("PageDown")
        speaker_place(speaker, 3)
        speaker.get_by_role("button", name="Trước").click()
        expect_place(wall, 2)
        go(speaker, 7)
        expect_place(wall, 7)
        speaker_place(speaker, 7)
        assert room.errors == []


def test_the_speaker_sees_this_slide_the_next_one_and_the_notes(
    browser: Browser, base: str
) -> None:
    with hall(browser) as room:
        wall = room.open(f"{base}/{DECK}")
        speaker = room.open_speaker()
        number = find(wall, ".slide--text")
        go(wall, number)
        titles = [
            wall.locator(f"#chieu-{n} .slide__title").inner_text() for n in (number, number + 1)
        ]
        expect(speaker.locator('[data-preview="now"] .slide__title')).to_have_text(titles[0])
        expect(speaker.locator('[data-preview="next"] .slide__title')).to_have_text(titles[1])
        notes = speaker.locator('[data-show="notes"]')
        expect(notes).to_contain_text("phút)")  # the section's trainer block
        expect(wall.locator("body")).not_to_contain_text("Gợi ý điều hành", use_inner_text=True)
        wall.keyboard.press("End")
        expect(speaker.locator('[data-preview="next"]')).to_have_text("Đây là trang cuối.")


def test_hands_typed_in_one_window_are_in_the_fields_of_the_other(
    browser: Browser, base: str
) -> None:
    with hall(browser) as room:
        wall = room.open(f"{base}/{DECK}")
        speaker = room.open_speaker()
        go(wall, find(wall, ".slide--question:has([data-hands=A])"))
        wall.keyboard.press("h")
        counts = [page.get_by_label("Số người chọn A", exact=True) for page in (wall, speaker)]
        expect(counts[0]).to_be_focused()
        counts[1].fill("12")
        expect(counts[0]).to_have_value("12")
        counts[0].fill("7")
        expect(counts[1]).to_be_focused()
        expect(counts[1]).to_have_value("7")


def test_after_the_wall_is_reloaded_both_are_in_step(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        wall = room.open(f"{base}/{DECK}")
        speaker = room.open_speaker()
        number = find(wall, SINGLE)
        go(wall, number)
        speaker.get_by_label("Số người chọn A", exact=True).fill("12")
        expect(wall.locator(".slides > .present [data-hands=A]")).to_have_text("12")
        wall.reload()
        expect_place(wall, number)
        expect(wall.locator(".slides > .present [data-hands=A]")).to_have_text("12")
        expect(speaker.locator(".speaker__lost")).to_be_hidden()
        speaker.get_by_role("button", name="Sau").click()
        expect(wall.locator(".slides > .present .option--right.visible")).to_have_count(1)


def test_after_the_speaker_is_reloaded_both_are_in_step(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        wall = room.open(f"{base}/{DECK}")
        speaker = room.open_speaker()
        go(speaker, 9)
        expect_place(wall, 9)
        speaker.reload()
        speaker_place(speaker, 9)
        expect(speaker.locator(".speaker__lost")).to_be_hidden()
        speaker.keyboard.press("PageDown")
        expect_place(wall, 10)


def test_a_wall_that_was_closed_is_opened_again_at_the_same_slide(
    browser: Browser, base: str
) -> None:
    with hall(browser) as room:
        room.open(f"{base}/{DECK}")
        speaker = room.open_speaker()
        go(speaker, 9)
        speaker_place(speaker, 9)
        room.wall.close()
        lost = speaker.locator(".speaker__lost")
        expect(lost).to_contain_text("chưa nối với màn chiếu")
        with room.context.expect_page() as opened:
            lost.get_by_role("button", name="Nối lại").click()
        wall = opened.value
        expect_place(wall, 9)
        expect(lost).to_be_hidden()
        speaker.keyboard.press("PageUp")
        expect_place(wall, 8)
        speaker.reload()
        speaker_place(speaker, 8)
        expect(lost).to_be_hidden()
        speaker.keyboard.press("PageUp")
        expect_place(wall, 7)


def test_a_wall_that_shows_another_page_is_opened_again(browser: Browser, served: str) -> None:
    with hall(browser) as room:
        wall = room.open(f"{served}/{DECK}#chieu-5")
        speaker = room.open_speaker()
        speaker_place(speaker, 5)
        wall.goto(f"{served}/index.html")
        reconnect = speaker.get_by_role("button", name="Nối lại")
        with room.context.expect_page() as opened:
            reconnect.click()
        expect_place(opened.value, 5)
        expect(reconnect).to_be_hidden()


def test_pressing_s_again_brings_no_third_window(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        wall = room.open(f"{base}/{DECK}")
        room.open_speaker()
        wall.keyboard.press("s")
        wall.keyboard.press("PageDown")
        expect_place(wall, 2)
        assert len(room.context.pages) == 2


def test_a_window_opened_without_a_wall_says_so(browser: Browser, base: str) -> None:
    with hall(browser) as room:
        room.wall.goto(f"{base}/{DECK}?nguoi-noi")
        lost = room.wall.locator(".speaker__lost")
        expect(lost).to_be_visible()
        expect(room.wall.locator('[data-preview="now"] .slide__title')).to_have_count(1)


SEND = """data => {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const isOwn = data && data.deck === 'own'
  const own = isOwn ? Object.assign({}, data, {deck: location.pathname}) : data
  const origin = data && data.origin || location.origin
  const source = frame.contentWindow
  window.dispatchEvent(new MessageEvent('message', {data: own, origin, source}))
}"""
NEXT = {"mark": "taphuan-deck", "deck": "own", "kind": "do", "what": "next"}


def test_a_message_moves_the_wall_only_if_it_is_whole_and_of_this_deck(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        wall = room.open(f"{served}/{DECK}")
        others: list[object] = [
            "next",
            {"kind": "do", "what": "next"},
            NEXT | {"deck": "/other.html"},
            NEXT | {"origin": "https://other.example"},
            {"mark": "taphuan-deck", "deck": "own", "kind": "state", "state": {"slide": 5}},
        ]
        for message in others:
            wall.evaluate(SEND, message)
        expect_place(wall, 1)
        wall.evaluate(SEND, NEXT)
        expect_place(wall, 2)
        assert room.errors == []


def test_the_clock_runs_from_the_second_slide_and_can_be_stopped(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        wall = room.open(f"{served}/{DECK}")
        speaker = room.open_speaker()
        expect(speaker.locator("[data-show=pace]")).to_have_text("chưa bắt đầu")
        wall.keyboard.press("PageDown")
        expect(speaker.locator("[data-show=elapsed]")).to_have_text(re.compile(r"0:0[1-9]"))
        expect(speaker.locator("[data-show=now]")).to_have_text(re.compile(r"\d\d:\d\d"))
        speaker.get_by_role("button", name="Tạm dừng").click()
        expect(speaker.get_by_role("button", name="Tiếp tục")).to_be_visible()
        stopped = speaker.locator("[data-show=elapsed]").inner_text()
        speaker.wait_for_timeout(1300)
        assert speaker.locator("[data-show=elapsed]").inner_text() == stopped
        speaker.get_by_role("button", name="Tính lại từ đầu").click()
        expect(speaker.locator("[data-show=elapsed]")).to_have_text("0:00")


def test_the_speaker_learns_whether_the_class_is_ahead_or_behind(
    browser: Browser, served: str
) -> None:
    with hall(browser) as room:
        room.context.clock.install()
        wall = room.open(f"{served}/{DECK}")
        speaker = room.open_speaker()
        wall.keyboard.press("PageDown")
        pace = speaker.locator("[data-show=pace]")
        room.context.clock.run_for(1000)
        expect(pace).to_have_text("đúng giờ")
        last = wall.locator(".slides > .slide").count()
        go(wall, last)
        room.context.clock.run_for(1000)
        expect(pace).to_have_text("nhanh 89 phút")
        go(wall, 2)
        room.context.clock.fast_forward("00:25:00")
        room.context.clock.run_for(1000)
        expect(pace).to_have_text(re.compile(r"chậm (24|25) phút"))
