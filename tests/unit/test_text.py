"""Vietnamese text: anchors, spelling, order, names."""

import unicodedata
from pathlib import Path

import pytest
import yaml

from taphuan.text import (
    content_digest,
    excerpt,
    fold_spelling,
    is_plain_name,
    natural_key,
    nfc,
    plain_inline,
    slugify,
    strip_marks,
    unique_anchor,
)

SLUGS = Path(__file__).parents[1] / "golden" / "slug"
SLUG_CASES = [
    (str(title), anchor)
    for path in sorted(SLUGS.glob("*.yml"))
    for title, anchor in yaml.safe_load(path.read_text("utf-8")).items()
]


@pytest.mark.parametrize(("title", "anchor"), SLUG_CASES, ids=[title for title, _ in SLUG_CASES])
def test_a_title_keeps_its_published_anchor(title: str, anchor: str) -> None:
    assert slugify(title) == anchor


def test_slugify_keeps_the_letter_d_with_stroke() -> None:
    assert slugify("Đảng") == "dang"


def test_slugify_takes_the_separator_python_markdown_gives() -> None:
    assert slugify("Chi bộ thôn", "_") == "chi_bo_thon"


def test_an_anchor_is_always_ascii_letters_digits_and_hyphens() -> None:
    for code in range(0x20, 0x2FFF):
        anchor = slugify(f"a{chr(code)}b")
        assert anchor.isascii()
        assert anchor.replace("-", "").isalnum()
        assert anchor == anchor.lower()


def test_composed_and_decomposed_titles_have_one_anchor() -> None:
    for title, _ in SLUG_CASES:
        composed, decomposed = nfc(title), unicodedata.normalize("NFD", title)
        assert slugify(decomposed) == slugify(composed)


def test_a_repeated_anchor_gets_a_number_that_is_free() -> None:
    taken = {"muc_1"}
    assert [unique_anchor("muc", taken) for _ in range(3)] == ["muc", "muc_2", "muc_3"]
    assert unique_anchor("khac", taken) == "khac"
    assert taken == {"muc", "muc_1", "muc_2", "muc_3", "khac"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà bình", "hòa bình"),
        ("thuỷ", "thủy"),
        ("HOÀ", "hòa"),
        ("khoẻ", "khỏe"),
        ("loá", "lóa"),
        ("quý", "quý"),
        ("xoà", "xòa"),
        ("Hoà  \t bình\n", "hòa bình"),
        ("Hoa\u0300 bi\u0300nh", "hòa bình"),
        ("uỷ ban", "ủy ban"),
    ],
)
def test_old_and_new_places_of_the_tone_mark_are_one_spelling(old: str, new: str) -> None:
    assert fold_spelling(old) == fold_spelling(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoa", "hòa"), ("má", "mà"), ("dao", "đao"), ("ban", "bán"), ("tư", "tu"), ("a b", "ab")],
)
def test_words_that_differ_stay_different(one: str, other: str) -> None:
    assert fold_spelling(one) != fold_spelling(other)


def test_without_marks_only_letters_count() -> None:
    assert fold_spelling("Đường  Làng", keep_marks=False) == "duong lang"
    assert fold_spelling("má", keep_marks=False) == fold_spelling("mà", keep_marks=False)


def test_folding_twice_changes_nothing() -> None:
    for title, _ in SLUG_CASES:
        assert fold_spelling(fold_spelling(title)) == fold_spelling(title)


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["bai-10", "bai-2", "Bài 1", "bai-02b", "10", "9", "ẩm", "an", "đá", "dã", ""]
    ordered = ["", "9", "10", "ẩm", "an", "Bài 1", "bai-2", "bai-02b", "bai-10", "đá", "dã"]
    assert sorted(names, key=natural_key) == ordered


def test_signs_that_only_look_like_digits_are_no_crash() -> None:
    names = ["5²", "²", "x" + "9" * 5000, "٣", "½"]
    assert sorted(names, key=natural_key)


def test_an_excerpt_ends_at_a_word() -> None:
    assert excerpt("  ngắn \n thôi ") == "ngắn   thôi"
    assert excerpt("một hai ba bốn", 9) == "một hai…"
    assert excerpt("x" * 70) == "x" * 60 + "…"


def test_marks_go_and_letters_stay() -> None:
    assert strip_marks("Định dạng Ðặc biệt") == "Dinh dang Dac biet"


@pytest.mark.parametrize("name", ["a.md", "01-bai.md", "Anh.PNG", "a_b.txt"])
def test_a_plain_name_may_stay(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize("name", ["bài.md", "a b.md", "A.md", "a.MD", "hình.png"])
def test_a_name_that_breaks_in_copies_is_not_plain(name: str) -> None:
    assert not is_plain_name(name)


def test_a_digest_changes_with_words_only() -> None:
    assert content_digest("a\r\nb\n") == content_digest("a\nb")
    assert content_digest("ho\u0300a") == content_digest("hòa")
    assert content_digest("a") != content_digest("b")


def test_inline_marks_are_left_out() -> None:
    assert plain_inline("**Một** [hai](x.md) `ba` ![bốn](y.png)") == "Một hai ba bốn"
