"""The Markdown of a slide in pieces, and put together again."""

import pytest

from taphuan.parse.deck.pieces import (
    Piece,
    PieceKind,
    first_sentence,
    join_pieces,
    read_pieces,
    split_piece,
)


def kinds(text: str) -> list[str]:
    return [piece.kind.name.lower() for piece in read_pieces(text, line=1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một đoạn\nhai dòng.\n\nĐoạn nữa.", ["paragraph", "paragraph"]),
        ("- một\n- hai\n  còn của hai\n- ba", ["item", "item", "item"]),
        ("- một\n\n- hai", ["item", "item"]),
        ("- một\n    - con\n- hai", ["item", "item"]),
        ("- một\n\n    đoạn của một\n\nĐoạn khác.", ["item", "paragraph"]),
        ("- một\nlười thụt\n\nĐoạn.", ["item", "paragraph"]),
        ("1. một\n2. hai", ["item", "item"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", ["row", "row"]),
        ("| a |\n|---|", ["paragraph"]),
        ("### Đầu đề\nChữ.", ["lead", "paragraph"]),
        ("Chữ\n### Đầu đề", ["paragraph", "lead"]),
        ("**Câu hỏi để nghĩ**\n\nChữ.", ["lead", "paragraph"]),
        ("**Một** chữ đậm.", ["paragraph"]),
        ("> lời trích\n> tiếp", ["quote"]),
        ("```text\n# không phải đầu đề\n\n- không phải mục\n```\n\nChữ.", ["code", "paragraph"]),
        ("Chữ\n```text\nmã\n```", ["paragraph", "code"]),
        ("```text\nkhông đóng", ["code"]),
        ("![Hình](a.png)", ["image"]),
        ("![Hình](a.png) và chữ", ["paragraph"]),
        ("Trên\n\n---\n\nDưới", ["paragraph", "paragraph"]),
        ("\n\n", []),
    ],
)
def test_text_falls_into_its_pieces(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_piece_knows_its_line_in_the_file() -> None:
    pieces = read_pieces("\nMột.\n\n| a |\n|---|\n| 1 |\n| 2 |", line=10)
    assert [piece.line for piece in pieces] == [11, 15, 16]


@pytest.mark.parametrize(
    "text",
    [
        "Một đoạn.\n\n- một\n- hai\n\nĐoạn nữa.",
        "1. một\n2. hai\n\n- gạch",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
        "**Đầu**\n\n> trích",
    ],
)
def test_pieces_put_together_are_the_text_again(text: str) -> None:
    assert join_pieces(read_pieces(text, line=1)) == text


def test_items_are_numbered_as_they_are_shown() -> None:
    pieces = read_pieces("3. ba\n1. bốn\n1. năm\n\nChữ.\n\n1. một", line=1)
    assert [piece.mark for piece in pieces] == ["3.", "4.", "5.", "", "1."]


def test_a_list_cut_in_two_goes_on_with_its_number() -> None:
    pieces = read_pieces("1. một\n1. hai\n1. ba", line=1)
    assert join_pieces(pieces[2:]) == "3. ba"


def test_a_table_cut_in_two_repeats_its_head() -> None:
    pieces = read_pieces("| a |\n|---|\n| 1 |\n| 2 |", line=1)
    assert join_pieces(pieces[1:]) == "| a |\n|---|\n| 2 |"


def test_two_tables_in_a_row_stay_two() -> None:
    text = "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |"
    assert join_pieces(read_pieces(text, line=1)) == text


def test_a_paragraph_is_divided_between_its_sentences_and_joins_again() -> None:
    (piece,) = read_pieces("Câu một. Câu hai? “Câu ba.” Câu bốn\ncòn tiếp.", line=4)
    parts = split_piece(piece)
    assert [part.text for part in parts] == [
        "Câu một.",
        "Câu hai?",
        "“Câu ba.”",
        "Câu bốn còn tiếp.",
    ]
    assert join_pieces(parts) == "Câu một. Câu hai? “Câu ba.” Câu bốn còn tiếp."
    assert {part.line for part in parts} == {4}


def test_an_items_rest_stays_with_its_mark() -> None:
    parts = split_piece(read_pieces("2. Câu một. Câu hai.", line=1)[0])
    assert join_pieces(parts) == "2. Câu một. Câu hai."
    assert join_pieces(parts[1:]) == "Câu hai."


def test_a_table_row_cannot_be_divided() -> None:
    row = read_pieces("| a |\n|---|\n| Một. Hai. |", line=1)[0]
    assert split_piece(row) == (row,)


def test_a_line_that_announces_a_list_does_not_stand_last() -> None:
    announcing, item = read_pieces("Ba việc:\n\n- một", line=1)
    assert announcing.is_lead
    assert not item.is_lead
    assert Piece(PieceKind.LEAD, ("### Đầu",), 1).is_lead


def test_the_first_sentence_ends_at_its_mark() -> None:
    assert first_sentence("Câu\nđầu (theo 42-HD/BTCTW). Câu sau.") == "Câu đầu (theo 42-HD/BTCTW)."
    assert first_sentence("Không có dấu") == "Không có dấu"
