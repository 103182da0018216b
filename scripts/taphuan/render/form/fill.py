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
from taphuan.model.form_words import FormWords
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
    words: FormWords | None = None

    @property
    def lang(self) -> str:
        """Return the document's language where it is not the page's."""
        return self.form.lang if self.words else ""

    def title_lang(self, section: FillSection) -> str:
        """Return the language of a section's title: headings are the document's own."""
        own = (self.labels["form.section-head"], self.labels["form.section-foot"])
        return "" if section.title in own else self.lang

    def label(self, field: Field, group: str) -> str:
        return word_field(field, group, self.labels, self.words)

    def original(self, item: Field | Group, group: str = "") -> str:
        """Return what the original calls a field or table, beside other words for it."""
        is_translated = self.words and self.words.label(_full_name(item, group))
        return item.label if is_translated else ""

    def help(self, field: Field, group: str) -> str:
        own = self.words.help(_full_name(field, group)) if self.words else field.help
        return own or self.labels.reader.get(f"form.help-{field.name}", "")

    def group_label(self, group: Group) -> str:
        return word_group(group, self.words)

    def group_help(self, group: Group) -> str:
        return self.words.help(group.name) if self.words else group.help

    def example(self, field: Field) -> str:
        return field.example or self.labels.reader.get(f"{PROFILE_EXAMPLES}{field.name}", "")

    def is_group(self, item: Field | Group) -> bool:
        return isinstance(item, Group)


def word_field(field: Field, group: str, labels: Labels, words: FormWords | None) -> str:
    """Return what a field is called on a page, in the page's language if somebody said."""
    own = words.label(_full_name(field, group)) if words else ""
    return own or field_label(field, labels)


def word_group(group: Group, words: FormWords | None) -> str:
    return (words.label(group.name) if words else "") or group.label


def _full_name(item: Field | Group, group: str) -> str:
    return f"{group}.{item.name}" if group else item.name


def render_fill(
    form: Form, labels: Labels, *, sheet: Markup, data: object, words: FormWords | None = None
) -> str:
    """Return the element that fills the form in.

    Args:
        form: The form.
        labels: Of the page's language.
        sheet: The blank document.
        data: What `form_data` returns.
        words: Of the page's language, where that is not the form's.
    """
    view = FillView(form, labels, fill_sections(form, labels), words)
    template = environment().get_template("form_fill.html.j2")
    return template.render(
        view=view, form=form, labels=labels, sheet=sheet, data=json_for_script(data)
    ).strip()


def form_data(
    form: Form,
    labels: Labels,
    document_labels: Labels,
    parts: Mapping[str, str],
    words: FormWords | None = None,
) -> dict[str, object]:
    """Return what the script knows of the form, as plain data.

    Args:
        form: The form.
        labels: Of the page's language, for the names of fields.
        document_labels: Of the form's own language, for dates and times in the document.
        parts: Of the Word template.
        words: Of the page's language, where that is not the form's.
    """

    def describe(fields: tuple[Field, ...], group: str = "") -> dict[str, object]:
        return {one.name: _field_data(one, word_field(one, group, labels, words)) for one in fields}

    return {
        "slug": form.slug,
        "title": form.title,
        "fields": describe(form.fields),
        "groups": {
            group.name: {
                "label": word_group(group, words),
                "columns": describe(group.columns, group.name),
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


def _field_data(field: Field, label: str) -> dict[str, object]:
    data: dict[str, object] = {"type": field.type.value, "label": label}
    if field.is_required:
        data["required"] = True
    if field.options:
        data["options"] = list(field.options)
    if field.source:
        data["source"] = field.source
    if field.sum:
        data["sum"] = list(field.sum)
    return data
