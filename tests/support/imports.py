"""Words and small files for the tests of imports."""

from taphuan.model.draft import ImportedBank
from taphuan.parse.imports.gift_questions import import_gift
from taphuan.parse.imports.questions import ImportWords
from taphuan.parse.imports.sheet import Row, import_sheet

WORDS = ImportWords(
    true=frozenset({"Đúng", "True"}),
    false=frozenset({"Sai", "False"}),
    chosen=frozenset({"Chọn", "Chosen"}),
    not_chosen=frozenset({"Không chọn", "Not chosen"}),
    model_answer=("Bài làm mẫu", "Model answer"),
    source=("Căn cứ:", "Source:"),
    sources={"1-HD/X ngày 01/01/2026": "vb-moi"},
    missing_answer="viết bài mẫu",
    yes_no=("Đúng", "Sai"),
)


def gift(text: str, *taken: str) -> ImportedBank:
    return import_gift(text, taken=taken, words=WORDS)


def sheet(*rows: str, header: str = "") -> ImportedBank:
    """Return what becomes of rows whose cells are separated by `;`."""
    head = header or "Câu hỏi;Kiểu;Đáp án A;Đáp án B;Đáp án C;Đúng;Giải thích;Mục tiêu;Gợi ý;Điểm"
    numbered = enumerate([head, *rows], start=1)
    read = [Row(number, tuple(cell.strip() for cell in row.split(";"))) for number, row in numbered]
    return import_sheet(read, taken=("cu",), modules={1: "mot", 2: "giao-viec"}, words=WORDS)


def remarks(bank: ImportedBank) -> list[tuple[int, str]]:
    return [(one.line, one.key.removeprefix("import.")) for one in bank.remarks]
