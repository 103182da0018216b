"""Files made from what was imported: remarks stand in them as comments."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from taphuan.model.draft import REMARK_MARK, ImportedBank, ModuleDraft, Remark
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


def draft_source(
    draft: ModuleDraft,
    *,
    name: str,
    order: int,
    source: str,
    today: dt.date,
    say: dict[str, str],
) -> str:
    """Return a module whose remarks stand as comments where they belong.

    Args:
        draft: What was read.
        name: Of the file read.
        order: Place in the course.
        source: Register id that stands where the document names none.
        today: Written as the day of the last check.
        say: Words of the remarks.
    """
    lines = remark_lines(draft.remarks, say)
    placed: set[int] = set()

    def written(found: re.Match[str]) -> str:
        placed.add(int(found[1]))
        return f"<!-- [CẦN XEM] {comment(lines[int(found[1])])} -->"

    body = re.sub(f"{REMARK_MARK}(\\d+){REMARK_MARK}", written, draft.body)
    if not re.search(r"^## ", body, re.MULTILINE):
        body = f"## {say['import.first-section']}\n\n{body}"
    missing = say["import.to-write"]
    return fill_template(
        "draft",
        name=comment(name),
        title=quoted(draft.title),
        order=order,
        minutes=draft.minutes,
        description=quoted(missing),
        objectives=[quoted(one) for one in draft.objectives or (missing,)],
        keypoints=[quoted(one) for one in draft.keypoints or (missing,)],
        sources=draft.sources or (source,),
        today=today,
        say=say,
        whole=[comment(one) for place, one in enumerate(lines) if place not in placed],
        body=body.strip("\n"),
    )
