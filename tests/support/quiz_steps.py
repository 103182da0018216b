"""What a learner does on a page of questions, in the words of the page."""

from playwright.sync_api import Locator, Page

RIGHT: dict[str, dict[str, str | int]] = {
    "bieu-quyet": {"0": "Đúng", "1": "Sai", "2": "Đúng"},
    "ghep-viec": {
        "Ghi biên bản": "Thư ký cuộc họp",
        "Dự thảo kết luận": "Bí thư hoặc phó bí thư chi bộ, bàn trước với chi ủy",
        "Báo tình hình từng ngõ": "Đảng viên được giao phụ trách hộ",
    },
}
STEPS = ("Gọi hỏi", "Chi ủy họp", "Gửi tài liệu", "Họp chi bộ")


def quiz(page: Page, question: str) -> Locator:
    return page.locator(f"#q-{question}")


def check(page: Page, question: str) -> None:
    quiz(page, question).locator(".tq-check").click()


def fill_right(page: Page) -> None:
    """Answer every question of the sample page rightly, without checking."""
    quiz(page, "muc-dich").get_by_label("Thiếu phần giao việc").check()
    for start in ("Đảng viên phụ trách", "Phó bí thư gặp", "Trưởng thôn gửi"):
        quiz(page, "giao-viec-ro").get_by_label(start).check()
    for place, value in RIGHT["bieu-quyet"].items():
        line = quiz(page, "bieu-quyet").locator(".tq-statement").nth(int(place))
        line.get_by_label(str(value), exact=True).check()
    for left, right in RIGHT["ghep-viec"].items():
        choose_right_side(page, left, str(right))
    put_in_order(page)
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("Hoà  GIẢI")
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("90")


def fill_wrong(page: Page) -> None:
    """Give every question an answer that is at least partly wrong, without checking."""
    quiz(page, "muc-dich").get_by_label("Thiếu thời gian").check()
    quiz(page, "giao-viec-ro").get_by_label("Các đoàn thể").check()
    for line in quiz(page, "bieu-quyet").locator(".tq-statement").all():
        line.get_by_label("Sai", exact=True).check()
    for left in RIGHT["ghep-viec"]:
        choose_right_side(page, left, "Thư ký cuộc họp")
    quiz(page, "hoa-giai").get_by_label("Câu trả lời của bạn").fill("trọng tài")
    quiz(page, "so-phut").get_by_label("Câu trả lời của bạn").fill("45")


def check_all(page: Page) -> None:
    for button in page.locator(".tq-check:visible").all():
        button.click()


def choose_right_side(page: Page, left: str, right: str) -> None:
    select = quiz(page, "ghep-viec").get_by_label(left)
    label = select.locator("option", has_text=right).inner_text()
    select.select_option(label=label)


def put_in_order(page: Page) -> None:
    """Sort the steps with the arrow buttons alone."""
    steps = quiz(page, "thu-tu").locator(".tq-step")
    for place, start in enumerate(STEPS):
        for _ in range(len(STEPS)):
            texts = [step.inner_text() for step in steps.all()]
            here = next(i for i, text in enumerate(texts) if text.strip().startswith(start))
            if here == place:
                break
            steps.nth(here).get_by_role("button", name="Chuyển lên").click()


def states(page: Page) -> dict[str, str | None]:
    found: dict[str, str | None] = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('tap-question')]"
        ".map(q => [q.dataset.question, q.dataset.state || null]))"
    )
    return found
