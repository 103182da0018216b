"""Answering questions in a real browser: mouse, keyboard, touch, without JavaScript."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect

from support.browser import Watched, open_page
from support.quiz_page import ALL_FORMS, OPEN, SINGLE, question, render_all
from support.quiz_steps import check, check_all, fill_right, fill_wrong, quiz, states
from taphuan.model.question import NumberAnswer, ShortAnswer

pytestmark = pytest.mark.browser


def test_every_form_answered_rightly_is_right(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/all.html")
    fill_right(page)
    check_all(page)
    expected = dict.fromkeys((one.id for one in ALL_FORMS), "right") | {OPEN.id: "done"}
    assert states(page) == expected
    assert watched.foreign(quiz_base) == []


def test_every_form_answered_wrongly_shows_what_would_have_been_right(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    fill_wrong(page)
    check_all(page)
    assert "right" not in states(page).values()
    for one in ALL_FORMS:
        outcome = quiz(page, one.id).locator(".tq-outcome")
        expect(outcome).to_contain_text(one.explanation.split("[")[0].strip())
    expect(quiz(page, "hoa-giai").locator(".tq-outcome")).to_contain_text("Đáp án: hòa giải")
    expect(quiz(page, "so-phut").locator(".tq-outcome")).to_contain_text("Đáp án: 90")
    line = quiz(page, "ghep-viec").locator(".tq-row", has_text="Dự thảo")
    expect(line).to_contain_text("Chưa đúng. Đáp án: ")
    expect(line).to_contain_text("Bí thư hoặc phó bí thư")
    expect(quiz(page, "bieu-quyet").locator(".tq-statement").first).to_contain_text("Đáp án: Đúng")
    expect(quiz(page, "thu-tu").locator(".tq-outcome .tq-said").first).to_contain_text("Gọi hỏi")


def test_every_option_gets_sign_words_and_feedback(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    one = quiz(page, "muc-dich")
    one.get_by_label("Thiếu thời gian").check()
    check(page, "muc-dich")
    tags = one.locator(".tq-feedback .tq-tag")
    assert [text.strip() for text in tags.all_inner_texts()] == [
        "Bạn chọn chưa đúng",
        "Đáp án đúng",
        "Không phải đáp án",
    ]
    whys = one.locator(".tq-feedback .tq-why").all_inner_texts()
    assert [why.split(":")[0] for why in whys] == ["Chưa đúng", "Đúng", "Chưa đúng"]
    assert one.locator(".tq-tag svg").count() == 3
    expect(one.locator(".tq-result")).to_have_text("Chưa đúng.")


def test_links_in_the_feedback_lead_back_to_the_passage(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/all.html")
    quiz(page, "muc-dich").get_by_label("Thiếu văn bản").check()
    check(page, "muc-dich")
    quiz(page, "muc-dich").locator(".tq-feedback").get_by_role("link", name="Giao việc").click()
    assert page.url.endswith("#giao-viec")
    assert states(page)["muc-dich"] == "wrong", "the answer stays while reading again"


def test_partial_credit_is_said_in_words_and_points(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    one = quiz(page, "giao-viec-ro")
    one.get_by_label("Đảng viên phụ trách").check()
    one.get_by_label("Phó bí thư gặp").check()
    check(page, "giao-viec-ro")
    expect(one.locator(".tq-result")).to_have_text(
        "Đúng một phần. Bạn đúng 2 trên 3 ý. Được 1,33 trên 2 điểm."
    )
    one.get_by_role("button", name="Làm lại").click(delay=800)
    one.get_by_label("Đảng viên phụ trách").check()
    one.get_by_label("Phó bí thư gặp").check()
    one.get_by_label("Các đoàn thể").check()
    check(page, "giao-viec-ro")
    expect(one.locator(".tq-result")).to_contain_text("Chọn thừa 1 ý")


def test_the_result_is_announced_politely_where_a_region_waited_for_it(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    region = quiz(page, "muc-dich").get_by_role("status")
    expect(region).to_have_count(1)
    expect(region).to_be_empty()
    quiz(page, "muc-dich").get_by_label("Thiếu thời gian").check()
    check(page, "muc-dich")
    expect(region).to_have_attribute("aria-live", "polite")
    for words in ("Chưa đúng.", "họp lâu hơn theo lối cũ", "Buổi họp xong khi mỗi việc"):
        expect(region).to_contain_text(words)


def test_arrow_keys_choose_and_never_submit(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/all.html")
    quiz(page, "muc-dich").get_by_label("Thiếu thời gian").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Space"):
        page.keyboard.press(key)
        assert states(page)["muc-dich"] is None
    assert quiz(page, "muc-dich").locator("input:checked").count() == 1


def test_a_page_of_all_forms_can_be_done_by_keyboard_alone(
    watched: Watched, quiz_base: str
) -> None:
    """Tab, space, arrows, letters and Enter; the focus is never lost."""
    page = watched.page
    page.goto(f"{quiz_base}/all.html")

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement !== document.body"), key

    def tab_to(question_id: str, selector: str) -> None:
        target = f"document.activeElement.matches('#q-{question_id} {selector}')"
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(target):
                return
        pytest.fail(f"{selector} of {question_id} is not reached by Tab")

    tab_to("muc-dich", "input")
    press("Space", "ArrowDown")
    tab_to("muc-dich", ".tq-check")
    press("Enter")
    for nth in (2, 4, 5):
        tab_to("giao-viec-ro", f".tq-item:nth-child({nth}) input")
        press("Space")
    tab_to("giao-viec-ro", ".tq-check")
    press("Space")
    for nth, keys in ((1, ["Space"]), (2, ["Space", "ArrowRight"]), (3, ["Space"])):
        tab_to("bieu-quyet", f".tq-statement:nth-child({nth}) input")
        press(*keys)
    tab_to("bieu-quyet", ".tq-check")
    press("Enter")
    for line in quiz(page, "ghep-viec").locator(".tq-row").all():
        key = line.get_attribute("data-key")
        tab_to("ghep-viec", f'[data-key="{key}"] select')
        wanted = {"Ghi": "Thư ký", "Dự": "Bí thư", "Báo": "Đảng viên"}
        right = next(r for start, r in wanted.items() if line.inner_text().startswith(start))
        letter = line.locator("option", has_text=right).inner_text()[0]
        press(letter)
    tab_to("ghep-viec", ".tq-check")
    press("Enter")
    for _ in range(6):  # bubble sort by the "down" buttons
        for place in range(1, 4):
            step = quiz(page, "thu-tu").locator(".tq-step").nth(place - 1)
            below = quiz(page, "thu-tu").locator(".tq-step").nth(place)
            starts = ["Gọi", "Chi", "Gửi", "Họp"]
            rank = [
                starts.index(s.locator(".tq-text").inner_text().split()[0]) for s in (step, below)
            ]
            if rank[0] > rank[1]:
                step.locator(".tq-move").nth(1).focus()
                press("Enter")
    tab_to("thu-tu", ".tq-check")
    press("Enter")
    tab_to("hoa-giai", "input")
    page.keyboard.type("hòa giải")
    press("Enter")
    tab_to("so-phut", "input")
    page.keyboard.type("90")
    press("Enter")
    tab_to("tu-viet", "textarea")
    page.keyboard.type("Ai làm gì, khi nào.")
    tab_to("tu-viet", ".tq-check")
    press("Enter")
    expected = dict.fromkeys((one.id for one in ALL_FORMS), "right") | {OPEN.id: "done"}
    assert states(page) == expected


def test_enter_in_a_text_field_checks_the_answer_and_keeps_the_focus_there(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    field = quiz(page, "so-phut").get_by_label("Câu trả lời của bạn")
    field.fill("90")
    field.press("Enter")
    expect(field).to_be_focused()
    assert states(page)["so-phut"] == "right"


def test_an_unanswered_question_is_asked_for_and_not_marked(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    for one, words in (
        ("muc-dich", "Bạn chưa trả lời"),
        ("giao-viec-ro", "Bạn chưa trả lời"),
        ("ghep-viec", "Bạn chưa trả lời"),
        ("hoa-giai", "Bạn chưa trả lời"),
    ):
        check(page, one)
        expect(quiz(page, one).get_by_role("status")).to_contain_text(words)
        assert states(page)[one] is None
    quiz(page, "bieu-quyet").locator("input").first.check()
    check(page, "bieu-quyet")
    expect(quiz(page, "bieu-quyet").get_by_role("status")).to_contain_text("Còn dòng")
    quiz(page, "bieu-quyet").locator("input").nth(2).check()
    expect(quiz(page, "bieu-quyet").get_by_role("status")).to_be_empty()


@pytest.mark.parametrize(
    ("one", "typed", "words"),
    [
        ("hoa-giai", "hoa giai", "thiếu dấu"),
        ("so-phut", "chín mươi", "chỉ gõ con số"),
        ("so-phut", "1.000", "hai cách"),
    ],
)
def test_an_answer_that_can_be_typed_better_is_asked_for_again(
    watched: Watched, quiz_served: str, one: str, typed: str, words: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    quiz(page, one).get_by_label("Câu trả lời của bạn").fill(typed)
    check(page, one)
    expect(quiz(page, one).get_by_role("status")).to_contain_text(words)
    assert states(page)[one] is None


def test_a_decomposed_answer_is_right(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    decomposed = "ho\u0300a gia\u0309i"
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill(decomposed)
    check(page, "hoa-giai")
    assert states(page)["hoa-giai"] == "right"


def test_hostile_answers_are_only_text(watched: Watched, quiz_served: str, write) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    hostile = '<img src=x onerror="window.ran=1">'
    one = question("doc", hostile, ShortAnswer((hostile,), hostile, 1), explanation=hostile)
    page.goto(f"{quiz_served}/{write(render_all([one]))}")
    for typed in (hostile, "<script>window.ran=1</script>", "{right}", "$&", "__proto__"):
        quiz(page, "doc").get_by_label("Câu trả lời của bạn").fill(typed)
        check(page, "doc")
        page.reload()
        quiz(page, "doc").get_by_role("button", name="Làm lại").click(delay=800)
    assert page.evaluate("window.ran") is None
    assert page.locator("main img").count() == 0


def test_hints_come_one_at_a_time(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    hints = quiz(page, "muc-dich").locator(".tq-hint")
    expect(hints.nth(0)).to_be_visible()
    expect(hints.nth(1)).to_be_hidden()
    hints.nth(0).locator("summary").click()
    expect(hints.nth(0)).to_contain_text("Nhìn lại bốn câu hỏi")
    expect(hints.nth(1)).to_be_visible()


def test_an_answer_is_locked_until_it_is_tried_again(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    fill_wrong(page)
    check_all(page)
    for control in page.locator("fieldset .tq-input").all():
        assert control.is_disabled() or not control.is_editable()
    expect(quiz(page, "thu-tu").locator(".tq-move").first).to_be_hidden()
    one = quiz(page, "muc-dich")
    one.get_by_role("button", name="Làm lại").click(delay=800)
    assert states(page)["muc-dich"] is None
    expect(one.locator(".tq-feedback")).to_have_count(0)
    expect(one.get_by_role("status")).to_be_empty()
    expect(one.locator("input:checked")).to_have_count(0)
    expect(one.locator("input").first).to_be_focused()


def test_a_double_tap_on_check_does_not_begin_again(small: Watched, quiz_served: str) -> None:
    page = small.page
    page.goto(f"{quiz_served}/all.html")
    one = quiz(page, "muc-dich")
    one.get_by_label("Thiếu thời gian").check()
    check(page, "muc-dich")
    one.get_by_role("button", name="Làm lại").evaluate("button => button.click()")
    assert states(page)["muc-dich"] == "wrong"


def test_steps_can_be_dragged(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/all.html")
    steps = quiz(page, "thu-tu").locator(".tq-step")
    last = steps.nth(3).locator(".tq-text").inner_text()
    grip = steps.nth(3).locator(".tq-grip")
    quiz(page, "thu-tu").evaluate("node => window.scrollTo(0, node.offsetTop)")
    start, top = grip.bounding_box(), steps.nth(0).bounding_box()
    assert start is not None
    assert top is not None
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 10, top["y"] + 30, steps=8)
    page.mouse.move(start["x"] + 10, top["y"] + 4, steps=4)
    page.mouse.up()
    assert steps.nth(0).locator(".tq-text").inner_text() == last


def test_a_right_side_can_be_dragged_or_tapped_onto_its_line(
    watched: Watched, quiz_base: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/all.html")
    one = quiz(page, "ghep-viec")
    right = one.locator(".tq-right", has_text="Thư ký")
    line = one.locator(".tq-row", has_text="Ghi biên bản")
    one.evaluate("node => window.scrollTo(0, node.offsetTop)")
    start, goal = right.locator(".tq-grip").bounding_box(), line.bounding_box()
    assert start is not None
    assert goal is not None
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(goal["x"] + 40, goal["y"] + 20, steps=8)
    page.mouse.up()
    letter = right.locator(".tq-letter").inner_text()
    expect(line.locator("option:checked")).to_contain_text(f"{letter} Thư ký")
    other = one.locator(".tq-row", has_text="Báo tình hình")
    one.locator(".tq-right", has_text="Đảng viên").click()
    other.locator(".tq-text").click()
    expect(other.locator("option:checked")).to_contain_text("Đảng viên được giao")


def test_moving_a_step_is_announced_and_keeps_the_focus(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    one = quiz(page, "thu-tu")
    text = one.locator(".tq-step").first.locator(".tq-text").inner_text()
    button = one.get_by_role("button", name=f"Chuyển xuống: {text}")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(one.locator(".tq-hidden-text")).to_have_text(f"{text}: vị trí 2 trên 4")


def test_without_javascript_every_question_can_be_filled_in_and_every_answer_opened(
    browser: Browser, quiz_base: str
) -> None:
    with open_page(browser, java_script_enabled=False) as opened:
        page = opened.page
        page.goto(f"{quiz_base}/all.html")
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.locator("tap-summary")).to_be_hidden()
        quiz(page, "muc-dich").get_by_label("Thiếu thời gian").check()
        quiz(page, "thu-tu").get_by_role("combobox").first.select_option("2")
        field = quiz(page, "so-phut").get_by_label("Câu trả lời của bạn")
        field.fill("90")
        address = page.url
        field.press("Enter")
        assert page.url == address, "Enter leaves the page"
        for one in ALL_FORMS:
            answer = quiz(page, one.id).locator(".tq-answer")
            expect(answer.locator(".tq-key")).to_be_hidden()
            answer.locator("summary").click()
            expect(answer.locator(".tq-key")).to_be_visible()
            expect(answer).to_contain_text(one.explanation.split("[")[0].strip())
        expect(quiz(page, "muc-dich").locator(".tq-hint")).to_have_count(2)
        expect(quiz(page, "muc-dich").locator(".tq-hint").nth(1)).to_be_visible()


def test_when_the_words_are_missing_the_plain_form_is_left_whole(
    browser: Browser,
    quiz_served: str,
    write,  # type: ignore[no-untyped-def]
) -> None:
    name = write(render_all([SINGLE]), words=" ")
    with open_page(browser) as opened:
        opened.page.goto(f"{quiz_served}/{name}")
        expect(opened.page.locator(".tq-answer summary")).to_be_visible()
        assert any("tap-words" in error for error in opened.errors)


def test_english_pages_speak_english(watched: Watched, quiz_served: str, write) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    one = question("number", "How long?", NumberAnswer(Decimal("4.5"), Decimal(0), "", 1))
    page.goto(f"{quiz_served}/{write(render_all([one], lang='en'), lang='en')}")
    quiz(page, "number").get_by_label("Your answer").fill("5")
    quiz(page, "number").get_by_role("button", name="Check").click()
    expect(quiz(page, "number").get_by_role("status")).to_contain_text("Answer: 4.5")
    body = page.locator("main").inner_text()
    assert not re.search(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệ]", body.split("Tự kiểm tra")[1].split("Bài 3")[0])
