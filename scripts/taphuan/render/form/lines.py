"""The lines of a document's head, the same on paper and on the screen."""

from taphuan.model.form import (
    NUMBER,
    PLACE,
    SUPERIOR,
    UNIT,
    Form,
    Inline,
    Layout,
    Slot,
    SlotFormat,
    Words,
)
from taphuan.model.labels import Labels


def unit_lines(form: Form) -> list[tuple[Inline, ...]]:
    """Return the lines at the top left: superior, unit, star, number."""
    lines: list[tuple[Inline, ...]] = [
        (Slot(SUPERIOR, SlotFormat.UPPER),),
        (Slot(UNIT, SlotFormat.UPPER, is_bold=True),),
    ]
    if form.layout is Layout.PARTY:
        lines.append((Words("*"),))
    return lines


def number_line(form: Form, labels: Labels) -> tuple[Inline, ...]:
    """Return `Số 05-NQ/CB`: no colon, the symbol behind a hyphen."""
    before, _, after = labels["sheet.number"].partition("{number}")
    return (Words(before), Slot(NUMBER, SlotFormat.TWO), Words(after.format(symbol=form.symbol)))


def date_line(form: Form) -> tuple[Inline, ...]:
    """Return place and date."""
    return (Slot(PLACE), Words(", "), Slot(form.date, SlotFormat.LONG))
