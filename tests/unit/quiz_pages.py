"""Small courses for the tests of questions, built from text without a disk."""

import datetime as dt
from collections.abc import Sequence

from taphuan.diagnostics import Diagnostic
from taphuan.model.page import BankMeta, Course, CourseMeta, ModuleMeta, Page
from taphuan.model.question import Question
from taphuan.parse.lines import scan
from taphuan.parse.quiz.question import parse_quiz

COURSE = "khoa-hoc/thu"


def quiz(header: str, body: str = "Câu hỏi?\n\n(x) Có\n( ) Không\n! Vì thế.") -> str:
    """Return a quiz fence; its opening line is the first."""
    return f"```quiz\n{header}\n\n{body}\n```\n"


def questions_of(text: str) -> tuple[Question, ...]:
    fences = scan(text, path="bai.md").fences
    return tuple(question for fence in fences if (question := parse_quiz(fence, path="bai.md")[0]))


def module(slug: str, *texts: str, objectives: int = 2, lang: str = "vi", order: int = 1) -> Page:
    meta = ModuleMeta(
        kind="module",
        title=slug,
        order=order,
        minutes=30,
        objectives=tuple(f"Nêu được ý {number}" for number in range(1, objectives + 1)),
        keypoints=("Ý chính",),
        sources=("hd-1",),
        reviewed=dt.date(2026, 11, 22),
    )
    path = f"{lang}/{COURSE}/{order:02}-{slug}.md"
    lines = {"objectives": 6}
    return Page(path, meta, questions=questions_of("\n".join(texts)), key_lines=lines)


def bank(name: str, *texts: str, lang: str = "vi") -> Page:
    meta = BankMeta(kind="bank", title=name, use="practice")
    path = f"{lang}/{COURSE}/ngan-hang/{name}.md"
    return Page(path, meta, questions=questions_of("\n".join(texts)))


def course(*pages: Page, lang: str = "vi") -> Course:
    meta = CourseMeta(kind="course", title="Thử", audience="Ai", report="bai-1", objectives=("Ý",))
    return Course(
        id="thu",
        lang=lang,
        page=Page(f"{lang}/{COURSE}/index.md", meta),
        modules=tuple(page for page in pages if isinstance(page.meta, ModuleMeta)),
        banks=tuple(page for page in pages if isinstance(page.meta, BankMeta)),
    )


def told(problems: Sequence[Diagnostic]) -> list[tuple[str, int, str]]:
    """Return file name, line and code of every problem."""
    return [(one.path.rsplit("/", 1)[-1], one.line, one.code_value) for one in problems]
