"""A form as a Word file: blank with dotted lines, with content controls, or for the browser."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import count

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from taphuan.model.form import (
    ROW_NUMBER,
    Block,
    Field,
    FieldType,
    Form,
    Group,
    Inline,
    Paragraph,
    ParagraphStyle,
    Repeat,
    Row,
    Slot,
    SlotFormat,
    Table,
    Words,
)
from taphuan.model.form_style import FormStyle
from taphuan.model.labels import Labels
from taphuan.render.docx.elements import (
    make,
    make_control,
    make_paragraph,
    make_row,
    make_run,
    make_table,
    repeating,
    run_properties,
)
from taphuan.render.form.blank import DOT, blank_text, ends_in_blank, field_label, last_slot
from taphuan.render.form.head import foot_of, head_of
from taphuan.render.form.package import DOCUMENT, base_parts, pack_parts, text_width, twips


class Variant(Enum):
    """Who fills the document in: a pen, Word, or the page in the browser."""

    BLANK = "blank"
    CONTROLS = "controls"
    TEMPLATE = "template"


_STYLES = {
    ParagraphStyle.BODY: "LoiVan",
    ParagraphStyle.HEADING: "Heading1",
    ParagraphStyle.SUBHEADING: "Heading2",
    ParagraphStyle.CENTER: "GiuaDong",
    ParagraphStyle.GUIDE: "LoiHuongDan",
}
_ITEMS_IN_WORD = 5
"""Rows a repeat begins with where Word can add more."""


def render_docx(form: Form, style: FormStyle, labels: Labels, variant: Variant) -> bytes:
    """Return the Word file; the same form gives the same bytes."""
    return pack_parts(docx_parts(form, style, labels, variant))


def docx_parts(form: Form, style: FormStyle, labels: Labels, variant: Variant) -> dict[str, str]:
    """Return the parts of the Word file by name, all of them text."""
    writer = _Writer(form, style, labels, variant)
    content = list(writer.content())
    parts = base_parts(
        form,
        style,
        labels,
        has_note=variant is not Variant.TEMPLATE,
        lists=writer.lists,
    )
    document = parse_xml(parts[DOCUMENT].encode())
    section = document[0][0]  # the body's only child: the page
    for element in content:
        section.addprevious(element)
    parts[DOCUMENT] = serialize_part_xml(document).decode()
    return parts


class _Writer:
    def __init__(self, form: Form, style: FormStyle, labels: Labels, variant: Variant) -> None:
        self.form, self.style, self.labels, self.variant = form, style, labels, variant
        self.width = text_width(form, style)
        self.numbers = count(1)
        self.lists = 0

    def content(self) -> Iterator[Element]:
        yield from head_of(self.form, self.style, self.labels, self.width, self.inline_runs)
        for block, is_kept in self.form.sheet_blocks():
            yield from self._block(block, is_kept=is_kept)
        yield from foot_of(self.form, self.style, self.labels, self.width, self.inline_runs)

    def _block(self, block: Block, *, is_kept: bool) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield from self._paragraph(block, is_kept=is_kept)
            case Repeat():
                yield from self._repeat(block)
            case _:
                yield self._table(block)
                yield make_paragraph("SauBang")

    def _paragraph(
        self, paragraph: Paragraph, row: int = 0, *, is_kept: bool = False
    ) -> Iterator[Element]:
        """Yield the paragraph and, where it ends in a long text, lines to write on."""
        style = _STYLES[paragraph.style]
        if paragraph.is_optional and paragraph.style is ParagraphStyle.BODY:
            style = "LoiVanTuyChon"
        is_filled = ends_in_blank(paragraph.inlines, self.form)
        ending = last_slot(paragraph.inlines) if is_filled else None
        content = self.inline_runs(paragraph.inlines, row=row, ending=ending)
        has_line = is_filled and self.variant is not Variant.CONTROLS
        leader = self.width if has_line else 0
        align = "left" if self._has_gap(paragraph, ending) else ""
        yield make_paragraph(style, content, leader=leader, keep=is_kept, align=align)
        field = self.form.find_field(ending.name) if ending else None
        for _ in range(field.lines - 1 if field and has_line else 0):
            yield make_paragraph("DongKe", [make_run("\t")], leader=self.width, keep=is_kept)

    def _has_gap(self, paragraph: Paragraph, ending: Slot | None) -> bool:
        """Tell whether dots stand within a line: they do not part, and would tear it wide."""
        is_text = paragraph.style is ParagraphStyle.BODY and self.variant is Variant.BLANK
        slots = (one for one in paragraph.inlines if isinstance(one, Slot))
        return is_text and any(one is not ending for one in slots)

    def _repeat(self, repeat: Repeat) -> Iterator[Element]:
        group = self._group(repeat.group)
        if self.variant is Variant.BLANK:
            for row in range(1, group.blank_rows + 1):
                for paragraph in repeat.paragraphs:
                    yield from self._paragraph(paragraph, row)
            return
        items = (
            [one for paragraph in repeat.paragraphs for one in self._paragraph(paragraph, row)]
            for row in range(1, self._items(group) + 1)
        )
        yield self._section(group, items)

    def _items(self, group: Group) -> int:
        most = group.blank_rows if self.variant is Variant.TEMPLATE else _ITEMS_IN_WORD
        return min(group.blank_rows, most)

    def _section(self, group: Group, items: Iterable[Sequence[Element]]) -> Element:
        number = next(self.numbers)
        wrapped = [
            make_control(
                item,
                number=next(self.numbers),
                tag=f"{group.name}.",
                alias=group.label,
                kind=repeating("repeatingSectionItem"),
            )
            for item in items
        ]
        kind = repeating("repeatingSection")
        return make_control(
            wrapped, number=number, tag=f"#{group.name}", alias=group.label, kind=kind
        )

    def _group(self, name: str) -> Group:
        group = self.form.find_group(name)
        assert group  # a form is only made when its repeats are known
        return group

    def _table(self, table: Table) -> Element:
        total = sum(table.widths)
        widths = [self.width * share // total for share in table.widths]
        widths[-1] += self.width - sum(widths)
        rows: list[Element] = []
        if any(table.header):
            header = ([make_paragraph("DauBang", self.inline_runs(cell))] for cell in table.header)
            rows.append(make_row(widths, header, is_header=True))
        for row in table.rows:
            rows.extend(self._rows(row, table, widths))
        return make_table(widths, rows, has_borders=True)

    def _rows(self, row: Row, table: Table, widths: Sequence[int]) -> Iterator[Element]:
        if not row.group:
            yield self._row(row, table, widths, 0)
            return
        group = self._group(row.group)
        if any(_is_row_number(cell) for cell in row.cells) and self.variant is Variant.CONTROLS:
            self.lists += 1
        if self.variant is Variant.BLANK:
            for number in range(1, group.blank_rows + 1):
                yield self._row(row, table, widths, number)
            return
        numbers = range(1, self._items(group) + 1)
        items = ([self._row(row, table, widths, number)] for number in numbers)
        yield self._section(group, items)

    def _row(self, row: Row, table: Table, widths: Sequence[int], number: int) -> Element:
        cells: list[list[Element]] = []
        for inlines, align in zip(row.cells, table.aligns, strict=True):
            content = self.inline_runs(inlines, row=number, is_cell=True)
            align_name = "" if align.value == "left" else align.value
            paragraph = make_paragraph("OBang", content, align=align_name)
            if self.variant is Variant.CONTROLS and _is_row_number(inlines):
                place = paragraph[0].index(paragraph[0][0]) + 1
                listed = make("w:numPr", make("w:ilvl", val=0), make("w:numId", val=self.lists))
                paragraph[0].insert(place, listed)
            cells.append([paragraph])
        return make_row(widths, cells, height=twips(9) if _is_written_on(row) else 0)

    def inline_runs(
        self,
        inlines: Sequence[Inline],
        *,
        row: int = 0,
        is_cell: bool = False,
        is_signature: bool = False,
        ending: Slot | None = None,
    ) -> Iterator[Element]:
        """Yield runs and controls of a text; `ending` is the slot whose dots fill the line."""
        place = _Place(is_cell=is_cell, is_signature=is_signature)
        for inline in inlines:
            match inline:
                case Words():
                    yield make_run(inline.text, is_bold=inline.is_bold, is_italic=inline.is_italic)
                case Slot(column="#"):
                    yield from self._row_number(inline, row)
                case _:
                    yield self._slot(inline, place, is_ending=inline is ending)

    def _row_number(self, slot: Slot, row: int) -> Iterator[Element]:
        if self.variant is Variant.BLANK:
            yield make_run(str(row))
        elif self.variant is Variant.TEMPLATE:
            yield self._control(slot, [make_run(str(row))], None, alias=ROW_NUMBER)

    def _slot(self, slot: Slot, place: "_Place", *, is_ending: bool) -> Element:
        field = self.form.find_field(slot.name)
        assert field  # a form is only made when every placeholder has its field
        label = field_label(field, self.labels)
        if self.variant is Variant.CONTROLS:
            text = DOT if place.is_cell else f"[{label}]"
            shown = make_run(text, is_bold=slot.is_bold, style="PlaceholderText")
            return self._control(slot, [shown], _kind(field), alias=label)
        is_written_on = not place.is_empty or slot.format is SlotFormat.BOXES
        text = blank_text(slot, field, self.style, self.labels) if is_written_on else ""
        blank = make_run(
            "\t" if is_ending else text, is_bold=slot.is_bold, is_italic=slot.is_italic
        )
        if self.variant is Variant.BLANK:
            return blank
        return self._control(slot, [blank], None, alias=label)

    def _control(
        self, slot: Slot, content: Iterable[Element], kind: Element | None, *, alias: str
    ) -> Element:
        is_template = self.variant is Variant.TEMPLATE
        ending = f"|{slot.format.value}" if is_template and slot.format.value else ""
        return make_control(
            content,
            number=next(self.numbers),
            tag=f"{slot.name}{ending}",
            alias=alias,
            kind=kind,
            properties=run_properties(is_bold=slot.is_bold, is_italic=slot.is_italic),
            is_placeholder=not is_template,
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a placeholder stands: cells and signatures are left empty to write in."""

    is_cell: bool
    is_signature: bool

    @property
    def is_empty(self) -> bool:
        return self.is_cell or self.is_signature


def _is_row_number(inlines: Sequence[Inline]) -> bool:
    return any(isinstance(one, Slot) and one.column == ROW_NUMBER for one in inlines)


def _is_written_on(row: Row) -> bool:
    """Tell whether a hand must find room in the row: it has blanks, not only boxes to tick."""
    slots = (one for cell in row.cells for one in cell if isinstance(one, Slot))
    return any(one.column != ROW_NUMBER and one.format is not SlotFormat.BOXES for one in slots)


def _kind(field: Field) -> Element:
    """Return what Word lets one type or pick."""
    if field.type is FieldType.CHOICE:
        return make(
            "w:dropDownList",
            *(make("w:listItem", displayText=one, value=one) for one in field.options),
        )
    text = make("w:text")
    if field.type is FieldType.LONGTEXT:
        text = make("w:text", multiLine=1)
    return text
