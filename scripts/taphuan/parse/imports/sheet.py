"""A spreadsheet of questions, one in each row, to questions of the author's language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from taphuan.model.draft import ImportedBank, Remark, remark
from taphuan.model.question import (
    Answer,
    AnswerForm,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    ObjectiveRef,
    OpenAnswer,
    OrderingAnswer,
    Pair,
    Question,
    ShortAnswer,
    StatementsAnswer,
    Step,
)
from taphuan.parse.imports.escape import escape, escape_start
from taphuan.parse.imports.questions import (
    FreeIds,
    ImportWords,
    decimal_of,
    read_objective,
    short_or_number,
)
from taphuan.parse.imports.sheet_answers import (
    LETTERS,
    PAIR,
    likely_form,
    right_letters,
    true_letters,
)
from taphuan.text import excerpt, nfc, slugify

_HEADERS = {  # what a header may be called, without marks
    "id": ("ma", "ma-cau", "ma-cau-hoi", "id"),
    "form": ("kieu", "dang", "loai", "kieu-cau-hoi", "dang-cau-hoi", "loai-cau-hoi", "type"),
    "question": ("cau-hoi", "noi-dung", "noi-dung-cau-hoi", "question"),
    "right": ("dung", "dap-an-dung", "dap-an", "correct", "right", "answer"),
    "explanation": ("giai-thich", "loi-giai", "explanation"),
    "objective": ("muc-tieu", "objective"),
    "hint": ("goi-y", "hint"),
    "points": ("diem", "so-diem", "points"),
    "source": ("can-cu", "nguon", "source"),
}
_OPTION = ("dap-an", "phuong-an", "lua-chon", "y", "option", "answer", "choice")
_FEEDBACK = ("phan-hoi", "feedback")
_FORMS = {
    AnswerForm.SINGLE: ("chon-mot", "mot-dap-an", "chon-mot-dap-an", "single"),
    AnswerForm.MULTIPLE: ("chon-nhieu", "nhieu-dap-an", "chon-nhieu-dap-an", "multiple"),
    AnswerForm.TRUE_FALSE: ("dung-sai", "dung-hay-sai", "true-false"),
    AnswerForm.MATCHING: ("ghep-doi", "ghep", "matching"),
    AnswerForm.ORDERING: ("xep-thu-tu", "sap-xep", "ordering"),
    AnswerForm.SHORT: ("go-chu", "tra-loi-ngan", "dien", "short"),
    AnswerForm.NUMBER: ("go-so", "so", "number"),
    AnswerForm.OPEN: ("tu-viet", "tu-luan", "open", "essay"),
}
_FORM_NAMES = {name: form for form, names in _FORMS.items() for name in names}
_TWO_NUMBERS = re.compile(r"(\d{1,2})\D+(\d{1,2})\D*$")
_STEP = re.compile(r"^\d{1,2}[.)]\s+")


class _Refused(Exception):
    """A row that is no question; the argument is the remark's key."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, as text."""

    number: int
    """As the spreadsheet counts."""
    cells: tuple[str, ...]


def import_sheet(
    rows: Sequence[Row], *, taken: Sequence[str], modules: dict[int, str], words: ImportWords
) -> ImportedBank:
    """Return the questions of a sheet; rows that are none are among the remarks.

    Args:
        rows: All rows; the first that has a column of questions is the header.
        taken: Ids the course has already.
        modules: Slugs of the course's modules by their number.
        words: For what a row leaves out.
    """
    headers = (place for place, row in enumerate(rows) if "question" in _columns(row).values())
    place = next(headers, None)
    if place is None:
        return ImportedBank((), (remark("import.sheet-no-header"),))
    row, columns = rows[place], _columns(rows[place])
    told = [
        remark("import.sheet-column", row.number, text=excerpt(cell))
        for index, cell in enumerate(row.cells)
        if cell.strip()
        and index not in columns
        and any(index < len(one.cells) and one.cells[index].strip() for one in rows[place + 1 :])
    ]
    ids, questions = FreeIds(taken), []
    for one in rows[place + 1 :]:
        if any(cell.strip() for cell in one.cells):
            reader = _Reader(one, columns, modules, words)
            try:
                questions.append(reader.read(ids))
                told.extend(reader.remarks)
            except _Refused as reason:
                text = excerpt(reader.values.get("question", "")) or "…"
                told.append(remark(str(reason), one.number, text=text))
    return ImportedBank(tuple(questions), tuple(sorted(told, key=lambda one: one.line)))


def _columns(row: Row) -> dict[int, str]:
    """Return the meaning of each column by its place."""
    found: dict[int, str] = {}
    for index, cell in enumerate(row.cells):
        slug = slugify(nfc(cell)) if cell.strip() else ""
        key = next((key for key, names in _HEADERS.items() if slug in names), "")
        name, _, letter = slug.rpartition("-")
        if not key and len(letter) == 1 and letter.upper() in LETTERS:
            if name in _OPTION or not name:
                key = letter.upper()
            elif name in _FEEDBACK:
                key = f"feedback {letter.upper()}"
        if key and key not in found.values():
            found[index] = key
    return found


class _Reader:
    """Reads one row."""

    def __init__(
        self, row: Row, columns: dict[int, str], modules: dict[int, str], words: ImportWords
    ) -> None:
        self.row, self.modules, self.words = row, modules, words
        self.values = {
            key: nfc(row.cells[index]).strip()
            for index, key in columns.items()
            if index < len(row.cells) and row.cells[index].strip()
        }
        self.remarks: list[Remark] = []
        self.needs_accents = True

    def say(self, key: str, **details: object) -> None:
        self.remarks.append(remark(key, self.row.number, **details))

    def read(self, ids: FreeIds) -> Question:
        stem = _blocks(self.values.get("question", ""))
        if not stem:
            raise _Refused("import.no-stem")
        answer = self._answer()
        return Question(
            id=ids.take(self.values.get("id", ""), otherwise=self.values["question"]),
            stem=stem,
            answer=answer,
            hints=tuple(_inline(line) for line in _lines(self.values.get("hint", ""))),
            explanation=_inline(self.values.get("explanation", "")),
            line=self.row.number,
            stem_line=self.row.number,
            points=self._points(),
            objective=self._objective(),
            source=self._source(),
            accents_required=self.needs_accents,
        )

    def _answer(self) -> Answer:
        options = [(mark, self.values[mark]) for mark in LETTERS if mark in self.values]
        right = self.values.get("right", "")
        written = self.values.get("form", "")
        form = _FORM_NAMES.get(slugify(written)) if written else likely_form(options, right)
        if form is None:
            raise _Refused("import.sheet-form")
        line = self.row.number
        match form:
            case AnswerForm.OPEN:
                if not right:
                    self.say("import.no-model-answer")
                return OpenAnswer(_inline(right) or self.words.missing_answer, "", line)
            case AnswerForm.SHORT | AnswerForm.NUMBER:
                return self._typed(right, [text for _, text in options])
            case AnswerForm.ORDERING:
                return OrderingAnswer(
                    tuple(
                        Step(_inline(_STEP.sub("", text)), self._feedback(mark), line)
                        for mark, text in options
                    )
                )
            case AnswerForm.MATCHING:
                return self._pairs(options)
            case AnswerForm.TRUE_FALSE:
                return StatementsAnswer(self._choices(options, true_letters(options, right)))
        letters = right_letters(options, right)
        if not letters:
            raise _Refused("import.no-right")
        if form is AnswerForm.SINGLE and len(letters) > 1:
            raise _Refused("import.sheet-many-right")
        is_multiple = form is AnswerForm.MULTIPLE
        return ChoiceAnswer(self._choices(options, letters), is_multiple=is_multiple)

    def _choices(self, options: Sequence[tuple[str, str]], right: set[str]) -> tuple[Choice, ...]:
        return tuple(
            Choice(_inline(text), mark in right, self._feedback(mark), self.row.number)
            for mark, text in options
        )

    def _pairs(self, options: Sequence[tuple[str, str]]) -> Answer:
        pairs = []
        for mark, text in options:
            left, *rest = PAIR.split(text)
            if len(rest) != 1 or not left or not rest[0]:
                raise _Refused("import.sheet-pair")
            why = self._feedback(mark)
            pairs.append(Pair(_inline(left), _inline(rest[0]), why, self.row.number))
        return MatchingAnswer(tuple(pairs))

    def _typed(self, right: str, others: Sequence[str]) -> Answer:
        texts = [" ".join(text.split()) for one in (right, *others) for text in one.split("|")]
        answer, needs = short_or_number(
            [text for text in texts if text], self._feedback("A"), self.row.number
        )
        if isinstance(answer, ShortAnswer) and not answer.accepted:
            raise _Refused("import.no-right")
        self.needs_accents = needs
        return answer

    def _feedback(self, mark: str) -> str:
        return _inline(self.values.get(f"feedback {mark}", ""))

    def _points(self) -> Decimal:
        written = self.values.get("points", "1")
        points = decimal_of(written)
        if points is None or not 0 < points <= 100:
            self.say("import.sheet-points", text=excerpt(written))
            return Decimal(1)
        return points

    def _objective(self) -> ObjectiveRef | None:
        written = self.values.get("objective", "")
        if not written:
            return None
        if found := _TWO_NUMBERS.search(written):
            module = self.modules.get(int(found[1]), "")
            if module and int(found[2]):
                return ObjectiveRef(int(found[2]), module)
        objective = read_objective(written)
        if objective is None or objective.module not in self.modules.values():
            self.say("import.sheet-objective", text=excerpt(written))
            return None
        return objective

    def _source(self) -> str:
        written = self.values.get("source", "").removeprefix("vb:")
        if written and written not in self.words.sources.values():
            self.say("import.sheet-source", text=excerpt(written))
            return ""
        return written


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _inline(text: str) -> str:
    return escape(text, keep_links=True)


def _blocks(text: str) -> str:
    lines = [escape_start(escape(line, keep_links=True)) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
