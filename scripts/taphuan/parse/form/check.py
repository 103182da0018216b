"""What can be wrong with a form whose file could be read: names, types, uses, repeats."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.model.form import (
    FORMATS,
    NUMBER,
    PROFILE,
    PROFILE_PERSONS,
    ROW_NUMBER,
    Field,
    FieldType,
    Form,
    Inline,
    Paragraph,
    Repeat,
    Slot,
    SlotFormat,
)
from taphuan.model.page import FormMeta

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_SIDE_BY_SIDE = 2
"""Signatures, or one and the recipients: what stands at the foot of a document."""
_SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]+")


def check_form(
    form: Form, meta: FormMeta, *, key_lines: Mapping[str, int], path: str, is_whole: bool
) -> Iterator[Diagnostic]:
    """Yield every problem, so that an author sees all of them in one run.

    Fields are only said to be unused where the whole document could be read.
    """
    checker = _Checker(form, path)
    checker.check_names()
    for field in (*form.fields, *(column for group in form.groups for column in group.columns)):
        if field.label:
            checker.check_field(field)
    checker.check_places(form)
    if is_whole:
        checker.check_uses(meta)
    count = len(form.signers) + bool(form.recipients)
    if count > _SIDE_BY_SIDE:
        checker.say(Code.FORM_SIGNERS, key_lines.get("signature", 1), count=count)
    if meta.needs_number and not _SYMBOL.fullmatch(meta.symbol):
        line = key_lines.get("symbol", key_lines.get("needs_number", 1))
        checker.say(Code.FORM_NO_SYMBOL, line, text=meta.symbol)
    if meta.date and (field_of := checker.find(meta.date, key_lines.get("date", 1))):
        checker.want_type(field_of, (FieldType.DATE,), key_lines.get("date", 1))
    for number, signer in enumerate(form.signers):
        line = key_lines.get(f"signature.{number}", 1)
        if signer.name and (field_of := checker.find(signer.name, line)):
            checker.want_type(field_of, (FieldType.PERSON, FieldType.TEXT), line)
    yield from checker.problems


class _Checker:
    def __init__(self, form: Form, path: str) -> None:
        self.form, self.path = form, path
        self.problems: list[Diagnostic] = []

    def say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))

    def find(self, name: str, line: int) -> Field | None:
        """Return a field by its name, or say that there is none."""
        field = self.form.find_field(name)
        if field is None:
            self.say(Code.FORM_UNKNOWN_FIELD, line, name=name, **suggest(name, self._names()))
        return field

    def _names(self) -> list[str]:
        columns = [
            f"{group.name}.{one.name}" for group in self.form.groups for one in group.columns
        ]
        return [*(field.name for field in self.form.fields), *columns, *PROFILE]

    def want_type(self, field: Field, wanted: tuple[FieldType, ...], line: int) -> None:
        if field.type not in wanted:
            expected = ", ".join(one.value for one in wanted)
            details = {"name": field.name, "type": field.type.value, "expected": expected}
            self.say(Code.FORM_WRONG_TYPE, line, **details)

    def check_names(self) -> None:
        groups = self.form.groups
        named = [(field.name, field.line) for field in self.form.fields if field.label]
        named += [(group.name, group.line) for group in groups]
        self._check_unique(named)
        for name, line in named:
            if name in (*PROFILE, NUMBER):
                self.say(Code.FORM_RESERVED_NAME, line, name=name)
        for group in groups:
            if not group.columns:
                self.say(Code.META_EMPTY_VALUE, group.line, key="columns")
            self._check_unique([(column.name, column.line) for column in group.columns])

    def _check_unique(self, named: list[tuple[str, int]]) -> None:
        first: dict[str, int] = {}
        for name, line in named:
            if name in first:
                self.say(Code.FORM_DUPLICATE_NAME, line, name=name, first=first[name])
            first.setdefault(name, line)

    def check_field(self, field: Field) -> None:
        """Check that what was written of a field goes with its type."""
        is_choice = field.type is FieldType.CHOICE
        if is_choice and len(set(field.options)) < 2:
            self.say(Code.FORM_FEW_OPTIONS, field.line, name=field.name)
        if field.options and not is_choice:
            self.want_type(field, (FieldType.CHOICE,), field.line)
        if field.sum:
            self.want_type(field, (FieldType.NUMBER,), field.line)
            for name in field.sum:
                if added := self.find(name, field.line):
                    self.want_type(added, (FieldType.NUMBER,), field.line)
                    if added.sum:
                        self.say(Code.FORM_SUM, field.line, name=field.name, other=added.name)
        if field.source and field.source not in PROFILE:
            details = {"name": field.source, **suggest(field.source, PROFILE)}
            self.say(Code.FORM_UNKNOWN_SOURCE, field.line, allowed=", ".join(PROFILE), **details)
        elif field.source in PROFILE_PERSONS:
            self.want_type(field, (FieldType.PERSON, FieldType.TEXT), field.line)
        if field.example and not _is_example(field):
            expected = Phrase(f"form.example-{field.type.value}")
            details = {"name": field.name, "example": field.example, "expected": expected}
            self.say(Code.FORM_BAD_EXAMPLE, field.line, **details)

    def check_places(self, form: Form) -> None:
        """Check every placeholder: is there such a field, may it stand here, in this format."""
        texts = (
            (form.summary, ""),
            (form.file_name, ""),
            *((text, "") for text in form.recipients),
        )
        for inlines, group in (*texts, *self._block_texts(form)):
            for inline in inlines:
                if isinstance(inline, Slot):
                    self._check_slot(inline, group)

    def _block_texts(self, form: Form) -> Iterator[tuple[tuple[Inline, ...], str]]:
        for block in form.blocks:
            match block:
                case Paragraph():
                    yield block.inlines, ""
                case Repeat():
                    self._check_repeat(block)
                    for paragraph in block.paragraphs:
                        yield paragraph.inlines, block.group
                case _:
                    yield from ((cell, "") for cell in block.header)
                    yield from ((cell, row.group) for row in block.rows for cell in row.cells)

    def _check_repeat(self, repeat: Repeat) -> None:
        if not self.form.find_group(repeat.group):
            details = suggest(repeat.group, [group.name for group in self.form.groups])
            self.say(Code.FORM_REPEAT_UNKNOWN, repeat.line, name=repeat.group, **details)
            return
        inlines = (inline for paragraph in repeat.paragraphs for inline in paragraph.inlines)
        if not any(isinstance(one, Slot) and one.group == repeat.group for one in inlines):
            self.say(Code.FORM_REPEAT_EMPTY, repeat.line, name=repeat.group)

    def _check_slot(self, slot: Slot, group: str) -> None:
        if slot.group and slot.group != group:
            if self.form.find_group(slot.group):
                self.say(Code.FORM_REPEAT_OUTSIDE, slot.line, name=slot.name, group=slot.group)
            else:
                self.find(slot.name, slot.line)
            return
        if slot.column == ROW_NUMBER:
            if not self.form.find_group(slot.group):
                self.find(slot.name, slot.line)
            return
        field = self.find(slot.name, slot.line)
        if field and slot.format not in (SlotFormat.PLAIN, *FORMATS[field.type]):
            details = {"name": slot.name, "format": slot.format.value, "type": field.type.value}
            self.say(Code.FORM_BAD_FORMAT, slot.line, **details)

    def check_uses(self, meta: FormMeta) -> None:
        """Say which fields are asked for and stand nowhere in the document."""
        used = {slot.name for slot in self.form.slots()} | {meta.date, NUMBER}
        used |= {signer.name for signer in self.form.signers}
        for field in self.form.fields:
            if field.label and field.name not in used:
                self.say(Code.FORM_UNUSED_FIELD, field.line, name=field.name)
        for group in self.form.groups:
            for column in group.columns:
                name = f"{group.name}.{column.name}"
                if name not in used:
                    self.say(Code.FORM_UNUSED_FIELD, column.line, name=name)


def _is_example(field: Field) -> bool:
    """Return whether an example is what a reader may type."""
    match field.type:
        case FieldType.DATE:
            return _is_date(field.example)
        case FieldType.TIME:
            return bool(_TIME.fullmatch(field.example))
        case FieldType.NUMBER:
            return bool(_NUMBER.fullmatch(field.example))
        case FieldType.CHOICE:
            return field.example in field.options
        case _:
            return True


def _is_date(text: str) -> bool:
    parts = _DATE.fullmatch(text)
    if not parts:
        return False
    try:
        dt.date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError:
        return False
    return True
