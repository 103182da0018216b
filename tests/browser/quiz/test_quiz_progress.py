"""What is kept on the device, and that nothing of it is lost silently."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browser import Watched, open_page
from support.quiz_page import (
    ALL_FORMS,
    MULTIPLE,
    OPEN,
    SHORT,
    SINGLE,
    TRUE_FALSE,
    choices,
    question,
    render_all,
)
from support.quiz_steps import check, check_all, fill_right, fill_wrong, quiz, states
from taphuan.adapters.files import read_labels
from taphuan.model.question import ChoiceAnswer
from taphuan.render.learner import (
    CONTINUE_WORDS,
    PROGRESS_WORDS,
    QUIZ_WORDS,
    CourseEntry,
    ModuleEntry,
    render_continue,
    render_device,
    render_progress,
    render_reading,
    render_words,
)

pytestmark = pytest.mark.browser

VI = read_labels("vi")
KEY = "taphuan:course:dong-trieu"
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }
}"""
BLOCKED = """() => Object.defineProperty(window, 'localStorage',
  { get() { throw new DOMException('no', 'SecurityError') } })"""


def stored(page: Page, key: str = KEY) -> str | None:
    text: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return text


def answers_in(text: str | None) -> object:
    """Return what was answered; that a text was read to its end may come at any moment."""
    assert text is not None
    courses = json.loads(text)["courses"]
    return {name: course["questions"] for name, course in courses.items()}


def notice(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".tq-notice")


def test_answers_of_every_form_are_there_after_a_reload(watched: Watched, quiz_base: str) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/all.html")
    fill_wrong(page)
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("90")
    quiz(page, "tu-viet").get_by_label("Câu trả lời của bạn").fill("điều riêng tư")
    check_all(page)
    before = states(page)
    order = quiz(page, "thu-tu").locator(".tq-text").all_inner_texts()
    page.reload()
    assert states(page) == before
    assert quiz(page, "thu-tu").locator(".tq-text").all_inner_texts() == order
    expect(quiz(page, "muc-dich").get_by_label("Thiếu thời gian")).to_be_checked()
    expect(quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn")).to_have_value("trọng tài")
    expect(quiz(page, "ghep-viec").locator("option:checked").first).to_contain_text("Thư ký")
    assert "riêng tư" not in (stored(page) or ""), "the text of an open question is kept"
    expect(quiz(page, "tu-viet").locator(".tq-outcome")).to_contain_text("Bài làm mẫu")


def test_restored_answers_are_not_read_out(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    fill_right(page)
    check_all(page)
    page.reload()
    regions = page.locator("tap-question .tq-outcome")
    assert {one.get_attribute("aria-live") for one in regions.all()} == {"off"}


def test_moving_inserting_and_dropping_questions_keeps_each_answer_with_its_question(
    watched: Watched, quiz_served: str, write
) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    page.goto(f"{quiz_served}/{write(render_all([SINGLE, MULTIPLE, TRUE_FALSE]))}")
    quiz(page, "muc-dich").get_by_label("Thiếu thời gian").check()
    check(page, "muc-dich")
    new = question(
        "moi", "Câu mới?", ChoiceAnswer(choices((True, "a", ""), (False, "b", "")), False)
    )
    page.goto(f"{quiz_served}/{write(render_all([new, TRUE_FALSE, SINGLE]))}")
    assert states(page) == {"moi": None, "bieu-quyet": None, "muc-dich": "wrong"}


def test_options_moved_by_the_author_keep_the_answer_and_its_mark(
    watched: Watched, quiz_served: str, write
) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    page.goto(f"{quiz_served}/{write(render_all([SINGLE]))}")
    quiz(page, "muc-dich").get_by_label("Thiếu phần giao việc").check()
    check(page, "muc-dich")
    assert isinstance(SINGLE.answer, ChoiceAnswer)
    turned = question("muc-dich", SINGLE.stem, ChoiceAnswer(SINGLE.answer.choices[::-1], False))
    page.goto(f"{quiz_served}/{write(render_all([turned]))}")
    assert states(page) == {"muc-dich": "right"}
    expect(quiz(page, "muc-dich").get_by_label("Thiếu phần giao việc")).to_be_checked()


def test_a_reworded_question_shows_the_old_answer_and_says_that_it_changed(
    watched: Watched, quiz_served: str, write
) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    page.goto(f"{quiz_served}/{write(render_all([SINGLE]))}")
    quiz(page, "muc-dich").get_by_label("Thiếu thời gian").check()
    check(page, "muc-dich")
    before = stored(page)
    reworded = question("muc-dich", "Hỏi cách khác?", SINGLE.answer)
    page.goto(f"{quiz_served}/{write(render_all([reworded]))}")
    assert states(page) == {"muc-dich": None}
    expect(quiz(page, "muc-dich")).to_contain_text("Câu hỏi này đã được sửa")
    expect(quiz(page, "muc-dich").get_by_label("Thiếu thời gian")).to_be_checked()
    assert stored(page) == before, "the old answer is kept as it was"
    check(page, "muc-dich")
    assert states(page) == {"muc-dich": "wrong"}


def test_two_tabs_do_not_overwrite_each_other(browser: Browser, quiz_served: str) -> None:
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto(f"{quiz_served}/all.html")
    quiz(one, "muc-dich").get_by_label("Thiếu phần giao việc").check()
    check(one, "muc-dich")
    quiz(other, "so-phut").get_by_label("Câu trả lời của bạn").fill("90")
    check(other, "so-phut")
    expect(one.locator("#q-so-phut tap-question")).to_have_attribute("data-state", "right")
    expect(other.locator("#q-muc-dich tap-question")).to_have_attribute("data-state", "right")
    one.reload()
    found = states(one)
    assert (found["muc-dich"], found["so-phut"]) == ("right", "right")
    context.close()


def test_another_tab_does_not_disturb_an_answer_that_is_being_given(
    browser: Browser, quiz_served: str
) -> None:
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto(f"{quiz_served}/all.html")
    quiz(other, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("tôi đang gõ")
    quiz(one, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("hòa giải")
    check(one, "hoa-giai")
    other.wait_for_timeout(300)
    field = quiz(other, "hoa-giai").get_by_label("Câu trả lời của bạn")
    expect(field).to_have_value("tôi đang gõ")
    context.close()


@pytest.mark.parametrize(
    ("script", "words"), [(BLOCKED, "không cho lưu bài làm"), (FULL, "đã đầy")]
)
def test_a_storage_that_takes_nothing_is_told_once_and_answering_goes_on(
    watched: Watched, quiz_base: str, script: str, words: str
) -> None:
    page = watched.page
    page.add_init_script(f"({script})()")
    page.goto(f"{quiz_base}/all.html")
    fill_right(page)
    check_all(page)
    expect(notice(page)).to_have_count(1)
    expect(notice(page)).to_contain_text(words)
    assert list(states(page).values()).count("right") == 7
    expect(page.locator("tap-summary")).to_contain_text("Đúng 7 trên 7 câu")
    notice(page).get_by_role("button", name="Đã hiểu").click()
    expect(notice(page)).to_have_count(0)


def test_damaged_work_is_set_aside_and_told(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    damage = '{"v":1,"courses":<img src=x onerror="window.ran=1">'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, damage])
    page.reload()
    expect(notice(page)).to_contain_text("bị hỏng")
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.includes('damaged'))")
    assert [text for _, text in kept] == [damage]
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("90")
    check(page, "so-phut")
    page.reload()
    assert states(page)["so-phut"] == "right"
    assert page.evaluate("window.ran") is None


def test_hostile_stored_answers_never_run(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/all.html")
    hostile = '"><img src=x onerror="window.ran=1">'
    answers = {
        one.id: {"h": hostile[:60], "a": [hostile, "__proto__"], "s": 1, "t": 1}
        for one in ALL_FORMS
    }
    text = json.dumps({"v": 1, "courses": {"dong-trieu": {"questions": answers}}})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    expect(page.locator(".tq-changed")).to_have_count(len(ALL_FORMS))
    assert page.evaluate("window.ran") is None
    assert page.locator("main img").count() == 0


def test_the_summary_counts_links_retries_and_copies(browser: Browser, quiz_served: str) -> None:
    with open_page(browser, permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.page
        page.goto(f"{quiz_served}/all.html")
        summary = page.locator("tap-summary")
        expect(summary).to_contain_text("Bạn đã làm 0 trên 8 câu")
        fill_right(page)
        quiz(page, "muc-dich").get_by_label("Thiếu thời gian").check()
        quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("45")
        check_all(page)
        expect(summary).to_contain_text("Đúng 5 trên 7 câu, được 6 trên 8 điểm.")
        assert summary.get_by_role("link").all_inner_texts() == ["Câu 1", "Câu 7"]
        summary.get_by_role("button", name="Sao chép kết quả").click()
        expect(summary).to_contain_text("Đã sao chép")
        copied = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert copied[:4] == [
            "Kết quả tự kiểm tra: Bài 3. Sinh hoạt chi bộ",
            "Đúng 5/7 câu",
            "Điểm: 6/8",
            "Chưa đúng: câu 1, 7",
        ]
        assert copied[4].startswith("Ngày ")
        summary.get_by_role("button", name="Làm lại câu sai").click()
        found = states(page)
        assert [name for name, state in found.items() if state is None] == ["muc-dich", "so-phut"]
        expect(quiz(page, "muc-dich").locator("input").first).to_be_focused()
        expect(summary.get_by_role("button", name="Làm lại câu sai")).to_be_hidden()
        assert opened.errors == []


def test_finishing_the_page_is_announced(watched: Watched, quiz_served: str, write) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    page.goto(f"{quiz_served}/{write(render_all([SINGLE, SHORT]))}")
    quiz(page, "muc-dich").get_by_label("Thiếu phần giao việc").check()
    check(page, "muc-dich")
    region = page.locator("tap-summary").get_by_role("status")
    expect(region).to_be_empty()
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("hòa giải")
    check(page, "hoa-giai")
    expect(region).to_contain_text("Đúng 2 trên 2 câu")
    expect(region).to_contain_text("đúng hết")


def test_where_nothing_can_be_copied_the_text_is_there_to_copy_by_hand(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => false"
    )
    page.goto(f"{quiz_served}/all.html")
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("90")
    check(page, "so-phut")
    page.get_by_role("button", name="Sao chép kết quả").click()
    area = page.get_by_role("textbox", name="Sao chép kết quả gửi giảng viên")
    expect(area).to_be_visible()
    assert "Đúng 1/7 câu" in area.input_value()


COURSES = [
    CourseEntry(
        "dong-trieu",
        "Dành cho bí thư, phó bí thư chi bộ",
        "course.html",
        (
            ModuleEntry("mot", "Bài 1. Vai trò", "mot.html", (SINGLE.id, MULTIPLE.id)),
            ModuleEntry("hai", "Bài 2. Dân chủ", "hai.html", (SHORT.id,)),
        ),
    ),
    CourseEntry("khac", "Khóa chưa học", "khac.html", (ModuleEntry("x", "Bài X", "x.html", ()),)),
]


@pytest.fixture
def course_pages(quiz_folder: Path) -> None:
    """Write two modules, a page of progress and a home page."""
    from support.quiz_page import write_page

    for name, questions in (("mot", (SINGLE, MULTIPLE)), ("hai", (SHORT,))):
        sections = "".join(
            f'<h2 id="muc-{i}">Mục {i}</h2><p style="height:900px">Chữ.</p>' for i in range(1, 5)
        )
        end = render_reading(course="dong-trieu", module=name)
        body = sections + render_all(questions) + end + render_device()
        write_page(quiz_folder, f"{name}.html", body, words=render_words(VI, QUIZ_WORDS))
    write_page(
        quiz_folder,
        "tien-do.html",
        render_progress(COURSES, VI) + render_device(),
        scripts=("progress.js",),
        words=render_words(VI, PROGRESS_WORDS),
    )
    write_page(
        quiz_folder,
        "nha.html",
        render_continue(COURSES),
        scripts=("progress.js",),
        words=render_words(VI, CONTINUE_WORDS),
    )


@pytest.mark.usefixtures("course_pages")
def test_home_leads_back_to_the_section_where_the_learner_stopped(
    watched: Watched, quiz_base: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_base}/nha.html")
    expect(page.locator("tap-continue")).to_be_hidden()
    page.goto(f"{quiz_base}/mot.html")
    page.locator("#muc-3").scroll_into_view_if_needed()
    page.mouse.wheel(0, 500)
    page.wait_for_timeout(400)
    page.goto(f"{quiz_base}/nha.html")
    link = page.get_by_role("link", name="Học tiếp: Bài 1. Vai trò")
    expect(link).to_have_attribute("href", "mot.html#muc-3")
    link.click()
    expect(page.locator("#muc-3")).to_be_in_viewport()


@pytest.mark.usefixtures("course_pages")
def test_after_a_finished_module_home_offers_the_next(watched: Watched, quiz_served: str) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/mot.html")
    quiz(page, "muc-dich").get_by_label("Thiếu phần giao việc").check()
    quiz(page, "giao-viec-ro").get_by_label("Đảng viên phụ trách").check()
    check_all(page)
    page.locator("tap-summary").scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    page.goto(f"{quiz_served}/nha.html")
    link = page.get_by_role("link", name="Học bài tiếp theo: Bài 2. Dân chủ")
    expect(link).to_have_attribute("href", "hai.html")


@pytest.mark.usefixtures("course_pages")
def test_the_page_of_progress_lists_everything_and_forgets_one_module_after_a_question(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/tien-do.html")
    expect(page.get_by_text("Chưa có bài làm nào")).to_be_visible()
    for name in ("mot", "hai"):
        page.goto(f"{quiz_served}/{name}.html")
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("hòa giải")
    check(page, "hoa-giai")
    page.goto(f"{quiz_served}/tien-do.html")
    rows = page.locator(".tq-module")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Đang đọc")
    expect(rows.nth(1)).to_contain_text("làm 1 trên 1 câu, đúng 1")
    expect(page.locator("tap-progress")).not_to_contain_text("Khóa chưa học")
    forget = rows.nth(1).get_by_role("button", name="Xóa kết quả bài này: Bài 2. Dân chủ")
    forget.click()
    expect(page.get_by_role("button", name="Không xóa")).to_be_focused()
    page.get_by_role("button", name="Không xóa").click()
    expect(forget).to_be_focused()
    expect(rows.nth(1)).to_contain_text("làm 1 trên 1 câu")
    forget.click()
    rows.nth(1).get_by_role("button", name="Xóa", exact=True).click()
    expect(page.locator(".tq-module").nth(1)).to_contain_text("Chưa đọc")
    expect(page.get_by_text("Đã xóa kết quả của bài “Bài 2. Dân chủ”.")).to_be_visible()
    expect(page.locator(".tq-module").nth(0)).to_contain_text("Đang đọc")


@pytest.mark.usefixtures("course_pages")
def test_work_travels_in_a_file_to_another_device(
    browser: Browser, quiz_base: str, tmp_path: Path
) -> None:
    with open_page(browser) as first:
        page = first.page
        page.goto(f"{quiz_base}/hai.html")
        quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("hòa giải")
        check(page, "hoa-giai")
        page.get_by_text("Bài làm lưu trên máy này").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Lưu bài làm ra tệp").click()
        saved = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(saved)
        assert saved.name.startswith("bai-lam-20")
        assert first.errors == []
    with open_page(browser) as second:
        page = second.page
        page.goto(f"{quiz_base}/hai.html")
        assert states(page)["hoa-giai"] is None
        page.get_by_text("Bài làm lưu trên máy này").click()
        page.get_by_label("Nạp bài làm từ tệp").set_input_files(saved)
        expect(page.get_by_text("Đã nạp")).to_be_visible()
        assert states(page)["hoa-giai"] == "right", "what was loaded shows at once"
        page.get_by_label("Nạp bài làm từ tệp").set_input_files(saved)
        expect(page.get_by_text("không có gì mới")).to_be_visible()
        assert second.errors == []


@pytest.mark.usefixtures("course_pages")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("xin chào", "đã hỏng"),
        ('{"v":2,"courses":{}}', "bản mới hơn"),
        ('{"v":1,"courses":{"<img src=x onerror=window.ran=1>":{}}}', "đã hỏng"),
        ("x" * 2_100_000, "đã hỏng"),
    ],
    ids=["text", "newer", "hostile", "huge"],
)
def test_a_file_that_is_no_work_of_ours_changes_nothing(
    watched: Watched, quiz_served: str, tmp_path: Path, content: str, words: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/hai.html")
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("hòa giải")
    check(page, "hoa-giai")
    before = answers_in(stored(page))
    file = tmp_path / "la.json"
    file.write_text(content, encoding="utf-8")
    page.get_by_text("Bài làm lưu trên máy này").click()
    page.get_by_label("Nạp bài làm từ tệp").set_input_files(file)
    expect(page.locator("tap-device").get_by_role("status")).to_contain_text(words)
    assert answers_in(stored(page)) == before
    assert page.evaluate("window.ran") is None


@pytest.mark.usefixtures("course_pages")
def test_everything_on_the_device_can_be_erased_after_a_question(
    watched: Watched, quiz_served: str
) -> None:
    page = watched.page
    page.goto(f"{quiz_served}/hai.html")
    page.evaluate("localStorage.setItem('of-another-site', '1')")
    page.evaluate("localStorage.setItem('taphuan:view', '{}')")
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("hòa giải")
    check(page, "hoa-giai")
    page.get_by_text("Bài làm lưu trên máy này").click()
    page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
    page.get_by_role("button", name="Không xóa").click()
    assert stored(page) is not None
    page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
    page.get_by_role("button", name="Xóa hết", exact=True).click()
    assert page.evaluate("Object.keys(localStorage)") == ["of-another-site"]
    assert states(page)["hoa-giai"] is None
    expect(page.get_by_text("Đã xóa hết dữ liệu")).to_be_visible()


def test_an_open_question_counts_as_done_and_not_as_right(
    watched: Watched, quiz_served: str, write
) -> None:  # type: ignore[no-untyped-def]
    page = watched.page
    page.goto(f"{quiz_served}/{write(render_all([OPEN]))}")
    check(page, "tu-viet")
    assert states(page) == {"tu-viet": "done"}
    expect(page.locator("tap-summary")).not_to_contain_text("Đúng")
