"""The register as a spreadsheet: what it says there and back, and what it refuses."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from support.pages import labels
from taphuan.adapters.register.book import RegisterBook
from taphuan.adapters.register.exchange import Differences, compare, sheet_rows
from taphuan.adapters.register.sheets import Row, SheetError, read_rows, write_csv, write_xlsx
from taphuan.model.labels import Labels

VI, EN = labels("vi"), labels("en")
REAL = (Path(__file__).parents[2] / "docs" / "data" / "van-ban.yml").read_text("utf-8")
DAY = dt.date(2026, 11, 22)
TEXT = """cap_nhat: 2026-11-22
van_ban:
  - id: mot
    so_hieu: 1-QĐ/X
    loai: Quy định
    ngay: 2026-01-02
    ten: "=SUM(A1)"
    hieu_luc: in force
    do_tin_cay: seed
    nguon: ["a; b", c]
  - id: hai
    so_hieu: null
    loai: Quy định
    ngay: null
    ten: -1
    hieu_luc: unknown
    khong_dung: true
    do_tin_cay: mot_nguon
"""


def against(rows: list[list[object]], text: str = TEXT) -> Differences:
    numbered = [Row(number, tuple(row)) for number, row in enumerate(rows, start=1)]
    return compare(numbered, RegisterBook(text))


def told(found: Differences) -> list[tuple[str, int, str]]:
    return [(problem.key, problem.row, problem.column) for problem in found.problems]


@pytest.mark.parametrize("lang", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_exported_comes_back_the_same(tmp_path: Path, ending: str, lang: Labels) -> None:
    assert differences(RegisterBook(TEXT), tmp_path / f"so.{ending}", lang) == Differences()


def test_the_real_register_comes_back_the_same(tmp_path: Path) -> None:
    assert differences(RegisterBook(REAL), tmp_path / "so.xlsx", VI) == Differences()


def differences(book: RegisterBook, path: Path, lang: Labels) -> Differences:
    rows = sheet_rows(book, lang)
    is_csv = path.suffix == ".csv"
    path.write_bytes(write_csv(rows) if is_csv else write_xlsx(rows, title="Sổ", date=DAY))
    return compare(read_rows(path), book)


def test_the_same_register_gives_the_same_file() -> None:
    rows = sheet_rows(RegisterBook(TEXT), VI)
    assert write_xlsx(rows, title="Sổ", date=DAY) == write_xlsx(rows, title="Sổ", date=DAY)


def test_nothing_in_an_exported_file_is_calculated(tmp_path: Path) -> None:
    rows, path = sheet_rows(RegisterBook(TEXT), VI), tmp_path / "so.xlsx"
    path.write_bytes(write_xlsx(rows, title="Sổ", date=DAY))
    cells = [cell for row in load_workbook(path).active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert "=SUM(A1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    lines = write_csv(rows).decode("utf-8-sig").splitlines()
    assert ";'=SUM(A1);" in lines[1]
    assert ";'-1;" in next(line for line in lines if line.startswith("hai"))


def test_dates_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(write_xlsx(sheet_rows(RegisterBook(TEXT), VI), title="Sổ", date=DAY))
    sheet = load_workbook(path).active
    assert sheet is not None
    assert (sheet["E2"].value, sheet["E2"].number_format) == (dt.datetime(2026, 1, 2), "dd/mm/yyyy")


def test_what_an_official_typed_is_understood() -> None:
    head = ["Mã", "ngày ban hành", "HIỆU LỰC", "Không dùng làm căn cứ", "Thay cho (mã)", "ghi_chu"]
    row = ["mot", "5/3/2026", "đã bị thay thế", "x", "a;b\nc", "  Hai   chữ "]
    changes = {change.key: change.after for change in against([[*head], [*row]]).changes}
    assert changes == {
        "ngay": dt.date(2026, 3, 5),
        "hieu_luc": "replaced",
        "khong_dung": True,
        "thay_the": ("a", "b", "c"),
        "ghi_chu": "Hai chữ",
    }


def test_a_column_or_row_that_is_not_there_changes_nothing() -> None:
    found = against([["Mã", "Loại"], ["mot", "Quy định"]])
    assert (found.changes, found.problems, found.missing) == ([], [], ["hai"])


def test_an_emptied_cell_empties_the_value_unless_it_is_needed() -> None:
    found = against([["Mã", "Ngày ban hành", "Loại"], ["mot", "", "Quy định"]])
    assert [(change.key, change.after) for change in found.changes] == [("ngay", "")]
    assert told(against([["Mã", "Loại"], ["mot", ""]])) == [("sheet.required", 2, "loai")]


def test_a_new_row_is_a_new_document_when_it_says_enough() -> None:
    head = ["Mã", "Loại", "Hiệu lực", "Đã đối chiếu tới đâu", "Số, ký hiệu"]
    found = against([[*head], ["ba", "Luật", "Chưa rõ", "Một nguồn", 12.0]])
    assert found.problems == []
    book = RegisterBook(TEXT)
    found.apply(book)
    assert book.values("ba")["so_hieu"] == "12"
    assert told(against([[*head], ["ba", "Luật", "", "", ""]])) == [
        ("sheet.required", 2, "hieu_luc"),
        ("sheet.required", 2, "do_tin_cay"),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "key"),
    [
        ("Ngày ban hành", "31/02/2026", "sheet.no-date"),
        ("Ngày ban hành", "hôm qua", "sheet.no-date"),
        ("Hiệu lực", "còn tốt", "sheet.no-state"),
        ("Ẩn", "chắc là có", "sheet.no-flag"),
        ("Đã đối chiếu tới đâu", "nhiều", "sheet.no-confidence"),
        ("Số, ký hiệu", dt.datetime(2026, 1, 2), "sheet.is-date"),
        ("Tên", "chữ\x00lạ", "sheet.control"),
    ],
)
def test_a_cell_nothing_can_be_made_of_is_told_with_its_row(
    column: str, cell: object, key: str
) -> None:
    found = against([["Mã", column], ["mot", cell]])
    assert [(one, row) for one, row, _ in told(found)] == [(key, 2)]
    assert found.changes == []


def test_rows_and_columns_that_cannot_be_told_apart_are_refused() -> None:
    assert told(against([["Loại"], ["x"]])) == [("sheet.no-id-column", 0, "")]
    assert told(against([])) == [("sheet.no-id-column", 0, "")]
    assert told(against([["Mã", "Màu", "loai", "Loại"], ["mot", "", "", "Quy định"]])) == [
        ("sheet.unknown-column", 1, ""),
        ("sheet.column-twice", 1, ""),
        ("sheet.required", 2, "loai"),
    ]
    assert told(against([["Mã"], ["mot"], ["mot"], ["Hai chữ"], [""]])) == [
        ("sheet.twice", 3, ""),
        ("sheet.bad-id", 4, ""),
        ("sheet.bad-id", 5, ""),
    ]


def test_a_formula_is_no_value(tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "so.xlsx"
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã", "Tên"])  # type: ignore[union-attr]
    sheet.append(["mot", "=1+1"])  # type: ignore[union-attr]
    book.save(path)
    assert told(compare(read_rows(path), RegisterBook(TEXT))) == [("sheet.formula", 2, "ten")]


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("so.xlsx", b"not a zip", "sheet.unreadable"),
        ("so.csv", "Mã;Tên".encode("utf-16"), "sheet.not-utf8"),
        ("so.ods", b"", "sheet.ending"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_refused(
    tmp_path: Path, name: str, data: bytes, key: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SheetError, match=key):
        read_rows(tmp_path / name)


def test_excels_own_csv_is_read_with_any_delimiter(tmp_path: Path) -> None:
    for delimiter in (";", ",", "\t"):
        text = delimiter.join(("Mã", "Tên")) + "\r\n" + delimiter.join(("mot", "'=SUM(A1)"))
        (tmp_path / "so.csv").write_text(text, "utf-8-sig")
        found = compare(read_rows(tmp_path / "so.csv"), RegisterBook(TEXT))
        assert (found.changes, found.problems) == ([], [])
