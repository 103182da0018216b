"""What each module holds, counted: the numbers a centre asks for before it runs a class."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from taphuan.model.page import ModuleMeta, PageKind
from taphuan.model.site import ORIGINAL, Content


@dataclass(frozen=True, slots=True)
class ModuleCounts:
    """One row of the table; a bank has questions only."""

    path: str
    words: int
    minutes: int
    objectives: int
    questions: int
    forms: int
    """Different answer forms among the questions."""
    activities: int
    cases: int
    slides: int
    sources: int


def count_modules(content: Content, *, lang: str = ORIGINAL) -> Iterator[ModuleCounts]:
    """Yield a row for every module and bank of a language, in order of path."""
    for path in sorted(content.pages):
        page = content.pages[path]
        if page.lang != lang or page.kind not in (PageKind.MODULE, PageKind.BANK):
            continue
        blocks = Counter(block.name for block in page.blocks)
        meta = page.meta if isinstance(page.meta, ModuleMeta) else None
        yield ModuleCounts(
            path=page.name,
            words=page.words if meta else 0,
            minutes=meta.minutes if meta else 0,
            objectives=len(meta.objectives) if meta else 0,
            questions=len(page.questions),
            forms=len({question.form for question in page.questions}),
            activities=blocks["activity"],
            cases=blocks["case"],
            slides=blocks["slide"],
            sources=len(meta.sources) if meta else 0,
        )
