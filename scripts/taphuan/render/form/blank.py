"""What stands where nothing is filled in yet: dots to write on, and the names of fields."""

from collections.abc import Sequence

from taphuan.model.form import (
    NUMBER,
    PROFILE,
    SUPERIOR,
    UNIT,
    Field,
    FieldType,
    Form,
    Inline,
    Slot,
    SlotFormat,
    Words,
)
from taphuan.model.form_style import FormStyle
from taphuan.model.labels import Labels

DOT = "…"
BOX = "\u2610"
_LINE_TYPES = (FieldType.TEXT, FieldType.LONGTEXT, FieldType.PERSON, FieldType.CHOICE)
"""What may fill the rest of a line."""


def field_label(field: Field, labels: Labels) -> str:
    """Return the name of a field; those of the profile have theirs in the label file."""
    return field.label or labels[f"form.field-{field.name}"]


def blank_text(slot: Slot, field: Field, style: FormStyle, labels: Labels) -> str:
    """Return what a blank form shows within a line for a placeholder."""
    if slot.name in (SUPERIOR, UNIT):
        start = style.superior if slot.name == SUPERIOR else style.unit
        shown = start if slot.format is SlotFormat.UPPER else start.capitalize()
        return f"{shown} {DOT * field.blank_dots}"
    if field.type is FieldType.DATE:
        is_long = slot.format is SlotFormat.LONG
        return labels["sheet.date-long-blank" if is_long else "sheet.date-blank"]
    if field.type is FieldType.TIME:
        return labels["sheet.time-blank"]
    if slot.format is SlotFormat.BOXES:
        return "   ".join(f"{BOX} {option}" for option in field.options)
    return DOT * field.blank_dots


def ends_in_blank(inlines: Sequence[Inline], form: Form) -> bool:
    """Tell whether a paragraph's blank is its last word, and dots fill the rest of the line.

    A full stop or comma may follow.
    """
    ending = inlines[-2:] if inlines and _is_mark(inlines[-1]) else inlines[-1:]
    slot = ending[0] if ending else None
    if not isinstance(slot, Slot) or slot.format is not SlotFormat.PLAIN:
        return False
    field = form.find_field(slot.name)
    return bool(field and field.type in _LINE_TYPES and slot.name not in (*PROFILE, NUMBER))


def last_slot(inlines: Sequence[Inline]) -> Slot | None:
    """Return the last placeholder of a paragraph."""
    return next((inline for inline in reversed(inlines) if isinstance(inline, Slot)), None)


def _is_mark(inline: Inline) -> bool:
    return isinstance(inline, Words) and inline.text.strip() in (".", ";", ",")
