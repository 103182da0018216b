"""A form's file to a `Form`: fields from the front matter, the document from the body."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.form import (
    NUMBER,
    PLACE,
    PROFILE,
    SUPERIOR,
    UNIT,
    Field,
    FieldType,
    Form,
    Group,
    Inline,
    Layout,
    Signer,
    Words,
    builtin_field,
)
from taphuan.model.form_meta import FieldMeta
from taphuan.model.page import FormMeta
from taphuan.parse.form.body import parse_body
from taphuan.parse.form.check import check_form
from taphuan.parse.form.inline import parse_inline
from taphuan.parse.scan import Scan


def parse_form(
    meta: FormMeta, scanned: Scan, *, key_lines: Mapping[str, int], page: str, path: str
) -> tuple[Form | None, tuple[Diagnostic, ...]]:
    """Read a form.

    Args:
        meta: Its front matter, which fits the schema.
        scanned: The whole file.
        key_lines: Line of everything in the front matter by its path: `fields.0.name`.
        page: Path of the file under `docs/`.
        path: The path printed in diagnostics.

    Returns:
        The form, None when anything is wrong with it, and all that is wrong.
    """
    blocks, problems = parse_body(scanned, path=path)
    texts = _FrontMatterTexts(key_lines, path)
    summary = texts.read(meta.summary, "summary")
    recipients = tuple(
        texts.read(text, f"recipients.{number}", "recipients")
        for number, text in enumerate(meta.recipients)
    )
    file_name = texts.read(meta.file, "file") if meta.file else (Words(meta.title),)
    found = [*problems, *texts.problems]
    if not blocks and not problems:
        found.append(problem(Code.FORM_EMPTY, path, scanned.meta_end))
    own = tuple(_field(field, key_lines, f"fields.{n}") for n, field in enumerate(meta.fields))
    form = Form(
        lang=page.partition("/")[0],
        slug=page.rpartition("/")[2].removesuffix(".md"),
        title=meta.title,
        layout=Layout(meta.layout),
        is_landscape=meta.landscape,
        document=meta.document,
        summary=summary,
        has_rule=meta.rule,
        symbol=meta.symbol if meta.needs_number else "",
        date=meta.date,
        fields=own,
        groups=tuple(_groups(meta, key_lines)),
        blocks=blocks,
        signers=tuple(Signer(one.title, one.name, one.behalf) for one in meta.signature),
        recipients=recipients,
        file_name=file_name,
    )
    form = _with_builtins(form)
    is_whole = bool(blocks) and not problems  # else every field would seem unused
    found.extend(check_form(form, meta, key_lines=key_lines, path=path, is_whole=is_whole))
    return (None if found else form), tuple(found)


class _FrontMatterTexts:
    """Reads texts of the front matter that may hold placeholders."""

    def __init__(self, key_lines: Mapping[str, int], path: str) -> None:
        self.key_lines, self.path = key_lines, path
        self.problems: list[Diagnostic] = []

    def read(self, text: str, *keys: str) -> tuple[Inline, ...]:
        line = next((self.key_lines[key] for key in keys if key in self.key_lines), 1)
        inlines, problems = parse_inline([(line, text)] if text else [], path=self.path)
        self.problems.extend(problems)
        return inlines


def _field(meta: FieldMeta, key_lines: Mapping[str, int], key: str) -> Field:
    kind = FieldType(meta.type)
    return Field(
        name=meta.name,
        type=kind,
        label=meta.label,
        is_required=meta.required,
        help=meta.help,
        example=meta.example,
        options=meta.options,
        source=meta.source,
        sum=meta.sum,
        lines=meta.lines or (3 if kind is FieldType.LONGTEXT else 1),
        dots=meta.dots,
        line=key_lines.get(key, 1),
    )


def _groups(meta: FormMeta, key_lines: Mapping[str, int]) -> Iterator[Group]:
    for number, table in enumerate(meta.tables):
        key = f"tables.{number}"
        columns = tuple(
            _field(column, key_lines, f"{key}.columns.{place}")
            for place, column in enumerate(table.columns)
        )
        line = key_lines.get(key, 1)
        yield Group(table.name, table.label, columns, table.help, table.rows, line)


def _with_builtins(form: Form) -> Form:
    """Return the form with the fields of the profile and the number that it uses."""
    used = {slot.name for slot in form.slots()}
    used |= {signer.name for signer in form.signers}
    used |= {field.source for field in form.fields}
    if form.layout is not Layout.PLAIN:
        used |= {SUPERIOR, UNIT}
        if form.date:
            used.add(PLACE)
    number = (builtin_field(NUMBER),) if form.symbol else ()
    profile = tuple(builtin_field(name) for name in PROFILE if name in used)
    return replace(form, fields=(*number, *form.fields, *profile))
