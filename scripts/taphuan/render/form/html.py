"""A form's document as HTML: in the page that fills it in, and to be printed blank."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from taphuan.model.form import Form, Inline, Layout, Paragraph, Signer, Slot, Table
from taphuan.model.form_style import FormStyle
from taphuan.model.labels import Labels
from taphuan.render.form.blank import blank_text, ends_in_blank, last_slot
from taphuan.render.form.lines import date_line, number_line, unit_lines
from taphuan.render.question.html import environment


@dataclass(frozen=True, slots=True)
class SheetView:
    """What the template asks of a form while it writes the document."""

    form: Form
    style: FormStyle
    labels: Labels

    @property
    def unit_lines(self) -> list[tuple[Inline, ...]]:
        return unit_lines(self.form)

    @property
    def number_line(self) -> tuple[Inline, ...]:
        return number_line(self.form, self.labels)

    @property
    def date_line(self) -> tuple[Inline, ...]:
        return date_line(self.form)

    @property
    def rule(self) -> str:
        has_rule = self.form.has_rule and self.form.layout is Layout.PARTY
        return self.style.rule if has_rule else ""

    def blank(self, slot: Slot) -> str:
        field = self.form.find_field(slot.name)
        assert field  # a form is only made when every placeholder has its field
        return blank_text(slot, field, self.style, self.labels)

    def ending(self, paragraph: Paragraph) -> Slot | None:
        """Return the placeholder whose dots fill the rest of the last line."""
        is_open = ends_in_blank(paragraph.inlines, self.form)
        return last_slot(paragraph.inlines) if is_open else None

    def more_lines(self, ending: Slot | None) -> int:
        field = self.form.find_field(ending.name) if ending else None
        return field.lines - 1 if field else 0

    def rows(self, group: str) -> int:
        """Return how often a row stands in the blank form."""
        found = self.form.find_group(group)
        return found.blank_rows if found else 1

    def shares(self, table: Table) -> Sequence[int]:
        return [round(100 * width / sum(table.widths)) for width in table.widths]

    def has_header(self, table: Table) -> bool:
        return any(table.header)

    def is_bold(self, signer: Signer) -> bool:
        return self.style.has_bold_office or not signer.is_on_behalf

    def name_of(self, signer: Signer) -> tuple[Inline, ...]:
        return (Slot(signer.name, is_bold=True),) if signer.name else ()


def render_sheet(form: Form, style: FormStyle, labels: Labels) -> Markup:
    """Return the blank document; `labels` are of the form's language."""
    template = environment().get_template("form_sheet.html.j2")
    view = SheetView(form, style, labels)
    return Markup(template.render(sheet=view, labels=labels).strip())


def render_measures(style: FormStyle) -> str:
    """Return the style sheet with the measures of `the-thuc.yml`."""
    return environment().get_template("form_measures.css.j2").render(style=style)


def render_print_page(
    form: Form, labels: Labels, *, sheet: Markup, styles: Sequence[str], back: str, script: str
) -> str:
    """Return a page that is the blank document and nothing else, to be printed.

    Args:
        form: The form.
        labels: Of its language.
        sheet: What `render_sheet` returns.
        styles: Addresses of style sheets relative to the page.
        back: Address of the form's own page.
        script: Address of the site's script, for the print button; may be empty.
    """
    template = environment().get_template("form_print.html.j2")
    values = {"styles": styles, "back": back, "script": script}
    return template.render(form=form, labels=labels, sheet=sheet, **values) + "\n"
