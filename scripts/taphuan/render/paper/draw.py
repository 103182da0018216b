"""Drawing and shuffling the questions of a paper: by a seed, with a generator of our own.

The generator and `draw_questions` are those of `scripts/web/core/draw.js`, number for number, so
that a code typed on the site and the same code given to `taphuan export paper` draw the same
questions. Papers already printed depend on both: they may be added to, never changed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from taphuan.model.paper import Paper, PaperQuestion, PaperSection
from taphuan.model.question import (
    ChoiceAnswer,
    MatchingAnswer,
    OrderingAnswer,
    Question,
    StatementsAnswer,
)

T = TypeVar("T")
Random = Callable[[int], int]
"""Gives a number from 0 up to, and without, the one it is called with."""

_BITS = 0xFFFFFFFF
_TRIES = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A page whose questions may be asked."""

    title: str
    slug: str
    page: str
    """The page's path under `docs/`."""
    questions: tuple[Question, ...]


def random_from(seed: str) -> Random:
    """Return a generator that depends on the seed alone (mulberry32, seeded by FNV-1a)."""
    state = 2166136261
    for sign in seed:
        state = ((state ^ ord(sign)) * 16777619) & _BITS

    def below(limit: int) -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & _BITS
        mixed = ((state ^ (state >> 15)) * (state | 1)) & _BITS
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & _BITS)) & _BITS
        return ((mixed ^ (mixed >> 14)) * limit) >> 32

    return below


def shuffle(entries: Sequence[T], random: Random) -> list[T]:
    """Return the entries in a random order (Fisher and Yates)."""
    order = list(entries)
    for last in range(len(order) - 1, 0, -1):
        other = random(last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def draw_questions(objectives: Mapping[str, str], *, count: int, seed: str) -> list[str]:
    """Draw questions, one of every objective first, then round by round; return their ids.

    Args:
        objectives: The objective of each question by its id, empty where it has none.
        count: How many; 0, or more than there are, draws all.
        seed: The same seed draws the same questions, in whatever order they are given.
    """
    random = random_from(seed)
    groups: dict[str, list[str]] = {}
    for question_id in shuffle(sorted(objectives), random):
        groups.setdefault(objectives[question_id], []).append(question_id)
    names = sorted(shuffle(sorted(groups), random), key=lambda name: not name)
    wanted = min(count, len(objectives)) if count > 0 else len(objectives)
    drawn: list[str] = []
    for place in range(max((len(group) for group in groups.values()), default=0)):
        drawn.extend(groups[name][place] for name in names if place < len(groups[name]))
    return shuffle(drawn[:wanted], random)


def plan_papers(blank: Paper, sources: Sequence[Source], *, count: int) -> Iterator[Paper]:
    """Yield versions 1, 2, 3 … without end, no two alike while there is another order.

    All versions ask the same questions, so that no row in the hall has the easier test. A
    version is the same however many are made.

    Args:
        blank: Title, seed and the like; version and sections are filled in.
        sources: Pages with questions, in the order of the paper.
        count: How many questions are asked; 0 for all.
    """
    objectives = {
        question.id: _objective(question, source)
        for source in sources
        for question in source.questions
    }
    if 0 < count < len(objectives):
        kept = draw_questions(objectives, count=count, seed=blank.seed)
        sources = [
            replace(source, questions=tuple(one for one in source.questions if one.id in kept))
            for source in sources
        ]
    seen: set[tuple[PaperSection, ...]] = set()
    version = 0
    while True:
        version += 1
        for attempt in range(_TRIES):
            seed = f"{blank.seed}/{version}" + (f"/{attempt}" if attempt else "")
            sections = tuple(_arrange(sources, random_from(seed)))
            if sections not in seen:
                break
        seen.add(sections)
        yield replace(blank, version=version, sections=sections)


def _arrange(sources: Sequence[Source], random: Random) -> Iterator[PaperSection]:
    number = 0
    for source in sources:
        if not source.questions:
            continue
        placed = []
        for question in shuffle(source.questions, random):
            number += 1
            placed.append(_arrange_parts(question, number, random))
        yield PaperSection(source.title, source.page, tuple(placed))


def _arrange_parts(question: Question, number: int, random: Random) -> PaperQuestion:
    match question.answer:
        case ChoiceAnswer(choices=parts) | StatementsAnswer(statements=parts):
            places = list(range(len(parts)))
            order = shuffle(places, random) if question.shuffle else places
            return PaperQuestion(question, number, tuple(order))
        case OrderingAnswer(steps=steps):
            return PaperQuestion(question, number, _never_in_order(len(steps), random))
        case MatchingAnswer(pairs=pairs):
            places = list(range(len(pairs)))
            lefts = shuffle(places, random) if question.shuffle else places
            rights = shuffle(places, random)
            if rights == lefts:
                rights = rights[1:] + rights[:1]  # side by side they would be the answer
            return PaperQuestion(question, number, tuple(lefts), tuple(rights))
        case _:
            return PaperQuestion(question, number)


def _never_in_order(count: int, random: Random) -> tuple[int, ...]:
    order = shuffle(range(count), random)
    if order == list(range(count)):
        order = order[1:] + order[:1]
    return tuple(order)


def _objective(question: Question, source: Source) -> str:
    """Return the objective as the site writes it: it groups the draw there too."""
    if question.objective is None:
        return ""
    return f"{question.objective.module or source.slug}/{question.objective.number}"
