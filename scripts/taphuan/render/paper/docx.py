"""A paper and its key as Word files, to be changed by the trainer before printing."""

from collections.abc import Mapping

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from taphuan.model.labels import Labels
from taphuan.render.docx.file import add_footer, new_document, to_bytes
from taphuan.render.docx.html import DocxWriter, add_gap, add_table
from taphuan.render.paper.view import WRITTEN_FORMS, PaperView, QuestionView

SIZE = 14
"""Points of the test's text: readers of sixty fill it in."""
_KEY_SIZE = 12
_WIDTH = Mm(172)
_BOX = "\u2610"
_BOX_FONT = "MS Gothic"
"""The font in which Word draws its own boxes; others take the nearest they have."""


def image_path(path: str, images: Mapping[str, bytes]) -> str:
    """Return the path itself as the image's source where Word can show it, else nothing."""
    is_known = path.rpartition(".")[2].lower() in ("png", "jpg", "jpeg", "gif")
    return path if is_known and path in images else ""


def _new_document(view: PaperView, labels: Labels, title: str, *, size: int) -> Document:
    locale = labels.locale_of(view.lang)
    return new_document(lang=view.lang, locale=locale, title=title, author=view.centre, size=size)


def render_test_docx(view: PaperView, labels: Labels, images: Mapping[str, bytes]) -> bytes:
    """Return the test: questions to answer, no answers."""
    title = f"{view.title} – {view.version}"
    document = _new_document(view, labels, title, size=SIZE)
    writer = _PaperWriter(document, labels, images)
    writer.head(view, view.version, note=view.centre)
    writer.fill_in()
    for section in view.sections:
        if section.title:
            document.add_heading(section.title, 2)
        for question in section.questions:
            writer.question(question)
    add_footer(document, f"{view.version} · {labels['paper.page']}")
    return to_bytes(document)


def render_key_docx(view: PaperView, labels: Labels, images: Mapping[str, bytes]) -> bytes:
    """Return the key of the same version: answers, points, explanations."""
    title = f"{view.title} – {view.key_title}"
    document = _new_document(view, labels, title, size=_KEY_SIZE)
    writer = _PaperWriter(document, labels, images)
    writer.head(view, view.key_title, note=labels["paper.key-only"])
    document.add_paragraph(labels.fill("paper.key-seed", seed=view.seed)).alignment = _CENTRE
    if view.pass_line:
        document.add_paragraph(view.pass_line).alignment = _CENTRE
    writer.short_key(view)
    document.add_heading(labels["paper.key-why"], 2)
    for question in view.questions:
        writer.key_question(question)
    add_footer(document, f"{view.key_title} · {labels['paper.page']}")
    return to_bytes(document)


_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


class _PaperWriter:
    def __init__(self, document: Document, labels: Labels, images: Mapping[str, bytes]) -> None:
        self.document, self.labels = document, labels
        self.html = DocxWriter(images)

    def head(self, view: PaperView, version: str, *, note: str) -> None:
        top = self.document.add_paragraph()
        top.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        top.add_run(note).font.size = Pt(12)
        top.add_run(f"\t{version}").bold = True
        self.document.add_heading(view.title, 1).alignment = _CENTRE
        if view.course:
            self.document.add_paragraph(view.course).alignment = _CENTRE
        self.document.add_paragraph(" · ".join(view.facts)).alignment = _CENTRE

    def fill_in(self) -> None:
        half = Mm(100)
        name = self._line()
        name.add_run(f"{self.labels['paper.name']}: \t")
        second = self._line(half)
        second.add_run(f"{self.labels['paper.class']}: \t {self.labels['paper.date']}: \t")
        third = self._line()
        third.add_run(f"{self.labels['paper.score']}: \t")
        third.paragraph_format.space_after = Pt(14)

    def question(self, question: QuestionView) -> None:
        self._stem(question)
        instruction = self.document.add_paragraph()
        instruction.add_run(question.instruction).italic = True
        instruction.paragraph_format.keep_with_next = True
        match question.form:
            case "single" | "multiple":
                self._options(question)
            case "true-false":
                self._statements(question)
            case "matching":
                self._matching(question)
            case "ordering":
                self._ordering(question)
            case form if form in WRITTEN_FORMS:
                self._line().add_run(f"{self.labels['paper.answer']}: \t")
            case _:
                for _ in range(question.ruled_lines):
                    self._line().add_run("\t")
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(12)

    def short_key(self, view: PaperView) -> None:
        table = self._table(len(view.questions) + 1, (Mm(16), Mm(126), Mm(30)))
        heads = ("paper.key-question", "quiz.answer", "paper.score")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(self.labels[head]).bold = True
        _repeat_head(table)
        for row, question in zip(table.rows[1:], view.questions, strict=True):
            row.cells[0].paragraphs[0].add_run(str(question.number))
            row.cells[1].paragraphs[0].add_run(question.short_key).bold = True
            row.cells[2].paragraphs[0].add_run(question.points)
        _tighten(table)

    def key_question(self, question: QuestionView) -> None:
        number = self.labels.fill("quiz.number", number=question.number)
        title = f"{number} ({question.points}): {question.short_key}"
        self.document.add_heading(title, 3)
        self.html.blocks(self.document, question.stem)
        for part in question.key_parts:
            line = self.document.add_paragraph()
            line.paragraph_format.left_indent = Mm(7)
            if part.mark:
                line.paragraph_format.first_line_indent = -Mm(7)
                line.paragraph_format.tab_stops.add_tab_stop(Mm(7))
                line.add_run(f"{part.mark}.\t").bold = True
            self.html.inline(line, part.html, bold=part.stands_out)
            if part.answer:
                line.add_run(f" → {part.answer}")
            if part.feedback:
                line.add_run(" ")
                self.html.inline(line, part.feedback, italic=True)
        if question.rule:
            self.document.add_paragraph(question.rule)
        if question.explanation:
            why = self.document.add_paragraph()
            why.add_run(f"{self.labels['quiz.explanation']} ").bold = True
            self.html.inline(why, question.explanation)
        if question.source:
            source = self.document.add_paragraph(f"{self.labels['quiz.source']} ")
            self.html.inline(source, question.source)

    def _stem(self, question: QuestionView) -> None:
        before = len(self.document.paragraphs)
        first = self.document.add_paragraph()
        number = self.labels.fill("quiz.number", number=question.number)
        first.add_run(f"{number} ({question.points}). ").bold = True
        self.html.blocks(self.document, question.stem, first=first)
        for paragraph in self.document.paragraphs[before:]:
            paragraph.paragraph_format.keep_with_next = True

    def _options(self, question: QuestionView) -> None:
        for place, part in enumerate(question.parts, start=1):
            line = self.document.add_paragraph()
            shape = line.paragraph_format
            shape.left_indent, shape.first_line_indent = Mm(16), -Mm(16)
            shape.tab_stops.add_tab_stop(Mm(8))
            shape.tab_stops.add_tab_stop(Mm(16))
            shape.keep_together = True
            shape.keep_with_next = place < len(question.parts)
            _add_box(line)
            line.add_run(f"\t{part.mark}.\t").bold = True
            self.html.inline(line, part.html)

    def _statements(self, question: QuestionView) -> None:
        table = self._table(len(question.parts) + 1, (Mm(132), Mm(20), Mm(20)))
        heads = ("paper.statement", "quiz.true", "quiz.false")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(self.labels[head]).bold = True
        for row, part in zip(table.rows[1:], question.parts, strict=True):
            text = row.cells[0].paragraphs[0]
            text.add_run(f"{part.mark}) ")
            self.html.inline(text, part.html)
        for row in table.rows:
            for place in (1, 2):
                cell = row.cells[place]
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                cell.paragraphs[0].alignment = _CENTRE
                if not cell.text:
                    _add_box(cell.paragraphs[0])
        _repeat_head(table)
        self._finish(table)

    def _matching(self, question: QuestionView) -> None:
        table = self._table(len(question.parts), (Mm(16), Mm(78), Mm(78)))
        for row, left, right in zip(table.rows, question.parts, question.rights, strict=True):
            for part, cell in ((left, row.cells[1]), (right, row.cells[2])):
                text = cell.paragraphs[0]
                text.add_run(f"{part.mark}. ").bold = True
                self.html.inline(text, part.html)
        self._finish(table)

    def _ordering(self, question: QuestionView) -> None:
        table = self._table(len(question.parts), (Mm(16), Mm(156)))
        for row, part in zip(table.rows, question.parts, strict=True):
            self.html.inline(row.cells[1].paragraphs[0], part.html)
        self._finish(table)

    def _finish(self, table: Table) -> None:
        """Keep the rows together where they fit on a page; leave room below."""
        for row in table.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        _tighten(table)
        add_gap(self.document)

    def _line(self, first_stop: Length | None = None) -> Paragraph:
        """Return a paragraph whose tabs are dotted lines to write on."""
        line = self.document.add_paragraph()
        shape = line.paragraph_format
        shape.space_before, shape.space_after, shape.keep_together = Pt(8), Pt(2), True
        for stop in (first_stop, _WIDTH):
            if stop is not None:
                shape.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        return line

    def _table(self, rows: int, widths: tuple[Length, ...]) -> Table:
        table = add_table(self.document, rows=rows, columns=len(widths))
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        return table


def _tighten(table: Table) -> None:
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()  # python-docx cannot keep rows whole
        properties.append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            shape = cell.paragraphs[0].paragraph_format
            shape.space_before = shape.space_after = Pt(3)


def _repeat_head(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _add_box(paragraph: Paragraph) -> None:
    run = paragraph.add_run(_BOX)
    run.font.name = _BOX_FONT
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), _BOX_FONT)
