"""The part of a form's page in which it is filled in: labelled fields, and data for the script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.form import (
    NUMBER,
    PROFILE,
    Block,
    Field,
    Form,
    Group,
    Inline,
    Paragraph,
    ParagraphStyle,
    Repeat,
    Slot,
    Words,
)
from taphuan.model.labels import Labels
from taphuan.render.form.blank import field_label
from taphuan.render.question.html import environment, json_for_script

_DOCUMENT_WORDS = ("sheet.date-long", "sheet.time", "sheet.time-hour")
PROFILE_EXAMPLES = "form.example-"


@dataclass(frozen=True, slots=True)
class FillSection:
    """Fields under one heading of the document, in the order they stand there."""

    title: str
    items: tuple[Field | Group, ...]


def fill_sections(form: Form, labels: Labels) -> tuple[FillSection, ...]:
    """Return the author's fields and tables by the heading of the document they stand under."""
    seen: set[str] = set(PROFILE)
    sections: list[FillSection] = []
    head: list[str] = [NUMBER] if form.symbol else []
    head += [form.date] if form.date else []
    head += _names(form.summary)
    title, names = labels["form.section-head"], head
    for block in form.blocks:
        is_heading = isinstance(block, Paragraph) and block.style is ParagraphStyle.HEADING
        if is_heading:
            sections.extend(_section(form, title, names, seen))
            title, names = _plain(block), []
        names = [*names, *_block_names(block)]
    sections.extend(_section(form, title, names, seen))
    rest = [name for line in form.recipients for name in _names(line)]
    rest += [signer.name for signer in form.signers if signer.name]
    rest += _names(form.file_name)
    sections.extend(_section(form, labels["form.section-foot"], rest, seen))
    return tuple(sections)


def _section(form: Form, title: str, names: list[str], seen: set[str]) -> Iterator[FillSection]:
    items: list[Field | Group] = []
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        item = form.find_group(name) or form.find_field(name)
        assert item  # a form is only made when every name in it is known
        items.append(item)
    if items:
        yield FillSection(title, tuple(items))


def _names(inlines: tuple[Inline, ...]) -> list[str]:
    return [one.group or one.name for one in inlines if isinstance(one, Slot)]


def _block_names(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return _names(block.inlines)
        case Repeat():
            return [block.group, *(n for one in block.paragraphs for n in _names(one.inlines))]
        case _:
            return [name for row in block.rows for cell in row.cells for name in _names(cell)]


def _plain(block: Block) -> str:
    assert isinstance(block, Paragraph)  # asked only of headings
    return "".join(one.text for one in block.inlines if isinstance(one, Words)).strip()


@dataclass(frozen=True, slots=True)
class FillView:
    """What the template asks of a form while it writes the fields."""

    form: Form
    labels: Labels
    sections: tuple[FillSection, ...]

    def label(self, field: Field) -> str:
        return field_label(field, self.labels)

    def help(self, field: Field) -> str:
        return field.help or self.labels.reader.get(f"form.help-{field.name}", "")

    def example(self, field: Field) -> str:
        return field.example or self.labels.reader.get(f"{PROFILE_EXAMPLES}{field.name}", "")

    def is_group(self, item: Field | Group) -> bool:
        return isinstance(item, Group)


def render_fill(form: Form, labels: Labels, *, sheet: Markup, data: object) -> str:
    """Return the element that fills the form in.

    Args:
        form: The form.
        labels: Of the page's language.
        sheet: The blank document.
        data: What `form_data` returns.
    """
    view = FillView(form, labels, fill_sections(form, labels))
    template = environment().get_template("form_fill.html.j2")
    return template.render(
        view=view, form=form, labels=labels, sheet=sheet, data=json_for_script(data)
    ).strip()


def form_data(
    form: Form, labels: Labels, document_labels: Labels, parts: Mapping[str, str]
) -> dict[str, object]:
    """Return what the script knows of the form, as plain data.

    Args:
        form: The form.
        labels: Of the page's language, for the names of fields.
        document_labels: Of the form's own language, for dates and times in the document.
        parts: Of the Word template.
    """
    return {
        "slug": form.slug,
        "title": form.title,
        "fields": {field.name: _field_data(field, labels) for field in form.fields},
        "groups": {
            group.name: {
                "label": group.label,
                "columns": {one.name: _field_data(one, labels) for one in group.columns},
            }
            for group in form.groups
        },
        "profile": [field.name for field in form.profile_fields],
        "file": [
            one.text if isinstance(one, Words) else [one.name, one.format.value]
            for one in form.file_name
        ],
        "words": {key: document_labels[key] for key in _DOCUMENT_WORDS},
        "parts": dict(parts),
    }


def _field_data(field: Field, labels: Labels) -> dict[str, object]:
    data: dict[str, object] = {"type": field.type.value, "label": field_label(field, labels)}
    if field.is_required:
        data["required"] = True
    if field.options:
        data["options"] = list(field.options)
    if field.source:
        data["source"] = field.source
    if field.sum:
        data["sum"] = list(field.sum)
    return data
