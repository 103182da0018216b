"""Announcements: of documents and of cases, dated by the data, in one order."""

from xml.etree import ElementTree

from support.pages import base_files, content, labels, load, places
from taphuan.diagnostics import Diagnostic
from taphuan.model.site import Content
from taphuan.render.form.kit import view_kit
from taphuan.render.register.feed import feed_url, render_feed
from taphuan.render.register.news import Notice, view_news

VI, EN = labels("vi"), labels("en")
HEAD = """cap_nhat: 2026-11-22
moi_nhat_da_thay: {trung_uong: 2026-08-28, dia_phuong: 2026-09-30}
van_ban:
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def entry(document_id: str, **keys: object) -> str:
    fields = {"loai": "Quy định", "hieu_luc": "in force", "do_tin_cay": "da_xac_minh", **keys}
    lines = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return f"  - id: {document_id}\n    so_hieu: {document_id.upper()}\n{lines}"


def news(*entries: str) -> tuple[Notice, ...]:
    site = load({"data/van-ban.yml": HEAD + "".join(entries)}).content
    return view_news(site, VI)


def shown(notices: tuple[Notice, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.id, one.day, [link.title for link in one.others]) for one in notices]


def test_a_new_document_is_announced_with_what_it_replaces() -> None:
    found = news(
        entry("moi", ngay="2026-07-26", thay_the="[cu]"),
        entry("cu", ngay="2026-04-08", hieu_luc="replaced", thay_the_boi="[moi]"),
    )
    assert shown(found) == [("new-moi", "26/7/2026", ["Quy định CU ngày 08/4/2026"])]


def test_a_document_whose_successor_is_not_announced_is_announced_itself() -> None:
    found = news(
        entry("moi", ngay="2025-05-30", khong_dung="true", thay_the="[cu]"),
        entry("cu", ngay="2021-07-28", hieu_luc="replaced", thay_the_boi="[moi]"),
    )
    assert shown(found) == [("replaced-cu", "30/5/2025", ["Quy định MOI ngày 30/5/2025"])]


def test_a_document_that_stayed_in_use_for_a_while_is_announced_on_its_last_day() -> None:
    found = news(
        entry("moi", ngay="2026-06-01", thay_the="[cu]"),
        entry("cu", hieu_luc="replaced", thay_the_boi="[moi]", ngay_het="2026-07-01"),
    )
    assert [one.id for one in found] == ["replaced-cu", "new-moi"]


def test_what_ended_is_announced_and_without_a_day_comes_last() -> None:
    found = news(
        entry("het", hieu_luc="ended"),
        entry("moi", ngay="2026-06-01"),
        entry("xong", hieu_luc="ended", ngay_het="2026-08-01"),
    )
    assert [one.id for one in found] == ["ended-xong", "new-moi", "ended-het"]
    assert (found[-1].day, found[-1].year) == ("", "")


def test_hidden_unclear_and_unreliable_documents_and_reports_are_no_news() -> None:
    found = news(
        entry("an", ngay="2026-01-01", an="true"),
        entry("ro", ngay="2026-01-01", hieu_luc="unknown"),
        entry("bo", ngay="2026-01-01", khong_dung="true"),
        entry("bai", ngay="2026-01-01", hieu_luc="report"),
        entry("khong-ngay"),
    )
    assert found == ()


FORM = """---
kind: form
title: Mẫu đơn
order: 1
layout: plain
document: ĐƠN
reviewed: 2026-11-22
---

Chữ.
"""
KIT = """---
kind: kit
title: Cặp thử
audience: ai
version: "2026.2"
released: 2026-11-22
forms: [don]
changes:
  - version: "2026.2"
    text: [Sửa dòng ngày.]
    forms: [don]
  - version: "2026.1"
    date: 2026-03-01
    text: [Bản đầu tiên.]
  - version: "2025.9"
    text: [Bản nháp.]
---
"""


def with_kit(kit: str = KIT) -> Content:
    return content({"vi/mau-van-ban/cap.md": kit, "vi/mau-van-ban/mau/don.md": FORM})


def test_a_case_is_announced_for_every_version_with_a_day() -> None:
    found = [one for one in view_news(with_kit(), VI) if not one.is_document]
    assert [(one.id, one.day, one.lines) for one in found] == [
        ("kit-cap-2026.2", "22/11/2026", ("Sửa dòng ngày.",)),
        ("kit-cap-2026.1", "01/3/2026", ("Bản đầu tiên.",)),
    ]
    assert found[0].about.url == "mau-van-ban/cap.html#ban-2026-2"
    assert view_news(with_kit(), EN)[0].about.url == "en/mau-van-ban/cap.html#ban-2026-2"


def test_the_page_of_a_case_says_which_forms_an_older_copy_needs() -> None:
    site = with_kit()
    history = view_kit(site.pages["vi/mau-van-ban/cap.md"], site, VI, zip_size=0).history
    assert [(one.anchor, one.date) for one in history] == [
        ("ban-2026-2", "22/11/2026"),
        ("ban-2026-1", "01/3/2026"),
        ("ban-2025-9", ""),
    ]
    assert [[form.title for form in one.forms] for one in history] == [["Mẫu đơn"], [], []]


def test_a_version_without_its_change_and_a_change_of_no_form_are_told() -> None:
    def told(kit: str) -> list[tuple[str, int]]:
        files = {"vi/mau-van-ban/cap.md": kit, "vi/mau-van-ban/mau/don.md": FORM}
        return places(load(base_files() | files).diagnostics)

    assert told(KIT.replace('version: "2026.2"\nreleased', 'version: "2026.3"\nreleased')) == [
        ("kit.unexplained", 5)
    ]
    assert told(KIT.replace("    forms: [don]", "    forms: [khac]")) == [("form.unknown", 11)]


def test_a_form_changed_after_its_version_was_released_is_told() -> None:
    def told(kit: str, form: str) -> tuple[Diagnostic, ...]:
        files = {"vi/mau-van-ban/cap.md": kit, "vi/mau-van-ban/mau/don.md": form}
        return load(base_files() | files).diagnostics

    marked = KIT.replace("released:", "contents: cu\nreleased:", 1)
    (found,) = told(marked, FORM)
    now = dict(found.details)["now"]
    released = marked.replace("contents: cu", f'contents: "{now}"')
    assert (found.code_value, found.line, found.is_error) == ("kit.changed", 6, False)
    assert told(released, FORM) == ()
    (again,) = told(released, FORM.replace("title: Mẫu đơn", "title: Đơn"))
    assert again.code_value == "kit.changed"


def test_the_feed_holds_dated_notices_with_addresses_of_the_site() -> None:
    notices = news(
        entry("moi", ngay="2026-07-26", ten='"A & <b>"', thay_the="[cu]"),
        entry("cu", hieu_luc="replaced", thay_the_boi="[moi]"),
        entry("het", hieu_luc="ended"),
    )
    site = {"site_url": "https://vi-du.vn/", "site_name": "Tên & trang"}
    text = render_feed(notices, VI, **site)
    feed = ElementTree.fromstring(text)
    (found,) = feed.findall(f"{ATOM}entry")
    assert found.findtext(f"{ATOM}title") == "Văn bản mới: Quy định MOI ngày 26/7/2026"
    assert found.findtext(f"{ATOM}updated") == "2026-07-26T00:00:00+07:00"
    assert found.findtext(f"{ATOM}content") == "A & <b>. Thay cho Quy định CU."
    link = found.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://vi-du.vn/tra-cuu/van-ban/moi.html"
    assert feed.findtext(f"{ATOM}updated") == "2026-07-26T00:00:00+07:00"
    assert render_feed(notices, VI, **site) == text


def test_a_feed_without_news_is_a_feed_all_the_same() -> None:
    text = render_feed((), EN, site_url="https://a.vn/", site_name="A")
    assert ElementTree.fromstring(text).findall(f"{ATOM}entry") == []
    assert feed_url("en") == "en/tra-cuu/thong-bao.xml"
