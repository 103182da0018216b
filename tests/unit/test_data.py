"""Register, centre and glossary: what is read, and a line for whatever cannot be."""

import datetime as dt

import pytest

from support.pages import base_files, labels, load, places
from taphuan.build import CENTRE_PATH, GLOSSARY_PATH, REGISTER_PATH
from taphuan.diagnostics import Diagnostic, format_diagnostic
from taphuan.model.document import Centre, Confidence, Register, Session, State
from taphuan.parse.data import parse_centre, parse_register
from taphuan.parse.glossary import parse_glossary

HEAD = """cap_nhat: 2026-11-22
moi_nhat_da_thay: {trung_uong: 2026-08-28, dia_phuong: 2026-09-30}
chu_de: {chi-bo: Chi bộ}
van_ban:
"""
ENTRY = """  - id: hd-42
    so_hieu: 42-HD/BTCTW
    loai: Hướng dẫn
    co_quan: Ban Tổ chức Trung ương
    ngay: 2025-10-28
    ten: Sinh hoạt chi bộ
    hieu_luc: in force
    khong_dung: false
    thay_the: [hd-12]
    chu_de: [chi-bo]
    do_tin_cay: da_xac_minh
    kiem_tra: 2026-11-01
    luu_y: >
      Xem kỹ.
    nguon: [G1]
  - {id: hd-12, so_hieu: 12-HD/BTCTW, loai: Hướng dẫn, ten: null, hieu_luc: replaced,
     thay_the_boi: [hd-42], do_tin_cay: mot_nguon, an: true}
"""
REGISTER = HEAD + ENTRY
CENTRE = """ten: Trung tâm
dien_thoai: 0239 123
email: a@b.vn
dia_chi: Thôn Một
lich_hoc:
  - { khoa_hoc: Khóa, bat_dau: "7 giờ 30", dia_diem: Hội trường, ghi_chu: Mang bút }
"""
GLOSSARY = """thuat_ngu:
  - id: chi-bo
    ten: Chi bộ
    viet_tat: [CB]
    ten_khac: [chi bộ đảng]
    giai_nghia: Tổ chức đảng ở cơ sở.
    tieng_anh: party cell
    bai: [thu/01-bai-mot]
"""


def register(text: str) -> tuple[Register, tuple[Diagnostic, ...]]:
    return parse_register(text, path="docs/data/van-ban.yml")


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    """Return what an official reads, without path and code."""
    lines = [format_diagnostic(one, labels("vi").messages) for one in found]
    return [line.split(": ", 1)[1].rsplit(" [", 1)[0] for line in lines]


def test_an_entry_is_read_with_its_types_and_its_line() -> None:
    read, problems = register(REGISTER)
    assert problems == ()
    document = read.find("hd-42")
    assert document
    assert (document.number, document.type, document.line) == ("42-HD/BTCTW", "Hướng dẫn", 5)
    assert document.date == dt.date(2025, 10, 28)
    assert (document.state, document.confidence) == (State.IN_FORCE, Confidence.VERIFIED)
    assert (document.note, document.replaces, document.topics) == (
        "Xem kỹ.",
        ("hd-12",),
        ("chi-bo",),
    )
    assert (document.is_hidden, document.is_unreliable) == (False, False)


def test_what_is_not_known_is_empty() -> None:
    document = register(REGISTER)[0].find("hd-12")
    assert document
    assert (document.title, document.date, document.checked, document.issuer) == (
        "",
        None,
        None,
        "",
    )
    assert (document.is_hidden, document.line) == (True, 20)


def test_the_head_of_the_register_is_read() -> None:
    read, _ = register(REGISTER)
    assert (read.updated, read.latest_central, read.latest_local) == (
        dt.date(2026, 11, 22),
        dt.date(2026, 8, 28),
        dt.date(2026, 9, 30),
    )
    assert read.topics == {"chi-bo": "Chi bộ"}


def test_documents_of_one_number_are_told_apart() -> None:
    twin = "  - {id: hd-42-cu, so_hieu: 42-HD/BTCTW, loai: HD, hieu_luc: ended, do_tin_cay: seed}\n"
    bare = "  - {id: khong-so, loai: HD, hieu_luc: ended, do_tin_cay: seed}\n"
    read, _ = register(REGISTER + twin + bare + bare.replace("khong-so", "khong-so-2"))
    one, none = read.find("hd-42"), read.find("khong-so")
    assert one
    assert none
    assert [other.id for other in read.same_number(one)] == ["hd-42-cu"]
    assert read.same_number(none) == ()


def test_decomposed_words_are_composed() -> None:
    read, _ = register(REGISTER.replace("Sinh hoạt", "Sinh hoa\u0323t"))
    document = read.find("hd-42")
    assert document
    assert document.title == "Sinh hoạt chi bộ"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "ở đây phải là các dòng `khóa: giá trị`"),
        ("- a\n", 1, "ở đây phải là các dòng `khóa: giá trị`"),
        ("a: &x 1\nb: *x\n", 1, "ở đây phải là các dòng `khóa: giá trị`"),
        (REGISTER.replace("ten: Sinh", "ten: Bài: Sinh"), 10, "dấu hai chấm"),
        (REGISTER.replace("    loai: Hướng", "\tloai: Hướng", 1), 7, "Tab"),
        (REGISTER.replace("ten: Sinh", 'ten: "Sinh'), 10, "ngoặc kép"),
        (REGISTER.replace("thay_the: [hd-12]", "thay_the: [hd-12"), 13, "chưa đóng"),
        (REGISTER.replace("    loai: Hướng", "   loai: Hướng", 1), 7, "thụt vào"),
        (REGISTER.replace("ten: Sinh", "ten: @Sinh"), 10, "ký hiệu đặc biệt"),
        (REGISTER.replace("ten: Sinh", "ten: *Sinh"), 10, "ký hiệu đặc biệt"),
        (REGISTER.replace("ten: Sinh hoạt", "ten Sinh hoạt"), 10, "thiếu dấu hai chấm"),
        (REGISTER.replace("Sinh hoạt", "Sinh\x07hoạt"), 10, "ký tự lạ"),
        (REGISTER.replace("ten: Sinh", 'ten: "\\Sinh" x'), 10, "ngoặc đơn"),
        (REGISTER.replace("ten: Sinh", 'ten: "Sinh" x'), 10, "sau ngoặc kép còn chữ"),
        ("[" * 500, 1, "máy không hiểu"),
        ("a: b\n--- c\n", 2, "máy không hiểu"),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, str) else str(value),
)
def test_a_register_that_is_no_yaml_has_a_line_and_words(text: str, line: int, words: str) -> None:
    read, problems = register(text)
    assert places(problems) == [("register.invalid", line)]
    assert words in told(problems)[0]
    assert not read.is_complete


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("cap_nhat: 2026-11-22", "cap_nhat: 2026-02-30", 1, "không phải ngày có thật"),
        ("dia_phuong: 2026-09-30", "dia_phuong: nay", 2, "không phải ngày có thật"),
        (", dia_phuong: 2026-09-30", "", 2, "thiếu khóa “dia_phuong”"),
        ("moi_nhat_da_thay: {", "moi_nhat_da_thay: #{", 2, "để trống"),
        ("chu_de: {chi-bo: Chi bộ}", "chu_de: chi bộ", 3, "thụt vào bên dưới"),
        ("chu_de: {chi-bo: Chi bộ}", "chu_de: {chi-bo: [a]}", 3, "một dòng chữ"),
        ("van_ban:", "van_ba:", 4, "có phải ý bạn là “van_ban”?"),
        ("id: hd-42\n", "id: HD 42\n", 5, "chữ thường không dấu"),
        ("  - id: hd-42\n    so_hieu", "  - so_hieu", 5, "thiếu khóa “id”"),
        ("loai: Hướng dẫn\n", "loai: [a]\n", 7, "một dòng chữ"),
        ("loai: Hướng dẫn\n", "loai:\n", 7, "để trống"),
        ("ngay: 2025-10-28", "ngay: 28/10/2025", 9, "không phải ngày có thật"),
        ("ngay: 2025-10-28", "ngay: {nam: 2025}", 9, "một ngày"),
        ("in force", "còn hiệu lực", 11, "một trong: in force, amended"),
        ("khong_dung: false", "khong_dung: không", 12, "true hoặc false"),
        ("khong_dung: false", "khong_dung: [a]", 12, "true hoặc false"),
        ("thay_the: [hd-12]", "thay_the: hd-12", 13, "một danh sách"),
        ("    thay_the: [hd-12]\n", "    thay_the:\n      - hd-12\n      -\n", 15, "để trống"),
        ("do_tin_cay: da_xac_minh", "do_tin_cay: chac", 15, "một trong: da_xac_minh"),
        ("    nguon: [G1]\n", "    nguon: [G1]\n    nguon: []\n", 20, "có hai lần"),
        ("    nguon: [G1]\n", "    nguon: [G1]\n    link: a\n", 20, "không có khóa “link”"),
    ],
)
def test_a_mistake_in_the_register_has_its_own_line_and_words(
    old: str, new: str, line: int, words: str
) -> None:
    assert old in REGISTER
    _, problems = register(REGISTER.replace(old, new, 1))
    assert ("register.invalid", line) in places(problems)
    assert any(words in one for one in told(problems)), told(problems)


def test_the_other_entries_of_a_register_with_a_mistake_are_known() -> None:
    read, problems = register(REGISTER.replace("in force", "con"))
    assert places(problems) == [("register.invalid", 11)]
    assert set(read.documents) == {"hd-42", "hd-12"}
    assert read.is_complete


def test_what_cites_an_entry_with_a_mistake_is_not_to_blame() -> None:
    text = base_files()["data/van-ban.yml"].replace("hieu_luc: in force", "hieu_luc: con")
    found = load(base_files() | {"data/van-ban.yml": text}).diagnostics
    assert places(found) == [("register.invalid", 11)]


def test_nothing_is_called_unknown_when_the_register_cannot_be_read() -> None:
    for text in ("", "van_ban: [", "van_ban: x\n", "van_ban: []\n"):
        found = load(base_files() | {"data/van-ban.yml": text}).diagnostics
        assert {one.path for one in found} == {"docs/data/van-ban.yml"}, text


def test_several_mistakes_of_a_register_are_told_in_one_run() -> None:
    text = REGISTER.replace("in force", "con").replace("2025-10-28", "hôm nay")
    assert places(register(text.replace("an: true", "an: x"))[1]) == [
        ("register.invalid", 9),
        ("register.invalid", 11),
        ("register.invalid", 21),
    ]


def test_the_profile_of_the_centre_is_read() -> None:
    centre, problems = parse_centre(CENTRE, path="docs/data/don-vi.yml")
    assert problems == ()
    session = Session("Khóa", "7 giờ 30", "Hội trường", "Mang bút")
    assert centre == Centre("Trung tâm", "0239 123", "a@b.vn", "Thôn Một", (session,))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("ten:\n", 1),
        ("ten: [a]\n", 1),
        ("dien_thoai: 1\n", 1),
        ("ten: A\nlich_hoc: [a]\n", 2),
        ("ten: A\nlich_hoc:\n  - khoa_hoc: A\n", 3),
        ("ten: A\nlich_hoc:\n  - {khoa_hoc: A, bat_dau: B, dia_diem: C, gio: 1}\n", 3),
        ("ten: A: B\n", 1),
        ("ten: A\nten: B\n", 2),
    ],
)
def test_a_mistake_in_the_centres_profile_has_a_line(text: str, line: int) -> None:
    centre, problems = parse_centre(text, path="docs/data/don-vi.yml")
    assert centre == Centre()
    assert ("centre.invalid", line) in places(problems)


def test_the_glossary_is_read() -> None:
    glossary, problems = parse_glossary(GLOSSARY, path="docs/data/thuat-ngu.yml")
    assert problems == ()
    assert [(term.id, term.name, term.line) for term in glossary.terms] == [("chi-bo", "Chi bộ", 2)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ("glossary.invalid", 1)),
        (GLOSSARY.replace("id: chi-bo", "id: Chi bộ"), ("glossary.invalid", 2)),
        (GLOSSARY.replace("    tieng_anh: party cell\n", ""), ("glossary.invalid", 2)),
        (GLOSSARY + GLOSSARY.partition("\n")[2], ("glossary.duplicate", 9)),
    ],
)
def test_a_mistake_in_the_glossary_has_a_line(text: str, place: tuple[str, int]) -> None:
    _, problems = parse_glossary(text, path="docs/data/thuat-ngu.yml")
    assert places(problems) == [place]


def test_a_term_taught_in_a_module_that_is_not_there_is_told() -> None:
    right = base_files() | {GLOSSARY_PATH: GLOSSARY}
    assert load(right).diagnostics == ()
    wrong = right | {GLOSSARY_PATH: GLOSSARY.replace("01-bai-mot", "01-bai-hai")}
    assert places(load(wrong).diagnostics) == [("glossary.module", 2)]


def test_the_data_files_have_the_paths_authors_know() -> None:
    assert (REGISTER_PATH, CENTRE_PATH) == ("data/van-ban.yml", "data/don-vi.yml")
