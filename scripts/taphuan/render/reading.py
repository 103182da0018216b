"""The Markdown of a reading page: the author's text with what its front matter promises."""

from taphuan.model.labels import Labels
from taphuan.model.page import TRAINER_BLOCKS, FormMeta, ModuleMeta, Page


def reading_markdown(page: Page, labels: Labels) -> str:
    """Return the body with objectives before it and key points before the self-check.

    Trainer's text is still inside: the Markdown extension cuts it, on every page alike.
    """
    if isinstance(page.meta, FormMeta):  # its body is a document, shown by a template
        return "\n".join(f"- {note}" for note in page.meta.notes)
    if not isinstance(page.meta, ModuleMeta):
        return page.body
    lines = page.body.split("\n")
    split = page.checkup_line - page.body_line if page.checkup_line else len(lines)
    return "\n".join(
        (
            *_section(labels["module.objectives"], "hoc-xong", page.meta.objectives),
            *lines[:split],
            *_section(labels["module.keypoints"], "ghi-nho", page.meta.keypoints),
            *lines[split:],
        )
    )


def _section(title: str, anchor: str, items: tuple[str, ...]) -> tuple[str, ...]:
    return ("", f"## {title} {{#{anchor}}}", "", *(f"1. {item}" for item in items), "")


def expected_parts(page: Page) -> list[str]:
    """Return the names of blocks and questions readers must see: what the scanner found."""
    trainer = [block for block in page.blocks if block.name in TRAINER_BLOCKS]
    shown = [block.name for block in page.blocks if block.name not in TRAINER_BLOCKS]
    questions = [
        "question"
        for question in page.questions
        if not any(block.line < question.line < block.end_line for block in trainer)
    ]
    return shown + questions
