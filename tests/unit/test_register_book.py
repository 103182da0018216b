"""The register changed in place: its comments, its order and everything else stay."""

import datetime as dt
from pathlib import Path

from taphuan.adapters.register.book import RegisterBook
from taphuan.adapters.register.columns import COLUMNS
from taphuan.parse.data import _Entry

REAL = (Path(__file__).parents[2] / "docs" / "data" / "van-ban.yml").read_text("utf-8")
TEXT = """# đầu sổ
cap_nhat: 2026-11-22
van_ban:

  # ---------- A ----------

  - id: mot
    so_hieu: null
    loai: "Quy định" # giữ ngoặc kép
    hieu_luc: in force
    do_tin_cay: seed
    luu_y: >-
      Một câu.

  # ---------- B ----------

  - id: hai
    so_hieu: 2-QĐ/X
    loai: Quy định
    hieu_luc: unknown
    do_tin_cay: seed
    nguon:
      - nguồn một
      - nguồn hai

# cuối sổ
"""


def changed(book: RegisterBook, text: str = TEXT) -> list[str]:
    """Return the lines that are not in the text, and with a minus those no longer there."""
    old, new = text.splitlines(), book.text.splitlines()
    return [f"-{line}" for line in old if line not in new] + [
        line for line in new if line not in old
    ]


def test_the_real_register_is_written_as_it_was_read() -> None:
    assert RegisterBook(REAL).text == REAL


def test_every_key_of_an_entry_is_a_column_in_the_order_of_the_file() -> None:
    keys = [column.key for column in COLUMNS]
    assert set(keys) == set(_Entry.model_fields)


def test_a_value_is_changed_in_its_line() -> None:
    book = RegisterBook(TEXT)
    book.set("mot", "hieu_luc", "replaced")
    assert book.text == TEXT.replace("hieu_luc: in force", "hieu_luc: replaced")


def test_a_new_key_stands_where_it_belongs() -> None:
    book = RegisterBook(TEXT)
    book.set("mot", "thay_the_boi", ("hai",))
    wanted = "hieu_luc: in force\n    thay_the_boi: [hai]\n"
    assert book.text == TEXT.replace("hieu_luc: in force\n", wanted)


def test_an_empty_value_takes_its_line_out_or_leaves_null() -> None:
    book = RegisterBook(TEXT)
    book.set("hai", "so_hieu", "")
    book.set("mot", "luu_y", "")
    wanted = TEXT.replace("so_hieu: 2-QĐ/X", "so_hieu: null")
    assert book.text == wanted.replace("    luu_y: >-\n      Một câu.\n", "")


def test_the_lines_after_an_entry_stay_when_its_last_value_changes() -> None:
    book = RegisterBook(TEXT)
    book.set("mot", "luu_y", "Câu khác.")
    book.set("mot", "ghi_chu", "Thêm ở cuối.")
    book.set("hai", "nguon", ("nguồn ba",))
    assert changed(book) == [
        *("-      Một câu.", "-    nguon:", "-      - nguồn một", "-      - nguồn hai"),
        *("      Câu khác.", "    ghi_chu: >-", "      Thêm ở cuối.", "    nguon: [nguồn ba]"),
    ]
    assert "Thêm ở cuối.\n\n  # ---------- B ----------\n\n  - id: hai" in book.text
    assert book.text.endswith("nguon: [nguồn ba]\n\n# cuối sổ\n")


def test_a_long_note_is_folded_like_the_others() -> None:
    book = RegisterBook(TEXT)
    book.set("mot", "luu_y", "Một câu nhắc. " * 20)
    assert max(len(line) for line in book.text.splitlines()) <= 100
    assert RegisterBook(book.text).values("mot")["luu_y"] == ("Một câu nhắc. " * 20).strip()


def test_a_new_entry_stands_before_what_ends_the_file() -> None:
    book = RegisterBook(TEXT)
    values = {"loai": "Luật: mới", "hieu_luc": "in force", "do_tin_cay": "seed", "an": True}
    book.add("ba", {**values, "ngay": dt.date(2026, 1, 2)})
    book.add("bon", {**values, "so_hieu": "4"})
    assert book.ids == ["mot", "hai", "ba", "bon"]
    assert book.text.endswith("do_tin_cay: seed\n\n# cuối sổ\n")
    assert book.values("ba") == {
        "id": "ba",
        "so_hieu": "",
        "loai": "Luật: mới",
        "ngay": dt.date(2026, 1, 2),
        "ten": "",
        "hieu_luc": "in force",
        "an": True,
        "do_tin_cay": "seed",
    }
    assert RegisterBook(book.text).text == book.text


def test_the_day_of_the_last_change_never_goes_back() -> None:
    book = RegisterBook(TEXT)
    book.set_updated(dt.date(2026, 1, 1))
    assert book.text == TEXT
    book.set_updated(dt.date(2027, 1, 1))
    assert changed(book) == ["-cap_nhat: 2026-11-22", "cap_nhat: 2027-01-01"]
