"""A plan as a Word file, to be changed by the trainer before the class."""

from collections.abc import Mapping

from docx.document import Document
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.render.docx.file import add_footer, new_document, to_bytes
from taphuan.render.docx.html import DocxWriter, add_gap, add_table
from taphuan.render.teaching.files import GuideView
from taphuan.render.teaching.plan import ModulePlan, PlanView, StepView, TaskView, TimeRow
from taphuan.render.teaching.question import AskedView

_SIZE = 13
_TIMES = (Mm(34), Mm(120), Mm(18))
_DAY = 24 * 60


def render_plan_docx(
    view: PlanView,
    labels: Labels,
    *,
    images: Mapping[str, bytes],
    start: int = -1,
    author: str = "",
) -> bytes:
    """Return the plan.

    Args:
        view: Of a module or a course.
        labels: Of the site's language.
        images: By their path under `docs/`.
        start: Minute of the day the first module begins; without it minutes are counted from 0.
        author: Told by the file's properties.
    """
    title = view.title if view.is_course else labels.fill("plan.title", title=view.title)
    locale = labels.locale_of(view.lang)
    document = new_document(lang=view.lang, locale=locale, title=title, author=author, size=_SIZE)
    writer = _Writer(document, labels, images)
    writer.head(view, title)
    for place, module in enumerate(view.modules):
        if view.is_course:
            heading = document.add_heading(f"{module.number}. {module.title}", 1)
            heading.paragraph_format.page_break_before = place > 0
        writer.module(module, start=start if place == 0 else -1)
    add_footer(document, title)
    return to_bytes(document)


class _Writer:
    def __init__(self, document: Document, labels: Labels, images: Mapping[str, bytes]) -> None:
        self.document, self.labels = document, labels
        self.html = DocxWriter(images)

    def head(self, view: PlanView, title: str) -> None:
        labels = self.labels
        above = labels["plan.of-course"]
        if not view.is_course:
            above = f"{view.course} · {view.modules[0].number}"
        self.document.add_paragraph(above)
        self.document.add_heading(title, 1)
        self.document.add_paragraph(f"{labels['course.audience']}: {view.audience}")
        if view.objectives:
            self.document.add_heading(labels["course.objectives"], 2)
            self._list(view.objectives)

    def module(self, module: ModulePlan, *, start: int) -> None:
        labels = self.labels
        self.document.add_heading(f"{labels['plan.timetable']} ({module.time})", 2)
        self._timetable(module, start)
        self.document.add_heading(labels["plan.prepare"], 2)
        self._list(module.materials)
        self.document.add_heading(labels["module.objectives"], 2)
        self._list(module.objectives, is_numbered=True)
        self.document.add_heading(labels["plan.steps"], 2)
        for step in module.steps:
            self._step(step, start)
        self.document.add_heading(labels["module.keypoints"], 2)
        self._list(module.keypoints, is_numbered=True)

    def _timetable(self, module: ModulePlan, start: int) -> None:
        table = add_table(self.document, rows=len(module.rows) + 1, columns=3)
        table.autofit = False
        heads = ("plan.time", "plan.step", "plan.minutes")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(self.labels[head]).bold = True
        for row, cells in zip(module.rows, table.rows[1:], strict=True):
            time, step, minutes = cells.cells
            time.paragraphs[0].add_run(self._time(row, start))
            if row.is_activity:
                step.paragraphs[0].add_run(f"{self.labels['deck.activity']}: ")
            self.html.inline(step.paragraphs[0], row.title)
            minutes.paragraphs[0].add_run(str(row.minutes or "–"))
        _shape(table, _TIMES)
        add_gap(self.document)

    def _time(self, row: TimeRow | StepView | TaskView, start: int) -> str:
        if not row.minutes:
            return "–"
        begin, end = row.start, row.start + row.minutes
        if start < 0:
            return self.labels.fill("plan.from-to", start=begin, end=end)
        clock = tuple(self._clock(start + minute) for minute in (begin, end))
        return self.labels.fill("plan-live.from-to", start=clock[0], end=clock[1])

    def _clock(self, time: int) -> str:
        hour, minute = divmod(time % _DAY, 60)
        return self.labels.fill("plan-live.clock", hour=hour, minute=f"{minute:02}")

    def _step(self, step: StepView, start: int) -> None:
        labels = self.labels
        self.document.add_heading(f"{step.number}. {step.title}", 3)
        facts = [self._time(step, start)] if step.minutes else []
        if step.slides:
            facts.append(labels.fill("plan.slides", numbers=step.slides))
        if facts:
            line = self.document.add_paragraph(" · ".join(facts))
            line.paragraph_format.keep_with_next = True
        if step.guides or step.shown or step.learners:
            trainer, learners = self._sides(Mm(112), Mm(60))
            self._trainer(trainer, step)
            for one in step.learners:
                self._item(learners, one)
            add_gap(self.document)
        for story in step.cases:
            self._small_head("", story.title)
            self.html.blocks(self.document, story.html)
            for guide in story.guides:
                self._guide(self.document, guide)
        for task in step.tasks:
            self._task(task, start)
        for question in step.questions:
            self._question(question)

    def _trainer(self, cell: _Cell, step: StepView) -> None:
        for guide in step.guides:
            self._guide(cell, guide)
        for slide in step.shown:
            line = cell.add_paragraph()
            line.add_run(f"{self.labels['plan.shows']} ")
            self.html.inline(line, slide.title, bold=True)
            self._blocks(cell, slide.notes)
        if not step.guides and not step.shown:
            cell.add_paragraph(self.labels["plan.leads"])

    def _task(self, task: TaskView, start: int) -> None:
        labels = self.labels
        self._small_head(f"{labels['deck.activity']}: ", task.title)
        if task.minutes:
            line = self.document.add_paragraph(self._time(task, start))
            line.paragraph_format.keep_with_next = True
        trainer, learners = self._sides(Mm(72), Mm(100))
        for guide in task.guides:
            self._guide(trainer, guide)
        if not task.guides:
            trainer.add_paragraph(labels["plan.runs"])
        self._blocks(learners, task.html)
        add_gap(self.document)

    def _sides(self, left: Length, right: Length) -> tuple[_Cell, _Cell]:
        table = add_table(self.document, rows=1, columns=2)
        table.autofit = False
        _shape(table, (left, right))
        trainer, learners = table.rows[0].cells
        for cell, name in ((trainer, "plan.trainer"), (learners, "plan.learners")):
            cell.paragraphs[0].add_run(self.labels[name]).bold = True
        return trainer, learners

    def _question(self, question: AskedView) -> None:
        labels = self.labels
        self._small_head(labels.fill("quiz.number", number=question.number), Markup(""))
        self.html.blocks(self.document, question.stem)
        is_listed = question.form not in ("matching", "ordering") and question.options
        for line in question.options if is_listed else question.answer:
            paragraph = self.document.add_paragraph()
            shape = paragraph.paragraph_format
            shape.left_indent, shape.first_line_indent = Mm(7), -Mm(7)
            shape.tab_stops.add_tab_stop(Mm(7))
            mark = f"{line.mark}." if line.mark else "–"
            paragraph.add_run(f"{mark}\t").bold = True
            self.html.inline(paragraph, line.html, bold=bool(is_listed and line.is_right))
            if line.other:
                paragraph.add_run(" → ")
                self.html.inline(paragraph, line.other, bold=True)
            elif line.answer:
                paragraph.add_run(f" → {line.answer}").bold = True
            elif is_listed and line.is_right:
                paragraph.add_run(f" ({labels['quiz.key-right']})").bold = True
            if line.why:
                paragraph.add_run(" ")
                self.html.inline(paragraph, line.why, italic=True)
        for hint in question.hints:
            self._said(f"{labels['quiz.hint']}: ", hint)
        if question.explanation:
            self._said(f"{labels['quiz.explanation']} ", question.explanation)
        if question.source:
            self._said(f"{labels['quiz.source']} ", question.source)

    def _said(self, word: str, html: Markup) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(word).bold = True
        self.html.inline(paragraph, html)

    def _small_head(self, word: str, html: Markup) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(word).bold = True
        self.html.inline(paragraph, html, bold=True)

    def _guide(self, place: "Document | _Cell", guide: GuideView) -> None:
        if guide.title or guide.minutes:
            line = place.add_paragraph()
            self.html.inline(line, guide.title, bold=True)
            if guide.minutes:
                line.add_run(f" ({guide.minutes})")
        self._blocks(place, guide.html)

    def _blocks(self, place: "Document | _Cell", html: Markup) -> None:
        if html:
            self.html.blocks(place, html)  # type: ignore[arg-type]  # a cell takes the same

    def _list(self, items: tuple[str, ...], *, is_numbered: bool = False) -> None:
        for number, item in enumerate(items, start=1):
            self._item(self.document, item, mark=f"{number}." if is_numbered else "–")

    def _item(self, place: "Document | _Cell", text: str, *, mark: str = "–") -> None:
        paragraph = place.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(7), -Mm(7)
        shape.tab_stops.add_tab_stop(Mm(7))
        paragraph.add_run(f"{mark}\t{text}")


def _shape(table: Table, widths: tuple[Length, ...]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    if len(table.rows) > 1:
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
