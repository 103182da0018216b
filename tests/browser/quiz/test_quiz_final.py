"""The final quiz: drawn, kept while it goes on, marked by objective, with a slip to print."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import axe_violations
from support.browser import Watched, open_page
from support.quiz_page import ALL_FORMS, PlainMarkdown, write_page
from support.quiz_steps import fill_right, quiz, states
from taphuan.adapters.files import read_labels
from taphuan.model.page import BankMeta
from taphuan.render.learner import FINAL_WORDS, render_final, render_words
from taphuan.render.question.html import render_question

pytestmark = pytest.mark.browser

VI = read_labels("vi")
MARKED = ALL_FORMS[:-1]
OBJECTIVES = {"1": "Giao việc rõ", "2": "Điều hành biểu quyết", "3": "Chuẩn bị cuộc họp"}


@pytest.fixture(scope="session", autouse=True)
def final_pages(quiz_folder: Path) -> None:
    """Write one final that draws five questions, and one that takes all."""
    for name, draw in (("cuoi-khoa.html", 5), ("tat-ca.html", 0)):
        questions = [
            render_question(
                one, number=number, course="dong-trieu", markdown=PlainMarkdown(), labels=VI
            )
            for number, one in enumerate(MARKED if draw else ALL_FORMS, start=1)
        ]
        values = {"kind": "bank", "title": "Cuối khóa", "use": "practice", "draw": draw}
        body = render_final(
            questions,
            course="dong-trieu",
            title="Dành cho bí thư chi bộ",
            bank=f"on-tap-{draw}",
            meta=BankMeta.model_validate({**values, "pass": 60, "minutes": 15}),
            objectives=OBJECTIVES,
        )
        words = render_words(VI, FINAL_WORDS)
        write_page(quiz_folder, name, body, scripts=("quiz.js", "final.js"), words=words)


def begin(page: Page, seed: str) -> None:
    page.get_by_label("Mã đề").fill(seed)
    page.get_by_role("button", name="Bắt đầu làm bài").click()


def shown(page: Page) -> list[str | None]:
    return [
        one.get_attribute("data-question")
        for one in page.locator("tap-question").all()
        if one.is_visible()
    ]


def hand_in(page: Page) -> None:
    page.locator(".tq-foot").get_by_role("button", name="Nộp bài").click()
    if page.locator(".tq-ask").count():
        page.locator(".tq-ask").get_by_role("button", name="Nộp bài").click()


def test_nothing_is_shown_before_the_draw(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/cuoi-khoa.html")
    assert shown(page) == []
    expect(page.locator(".tq-panel").first).to_contain_text("Đề gồm 5 câu, rút từ 7 câu")
    expect(page.locator(".tq-panel").first).to_contain_text("60% số điểm")
    expect(page.locator("tap-summary")).to_be_hidden()


def test_a_number_gives_the_same_draw_on_every_device(browser: Browser, quiz_base: str) -> None:
    draws = []
    for seed in ("4821", "4821", "77"):
        with open_page(browser) as opened:
            opened.page.goto(f"{quiz_base}/cuoi-khoa.html")
            begin(opened.page, seed)
            draws.append(
                (shown(opened.page), opened.page.locator(".tq-option:visible").all_inner_texts())
            )
            assert opened.errors == []
    assert draws[0] == draws[1]
    assert draws[0] != draws[2]


def test_every_objective_is_in_the_draw_and_questions_are_numbered_anew(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/cuoi-khoa.html")
    begin(page, "5")
    drawn = page.locator("tap-question:visible")
    assert {one.get_attribute("data-objective") for one in drawn.all()} == set(OBJECTIVES)
    legends = [text.split(" (")[0].strip() for text in drawn.locator("legend").all_inner_texts()]
    assert legends == [f"Câu {number}" for number in range(1, 6)]


def test_a_question_of_a_final_shows_nothing_before_it_is_handed_in(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/tat-ca.html")
    begin(page, "1")
    fill_right(page)
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").press("Enter")
    assert set(states(page).values()) == {None}
    assert page.locator(".tq-check:visible").count() == 0
    assert page.locator(".tq-answer:visible").count() == 0


def test_a_run_left_in_the_middle_goes_on_after_a_reload(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/tat-ca.html")
    begin(page, "1")
    fill_right(page)
    quiz(page, "tu-viet").get_by_label("Câu trả lời của bạn").fill("điều riêng tư")
    order = shown(page)
    page.reload()
    assert shown(page) == order
    expect(quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn")).to_have_value("Hoà  GIẢI")
    expect(quiz(page, "muc-dich").get_by_label("Thiếu phần giao việc")).to_be_checked()
    assert "riêng tư" not in page.evaluate("JSON.stringify(localStorage)")
    hand_in(page)
    expect(page.locator(".tq-final-passed")).to_be_visible()


def test_missing_answers_are_asked_about_before_handing_in(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/tat-ca.html")
    begin(page, "1")
    quiz(page, "bieu-quyet").locator("input").first.check()
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.locator(".tq-ask")).to_contain_text("Còn 6 câu chưa trả lời")
    page.get_by_role("button", name="Làm tiếp").click()
    assert set(states(page).values()) == {None}


def test_the_result_is_told_by_objective_with_links_to_what_was_wrong(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/tat-ca.html")
    begin(page, "1")
    fill_right(page)
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("45")
    hand_in(page)
    panel = page.locator(".tq-panel").first
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("Bạn đạt")
    expect(panel).to_contain_text("7 trên 8 điểm (87%), đúng 6 trên 7 câu. Mức đạt: 60%.")
    rows = [row.split("\t") for row in panel.locator("tbody tr").all_inner_texts()]
    assert sorted(rows) == [
        ["Chuẩn bị cuộc họp", "2 / 3"],
        ["Giao việc rõ", "3 / 3"],
        ["Điều hành biểu quyết", "2 / 2"],
    ]
    links = panel.locator(".tq-again-line").get_by_role("link")
    expect(links).to_have_count(1)
    links.click()
    expect(quiz(page, "so-phut")).to_be_in_viewport()
    expect(quiz(page, "so-phut").locator(".tq-outcome")).to_contain_text("Đáp án: 90")
    page.reload()
    expect(page.locator(".tq-panel").first).to_contain_text("7 trên 8 điểm")
    assert states(page)["so-phut"] == "wrong"


def test_below_the_mark_there_is_no_slip(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/tat-ca.html")
    begin(page, "1")
    hand_in(page)
    expect(page.locator(".tq-final-failed")).to_have_text("Bạn chưa đạt")
    expect(page.get_by_label("Họ và tên")).to_have_count(0)


def test_another_draw_and_the_same_again_begin_empty(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/tat-ca.html")
    begin(page, "1")
    fill_right(page)
    hand_in(page)
    page.get_by_role("button", name="Làm lại đề này").click()
    expect(page.locator(".tq-running")).to_contain_text("Mã đề 1. Đã trả lời 2 trên 8 câu")
    assert page.locator("input:checked").count() == 0
    hand_in(page)
    page.get_by_role("button", name="Làm đề khác").click()
    assert shown(page) == []
    expect(page.get_by_label("Mã đề")).to_be_focused()


def test_the_slip_prints_alone_with_the_name_that_is_kept_nowhere(
    watched: Watched, quiz_base: str
) -> None:
    page = watched.page
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{quiz_base}/tat-ca.html")
    begin(page, "12")
    fill_right(page)
    hand_in(page)
    hostile = "<img src=x onerror=window.ran=1> Nguyễn Văn A"
    page.get_by_label("Họ và tên").fill(hostile)
    page.get_by_role("button", name="In phiếu").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    slip = page.locator(".tq-slip")
    expect(slip).to_be_visible()
    for words in ("Phiếu tự học", hostile, "Dành cho bí thư chi bộ", "8 trên 8 điểm (100%)", "12"):
        expect(slip).to_contain_text(words)
    expect(slip).to_contain_text("không phải giấy chứng nhận")
    expect(page.locator("main")).to_be_hidden()
    assert slip.locator("img, svg").count() == 0
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(slip).to_have_count(0)
    assert "Nguyễn" not in page.evaluate("JSON.stringify(localStorage)")
    assert page.evaluate("window.ran") is None


def test_a_final_handed_in_elsewhere_is_not_overwritten_by_a_stale_tab(
    browser: Browser, quiz_served: str
) -> None:
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    one.goto(f"{quiz_served}/tat-ca.html")
    begin(one, "1")
    other.goto(f"{quiz_served}/tat-ca.html")
    quiz(other, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("x")
    fill_right(one)
    hand_in(one)
    quiz(other, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("cũ")
    other.wait_for_timeout(700)
    one.reload()
    expect(one.locator(".tq-final-passed")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [360, 1366])
def test_axe_finds_nothing_in_any_state_of_a_final(
    browser: Browser, quiz_served: str, scheme: str, width: int
) -> None:
    with open_page(browser, width=width) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/tat-ca.html")
        page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)
        assert axe_violations(page) == [], "before the draw"
        begin(page, "1")
        assert axe_violations(page) == [], "while it goes on"
        page.get_by_role("button", name="Nộp bài").click()
        assert axe_violations(page) == [], "asked before handing in"
        page.get_by_role("button", name="Làm tiếp").click()
        fill_right(page)
        hand_in(page)
        assert axe_violations(page) == [], "passed"


def test_without_javascript_all_questions_of_the_bank_are_there(
    browser: Browser, quiz_base: str
) -> None:
    with open_page(browser, java_script_enabled=False) as opened:
        opened.page.goto(f"{quiz_base}/cuoi-khoa.html")
        expect(opened.page.locator("tap-question:visible")).to_have_count(len(MARKED))
        opened.page.locator(".tq-answer summary").first.click()
        expect(opened.page.locator(".tq-key").first).to_be_visible()
