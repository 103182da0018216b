"""Filling forms in, in a real browser: documents, drafts, files, keyboard."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.axe import axe_violations
from support.browser import open_page
from support.docx_audit import audit
from support.form_steps import (
    address_of,
    document_xml,
    draft_file,
    fill_all,
    load_file,
    open_form,
    take_docx,
    take_file,
)
from support.forms import open_docx, texts
from support.real_forms import real_slugs
from support.site import serve_folder

pytestmark = pytest.mark.browser

MINUTES = "bien-ban-thuong-ky"
LOG = "so-y-kien-nhan-dan"
AUDITED: set[bytes] = set()
"""Word files found right already: those of disk and server are the same."""


def keys(page) -> list[str]:  # type: ignore[no-untyped-def]
    return sorted(page.evaluate("Object.keys(localStorage).filter(key => key !== 'taphuan:view')"))


@pytest.mark.parametrize("slug", real_slugs())
def test_every_form_filled_in_is_a_right_word_file(
    browser: Browser, base: str, slug: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        open_form(watched.page, base, slug)
        fill_all(watched.page)
        path = take_docx(watched.page, tmp_path)
        assert watched.errors == []
        assert watched.foreign(base) == []
    assert not path.stem.isascii()
    assert path.suffix == ".docx"
    found = texts(open_docx(path.read_bytes()))
    assert not any("…" in text or "\t" in text for text in found)
    assert "Mẫu tham khảo" not in document_xml(path)
    assert "w:sdt" not in document_xml(path)
    if path.read_bytes() not in AUDITED:
        assert audit(path) == []
        AUDITED.add(path.read_bytes())


@pytest.mark.parametrize("slug", real_slugs())
def test_an_untouched_form_is_a_right_word_file_with_dots(
    browser: Browser, served: str, slug: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        open_form(watched.page, served, slug)
        path = take_docx(watched.page, tmp_path)
        assert watched.errors == []
    found = texts(open_docx(path.read_bytes()))
    assert any("…" in text or "\t" in text for text in found)
    assert audit(path) == []


def test_the_preview_is_the_document(browser: Browser, served: str, tmp_path: Path) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        fill_all(page, rows=3)
        shown = page.evaluate(
            """() => [...document.querySelectorAll('.tp-sheet p, .tp-sheet th, .tp-sheet td')]
            .filter(node => node.checkVisibility())
            .map(node => node.innerText.replace(/\\s+/g, ' ').trim()).filter(Boolean)"""
        )
        found = texts(open_docx(take_docx(page, tmp_path).read_bytes()))
    written = " ".join(" ".join(text.split()) for text in found if text.strip())
    assert " ".join(shown) == written


HOSTILE = {
    "control characters": "a\u0001b\u0008c\u000bd\ufffee",
    "markup": "<w:t>&amp;</w:t> ]]> <script>alert(1)</script> {{ten}}",
    "formulas": "=cmd|' /C calc'!A0 +1 -1 @SUM(1)",
    "emoji": "👩‍👩‍👧‍👦 🇻🇳",
    "right to left": "שלום \u202eabc\u202c العربية",
    "lone surrogate": "x\ud800y",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_strange_text_ends_up_as_text_in_a_right_document(
    browser: Browser, base: str, text: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, MINUTES)
        fill_all(page)
        page.evaluate(
            """text => {
              for (const input of document.querySelectorAll('textarea[data-field], #f-noi_hop')) {
                input.value = text
                input.dispatchEvent(new Event('input', {bubbles: true}))
              }
            }""",
            text,
        )
        path = take_docx(page, tmp_path)
        assert watched.errors == []
    plain = "".join(c for c in text if c >= " " and c != "\ufffe" and not "\ud800" <= c <= "\udfff")
    assert any(plain in one for one in texts(open_docx(path.read_bytes())))
    assert audit(path) == []


def test_ten_thousand_letters_and_fifty_lines_fit_into_one_field(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    long = "\n".join("Đồng chí nói một ý dài. " * 9 for _ in range(50))[:10000]
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, MINUTES)
        page.fill("#f-ket_luan", long)
        path = take_docx(page, tmp_path)
        assert watched.errors == []
    document = "\n".join(texts(open_docx(path.read_bytes())))
    for line in long.split("\n"):
        assert line.strip() in document
    assert audit(path) == []


def test_five_hundred_rows_become_five_hundred_rows(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    rows = [{"ngay": "3/8/2026", "noi_dung": f"Ý thứ {n}", "tra_loi": "x"} for n in range(1, 501)]
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, LOG)
        load_file(page, draft_file(LOG, {"ky": "quý III"}, {"y": rows}))
        expect(page.locator(".tf-row")).to_have_count(500)
        page.locator(".tf-row [data-column=noi_dung]").last.fill("Ý cuối")
        expect(page.locator(".tp-sheet tr[data-repeat]").last).to_contain_text("Ý cuối")
        path = take_docx(page, tmp_path)
        assert watched.errors == []
    table = open_docx(path.read_bytes()).tables[1]
    assert len(table.rows) == 501
    assert [cell.text for cell in table.rows[500].cells][:3] == ["500", "03/8/2026", "Ý cuối"]
    assert audit(path) == []


def test_missing_fields_are_listed_and_lead_back_and_the_document_is_made_all_the_same(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, MINUTES)
        page.fill("#f-thang", "8")
        take_docx(page, tmp_path)
        gaps = page.locator(".tf-gaps")
        expect(gaps).to_contain_text("ô cần điền")
        gaps.get_by_role("button", name="Ngày họp").click()
        expect(page.locator("#f-ngay")).to_be_focused()
        page.keyboard.type("3/8/2026")
        expect(gaps.get_by_role("button", name="Ngày họp")).to_have_count(0)


def test_a_wrong_date_is_told_when_one_is_done_and_printed_as_typed(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        field = page.locator("#f-ngay")
        field.fill("31/2/2026")
        expect(page.locator("#e-ngay")).to_have_text("")
        field.blur()
        expect(page.locator("#e-ngay")).to_contain_text("Ngày này không có")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".tp-date")).to_contain_text("31/2/2026")
        field.fill("28/2/2026")
        expect(page.locator("#e-ngay")).to_have_text("")
        expect(page.locator(".tp-date")).to_contain_text("ngày 28 tháng 02 năm 2026")


def test_a_date_can_be_picked(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        page.get_by_label("Chọn trên lịch: Ngày họp").fill("2026-08-03")
        expect(page.locator("#f-ngay")).to_have_value("03/8/2026")
        expect(page.locator(".tp-date")).to_contain_text("ngày 03 tháng 8 năm 2026")


def test_the_unit_is_typed_once_and_stands_in_every_form(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        page.fill("#f-chi_bo", "Chi bộ thôn A")
        page.fill("#f-bi_thu", "Trần Văn A")
        expect(page.locator("#f-chu_tri")).to_have_value("Trần Văn A")
        open_form(page, served, "nghi-quyet-thang")
        expect(page.locator(".tp-unit")).to_contain_text("CHI BỘ THÔN A")
        expect(page.locator(".tp-foot")).to_contain_text("Trần Văn A")
        assert page.locator(".tf-profile").get_attribute("open") is None


def test_what_was_typed_over_an_offer_stays(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        page.fill("#f-bi_thu", "Trần Văn A")
        page.fill("#f-chu_tri", "Lê Thị B")
        page.fill("#f-bi_thu", "Trần Văn C")
        expect(page.locator("#f-chu_tri")).to_have_value("Lê Thị B")


def test_points_add_up_by_themselves(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "phieu-cham-diem")
        page.fill("#f-d_thoi_gian", "4,5")
        page.fill("#f-d_to_chuc", "38")
        expect(page.locator("#f-tong")).to_have_value("42,5")
        page.select_option("#f-xep_loai", "Kém")
        expect(page.locator(".tp-sheet")).to_contain_text("☐ Trung bình ☒ Kém")


def test_a_removed_row_comes_back_where_it_was(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, "giay-moi")
        group = page.locator("[data-group=muc]")
        names = ("một", "hai", "ba")
        for number, name in enumerate(names):
            if number:
                group.get_by_role("button", name="Thêm dòng").click()
            group.locator("[data-column=noi_dung]").nth(number).fill(name)
        group.get_by_role("button", name="Xóa dòng này").nth(1).click()
        cells = page.locator(".tp-sheet tr[data-repeat] td:nth-child(3)")
        expect(cells).to_have_text(["một", "ba"])
        page.get_by_role("button", name="Lấy lại dòng vừa xóa").click()
        expect(cells).to_have_text(list(names))
        expect(page.locator(".tp-sheet tr[data-repeat] td:first-child")).to_have_text(
            ["1", "2", "3"]
        )


def test_the_last_row_removed_leaves_an_empty_one_and_comes_back(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        row = page.locator("[data-group=muc] [data-column=noi_dung]")
        row.fill("một")
        page.get_by_role("button", name="Xóa dòng này").click()
        expect(row).to_have_count(1)
        expect(row).to_have_value("")
        page.get_by_role("button", name="Lấy lại dòng vừa xóa").click()
        expect(row).to_have_count(1)
        expect(row).to_have_value("một")


def test_optional_lines_and_advice_leave_the_document_but_not_the_blank(
    browser: Browser, served: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        expect(page.get_by_text("Cấp trên về dự:", exact=False).last).to_be_hidden()
        page.fill("#f-cap_tren_du", "đồng chí đảng ủy viên phụ trách")
        line = page.locator(".tp-sheet p", has_text="Cấp trên về dự")
        expect(line).to_be_visible()
        page.fill("#f-cap_tren_du", "")
        expect(line).to_be_hidden()
        path = take_docx(page, tmp_path)
    assert not any("Cấp trên về dự" in text for text in texts(open_docx(path.read_bytes())))


def test_a_draft_is_kept_as_one_types_and_is_there_after_a_reload(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        page.fill("#f-noi_hop", "nhà văn hóa thôn")
        page.locator("[data-group=viec_cu] [data-column=viec]").fill("Khơi mương")
        expect(page.locator(".tf-status")).to_have_text("Đã lưu bản nháp trên máy này.")
        page.reload()
        expect(page.locator("#f-noi_hop")).to_have_value("nhà văn hóa thôn")
        row = page.locator("[data-group=viec_cu] [data-column=viec]")
        expect(row).to_have_value("Khơi mương")
        expect(page.locator(".tp-sheet")).to_contain_text("Khơi mương")
        assert len(keys(page)) == 1


def test_what_was_typed_right_before_leaving_is_kept(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        page.fill("#f-noi_hop", "nhà văn hóa")
        page.goto(f"{served}/index.html")
        page.goto(address_of(served, MINUTES))
        page.locator("tap-drafts a").first.click()
        expect(page.locator("#f-noi_hop")).to_have_value("nhà văn hóa")


def test_drafts_are_listed_opened_begun_anew_and_deleted(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        page.get_by_role("button", name="Làm bản mới").click()
        expect(page.locator("#f-cuoc")).to_have_value("")
        page.fill("#f-cuoc", "họp tháng 9")
        expect(page.locator(".tf-drafts li")).to_have_count(2)
        page.get_by_role("link", name="Giấy mời dự họp tháng 8").click()
        expect(page.locator("#f-cuoc")).to_have_value("họp tháng 8")
        page.get_by_role("button", name="Xóa bản nháp: Giấy mời dự họp tháng 9").click()
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        assert len(keys(page)) == 1


def test_a_deleted_draft_can_be_had_back(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        page.get_by_role("button", name="Xóa bản nháp: Giấy mời dự họp tháng 8").click()
        assert keys(page) == []
        assert "#nhap" not in page.url
        page.get_by_role("button", name="Lấy lại bản nháp vừa xóa").click()
        expect(page.get_by_role("link", name="Giấy mời dự họp tháng 8")).to_be_focused()
        assert len(keys(page)) == 1


def test_a_draft_that_was_deleted_does_not_come_back_by_itself(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        (deleted,) = keys(page)
        page.get_by_role("button", name="Xóa bản nháp:").click()
        page.reload()
        assert keys(page) == []
        page.fill("#f-cuoc", "họp tháng 9")
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        assert deleted not in keys(page)


def test_two_windows_share_the_unit_and_neither_loses_a_name(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        other = page.context.new_page()
        open_form(other, served, "nghi-quyet-thang")
        page.fill("#f-bi_thu", "Trần Văn A")
        expect(other.locator("#f-bi_thu")).to_have_value("Trần Văn A")
        expect(other.locator(".tp-foot")).to_contain_text("Trần Văn A")
        other.locator(".tf-profile").evaluate("node => { node.open = true }")
        other.fill("#f-chi_bo", "Chi bộ thôn A")
        expect(page.locator("#f-chi_bo")).to_have_value("Chi bộ thôn A")
        unit = json.loads(page.evaluate("localStorage.getItem('taphuan:unit')"))
        assert unit == {"bi_thu": "Trần Văn A", "chi_bo": "Chi bộ thôn A"}


def test_a_full_storage_is_told_and_the_draft_still_goes_into_a_file(
    browser: Browser, served: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.evaluate(
            """() => { for (let size = 6000000; size; size = Math.floor(size / 2)) {
              for (let n = 0; ; n += 1) {
                try { localStorage.setItem(`day-${size}-${n}`, 'x'.repeat(size)) } catch { break }
              }
            } }"""
        )
        told = page.locator(".tf-status")
        page.fill("#f-bi_thu", "Trần Văn A")
        expect(told).to_contain_text("đã hết chỗ")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(told).to_contain_text("đã hết chỗ")
        saved = take_file(page, "Lưu bản nháp ra tệp")
    assert saved["drafts"][0]["values"] == {"cuoc": "họp tháng 8"}
    assert saved["profile"] == {"bi_thu": "Trần Văn A"}


def test_a_file_opened_from_disk_does_not_swallow_what_was_being_typed(
    browser: Browser, real_site: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, real_site.as_uri(), "giay-moi")
        page.fill("#f-cuoc", "họp đang gõ")
        load_file(page, draft_file("giay-moi", {"cuoc": "họp trong tệp"}, {}))
        expect(page.locator("#f-cuoc")).to_have_value("họp trong tệp")
        page.get_by_role("button", name="Lấy lại bản vừa điền").click()
        expect(page.locator("#f-cuoc")).to_have_value("họp đang gõ")
        expect(page.locator(".tp-sheet")).to_contain_text("họp đang gõ")


def test_a_draft_of_another_form_is_a_link_to_its_page(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(page.locator(".tf-status")).to_contain_text("Đã lưu")
        open_form(page, served, MINUTES)
        page.get_by_role("link", name="Giấy mời dự họp tháng 8").click()
        expect(page.locator("#f-cuoc")).to_have_value("họp tháng 8")
        assert "giay-moi.html#nhap=" in page.url


def test_two_windows_on_one_draft_lose_nothing(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(page.locator(".tf-status")).to_contain_text("Đã lưu")
        other = page.context.new_page()
        other.goto(page.url)
        expect(other.locator("#f-cuoc")).to_have_value("họp tháng 8")
        other.fill("#f-noi", "ở cửa sổ kia")
        expect(other.locator(".tf-status")).to_contain_text("Đã lưu")
        expect(page.locator(".tf-status")).to_contain_text("cửa sổ khác")
        page.fill("#f-noi", "ở cửa sổ này")
        expect(page.locator(".tf-drafts li")).to_have_count(2)
        stored = page.evaluate("Object.values(localStorage).join(' ')")
        assert "ở cửa sổ kia" in stored
        assert "ở cửa sổ này" in stored


def test_drafts_travel_in_a_file(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        page.fill("#f-bi_thu", "Trần Văn A")
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        saved = take_file(page, "Lưu mọi bản nháp ra tệp")
    assert (saved["kind"], saved["v"]) == ("taphuan-drafts", 1)
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        load_file(page, json.dumps(saved))
        expect(page.locator("#f-cuoc")).to_have_value("họp tháng 8")
        expect(page.locator("#f-bi_thu")).to_have_value("Trần Văn A")
        expect(page.locator(".tf-drafts li")).to_have_count(1)


def test_everything_on_the_device_can_be_erased(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        page.fill("#f-bi_thu", "Trần Văn A")
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
        page.get_by_role("button", name="Không xóa").click()
        expect(page.locator(".tf-drafts li")).to_have_count(1)
        page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
        page.get_by_role("button", name="Xóa hết", exact=True).click()
        expect(page.locator("#f-cuoc")).to_have_value("")
        expect(page.locator("#f-bi_thu")).to_have_value("")
        page.wait_for_timeout(600)  # longer than the pause after which drafts are kept
        assert page.evaluate("localStorage.length") == 0


def test_a_page_from_disk_keeps_nothing_and_says_why(browser: Browser, real_site: Path) -> None:
    base = real_site.as_uri()
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, "giay-moi")
        expect(page.locator(".tf-status")).to_contain_text("trang khác mở từ máy này cũng đọc được")
        page.fill("#f-cuoc", "họp tháng 8")
        page.fill("#f-bi_thu", "Trần Văn A")
        page.wait_for_timeout(600)  # longer than the pause after which drafts are kept
        assert keys(page) == []
        saved = take_file(page, "Lưu bản nháp ra tệp")
        assert "#nhap" not in page.url
    assert saved["drafts"][0]["values"] == {"cuoc": "họp tháng 8"}
    assert saved["profile"] == {"bi_thu": "Trần Văn A"}
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, "giay-moi")
        load_file(page, json.dumps(saved))
        expect(page.locator("#f-cuoc")).to_have_value("họp tháng 8")
        expect(page.locator("#f-bi_thu")).to_have_value("Trần Văn A")
        assert keys(page) == []


def test_a_file_of_another_form_says_which_page_to_open(browser: Browser, real_site: Path) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, real_site.as_uri(), "giay-moi")
        load_file(page, draft_file(MINUTES, {"noi_hop": "x"}, {}))
        expect(page.locator("tap-drafts .tf-told")).to_contain_text("mẫu khác")


HOSTILE_FILES = {
    "not json": "{",
    "another kind": '{"kind": "khac", "v": 1, "drafts": []}',
    "a number": "7",
    "empty": "",
    "nested deep": "[" * 100_000,
    "huge": '{"kind": "taphuan-drafts", "v": 1, "drafts": "' + "x" * 13_000_000 + '"}',
}


@pytest.mark.parametrize("text", HOSTILE_FILES.values(), ids=HOSTILE_FILES.keys())
def test_what_is_no_file_of_drafts_is_refused_and_changes_nothing(
    browser: Browser, base: str, text: str
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        load_file(page, text)
        expect(page.locator("tap-drafts .tf-told")).to_contain_text("không phải bản nháp")
        expect(page.locator("#f-cuoc")).to_have_value("họp tháng 8")
        assert watched.errors == []


def test_a_file_of_a_newer_version_is_left_alone(browser: Browser, base: str) -> None:
    with open_page(browser) as watched:
        open_form(watched.page, base, "giay-moi")
        load_file(watched.page, '{"kind": "taphuan-drafts", "v": 2, "drafts": []}')
        expect(watched.page.locator("tap-drafts .tf-told")).to_contain_text("bản mới hơn")


def test_a_hostile_draft_never_runs_and_never_becomes_markup(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    attack = "<img src=x onerror='window.hit=1'><script>window.hit=1</script>"
    draft = json.loads(draft_file("giay-moi", {"cuoc": attack, "kinh_gui": attack}, {}))
    draft["drafts"][0]["title"] = attack
    draft["drafts"][0]["rows"] = {"muc": [{"noi_dung": attack, "phut": attack}], "la": [{}]}
    draft["drafts"].append({"id": "x", "form": "javascript:alert(1)", "title": attack})
    draft["profile"] = {"bi_thu": attack}
    text = json.dumps(draft).replace('"values":', '"__proto__": {"hit": 1}, "values":')
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, base, "giay-moi")
        load_file(page, text)
        expect(page.locator("#f-cuoc")).to_have_value(attack)
        path = take_docx(page, tmp_path)
        assert page.evaluate("window.hit") is None
        assert page.evaluate("({}).hit") is None
        assert page.locator("tap-form img, tap-drafts img, tap-drafts script").count() == 0
        links = page.locator("tap-drafts a").evaluate_all("all => all.map(a => a.protocol)")
        assert "javascript:" not in links
        assert watched.errors == []
        assert watched.foreign(base) == []
    assert attack in " ".join(texts(open_docx(path.read_bytes())))
    assert audit(path) == []


def test_a_browser_that_blocks_its_storage_still_makes_the_document(
    browser: Browser, served: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"
        )
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        expect(page.locator(".tf-status")).to_contain_text("Lưu bản nháp ra tệp")
        assert take_docx(page, tmp_path).name == "Giấy mời dự họp tháng 8.docx"


def test_the_whole_text_can_be_copied(browser: Browser, served: str) -> None:
    with open_page(browser, permissions=["clipboard-read", "clipboard-write"]) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.fill("#f-cuoc", "họp tháng 8")
        page.fill("#f-nghi_truoc", "Câu một?\nCâu hai?")
        page.locator("[data-column=noi_dung]").fill("Việc cũ")
        page.get_by_role("button", name="Sao chép toàn văn").click()
        expect(page.locator(".tf-status")).to_contain_text("Đã sao chép")
        text = page.evaluate("navigator.clipboard.readText()")
    assert "GIẤY MỜI\nDự họp tháng 8" in text
    assert "Câu hỏi xin đồng chí nghĩ trước: Câu một?\nCâu hai?" in text
    assert "1\t\tViệc cũ\t" in text
    assert "Đề nghị mang theo" not in text


def test_print_shows_the_document_and_nothing_else(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        fill_all(page)
        page.emulate_media(media="print")
        for gone in ("header.md-header", ".tf-form", "tap-drafts", "h1", ".tf-preview__title"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.locator(".tp-sheet")).to_be_visible()
        size = "parseFloat(getComputedStyle(document.querySelector('.tp-body')).fontSize)"
        assert round(page.evaluate(size), 1) == 18.7  # 14 points
        spacing = "getComputedStyle(document.querySelector('.tp-body')).lineHeight"
        assert page.evaluate(spacing) == "24px"  # 18 points


def paper(page) -> list[bool]:  # type: ignore[no-untyped-def]
    """Print the page; return of every sheet whether it lies."""
    boxes = re.findall(
        rb"/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True)
    )
    return [float(width) > float(height) for width, height in boxes]


def test_a_lying_form_prints_no_upright_sheets_around_it(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        open_form(watched.page, served, "so-giao-ban")
        fill_all(watched.page)
        assert paper(watched.page) == [True, True]


def test_a_table_begins_to_print_right_below_its_title(browser: Browser, served: str) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{served}/tai-ve/mau/phan-cong-dang-vien.html")
        assert paper(page) == [True, True]
        page.goto(f"{served}/tai-ve/mau/bien-ban-thuong-ky.html")
        assert paper(page) == [False, False, False]


def test_a_form_is_filled_in_with_the_keyboard_alone(
    browser: Browser, served: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        open_form(page, served, "giay-moi")
        page.locator(".tf-profile summary").focus()
        seen: list[str] = []
        for _ in range(60):
            page.keyboard.press("Tab")
            name = page.evaluate("document.activeElement.id || document.activeElement.dataset.do")
            seen.append(name)
            if name == "f-cuoc":
                page.keyboard.type("họp tháng 8")
            elif name == "add-row":
                page.keyboard.press("Enter")
                assert page.evaluate("document.activeElement.dataset.column") == "phut"
                page.keyboard.type("15")
                page.keyboard.press("Tab")
                page.keyboard.type("Việc cũ")
                break
        assert "f-cuoc" in seen
        expect(page.locator(".tp-sheet tr[data-repeat]")).to_contain_text("Việc cũ")
        page.get_by_role("button", name="Tải văn bản Word").focus()
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == "Giấy mời dự họp tháng 8.docx"


@pytest.mark.parametrize("slug", [MINUTES, LOG, "phieu-cham-diem"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, served: str, slug: str, scheme: str, tmp_path: Path
) -> None:
    with open_page(browser, color_scheme=scheme) as watched:
        page = watched.page
        open_form(page, served, slug)
        assert axe_violations(page, "main") == [], "empty"
        take_docx(page, tmp_path)
        assert axe_violations(page, "main") == [], "gaps shown"
        fill_all(page)
        for remove in page.get_by_role("button", name="Xóa dòng này").all()[:1]:
            remove.click()
        if page.locator("#f-ngay").count():
            page.fill("#f-ngay", "mai")
            page.locator("#f-ngay").blur()
        page.get_by_role("button", name="Xóa hết dữ liệu trên máy này").click()
        assert axe_violations(page, "main") == [], (
            "filled in, row removed, error shown, asked to erase"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "mau-van-ban/cap-bi-thu-chi-bo.html",
        "en/mau-van-ban/cap-bi-thu-chi-bo.html",
        "en/mau-van-ban/mau/bien-ban-thuong-ky.html",
        "tai-ve/mau/giay-moi.html",
    ],
)
def test_axe_finds_nothing_on_kits_pages_in_english_and_on_pages_to_print(
    browser: Browser, served: str, path: str, scheme: str
) -> None:
    with open_page(browser, width=360, height=640, color_scheme=scheme) as watched:
        page = watched.page
        page.goto(f"{served}/{path}")
        assert axe_violations(page, "main") == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0
        assert watched.errors == []


def test_the_contents_list_of_an_unpacked_kit_can_be_read_and_printed(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    (archive,) = (real_site / "tai-ve").glob("cap-bi-thu-chi-bo-*.zip")
    with zipfile.ZipFile(archive) as kit:
        kit.extractall(tmp_path)
    (contents,) = tmp_path.glob("*/muc-luc.html")
    with (
        serve_folder(contents.parent) as address,
        open_page(browser, width=360, height=640) as watched,
    ):
        page = watched.page
        page.goto(f"{address}/muc-luc.html")
        assert axe_violations(page, "body") == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0
        page.locator('a[href^="huong-dan/"]').first.click()
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(overflow) <= 0
        assert axe_violations(page, "body") == []
        assert watched.errors == []
        assert watched.foreign(address) == []


def test_an_english_reader_fills_in_the_vietnamese_document(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    with open_page(browser) as watched:
        page = watched.page
        page.goto(f"{base}/en/mau-van-ban/mau/giay-moi.html")
        page.get_by_label("Date of the meeting").first.fill("3/8/2026")
        page.get_by_label("Invitation to what").fill("họp tháng 8")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as Word").click()
        assert download.value.suggested_filename == "Giấy mời dự họp tháng 8.docx"
        gaps = page.locator(".tf-gaps")
        expect(
            gaps.get_by_role("button", name="Question to think about beforehand")
        ).to_be_visible()
        expect(page.locator(".tp-sheet")).to_contain_text("ngày 03 tháng 8 năm 2026")
        path = tmp_path / "giay-moi.docx"
        download.value.save_as(path)
        assert watched.errors == []
    found = texts(open_docx(path.read_bytes()))
    assert "- Thời gian: …… giờ ……, ngày 03 tháng 8 năm 2026." in found


@pytest.mark.parametrize("slug", real_slugs())
def test_a_form_fits_a_small_phone_while_it_is_filled_in(
    browser: Browser, served: str, slug: str
) -> None:
    with open_page(browser, width=360, height=640) as watched:
        page = watched.page
        open_form(page, served, slug)
        fill_all(page)
        page.get_by_role("button", name="Tải văn bản Word").click()
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0
        small = page.evaluate(
            """() => [...document.querySelectorAll(
              'tap-form button, tap-drafts button, tap-form input, tap-form select, .tf-loader')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
            .map(e => e.outerHTML.slice(0, 80))"""
        )
        assert small == []


@pytest.mark.parametrize("slug", [MINUTES, LOG])
def test_a_table_in_a_phones_preview_keeps_its_words_and_dates_whole(
    browser: Browser, served: str, slug: str
) -> None:
    with open_page(browser, width=360, height=640) as watched:
        page = watched.page
        open_form(page, served, slug)
        fill_all(page)
        date = page.locator(".tp-sheet tr[data-repeat] .tp-filled", has_text="03/8/2026").first
        lines = "node => new Set([...node.getClientRects()].map(box => box.top)).size"
        assert date.evaluate(lines) == 1
        frame = page.locator(".tf-preview")
        assert frame.evaluate("node => node.scrollWidth > node.clientWidth")
        assert axe_violations(page, "main") == []


def test_the_preview_beside_the_fields_follows_the_field_one_is_in(
    browser: Browser, served: str
) -> None:
    with open_page(browser, height=700) as watched:
        page = watched.page
        open_form(page, served, MINUTES)
        fill_all(page)
        frame = page.locator(".tf-preview")
        inside = """(frame, words) => {
          const {top, bottom} = frame.getBoundingClientRect()
          const found = [...frame.querySelectorAll('.tp-sheet p, .tp-sheet td')]
            .filter(node => node.textContent.includes(words))
          return found.some(node => {
            const box = node.getBoundingClientRect()
            return box.height && box.top >= top && box.bottom <= bottom
          })
        }"""
        page.locator("#f-ngay").focus()
        assert not frame.evaluate(inside, "Cuộc họp kết thúc")
        page.locator("#f-ket_thuc").focus()
        assert frame.evaluate(inside, "Cuộc họp kết thúc")
        page.locator("[data-group=viec_cu] [data-column=viec]").nth(1).focus()
        assert frame.evaluate(inside, "Chữ viec 2")
        page.locator("#f-ngay").focus()
        assert frame.evaluate(inside, "BIÊN BẢN")
        page.locator("#f-ket_thuc").focus()
        page.fill("#f-cap_tren_du", "")
        page.locator("#f-cap_tren_du").focus()
        assert frame.evaluate(inside, "Vắng có lý do")
        assert watched.errors == []


def test_twenty_rows_become_a_document_on_a_slow_phone(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    with open_page(browser, width=360) as watched:
        page = watched.page
        open_form(page, base, LOG)
        fill_all(page, rows=20)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        path = take_docx(page, tmp_path)
    rows = open_docx(path.read_bytes()).tables[1].rows
    assert [row.cells[0].text for row in rows[1:]] == [str(number) for number in range(1, 21)]


def test_without_javascript_the_blank_form_and_its_files_are_there(
    browser: Browser, served: str
) -> None:
    with open_page(browser, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(address_of(served, MINUTES))
        expect(page.locator(".tp-sheet")).to_be_visible()
        expect(page.locator(".tf-form")).to_be_hidden()
        expect(page.get_by_role("link", name="Mẫu trống (Word)")).to_be_visible()
        expect(page.get_by_text("chưa bật JavaScript")).to_be_visible()
