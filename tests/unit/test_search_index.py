"""The index of the search: compact, complete, and the same bytes for the same pages."""

import json
from pathlib import Path

import pytest

from taphuan.render.search.index import (
    BREAK,
    SearchKind,
    SearchPage,
    SearchSection,
    encode_index,
    implied_anchor,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "search" / "index.js"
"""What `tests/web/search-index.test.js` reads back."""

PAGES = [
    SearchPage(
        "khoa-hoc/mau/01-hop.html",
        SearchKind.MODULE,
        (
            SearchSection("Họp chi bộ", f"Một câu. Hai câu,  ba ý.{BREAK}Đoạn sau: “trích” 90%."),
            SearchSection("Thời gian họp", "Ngày 03; 12-HD/BTCTW.", "thoi-gian-hop", 2),
            SearchSection(
                "Lý do – vì sao?", "Ủy ban nhân dân (UBND) xã.", anchor="muc-rieng", level=3
            ),
            SearchSection("Lại thời gian", "", anchor="lai-thoi-gian_1", level=2),
        ),
        place="Bài 1 · Khóa mẫu",
    ),
    SearchPage(
        "tra-cuu/van-ban.html",
        SearchKind.DOCUMENT,
        (
            SearchSection("Sổ", "Trống."),
            SearchSection("Hướng dẫn 12", 'Ký hiệu < & > \\ " / đủ.', "hd-12", 2),
            SearchSection("từ viết tắt", "giải nghĩa", "tu-viet-tat", 7, SearchKind.TERM),
        ),
    ),
]


def encode(pages: list[SearchPage]) -> str:
    words = {"none": "Không thấy"}
    return encode_index(pages, lang="vi", words=words, abbreviations=[("BCĐ", "ban chỉ đạo")])


def data_of(script: str) -> dict[str, object]:
    start, end = script.index(",") + 1, script.rindex(")")
    data: dict[str, object] = json.loads(script[start:end])
    return data


def test_the_index_is_the_golden_one(update_goldens: bool) -> None:
    index = encode(PAGES)
    if update_goldens:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(index, encoding="utf-8")
    assert index == GOLDEN.read_text(encoding="utf-8")


def test_the_same_pages_give_the_same_bytes() -> None:
    assert encode(PAGES) == encode(list(PAGES))


def test_decomposed_text_is_stored_composed() -> None:
    section = SearchSection("Bo\u0323\u0302", "ho\u0323p")
    page = SearchPage("a.html", SearchKind.GUIDE, (section,))
    assert str(data_of(encode([page]))["dictionary"]).split("\x7f") == ["Bộ", "họp"]


def test_the_most_frequent_word_has_the_least_number() -> None:
    page = SearchPage("a.html", SearchKind.GUIDE, (SearchSection("ba", "hai hai ba một ba"),))
    data = data_of(encode([page]))
    assert str(data["dictionary"]).split("\x7f") == ["ba", "hai", "một"]
    assert data["text"] == "#&$''&(&"


def test_the_text_is_ascii_that_needs_no_escape() -> None:
    words = " ".join(f"từ{number}" for number in range(40_000))
    page = SearchPage("a.html", SearchKind.GUIDE, (SearchSection("Dài", words),))
    text = str(data_of(encode([page]))["text"])
    assert set(text) <= {chr(code) for code in range(35, 127)} - {"\\"}
    assert json.dumps(text) == f'"{text}"'


def test_a_dictionary_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taphuan.render.search.index._LEADS", (64,))
    words = " ".join(f"từ{number}" for number in range(100))
    page = SearchPage("a.html", SearchKind.GUIDE, (SearchSection("Dài", words),))
    with pytest.raises(ValueError, match="at most"):
        encode([page])


def test_an_anchor_is_left_out_where_the_title_implies_it() -> None:
    pages = data_of(encode(PAGES))["pages"]
    assert isinstance(pages, list)
    assert pages[0][3] == ["1", "2", "3#muc-rieng", "2#lai-thoi-gian_1"]
    assert pages[1][3] == ["1", "2#hd-12", "7t"]


def test_a_title_implies_the_anchor_the_build_gives_it() -> None:
    assert implied_anchor("Định dạng: lý do – 2") == "dinh-dang-ly-do-2"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hỏi Ủy ban nhân dân (UBND) xã.", [["UBND", "ủy ban nhân dân"]]),
        ("theo ban chỉ đạo (BCĐ)", [["BCĐ", "ban chỉ đạo"]]),
        ("mục khác (UBND)", []),
        ("một câu (XIN) nữa", []),
        ("(UBND)", []),
    ],
)
def test_an_abbreviation_is_taken_from_where_the_text_explains_it(
    text: str, found: list[list[str]]
) -> None:
    page = SearchPage("a.html", SearchKind.GUIDE, (SearchSection("Mục", text),))
    data = data_of(encode_index([page], lang="vi", words={}))
    assert data["abbreviations"] == found


def test_the_separator_of_the_dictionary_cannot_come_from_the_text() -> None:
    page = SearchPage("a.html", SearchKind.GUIDE, (SearchSection("a\x7fb", "c"),))
    assert str(data_of(encode([page]))["dictionary"]).split("\x7f") == ["ab", "c"]
