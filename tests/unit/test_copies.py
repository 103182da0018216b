"""Copies of the site: which there are, what a ZIP holds, where its links lead."""

import datetime as dt
import posixpath

import pytest

from support.pages import base_files, content, labels, load, page, places
from taphuan.build import RELEASES_PATH
from taphuan.model.release import Edition
from taphuan.parse.releases import parse_releases
from taphuan.render.copies.downloads import (
    download_entries,
    format_size,
    format_wait,
    render_downloads,
    view_devices,
    view_releases,
)
from taphuan.render.copies.links import change_links, find_links
from taphuan.render.copies.plan import (
    Copy,
    CopyKind,
    edition_of,
    measure,
    plan_copies,
    say_edition,
)
from taphuan.render.copies.site_copy import (
    LIST_CLOSES,
    LIST_OPENS,
    SiteFiles,
    fill_list,
    pick_pages,
    zip_files,
)

DAY = dt.date(2026, 11, 22)
EDITION = Edition("2026.1", DAY, "")
RELEASES = """phien_ban:
  - so: "2026.2"
    ngay: 2026-12-01
    thay_doi: [Thêm bài]
    ban_dich: { en: [One module more] }
  - so: "2026.1"
    ngay: 2026-11-22
    thay_doi: [Bản đầu]
"""


def copies(lang: str = "vi") -> list[Copy]:
    site = content({"en/khoa-hoc/thu/index.md": english_course()})
    return list(plan_copies(site, labels(lang), site_name="Tập huấn cơ sở", edition=EDITION))


def english_course() -> str:
    return base_files()["vi/khoa-hoc/thu/index.md"].replace("Khóa thử", "Trial course")


def copy_of(kind: CopyKind, lang: str = "vi") -> Copy:
    return next(one for one in copies(lang) if one.kind is kind)


def test_a_copy_has_a_plain_name_with_the_date() -> None:
    names = {one.path for one in copies()}
    assert "tai-ve/tap-huan-co-so-2026-11-22.zip" in names
    assert "tai-ve/khoa-hoc-thu-2026-11-22.zip" in names
    assert all(name.isascii() and " " not in name for name in names)


def test_no_two_copies_have_one_name() -> None:
    every = [one.path for lang in ("vi", "en") for one in copies(lang)]
    assert len(every) == len(set(every)) == 9


def test_a_course_without_a_page_in_a_language_has_no_copy_in_it() -> None:
    site = content()
    plan = plan_copies(site, labels("en"), site_name="Training", edition=EDITION)
    assert [one.kind for one in plan] == [CopyKind.SITE_ZIP]


# addresses in pages


def test_addresses_are_found_wherever_a_tag_is_written_over_lines() -> None:
    text = '<p>\n<a class="x"\n   href="a.html#b">á</a><img src="i.png"><a name="n">n</a>'
    assert [(one.address, one.tag) for one in find_links(text)] == [
        ("a.html#b", "a"),
        ("i.png", "img"),
    ]
    for one in find_links(text):
        assert text[one.start : one.end] == one.address


def test_text_that_looks_like_a_link_is_no_link() -> None:
    text = '<script>x = \'<a href="a.html">\'</script><!-- <a href="b.html"> --><p>href="c"</p>'
    assert find_links(text) == ()


def test_only_the_addresses_change() -> None:
    text = '<A href="a.html">x &amp y</A>\n<br/><a href="b.html?x=1&amp;y=2">z</a>'
    links = find_links(text)
    assert change_links(text, links, lambda link: link.address) == text
    assert change_links(text, links[1:], lambda link: "c.html?<") == text.replace(
        "b.html?x=1&amp;y=2", "c.html?&lt;"
    )


def test_a_link_with_nowhere_to_go_is_hidden() -> None:
    text = '<nav><a href="a.html">a</a></nav>'
    (link,) = find_links(text)
    assert link.is_menu
    assert change_links(text, (link,), lambda _: None) == '<nav><a href="" hidden="">a</a></nav>'


# the ZIP

PAGE = '<a href="{0}">x</a>'
SITE = {
    "index.html": b"home",
    "en/index.html": b"home in English",
    "404.html": b"lost",
    "tai-ve.html": f"<h1>T</h1>{LIST_OPENS}list{LIST_CLOSES}<p>end</p>".encode(),
    "khoa-hoc/index.html": b"courses",
    "khoa-hoc/thu/index.html": b"""
        <link rel="stylesheet" href="../../assets/tap/site-1.css">
        <script src="x.js" data-others="search-en-0A.js" data-index="search-vi-0A.js"></script>
        <nav><a href="../../giang-vien/index.html">room</a></nav>
        <a hreflang="en" href="../../en/khoa-hoc/thu/index.html">English</a>
        <a href="../../index.html">home</a>
        <a href="../../giang-vien/index.html#x">trainer</a>
        <a href="01-bai-mot-trinh-chieu.pptx">file</a>
        <a href="../khac/01-trinh-chieu.pptx">file of another course</a>
        <a href="https://example.org/a.html">far</a> <a href="#here">here</a>
        """,
    "khoa-hoc/thu/01-bai-mot.html": b"module",
    "khoa-hoc/thu/01-bai-mot-trinh-chieu.pptx": b"slides",
    "khoa-hoc/khac/index.html": b"another course",
    "khoa-hoc/khac/01-trinh-chieu.pptx": b"slides of another course",
    "giang-vien/index.html": b"room",
    "giang-vien/mo-lop-thu.html": b"how to run this class",
    "assets/tap/site-1.css": b"css",
    "assets/tap/search-vi-0A.js": b"all pages",
    "assets/tap/search-en-0A.js": b"all English pages",
    "assets/tap/search-list-0B.js": b"list",
    "assets/javascripts/bundle.js": b"theme",
    "assets/javascripts/bundle.js.map": b"source map",
    "search/search_index.js": b"stub",
    "manifest.json": b"{}",
}


def unpacked(kind: CopyKind, lang: str = "vi") -> dict[str, bytes]:
    first = base_files()
    site = content(
        {
            "vi/khoa-hoc/khac/index.md": first["vi/khoa-hoc/thu/index.md"],
            "vi/khoa-hoc/khac/01-bai.md": first["vi/khoa-hoc/thu/01-bai-mot.md"],
            "en/khoa-hoc/thu/index.md": english_course(),
            "vi/giang-vien/mo-lop-thu.md": page("Mở lớp"),
        }
    )
    copy = copy_of(kind, lang)
    picked = pick_pages(copy, site, frozenset(SITE))
    words = labels(lang)
    files = zip_files(
        copy,
        SiteFiles(SITE),
        picked,
        edition=say_edition(EDITION, site, words),
        labels=words,
        search_index=(f"search-{lang}-0A.js", "these pages"),
    )
    return dict(files)


def test_the_start_page_is_first_and_leads_to_the_course() -> None:
    files = unpacked(CopyKind.COURSE_ZIP)
    assert next(iter(files)) == "MO-TRUOC-TIEN.html"
    start = files["MO-TRUOC-TIEN.html"].decode()
    assert 'href="noi-dung/khoa-hoc/thu/index.html"' in start
    assert "noi-dung/khoa-hoc/thu/index.html" in files
    assert next(iter(unpacked(CopyKind.SITE_ZIP, "en"))) == "START-HERE.html"


def test_the_start_page_says_how_to_unpack_until_its_style_sheet_is_there() -> None:
    files = unpacked(CopyKind.COURSE_ZIP)
    start = files["MO-TRUOC-TIEN.html"].decode()
    assert labels("vi")["copies.pack-title"] in start
    assert 'href="da-giai-nen.css"' in start
    assert ".pack { display: none; }" in files["da-giai-nen.css"].decode()


def test_the_start_page_says_version_date_and_where_newer_copies_are() -> None:
    start = unpacked(CopyKind.SITE_ZIP)["MO-TRUOC-TIEN.html"].decode()
    assert "Phiên bản 2026.1, ngày 22/11/2026" in start
    assert "Trung tâm chính trị" in start


def test_a_course_holds_its_own_pages_and_what_they_need() -> None:
    files = {name.removeprefix("noi-dung/") for name in unpacked(CopyKind.COURSE_ZIP)}
    assert "khoa-hoc/thu/01-bai-mot.html" in files
    assert "khoa-hoc/thu/01-bai-mot-trinh-chieu.pptx" in files
    assert "giang-vien/mo-lop-thu.html" in files
    assert "assets/tap/site-1.css" in files
    assert not files & {"index.html", "khoa-hoc/khac/index.html", "giang-vien/index.html"}
    assert "khoa-hoc/khac/01-trinh-chieu.pptx" not in files


def test_the_whole_site_is_that_of_one_language() -> None:
    vietnamese = {name.removeprefix("noi-dung/") for name in unpacked(CopyKind.SITE_ZIP)}
    assert {"index.html", "khoa-hoc/khac/index.html"} <= vietnamese
    assert not any(name.startswith("en/") for name in vietnamese)
    english = {name.removeprefix("noi-dung/") for name in unpacked(CopyKind.SITE_ZIP, "en")}
    assert "en/index.html" in english
    assert "index.html" not in english


@pytest.mark.parametrize("kind", [CopyKind.SITE_ZIP, CopyKind.COURSE_ZIP])
def test_what_no_page_needs_is_left_out(kind: CopyKind) -> None:
    files = {posixpath.basename(name) for name in unpacked(kind)}
    assert not files & {
        *("bundle.js.map", "search-en-0A.js", "manifest.json", "404.html", "search_index.js")
    }


def test_the_index_is_that_of_these_pages_and_no_page_asks_for_another() -> None:
    files = unpacked(CopyKind.COURSE_ZIP)
    assert files["noi-dung/assets/tap/search-vi-0A.js"] == b"these pages"
    text = files["noi-dung/khoa-hoc/thu/index.html"].decode()
    assert "data-others" not in text
    assert 'data-index="search-vi-0A.js"' in text


def test_links_to_what_is_not_there_are_hidden_or_say_so() -> None:
    text = unpacked(CopyKind.COURSE_ZIP)["noi-dung/khoa-hoc/thu/index.html"].decode()
    assert '<nav><a href="" hidden="">room</a></nav>' in text
    assert '<a hreflang="en" href="" hidden="">English</a>' in text
    assert '<a href="index.html">home</a>' in text
    assert '<a href="../../KHONG-CO-O-DAY.html">trainer</a>' in text
    assert '<a href="https://example.org/a.html">far</a> <a href="#here">here</a>' in text


def test_the_downloads_page_of_a_copy_says_which_copy_it_is() -> None:
    text = unpacked(CopyKind.SITE_ZIP)["noi-dung/tai-ve.html"].decode()
    assert text.startswith("<h1>T</h1>")
    assert text.endswith("<p>end</p>")
    assert "list" not in text
    assert "Phiên bản 2026.1" in text


def test_a_page_without_a_list_stays_as_it_is() -> None:
    assert fill_list("<p>a</p>", "b") == "<p>a</p>"
    assert fill_list(f"<p>{LIST_OPENS}a", "b") == f"<p>{LIST_OPENS}a"


# the downloads page


def test_the_manifest_names_every_copy_with_its_checksum() -> None:
    (entry,) = download_entries([measure(copy_of(CopyKind.COURSE_ZIP), b"abc")])
    assert entry == {
        "path": "tai-ve/khoa-hoc-thu-2026-11-22.zip",
        "bytes": 3,
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "kind": "course-zip",
        "lang": "vi",
        "course": "thu",
    }


def test_a_page_lists_the_copies_of_its_language_from_where_it_stands() -> None:
    made = [measure(one, b"abc") for lang in ("vi", "en") for one in copies(lang)]
    devices = view_devices(made, labels("en"), from_root="../")
    files = [copy.file for device in devices for copy in (*device.suggested, *device.others)]
    assert files
    assert not any(file.startswith("khoa-hoc") for file in files)
    html = render_downloads(devices, say_edition(EDITION, content(), labels("en")), labels("en"))
    assert 'href="../tai-ve/course-thu-en-2026-11-22.zip"' in html
    assert "ba7816bf" in html


def test_modules_stand_below_the_name_of_their_course() -> None:
    made = [measure(one, b"abc") for one in copies("vi")]
    devices = view_devices(made, labels("vi"), from_root="")
    html = render_downloads(devices, say_edition(EDITION, content(), labels("vi")), labels("vi"))
    module = next(one.copy for one in made if one.copy.module)
    assert module.course
    assert html.index(f"<h4>{module.course.page.meta.title}</h4>") < html.index(module.path)


@pytest.mark.parametrize(
    ("size", "shown"),
    [(1, "1 KB"), (90_000, "88 KB"), (1_048_576, "1,0 MB"), (3_618_521, "3,5 MB")],
)
def test_sizes_are_told_in_round_numbers(size: int, shown: str) -> None:
    assert format_size(size, labels("vi")) == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [(1, "5 giây"), (1_000_000, "35 giây"), (1_888_000, "1 phút"), (3_618_521, "2 phút")],
)
def test_waiting_is_rounded_up(size: int, shown: str) -> None:
    assert format_wait(size, labels("vi")) == shown


# versions


def test_versions_are_read_newest_first() -> None:
    releases, problems = parse_releases(RELEASES, path="p")
    assert problems == ()
    assert [(one.version, one.date, one.line) for one in releases] == [
        ("2026.2", dt.date(2026, 12, 1), 2),
        ("2026.1", DAY, 6),
    ]
    views = view_releases(releases, labels("en"))
    assert [view.changes for view in views] == [("One module more",), ("Bản đầu",)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ("releases.invalid", 1)),
        (RELEASES.replace('"2026.2"', '"hai"'), ("releases.invalid", 2)),
        (RELEASES.replace('"2026.2"', '"2026.1"'), ("releases.order", 6)),
        (RELEASES.replace("2026-11-22", "2026-12-02"), ("releases.order", 6)),
    ],
)
def test_a_mistake_in_the_list_of_versions_has_a_line(text: str, place: tuple[str, int]) -> None:
    _, problems = parse_releases(text, path="p")
    assert places(problems) == [place]


def test_a_copy_goes_by_the_newest_version_and_the_last_commit() -> None:
    site = load(base_files() | {RELEASES_PATH: RELEASES}).content
    assert edition_of(site, date=DAY, site_url="").version == "2026.2"
    without = content({"vi/a.md": page(reviewed="2026-12-01")})
    assert edition_of(without, date=None, site_url="") == Edition("", dt.date(2026, 12, 1), "")


@pytest.mark.parametrize(
    ("edition", "state"),
    [
        (EDITION, "Phiên bản 2026.1, ngày 22/11/2026"),
        (Edition("2026.1", None, ""), "Phiên bản 2026.1"),
        (Edition("", DAY, ""), "Bản ngày 22/11/2026"),
        (Edition("", None, ""), "Bản không ghi ngày"),
    ],
)
def test_every_copy_says_what_it_is(edition: Edition, state: str) -> None:
    assert say_edition(edition, content(), labels("vi")).state == state


def test_newer_copies_are_on_the_site_at_the_centre_or_with_the_giver() -> None:
    words = labels("vi")
    online = say_edition(Edition("", DAY, "https://a.example/"), content(), words)
    assert (online.newer, online.url) == ("Bản mới hơn có tại", "https://a.example/")
    assert "Trung tâm chính trị" in say_edition(EDITION, content(), words).newer
    nobody = content({"data/don-vi.yml": 'ten: ""\n'})
    assert say_edition(EDITION, nobody, words).newer == words["copies.newer-giver"]
