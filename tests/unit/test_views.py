"""What templates are given: final words, addresses, order, and never the whole site."""

import datetime as dt

import pytest

from support.pages import base_files, content, labels, load, page
from taphuan.model.document import State
from taphuan.model.page import ModuleMeta
from taphuan.model.site import Content
from taphuan.render.citations import cite, format_date, name_document, say_state
from taphuan.render.link_view import format_minutes, url_of
from taphuan.render.reference_views import (
    view_document,
    view_glossary,
    view_register,
)
from taphuan.render.views import ROOMS, view_course, view_page

VI, EN = labels("vi"), labels("en")
MODULE = "vi/khoa-hoc/thu/01-bai-mot.md"
COURSE = "vi/khoa-hoc/thu/index.md"


def module(number: int, *, order: int, minutes: int = 30) -> str:
    text = base_files()[MODULE].replace("order: 1", f"order: {order}")
    text = text.replace("title: Bài một", f"title: Bài số {number}")
    text = text.replace("hop-may-thang", f"cau-{number}").replace("Chi bộ họp mấy", f"Câu {number}")
    return text.replace("minutes: 30", f"minutes: {minutes}", 1)


def three_modules() -> Content:
    return content(
        {
            "vi/khoa-hoc/thu/02-hai.md": module(2, order=9, minutes=45),
            "vi/khoa-hoc/thu/03-ba.md": module(3, order=5, minutes=60),
            "vi/khoa-hoc/index.md": page("Học tập"),
        }
    )


@pytest.mark.parametrize(
    ("date", "vietnamese", "english"),
    [
        (dt.date(2026, 7, 26), "26/7/2026", "26 July 2026"),
        (dt.date(2026, 1, 8), "08/01/2026", "8 January 2026"),
        (dt.date(2026, 2, 28), "28/02/2026", "28 February 2026"),
        (dt.date(2026, 3, 1), "01/3/2026", "1 March 2026"),
        (dt.date(2026, 10, 9), "09/10/2026", "9 October 2026"),
        (dt.date(2026, 12, 31), "31/12/2026", "31 December 2026"),
        (None, "", ""),
    ],
)
def test_a_date_reads_as_its_language_writes_it(
    date: dt.date | None, vietnamese: str, english: str
) -> None:
    assert format_date(date, VI) == vietnamese
    assert format_date(date, EN) == english


@pytest.mark.parametrize(
    ("minutes", "vietnamese", "english"),
    [
        (1, "1 phút", "1 min"),
        (45, "45 phút", "45 min"),
        (60, "1 giờ", "1 h"),
        (90, "1 giờ 30 phút", "1 h 30 min"),
        (480, "8 giờ", "8 h"),
    ],
)
def test_minutes_read_as_people_say_them(minutes: int, vietnamese: str, english: str) -> None:
    assert format_minutes(minutes, VI) == vietnamese
    assert format_minutes(minutes, EN) == english


def test_an_address_has_no_language_in_vietnamese_and_one_in_english() -> None:
    assert url_of("khoa-hoc/thu/01-bai.md", "vi") == "khoa-hoc/thu/01-bai.html"
    assert url_of("index.md", "en") == "en/index.html"


def test_a_module_stands_between_its_neighbours_by_order() -> None:
    site = three_modules()
    views = {
        name: view_page(site.pages[f"vi/khoa-hoc/thu/{name}.md"], site, VI)
        for name in ("01-bai-mot", "02-hai", "03-ba")
    }
    assert [link.title for link in views["03-ba"].sidebar] == ["Bài một", "Bài số 3", "Bài số 2"]
    middle = views["03-ba"]
    assert middle.previous
    assert middle.next
    assert (middle.previous.title, middle.next.title) == ("Bài một", "Bài số 2")
    assert middle.next.url == "khoa-hoc/thu/02-hai.html"
    first, last = views["01-bai-mot"], views["02-hai"]
    assert first.previous is None
    assert first.next
    assert last.next is None
    assert last.previous
    assert [link.is_current for link in middle.sidebar] == [False, True, False]


def test_a_module_knows_its_number_minutes_and_sources() -> None:
    site = content()
    view = view_page(site.pages[MODULE], site, VI)
    assert (view.number, view.minutes, view.reviewed) == ("Bài 1", "30 phút", "22/11/2026")
    assert (view.kind, view.layout, view.course_id, view.course) == ("module", "", "thu", None)
    assert [source.id for source in view.sources] == ["hd-42-2025"]
    assert view_page(site.pages[MODULE], site, EN).number == "Lesson 1"


def test_a_module_shows_the_forms_it_names_in_their_order() -> None:
    form = (
        "---\nkind: form\ntitle: {title}\norder: 1\nlayout: plain\ndocument: {title}\n"
        "reviewed: 2026-01-02\n---\n\nMột dòng.\n"
    )
    files = base_files()
    named = files[MODULE].replace("order: 1", "order: 1\nforms: [giay-moi, bien-ban]", 1)
    site = content(
        {
            MODULE: named,
            "vi/mau-van-ban/mau/bien-ban.md": form.format(title="Biên bản"),
            "vi/mau-van-ban/mau/giay-moi.md": form.format(title="Giấy mời"),
        }
    )
    shown = view_page(site.pages[MODULE], site, VI).forms
    assert [(link.title, link.url) for link in shown] == [
        ("Giấy mời", "mau-van-ban/mau/giay-moi.html"),
        ("Biên bản", "mau-van-ban/mau/bien-ban.html"),
    ]


def test_titles_that_are_not_translated_carry_their_language() -> None:
    site = three_modules()
    english = view_page(site.pages[MODULE], site, EN)
    assert {link.lang for link in english.sidebar} == {"vi"}
    assert {link.lang for link in view_page(site.pages[MODULE], site, VI).sidebar} == {""}
    assert [(room.title, room.lang) for room in english.rooms] == [("Courses", "")]


def test_a_short_page_takes_at_least_a_minute() -> None:
    site = content({"vi/a.md": page("A", "chữ " * 480), "vi/b.md": page("B")})
    assert view_page(site.pages["vi/a.md"], site, VI).reading_minutes == 3
    assert view_page(site.pages["vi/b.md"], site, VI).reading_minutes == 1


def test_the_side_of_a_course_page_has_its_modules_only() -> None:
    site = three_modules()
    view = view_page(site.pages[COURSE], site, VI)
    assert [link.number for link in view.sidebar] == ["Bài 1", "Bài 5", "Bài 9"]
    assert view.previous is None
    assert view.next is None
    assert view.sidebar_title
    assert (view.sidebar_title.title, view.sidebar_title.is_current) == ("Khóa thử", True)
    assert view.course


def test_the_side_of_a_page_never_lists_the_whole_site() -> None:
    files = {"vi/tra-cuu/index.md": page("Tra cứu")}
    files |= {f"vi/tra-cuu/trang-{n}.md": page(f"Trang {n}") for n in (10, 2, 1)}
    files |= {"vi/tra-cuu/truoc.md": page("Z đầu", order=1), "vi/tra-cuu/sau/x.md": page("Sâu")}
    files |= {f"vi/phong-{n}/a.md": page("Khác") for n in range(20)}
    site = content(files)
    view = view_page(site.pages["vi/tra-cuu/trang-2.md"], site, VI)
    assert [link.title for link in view.sidebar] == ["Z đầu", "Trang 1", "Trang 2", "Trang 10"]
    assert view.sidebar_title
    assert view.sidebar_title.title == "Tra cứu"
    assert [room.name for room in view.rooms if room.is_current] == ["tra-cuu"]
    home = view_page(site.pages["vi/index.md"], site, VI)
    assert home.sidebar == ()
    assert home.sidebar_title is None
    for one in site.pages.values():
        assert len(view_page(one, site, VI).sidebar) < len(site.pages) / 2
    alone = view_page(site.pages["vi/phong-1/a.md"], site, VI)
    assert [link.title for link in alone.sidebar] == ["Khác"]
    assert alone.sidebar_title is None


def test_the_rooms_come_in_their_order_and_only_if_there() -> None:
    files = {f"vi/{room}/index.md": page(room) for room in reversed(ROOMS) if room != "giang-vien"}
    site = content(files)
    view = view_page(site.pages["vi/index.md"], site, VI)
    assert [room.name for room in view.rooms] == [*ROOMS[:4]]
    assert view_page(site.pages["vi/index.md"], site, EN).rooms[0].url == "en/khoa-hoc/index.html"


def test_an_english_page_that_is_not_there_is_the_vietnamese_one_and_says_so() -> None:
    site = content()
    view = view_page(site.pages[MODULE], site, EN)
    assert (view.lang, view.text_lang, view.is_fallback) == ("en", "vi", True)
    assert view.original is None
    assert view.sidebar[0].url == "en/khoa-hoc/thu/01-bai-mot.html"
    assert not view_page(site.pages[MODULE], site, VI).is_fallback


def test_a_translation_knows_its_original_and_whether_it_has_changed() -> None:
    digest = content().pages["vi/index.md"].digest
    for written, is_outdated in ((digest, False), ("khac", True)):
        home = page("Home", layout="home", translates=written)
        site = load(base_files() | {"en/index.md": home}).content
        view = view_page(site.pages["en/index.md"], site, EN)
        assert view.is_outdated == is_outdated
        assert view.original
        assert (view.original.title, view.original.url) == ("Trang đầu", "index.html")
    assert not view_page(site.pages["vi/index.md"], site, VI).is_outdated


def test_a_page_whose_course_cannot_be_read_is_shown_without_it() -> None:
    site = load(base_files() | {COURSE: page("Không phải khóa")}).content
    view = view_page(site.pages[MODULE], site, VI)
    assert view.course is None
    assert view.previous is None
    assert view.next is None


def test_a_course_has_a_timetable_of_the_minutes() -> None:
    site = three_modules()
    course = site.find_course("thu", lang="vi")
    assert course
    view = view_course(course, site, VI)
    assert [(row.number, row.minutes, row.starts_after) for row in view.timetable] == [
        ("Bài 1", "30 phút", ""),
        ("Bài 5", "1 giờ", "30 phút"),
        ("Bài 9", "45 phút", "1 giờ 30 phút"),
    ]
    assert (view.minutes, view.question_count) == ("2 giờ 15 phút", 3)
    assert view.objectives == ("Nêu được việc của chi bộ.",)
    assert view.report
    assert (view.report.name, view.report.date) == ("Lớp học ở một xã", "14/9/2022")


def test_a_course_whose_report_is_not_known_is_shown_without_it() -> None:
    text = base_files()[COURSE].replace("bai-thu-2022", "khong-co")
    site = load(base_files() | {COURSE: text}).content
    course = site.find_course("thu", lang="vi")
    assert course
    assert view_course(course, site, VI).report is None
    assert site.find_course("khac", lang="vi") is None


def test_a_source_that_is_not_known_is_left_out() -> None:
    text = base_files()[MODULE].replace("  - hd-42-2025", "  - khong-co\n  - hd-12-2018?lich-su")
    site = load(base_files() | {MODULE: text}).content
    assert isinstance(site.pages[MODULE].meta, ModuleMeta)
    assert [source.id for source in view_page(site.pages[MODULE], site, VI).sources] == [
        "hd-12-2018"
    ]


def test_documents_stand_in_the_group_their_state_says() -> None:
    site = content()
    groups = {view.id: view.group for view in view_register(site, VI)}
    assert groups == {
        "hd-42-2025": "in-force",
        "hd-12-2018": "past",
        "nq-21-2022": "unclear",
        "qd-99-2019": "past",
        "bai-thu-2022": "reports",
    }


@pytest.mark.parametrize(
    ("state", "group", "words"),
    [
        ("in force", "in-force", "Đang áp dụng"),
        ("amended", "in-force", "Đang áp dụng, đã được sửa đổi"),
        ("replaced", "past", "Đã bị thay thế"),
        ("ended", "past", "Hết hiệu lực"),
        ("unknown", "unclear", "Chưa rõ còn hiệu lực hay không"),
        ("report", "reports", "Bài báo"),
    ],
)
def test_every_state_has_a_group_and_words(state: str, group: str, words: str) -> None:
    text = base_files()["data/van-ban.yml"].replace("hieu_luc: in force", f"hieu_luc: {state}")
    site = load(base_files() | {"data/van-ban.yml": text}).content
    document = site.register.find("hd-42-2025")
    assert document
    assert document.state is State(state)
    view = view_document(document, site, VI)
    assert (view.group, view.state) == (group, words)
    assert say_state(document, EN)


def test_a_document_not_to_be_relied_on_says_so() -> None:
    document = content().register.find("qd-99-2019")
    assert document
    assert say_state(document, VI) == "Không dùng làm căn cứ"
    view = view_document(document, content(), VI)
    assert (view.state_key, view.date, view.year) == ("unreliable", "", "")


def test_a_document_is_named_and_cited_in_the_standard_form() -> None:
    register = content().register
    new, undated, report = (register.find(i) for i in ("hd-42-2025", "qd-99-2019", "bai-thu-2022"))
    assert new
    assert undated
    assert report
    assert name_document(new, VI) == "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025"
    assert cite(new, EN) == "42-HD/BTCTW of 28 October 2025"
    assert name_document(undated, VI) == "Quyết định 99-QĐ/TW"
    assert cite(undated, VI) == "99-QĐ/TW"
    assert name_document(report, VI) == "Lớp học ở một xã"
    assert cite(report, VI) == "bài đăng ngày 14/9/2022"


def test_a_document_links_to_what_it_replaces_and_what_replaces_it() -> None:
    site = content({"vi/tra-cuu/van-ban.md": page("Sổ", layout="register")})
    new, old = site.register.find("hd-42-2025"), site.register.find("hd-12-2018")
    assert new
    assert old
    newer, older = view_document(new, site, EN), view_document(old, site, VI)
    assert [link.url for link in newer.replaces] == ["en/tra-cuu/van-ban/hd-12-2018.html"]
    assert [link.title for link in older.replaced_by] == ["Hướng dẫn 42-HD/BTCTW ngày 28/10/2025"]
    assert newer.topics == ("Chi bộ",)
    assert newer.title == "Hướng dẫn sinh hoạt chi bộ"


def test_a_hidden_document_is_nowhere() -> None:
    text = base_files()["data/van-ban.yml"].replace("ten: Hướng dẫn cũ", "ten: Cũ\n    an: true")
    text = text.replace("12-HD/BTCTW", "42-HD/BTCTW")
    site = content({"data/van-ban.yml": text})
    assert "hd-12-2018" not in {view.id for view in view_register(site, VI)}
    document = site.register.find("hd-42-2025")
    assert document
    view = view_document(document, site, VI)
    assert view.replaces == ()
    assert view.same_number == ()


def test_documents_of_one_number_warn_of_each_other() -> None:
    text = base_files()["data/van-ban.yml"].replace("12-HD/BTCTW", "42-HD/BTCTW")
    site = content({"data/van-ban.yml": text})
    document = site.register.find("hd-42-2025")
    assert document
    twins = view_document(document, site, VI).same_number
    assert [link.title for link in twins] == ["42-HD/BTCTW ngày 06/7/2018"]


def test_originals_and_a_digest_are_offered_where_there_are_some() -> None:
    site = content(
        {
            "vi/tra-cuu/ban-goc/hd-42-2025.pdf": "",
            "vi/tra-cuu/ban-goc/hd-42-2025.docx": "",
            "vi/tra-cuu/ban-goc/hd-42-20250.pdf": "",
            "vi/tra-cuu/tom-tat-hd-42-2025.md": page("Tóm tắt"),
        }
    )
    document = site.register.find("hd-42-2025")
    assert document
    view = view_document(document, site, VI)
    assert [(link.title, link.url) for link in view.originals] == [
        ("DOCX", "tra-cuu/ban-goc/hd-42-2025.docx"),
        ("PDF", "tra-cuu/ban-goc/hd-42-2025.pdf"),
    ]
    assert view_document(document, site, EN).originals[0].url.startswith("en/tra-cuu/ban-goc/")
    assert view.digest
    assert view.digest.url == "tra-cuu/tom-tat-hd-42-2025.html"


def test_the_glossary_links_to_the_modules_that_are_there() -> None:
    entry = "{id: cb, ten: Chi bộ, viet_tat: [CB, C.B], giai_nghia: G, tieng_anh: cell, bai: [%s]}"
    text = f"thuat_ngu:\n  - {entry % 'thu/01-bai-mot, thu/khac'}\n"
    site = load(base_files() | {"data/thuat-ngu.yml": text}).content
    (term,) = view_glossary(site, VI)
    assert (term.name, term.abbreviations, term.english) == ("Chi bộ", "CB, C.B", "cell")
    assert [link.title for link in term.modules] == ["Bài một"]


def test_the_final_quiz_of_a_course_is_offered_where_there_is_one() -> None:
    site = content({"vi/khoa-hoc/thu/kiem-tra/index.md": page("Kiểm tra cuối khóa")})
    view = view_page(site.pages[MODULE], site, VI)
    assert view.final
    assert view.final.url == "khoa-hoc/thu/kiem-tra/index.html"
    assert view_page(site.pages["vi/index.md"], site, VI).final is None
