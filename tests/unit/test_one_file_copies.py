"""Modules and courses in one file: what is inside, and that nothing leads out of it unsaid."""

import json
import re

import pytest

from support.copies import EDITION, PIXEL, VI, bound
from support.pages import content
from taphuan.render.copies.markup import Change, cut, find_elements, set_value, splice
from taphuan.render.copies.one_file import SCRIPTS, STYLES, render_one_file
from taphuan.render.copies.plan import CopyKind, say_edition

BUNDLES = {name: f"/* {name} */" for name in (*STYLES, *SCRIPTS)}


# HTML taken apart


def test_elements_are_found_with_their_ends() -> None:
    text = '<div id="a"><p class="x y">1<br>2</p></div><img src="i.png">'
    found = {one.name: text[one.start : one.end] for one in find_elements(text)}
    assert found == {
        "div": '<div id="a"><p class="x y">1<br>2</p></div>',
        "p": '<p class="x y">1<br>2</p>',
        "br": "<br>",
        "img": '<img src="i.png">',
    }
    paragraph = next(one for one in find_elements(text) if one.name == "p")
    assert paragraph.has_class("y")
    assert not paragraph.has_class("z")
    assert paragraph.get("id") == ""
    assert text[paragraph.inner_start : paragraph.inner_end] == "1<br>2"


def test_what_is_left_open_ends_with_what_is_around_it() -> None:
    text = "<ul><li>a<li>b</ul></p><hr/>"
    ends = {(one.name, text[one.start : one.end]) for one in find_elements(text)}
    assert ("ul", "<ul><li>a<li>b</ul>") in ends
    assert ("hr", "<hr/>") in ends


def test_only_the_changes_change() -> None:
    text = '<p id="a">x &amp; y</p><p id="b">z</p>'
    first, second = find_elements(text)
    changes = [set_value(first.attributes["id"], 'n"1'), cut(second)]
    assert splice(text, changes) == '<p id="n&quot;1">x &amp; y</p>'
    inner = Change(second.inner_start, second.inner_end, "q")
    assert splice(text, [inner, cut(second)]) == '<p id="a">x &amp; y</p>'


# a course as one document


def html_of(kind: CopyKind = CopyKind.COURSE_FILE, *, site_url: str = "") -> str:
    copy, binding = bound(kind, site_url=site_url)
    data = render_one_file(
        copy,
        binding,
        VI,
        edition=say_edition(EDITION, content(), VI),
        bundles=BUNDLES,
        search_words={},
        abbreviations=[],
    )
    return data.decode()


def test_chapters_are_the_modules_in_order_and_the_final_quiz() -> None:
    _, binding = bound()
    assert [(one.id, one.number) for one in binding.chapters] == [
        ("bai-1", "Bài 1"),
        ("bai-2", "Bài 2"),
        ("kiem-tra", ""),
    ]
    assert binding.cover
    assert binding.cover.html == "<p>Giới thiệu</p>"


def test_every_link_leads_to_a_place_in_the_file() -> None:
    html = html_of()
    names = set(re.findall(r'\sid="([^"]+)"', html))
    goals = set(re.findall(r'href="#([^"]+)"', html))
    assert goals <= names
    assert {"bai-1-hoc-xong", "bai-2-hoc-xong", "kiem-tra", "dau"} <= goals


def test_names_are_the_chapters_own_but_those_of_questions_stay() -> None:
    html = bound()[1].chapters[0].html
    assert '<h2 id="bai-1-hoc-xong">' in html
    assert '<a href="#bai-2-hoc-xong">hai</a>' in html
    assert '<div class="tap-quiz" id="q-mot">' in html
    assert '<label for="q-mot-typed">' in html


def test_documents_and_terms_stand_at_the_end() -> None:
    html = html_of()
    assert '<a href="#vb-hd-42-2025">vb</a>' in html
    assert 'id="vb-hd-42-2025"' in html
    assert '<a href="#vb-nq-21-2022">mục</a>' in html
    assert '<a href="#tn-chi-bo">tn</a>' in html
    assert "Tổ chức nhỏ nhất của Đảng." in html


def test_a_page_that_is_not_inside_is_told_with_its_place() -> None:
    _, binding = bound()
    places = {name: place.title for name, place in binding.book.places.items()}
    assert places["mau-van-ban/index.md"] == "Mẫu văn bản"
    offline = html_of()
    assert "://" not in offline.replace("https://a.example/x", "")
    online = html_of(site_url="https://hoc.example/")
    assert '<a href="https://hoc.example/mau-van-ban/index.html">Mẫu văn bản</a>' in online


def test_images_are_inside() -> None:
    assert f'<img src="{PIXEL}#khoa-hoc/thu/hinh.png" alt="Hình">' in html_of()


def test_styles_and_scripts_are_inside_and_nothing_is_loaded() -> None:
    html = html_of()
    assert "/* quiz.css */" in html
    assert "/* copy.js */" in html
    assert not re.search(r"<script[^>]*\ssrc=|<link[^>]*stylesheet|@import|url\(", html)


def test_a_bundle_that_would_end_its_element_is_refused() -> None:
    copy, binding = bound()
    with pytest.raises(ValueError, match="</script"):
        render_one_file(
            copy,
            binding,
            VI,
            edition=say_edition(EDITION, content(), VI),
            bundles=BUNDLES | {"copy.js": "'</script>'"},
            search_words={},
            abbreviations=[],
        )


def test_a_course_has_an_index_of_its_own_that_cannot_end_its_element() -> None:
    html = html_of()
    (data,) = re.findall(r'<script type="application/json" id="tap-index">(.*?)</script>', html)
    index = json.loads(data)
    assert [entry[0] for entry in index["pages"]] == ["bai-1", "bai-2"]
    assert index["pages"][0][3] == ["1", "2#bai-1-hoc-xong"]


def test_a_module_alone_has_neither_cover_nor_search() -> None:
    html = html_of(CopyKind.MODULE_FILE)
    assert "tap-index" not in html
    assert 'id="dau"' not in html
    assert 'href="#bai-1">' in html
    assert "Phiên bản 2026.1" in html


def test_the_file_says_what_it_is_and_where_newer_ones_are() -> None:
    html = html_of()
    assert "Phiên bản 2026.1" in html
    assert "Trung tâm chính trị" in html


def test_the_course_has_its_timetable_and_the_way_back_to_where_one_stopped() -> None:
    html = html_of()
    assert '<h2 id="thoi-gian-bieu">' in html
    (data,) = re.findall(r"<tap-continue hidden><script[^>]*>(.*?)</script>", html)
    (entry,) = json.loads(data)
    assert [module["url"] for module in entry["modules"]] == ["#bai-1", "#bai-2"]
