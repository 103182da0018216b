"""Files made from what was imported: remarks stand in them as comments."""

import datetime as dt
from collections.abc import Iterable, Sequence

from taphuan.model.draft import ImportedBank, Remark
from taphuan.render.authoring.quiz_source import question_source
from taphuan.render.authoring.templates import fill_template, quoted


def remark_lines(remarks: Iterable[Remark], say: dict[str, str]) -> list[str]:
    """Return each remark in words, the line of the file read before it."""
    lines = []
    for one in remarks:
        words = say[one.key].format(**dict(one.details))
        lines.append(
            say["import.at-line"].format(line=one.line, words=words) if one.line else words
        )
    return lines


def comment(text: str) -> str:
    """Return text that may stand within an HTML comment."""
    return " ".join(text.split()).replace("--", "––").rstrip(">")


def bank_source(
    bank: ImportedBank,
    *,
    name: str,
    title: str,
    use: str,
    today: dt.date,
    remarks: Sequence[str],
) -> str:
    """Return a bank with every question of a file and the list of what needs a hand."""
    return fill_template(
        "import_bank",
        title=quoted(title),
        name=comment(name),
        use=use,
        today=today,
        remarks=[comment(one) for one in remarks],
        questions=[question_source(one).rstrip("\n") for one in bank.questions],
    )
