"""How much fits on a slide, estimated."""

import pytest

from taphuan.model.deck import TypeSize
from taphuan.parse.deck.fit import (
    TYPES,
    WALLS,
    count_lines,
    divide,
    fits,
    is_wide,
    measure,
    shown_text,
)
from taphuan.parse.deck.pieces import Piece, PieceKind, join_pieces, read_pieces

SENTENCE = "Chi bộ bàn việc làm đường, nghe ý kiến của từng ngõ, rồi giao cho từng người. "


def height(text: str, size: TypeSize = TypeSize.NORMAL) -> float:
    return measure(read_pieces(text, line=1), WALLS[0], TYPES[size])


def test_words_break_into_lines_at_the_width() -> None:
    assert count_lines("một hai ba", 10_000, 34) == 1
    assert count_lines(SENTENCE * 3, 1222, 34) > count_lines(SENTENCE * 2, 1222, 34)
    assert count_lines("", 100, 34) == 1


def test_a_word_wider_than_the_line_takes_several() -> None:
    assert count_lines("a" * 200, 1222, 34) >= 3


def test_diacritics_do_not_make_a_letter_wider() -> None:
    assert count_lines("Tuyên truyền " * 40, 1222, 34) == count_lines(
        "Tuyen truyen " * 40, 1222, 34
    )


def test_links_are_measured_by_their_words_and_empty_citations_by_a_name() -> None:
    assert shown_text("Xem [Bài 2](../02-x.md#muc) và [](vb:hd-42)") == (
        "Xem Bài 2 và 000-HD/BTCTW ngày 00/00/2000"
    )


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Ngắn.", SENTENCE * 4),
        ("- một", "- một\n- hai"),
        ("- một", "- một\n    - con\n    - con nữa"),
        ("> trích", "> " + SENTENCE * 3),
        ("```text\nmã\n```", "```text\nmã\nmã\nmã\n```"),
        ("Chữ.", "### Đầu đề\n\nChữ."),
        ("| a |\n|---|\n| 1 |", "| a |\n|---|\n| 1 |\n| 2 |"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", f"| a | b |\n|---|---|\n| 1 | {SENTENCE * 2} |"),
        ("Chữ.", "![Hình](a.png)"),
    ],
)
def test_more_text_stands_higher(less: str, more: str) -> None:
    assert height(more) > height(less)


def test_larger_type_stands_higher() -> None:
    text = SENTENCE * 3
    assert height(text, TypeSize.HUGE) > height(text, TypeSize.LARGE) > height(text)


def test_two_numbers_beside_an_option_leave_less_room_than_one() -> None:
    words = "chữ " * 25
    one = Piece(PieceKind.OPTION, (words,), 1)
    two = Piece(PieceKind.OPTION, (words,), 1, mark="±")
    face = TYPES[TypeSize.NORMAL]
    assert measure([two], WALLS[0], face) >= measure([one], WALLS[0], face)


def test_columns_are_as_high_as_the_longer_side() -> None:
    face = TYPES[TypeSize.NORMAL]
    even = Piece(PieceKind.COLUMNS, ("a", "b"), 1, head=("1", "2"))
    longer = Piece(PieceKind.COLUMNS, ("a", "b"), 1, head=("1", "2", "3"))
    assert measure([longer], WALLS[0], face) > measure([even], WALLS[0], face)


def test_little_text_is_set_large_and_much_is_divided_evenly() -> None:
    pages, size = divide(read_pieces("- một\n- hai", line=1), "Tên")
    assert (len(pages), size) == (1, TypeSize.HUGE)
    many = "\n".join(f"- {SENTENCE}" for _ in range(9))
    pages, size = divide(read_pieces(many, line=1), "Tên")
    assert size is TypeSize.NORMAL
    assert {len(page) for page in pages} == {3}


def test_a_long_title_leaves_less_room() -> None:
    text = read_pieces("\n".join("- một việc" for _ in range(7)), line=1)
    assert fits(text, "Tên", TypeSize.LARGE)
    assert not fits(text, "Tên rất dài của một trang chiếu " * 4, TypeSize.LARGE)


def test_what_stands_beside_the_title_leaves_less_room() -> None:
    title = "Một cái tên dài gần trọn một dòng"
    text = read_pieces("\n".join("- việc" for _ in range(9)), line=1)
    assert fits(text, title, TypeSize.COMPACT)
    assert not fits(text, title, TypeSize.COMPACT, beside=330)


def test_a_heading_goes_with_what_follows_it() -> None:
    filler = "\n\n".join(SENTENCE * 2 for _ in range(5))
    pages, _ = divide(read_pieces(f"{filler}\n\n**Đầu đề**\n\n{SENTENCE * 3}", line=1), "Tên")
    assert len(pages) > 1
    assert not any(page[-1].is_lead for page in pages)
    assert any("**Đầu đề**" in join_pieces(page) for page in pages)


def test_a_paragraph_longer_than_the_wall_is_divided() -> None:
    pages, _ = divide(read_pieces(SENTENCE * 20, line=1), "Tên")
    assert len(pages) > 1
    assert "".join(join_pieces(page) + " " for page in pages) == SENTENCE * 20


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b | c | d |", False),
        ("| a | b | c | d | e |", True),
        (r"| a \| b | c |", False),
        (f"| {'rấtdàikhôngngắt' * 4} | b |", True),
    ],
)
def test_a_table_is_wide_by_its_columns_and_its_longest_words(row: str, expected: bool) -> None:
    assert is_wide(row) is expected
