"""One document replaces another: what is refused, what is written, what is to be read again."""

import datetime as dt

import pytest

from support.pages import base_files, content, page
from taphuan.adapters.register.book import RegisterBook
from taphuan.adapters.register.replacement import (
    RefusedError,
    check_replacement,
    find_document,
    places_to_review,
    write_replacement,
)
from taphuan.parse.data import parse_register

DAY = dt.date(2026, 7, 1)
HEAD = """cap_nhat: 2026-01-01
moi_nhat_da_thay: {trung_uong: 2026-01-01, dia_phuong: 2026-01-01}
van_ban:
"""
ENTRY = """  - id: {id}
    so_hieu: {number}
    loai: Quy định
    ngay: {date}
    ten: Tên
    hieu_luc: {state}{more}
    do_tin_cay: da_xac_minh
"""


def entry(
    document_id: str,
    *,
    number: str = "null",
    date: str = "null",
    state: str = "in force",
    **keys: str,
) -> str:
    more = "".join(f"\n    {key}: {value}" for key, value in keys.items())
    return ENTRY.format(id=document_id, number=number, date=date, state=state, more=more)


TEXT = HEAD + "".join(
    (
        entry("cu", number="1-QĐ/X", date="2020-01-01"),
        entry("moi", number="2-QĐ/X", date="2026-06-01"),
        entry("trung", number="1-QĐ/X", date="2019-01-01", state="unknown"),
        entry("xua", date="2010-01-01", state="replaced", thay_the_boi="[cu]"),
        entry("an", an="true"),
        entry("bai", state="report"),
    )
)


def refusal(old: str, new: str, date: dt.date = DAY, text: str = TEXT) -> str:
    register, problems = parse_register(text, path="so.yml")
    assert not problems
    try:
        check_replacement(
            find_document(old, register), find_document(new, register), date, register
        )
    except RefusedError as refused:
        return refused.key
    return ""


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("cu", "moi", ""),
        ("cu", "2-QĐ/X", ""),
        ("1-QĐ/X", "moi", "replace.many"),
        ("cuu", "moi", "replace.unknown-close"),
        ("9-QĐ/Y", "moi", "replace.unknown"),
        ("cu", "cu", "replace.itself"),
        ("cu", "bai", "replace.report"),
        ("cu", "an", "replace.not-usable"),
        ("cu", "trung", "replace.not-usable"),
        ("moi", "cu", "replace.older"),
        ("xua", "cu", "replace.done"),
    ],
)
def test_what_is_not_clear_is_refused(old: str, new: str, key: str) -> None:
    assert refusal(old, new) == key


def test_a_day_before_either_document_is_refused() -> None:
    assert refusal("cu", "moi", dt.date(2026, 5, 31)) == "replace.early"


def test_a_successor_is_not_replaced_by_what_it_replaced() -> None:
    text = HEAD + entry("mot", thay_the_boi="[hai]") + entry("hai", thay_the="[mot]")
    assert refusal("hai", "mot", text=text) == "replace.ring"


def test_both_entries_say_what_replaces_what() -> None:
    register, _ = parse_register(TEXT, path="so.yml")
    book = RegisterBook(TEXT)
    old, new = find_document("cu", register), find_document("moi", register)
    write_replacement(book, old, new, DAY)
    assert book.values("cu")["hieu_luc"] == "replaced"
    assert book.values("cu")["thay_the_boi"] == ("moi",)
    assert book.values("cu")["ngay_het"] == DAY
    assert book.values("moi")["thay_the"] == ("cu",)
    changed, problems = parse_register(book.text, path="so.yml")
    assert not problems
    assert changed.updated == DAY


def test_every_line_that_cites_or_names_the_document_is_listed() -> None:
    text = base_files()["data/van-ban.yml"]
    site = content(
        {
            "vi/a.md": page(
                "A", "Xem [](vb:hd-42-2025).\n\nTheo 42-HD/BTCTW thì [x](vb:hd-42-2025).\n"
            ),
            "en/a.md": page("A", "Nothing.\n", translates='"0"'),
        }
    )
    old = site.register.find("hd-42-2025")
    assert old
    places = [(one.path, one.line) for one in places_to_review(old, site, text)]
    own = [line for path, line in places if path == "docs/vi/a.md"]
    assert own == [5, 7]
    module = [line for path, line in places if path.endswith("01-bai-mot.md")]
    lines = base_files()["vi/khoa-hoc/thu/01-bai-mot.md"].splitlines()
    assert module
    assert all("hd-42-2025" in lines[line - 1] or "42-HD" in lines[line - 1] for line in module)
    assert not [path for path, _ in places if path == "docs/en/a.md"]
