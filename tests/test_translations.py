"""Every translation beside its original: the same structure, and each in its own language."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from taphuan.adapters.files import read_labels
from taphuan.adapters.languages import site_languages
from taphuan.adapters.sources import read_sources
from taphuan.build import load_content
from taphuan.model.page import Block, Page, PageKind
from taphuan.model.question import (
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Question,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.model.site import ORIGINAL, Content

ROOT = Path(__file__).parents[1]


@cache
def content() -> Content:
    languages = site_languages(ROOT)
    return load_content(read_sources(ROOT / "docs", languages=languages), languages=languages)[
        0
    ].content


def paths(*, originals: bool) -> list[str]:
    """Return the pages of one side, forms left out: their words are a file of another kind."""
    return [
        path
        for path, page in sorted(content().pages.items())
        if (page.lang == ORIGINAL) is originals and page.kind is not PageKind.FORM
    ]


def original_of(page: Page) -> Page:
    return content().pages[f"{ORIGINAL}/{page.name}"]


# --- structure ---------------------------------------------------------------------------------


def shape_of_answer(question: Question) -> object:
    """Return what must be the same in every language: options, right ones, order, numbers."""
    match question.answer:
        case ChoiceAnswer(choices=choices) | StatementsAnswer(statements=choices):
            return [(choice.is_correct, bool(choice.feedback)) for choice in choices]
        case MatchingAnswer(pairs=pairs):
            return [bool(pair.feedback) for pair in pairs]
        case OrderingAnswer(steps=steps):
            return [bool(step.feedback) for step in steps]
        case NumberAnswer(value=value, tolerance=tolerance):
            return (value, tolerance)
        case ShortAnswer(accepted=accepted):
            return bool(accepted)
        case OpenAnswer():
            return True


def shape_of_question(question: Question) -> tuple[object, ...]:
    return (
        *(question.id, question.form, question.points, question.objective, question.source),
        *(question.shuffle, question.accents_required, len(question.hints)),
        *(bool(question.explanation), shape_of_answer(question)),
    )


def shape_of_block(block: Block) -> tuple[object, ...]:
    return (block.name, block.minutes, block.parent, bool(block.title))


def table_rows(page: Page) -> list[int]:
    """Return the cells of every table row, trainer's tables too."""
    rows = (line for line in page.body.split("\n") if line.startswith("|"))
    return [row.replace("\\|", "").count("|") for row in rows]


def list_items(page: Page) -> int:
    return sum(bool(re.match(r"\s*(?:[-*]|\d+\.) ", line)) for line in page.body.split("\n"))


def link_targets(page: Page) -> list[str]:
    """Return where links lead, anchors left out: those follow the headings."""
    return sorted(link.target.partition("#")[0] for link in page.links if not link.is_image)


def meta_shape(page: Page) -> dict[str, object]:
    """Return the front matter without words: lists by their length."""
    words = {"title", "description", "audience", "translates"}
    return {
        key: len(value)
        if key in ("objectives", "keypoints", "materials", "notes", "changes")
        else value
        for key, value in page.meta.model_dump().items()
        if key not in words
    }


@pytest.fixture(params=paths(originals=False))
def page(request: pytest.FixtureRequest) -> Page:
    return content().pages[request.param]


def test_headings_are_those_of_the_original(page: Page) -> None:
    levels = [heading.level for heading in original_of(page).headings]
    assert [heading.level for heading in page.headings] == levels


def test_blocks_are_those_of_the_original(page: Page) -> None:
    assert [shape_of_block(block) for block in page.blocks] == [
        shape_of_block(block) for block in original_of(page).blocks
    ]


def test_questions_have_the_same_ids_options_and_right_answers(page: Page) -> None:
    assert [shape_of_question(question) for question in page.questions] == [
        shape_of_question(question) for question in original_of(page).questions
    ]


def test_slides_are_those_of_the_original(page: Page) -> None:
    """Text may take more screens in one language than in another."""
    decks = [one.deck.slides if one.deck else () for one in (page, original_of(page))]
    own, wanted = ([s.kind for s in slides if s.part == 1] for slides in decks)
    assert own == wanted


def test_tables_and_lists_have_the_same_rows(page: Page) -> None:
    assert table_rows(page) == table_rows(original_of(page))
    assert list_items(page) == list_items(original_of(page))


def test_links_and_images_lead_to_the_same_places(page: Page) -> None:
    assert link_targets(page) == link_targets(original_of(page))
    own, wanted = (
        [link.target for link in one.links if link.is_image] for one in (page, original_of(page))
    )
    assert len(own) == len(wanted)


def test_the_front_matter_says_the_same(page: Page) -> None:
    assert meta_shape(page) == meta_shape(original_of(page))


# --- language ----------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(
    r"""
    `[^`]*` |                 # code
    \]\([^)]*\) |             # where a link leads
    \([^()]*\) |              # the Vietnamese word at its first use
    “[^”]*” | "[^"]*" |       # quotations
    \*[^*\s][^*]*\* |         # words set in italics because they are Vietnamese, or names of menus
    \|[^|\n]*$                # the right-hand side of `= answer | variant`
    """,
    re.VERBOSE,
)
_MARKS = {"LATIN SMALL LETTER D WITH STROKE", "LATIN CAPITAL LETTER D WITH STROKE"}


def is_vietnamese(word: str) -> bool:
    """Tell whether a word has a letter or mark that English has not."""
    return any(unicodedata.name(letter) in _MARKS for letter in word) or any(
        unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", word)
    )


def texts_of(page: Page) -> Iterator[str]:
    """Yield every piece of text an author wrote, trainer's text and questions too."""
    meta = page.meta.model_dump()
    for key in ("title", "description", "audience", "objectives", "keypoints", "materials"):
        value = meta.get(key) or ()
        yield from [value] if isinstance(value, str) else value
    yield from (heading.text for heading in page.headings)
    yield from (line.text for line in page.text)
    for block in page.blocks:
        yield block.title
        if not any(other.parent == block.name for other in page.blocks):
            yield from (line for line in block.body.split("\n") if not line.startswith("```"))
    for question in page.questions:
        yield from question.stem.split("\n")
        yield from (*question.hints, question.explanation)
        yield from texts_of_answer(question)


def texts_of_answer(question: Question) -> Iterator[str]:
    match question.answer:
        case ChoiceAnswer(choices=choices) | StatementsAnswer(statements=choices):
            yield from (text for one in choices for text in (one.text, one.feedback))
        case MatchingAnswer(pairs=pairs):
            yield from (text for one in pairs for text in (one.left, one.right, one.feedback))
        case OrderingAnswer(steps=steps):
            yield from (text for one in steps for text in (one.text, one.feedback))
        case OpenAnswer(model_answer=text, feedback=feedback):
            yield from (text, feedback)
        case NumberAnswer() | ShortAnswer():
            yield question.answer.feedback


def foreign_words(text: str) -> list[str]:
    """Return Vietnamese words of an English text that are no name, gloss or quotation."""
    words = _WORD.findall(_NO_PROSE.sub(" ", text))
    return [word for word in words if is_vietnamese(word) and not word[0].isupper()]


def native_share(text: str) -> float | None:
    """Return how many words of a Vietnamese text have Vietnamese letters; None for short ones."""
    words = _WORD.findall(re.sub(r"`[^`]*`|\]\([^)]*\)|\*[^*\s][^*]*\*", " ", text))
    if len(words) < 8:
        return None
    return sum(is_vietnamese(word) for word in words) / len(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask the chi bộ first.", ["bộ"]),
        ("Ask the cell (chi bộ) of Hương Khê, which says “chào đồng chí”.", []),
        ("Chi bộ họp mỗi tháng một lần.", ["bộ", "họp", "mỗi", "tháng", "một", "lần"]),
        ("See [the register](../tra-cuu/văn-bản.md) and `bộ`.", []),
    ],
)
def test_a_vietnamese_word_among_english_ones_is_seen(text: str, words: list[str]) -> None:
    assert foreign_words(text) == words


def test_an_english_paragraph_among_vietnamese_ones_is_seen() -> None:
    english = native_share("The cell of Hương Khê meets once a month, and the secretary chairs.")
    vietnamese = native_share("Chi bộ họp mỗi tháng một lần, do bí thư chủ trì, ở nhà văn hóa.")
    assert english is not None
    assert vietnamese is not None
    assert english < LEAST_NATIVE < vietnamese


LEAST_NATIVE = 0.25
"""Of the words of a Vietnamese paragraph; ordinary text has two in three, English names a tenth."""
CURRENCY = "đồng"
MAY_BE_FOREIGN = {  # the name of a newspaper; what a document must say, shown as it says it
    "en/khoa-hoc/dong-trieu/04-bao-ve-an-ninh-to-quoc.md": {"trí"},
    "en/mau-van-ban/the-thuc-van-ban.md": set("Nơi nhận Lưu Chi bộ Đảng ủy xã".lower().split()),
}
DOCUMENT_WORDS = ("sheet.", "form.example-")
"""Labels of the documents themselves, which are Vietnamese in every language."""


@pytest.mark.parametrize(
    "path", [path for path in paths(originals=False) if path.startswith("en/")]
)
def test_nothing_of_an_english_page_is_left_in_vietnamese(path: str) -> None:
    allowed = {CURRENCY, *MAY_BE_FOREIGN.get(path, ())}
    found = {
        text: words
        for text in texts_of(content().pages[path])
        if (words := [word for word in foreign_words(text) if word not in allowed])
    }
    assert found == {}


@pytest.mark.parametrize("path", paths(originals=True))
def test_nothing_of_a_vietnamese_page_is_left_in_english(path: str) -> None:
    shares = {text: native_share(text) for text in texts_of(content().pages[path])}
    assert [
        text for text, share in shares.items() if share is not None and share < LEAST_NATIVE
    ] == []


@pytest.mark.parametrize("part", ["reader", "messages"])
def test_the_english_words_of_the_site_are_english(part: str) -> None:
    words = getattr(read_labels("en"), part)
    found = {
        key: foreign_words(word)
        for key, word in words.items()
        if not key.startswith(DOCUMENT_WORDS)
    }
    assert {key: words for key, words in found.items() if words} == {}


@pytest.mark.parametrize("part", ["reader", "messages"])
def test_the_vietnamese_words_of_the_site_are_vietnamese(part: str) -> None:
    words = getattr(read_labels(ORIGINAL), part)
    poor = {
        key: word
        for key, word in words.items()
        if (share := native_share(word)) is not None and share < LEAST_NATIVE
    }
    assert poor == {}
