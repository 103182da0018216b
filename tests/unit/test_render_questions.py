"""A question as HTML: what a reader without JavaScript gets, and what the browser needs."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

import html5lib
import pytest

from support.quiz_page import (
    ALL_FORMS,
    MATCHING,
    MULTIPLE,
    NUMBER,
    OPEN,
    ORDERING,
    SHORT,
    SINGLE,
    TRUE_FALSE,
    PlainMarkdown,
    choices,
    question,
)
from taphuan.adapters.files import read_labels
from taphuan.model.question import (
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    ObjectiveRef,
    OrderingAnswer,
    Pair,
    Question,
    ShortAnswer,
    Step,
)
from taphuan.render.question.html import question_hash, render_question
from taphuan.render.question.keys import named_by, shuffled, text_keys

VI = read_labels("vi")
EN = read_labels("en")
HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>'


def render(one: Question, labels=VI, number: int = 3) -> str:  # type: ignore[no-untyped-def]
    return render_question(
        one, number=number, course="dong-trieu", markdown=PlainMarkdown(), labels=labels
    )


def tree(one: Question, labels=VI) -> Element:  # type: ignore[no-untyped-def]
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False, strict=False
    )
    document: Element = parser.parseFragment(render(one, labels))
    return document


def by_class(root: Element, name: str) -> list[Element]:
    return [node for node in root.iter() if name in (node.get("class") or "").split()]


def text_of(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def data_of(one: Question) -> dict[str, object]:
    script = next(tree(one).iter("script"))
    data: dict[str, object] = json.loads(script.text or "")
    return data


def folded(root: Element) -> set[Element]:
    """Return every node inside a `details` or a script: not seen until asked for."""
    return {
        node for outer in root.iter() if outer.tag in ("details", "script") for node in outer.iter()
    }


ids = [one.form.value for one in ALL_FORMS]


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_every_form_is_a_fieldset_named_by_its_number_and_described_by_its_stem(
    one: Question,
) -> None:
    root = tree(one)
    assert [child.tag for child in root] == ["div"]
    fieldset = next(root.iter("fieldset"))
    legend = fieldset[0]
    assert legend.tag == "legend"
    assert text_of(legend).startswith("Câu 3")
    stem = next(node for node in root.iter() if node.get("id") == fieldset.get("aria-describedby"))
    assert text_of(stem).startswith(one.stem.split("**")[0][:20])


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_every_control_has_a_name(one: Question) -> None:
    root = tree(one)
    labelled = {node.get("for") for node in root.iter("label")}
    inside = {control for label in root.iter("label") for control in label.iter()}
    for control in [*root.iter("input"), *root.iter("select"), *root.iter("textarea")]:
        has_name = control in inside or control.get("id") in labelled or control.get("aria-label")
        assert has_name, control.attrib


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_no_answer_or_explanation_is_seen_before_it_is_asked_for(one: Question) -> None:
    root = tree(one)
    hidden = folded(root)
    for name in ("tq-key", "tq-explanation", "tq-why", "tq-source"):
        assert all(node in hidden for node in by_class(root, name)), name
    assert all("open" not in node.attrib for node in root.iter("details"))
    assert all("checked" not in node.attrib for node in root.iter("input"))


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_without_javascript_every_feedback_and_the_answer_can_be_opened(one: Question) -> None:
    answer = next(node for node in tree(one).iter("details") if node.get("class") == "tq-answer")
    said = text_of(answer)
    for written in _all_feedback(one):
        assert _plain(written) in said, written
    assert _plain(one.explanation) in said


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_without_javascript_there_is_no_button_that_does_nothing(one: Question) -> None:
    root = tree(one)
    buttons = list(root.iter("button"))
    assert buttons
    assert all("hidden" in button.attrib for button in buttons)
    submits = [button for button in buttons if button.get("type") == "submit"]
    assert all("disabled" in button.attrib for button in submits), "Enter would leave the page"


@pytest.mark.parametrize("labels", [VI, EN], ids=["vi", "en"])
@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_every_form_renders_in_both_languages(one: Question, labels) -> None:  # type: ignore[no-untyped-def]
    assert labels["quiz.check"] in render(one, labels) or one is OPEN


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_the_whole_question_is_left_out_of_the_search_index(one: Question) -> None:
    assert "data-search-exclude" in tree(one)[0].attrib


def test_the_element_tells_id_hash_course_form_points_and_objective() -> None:
    element = next(tree(MULTIPLE).iter("tap-question"))
    assert element.get("data-question") == "giao-viec-ro"
    assert element.get("data-course") == "dong-trieu"
    assert element.get("data-hash") == question_hash(MULTIPLE)
    assert element.get("data-form") == "multiple"
    assert element.get("data-points") == "2"
    assert element.get("data-objective") == "1"
    in_bank = replace(MULTIPLE, objective=ObjectiveRef(2, "vai-tro"))
    assert next(tree(in_bank).iter("tap-question")).get("data-objective") == "vai-tro/2"


def test_points_are_named_only_when_they_differ_from_one() -> None:
    assert text_of(next(tree(MULTIPLE).iter("legend"))) == "Câu 3 (2 điểm)"
    assert text_of(next(tree(SINGLE).iter("legend"))) == "Câu 3"
    half = replace(SINGLE, points=Decimal("0.50"))
    assert text_of(next(tree(half).iter("legend"))) == "Câu 3 (0,5 điểm)"
    assert text_of(next(tree(half, EN).iter("legend"))) == "Question 3 (points: 0.5)"


def test_hints_are_numbered_when_there_are_several() -> None:
    summaries = [text_of(node) for node in tree(SINGLE).iter("summary")]
    assert summaries == ["Gợi ý 1 trên 2", "Gợi ý 2 trên 2", "Xem đáp án và giải thích"]
    assert text_of(next(tree(ORDERING).iter("summary"))) == "Gợi ý"


def test_the_source_is_cited_in_its_short_form() -> None:
    source = by_class(tree(SINGLE), "tq-source")[0]
    assert text_of(source) == "Căn cứ: 42-HD/BTCTW"
    assert by_class(tree(MULTIPLE), "tq-source") == []


def test_the_key_of_a_single_choice_is_its_right_option() -> None:
    data = data_of(SINGLE)
    values = [node.get("value") for node in tree(SINGLE).iter("input")]
    assert data == {"form": "single", "right": [values[1]]}


def test_the_key_of_true_or_false_has_one_value_for_each_statement() -> None:
    values = [node.get("value") or "" for node in tree(TRUE_FALSE).iter("input")]
    right = data_of(TRUE_FALSE)["right"]
    assert isinstance(right, list)
    assert [value[-2:] for value in right] == ["=1", "=0", "=1"]
    assert set(right) < set(values)


def test_the_key_of_matching_is_among_the_values_of_the_selects() -> None:
    root = tree(MATCHING)
    offered = {option.get("value") for option in root.iter("option")}
    right = data_of(MATCHING)["right"]
    assert isinstance(right, list)
    assert len(right) == 3
    assert set(right) < offered


def test_right_sides_never_stand_in_the_order_of_the_left_sides() -> None:
    for number in range(200):
        pairs = tuple(Pair(f"trái {i}", f"phải {i}", "", 1) for i in range(3))
        one = question(f"cau-{number}", "Ghép", MatchingAnswer(pairs))
        shown = [text_of(node) for node in by_class(tree(one), "tq-right")]
        assert [text.split(" ", 1)[1] for text in shown] != [pair.right for pair in pairs]


def test_equal_right_sides_are_offered_once_and_both_count() -> None:
    pairs = (Pair("a", "chung", "", 1), Pair("b", "chung", "", 1), Pair("c", "riêng", "", 1))
    one = question("chung", "Ghép", MatchingAnswer(pairs))
    assert len(by_class(tree(one), "tq-right")) == 2
    right = data_of(one)["right"]
    assert isinstance(right, list)
    assert right[0].split("=")[1] == right[1].split("=")[1]


def test_more_right_sides_than_letters_are_numbered() -> None:
    pairs = tuple(Pair(f"t{i}", f"p{i}", "", 1) for i in range(28))
    shown = [
        text_of(n) for n in by_class(tree(question("dai", "x", MatchingAnswer(pairs))), "tq-letter")
    ]
    assert shown[25:] == ["Z.", "27.", "28."]


def test_steps_never_stand_in_the_right_order_and_always_in_the_same() -> None:
    for number in range(200):
        steps = tuple(Step(f"bước {i}", "", 1) for i in range(3))
        one = question(f"cau-{number}", "Xếp", OrderingAnswer(steps))
        shown = [text_of(node) for node in by_class(tree(one), "tq-text")]
        assert shown != [step.text for step in steps]
        assert render(one) == render(one)


def test_an_order_of_one_stays_as_it_is() -> None:
    assert shuffled(["a"], seed="x") == ("a",)


def test_the_answer_of_an_ordering_is_in_the_right_order() -> None:
    key = by_class(tree(ORDERING), "tq-key")[0]
    assert key.tag == "ol"
    steps = [text_of(node) for node in by_class(key, "tq-said")]
    assert isinstance(ORDERING.answer, OrderingAnswer)
    assert steps == [step.text for step in ORDERING.answer.steps]


def test_a_short_answer_shows_its_first_variant_and_accepts_all() -> None:
    assert text_of(by_class(tree(SHORT), "tq-said")[0]) == "hòa giải"
    assert data_of(SHORT) == {
        "form": "short",
        "right": ["hòa giải", "hòa giải ở cơ sở"],
        "accents": True,
    }
    assert data_of(replace(SHORT, accents_required=False))["accents"] is False


def test_an_accepted_text_is_text_and_not_markdown() -> None:
    one = question("md", "x", ShortAnswer(("a*b*<i>",), "", 1))
    assert text_of(by_class(tree(one), "tq-said")[0]) == "a*b*<i>"


@pytest.mark.parametrize(
    ("value", "tolerance", "shown", "right", "within"),
    [
        ("90", "0", "90", "90", "0"),
        ("4.50", "0.10", "4,5 ± 0,1", "4.5", "0.1"),
        ("1E+3", "0", "1000", "1000", "0"),
        ("-3", "1", "-3 ± 1", "-3", "1"),
    ],
)
def test_a_number_is_shown_as_the_language_writes_it_and_sent_with_a_point(
    value: str, tolerance: str, shown: str, right: str, within: str
) -> None:
    one = question("so", "x", NumberAnswer(Decimal(value), Decimal(tolerance), "", 1))
    assert text_of(by_class(tree(one), "tq-said")[0]) == shown
    assert data_of(one) == {"form": "number", "right": [right], "tolerance": within}


def test_an_open_question_says_that_nothing_is_kept() -> None:
    root = tree(OPEN)
    note = by_class(root, "tq-note")[0]
    assert next(root.iter("textarea")).get("aria-describedby") == note.get("id")
    assert "không được lưu" in text_of(note)
    assert data_of(OPEN) == {"form": "open", "right": []}


def test_option_texts_in_lists_lose_their_markup_and_keep_their_words() -> None:
    pairs = tuple(Pair(f"l{i}", f"**đậm {i}** & `mã`", "", 1) for i in range(3))
    options = list(tree(question("md", "x", MatchingAnswer(pairs))).iter("option"))
    assert sorted(text_of(option)[3:] for option in options if option.get("value"))[0] == (
        "đậm 0 & mã"
    )


def test_hostile_text_stays_text_in_every_place() -> None:
    hostile = question(
        "doc-hai",
        HOSTILE,
        ChoiceAnswer(choices((True, HOSTILE, HOSTILE), (False, "b", "")), is_multiple=False),
        hints=(HOSTILE,),
        explanation=HOSTILE,
    )
    short = question("doc-hai-2", "x", ShortAnswer((HOSTILE,), HOSTILE, 1))
    pairs = tuple(Pair(f"{i}{HOSTILE}", f"{i}{HOSTILE}", "", 1) for i in range(3))
    steps = tuple(Step(f"{i}{HOSTILE}", "", 1) for i in range(3))
    for one in (
        hostile,
        short,
        question("doc-hai-3", "x", MatchingAnswer(pairs)),
        question("doc-hai-4", "x", OrderingAnswer(steps)),
    ):
        root = tree(one)
        assert list(root.iter("img")) == []
        assert [script.get("type") for script in root.iter("script")] == ["application/json"]
        attributes = [name for node in root.iter() for name in node.attrib]
        assert not [name for name in attributes if name.startswith("on")]
    assert data_of(short)["right"] == [HOSTILE]


def test_the_hash_changes_with_stem_options_and_answers() -> None:
    before = question_hash(SINGLE)
    assert len(before) >= 8
    assert before == question_hash(SINGLE)
    assert isinstance(SINGLE.answer, ChoiceAnswer)
    first, *others = SINGLE.answer.choices
    changed = (
        replace(SINGLE, stem="Câu khác?"),
        replace(SINGLE, answer=ChoiceAnswer((replace(first, text="khác"), *others), False)),
        replace(SINGLE, answer=ChoiceAnswer((replace(first, is_correct=True), *others), False)),
        replace(SINGLE, answer=ChoiceAnswer(SINGLE.answer.choices, is_multiple=True)),
    )
    assert before not in [question_hash(one) for one in changed]


@pytest.mark.parametrize(
    ("one", "answer"),
    [
        (NUMBER, NumberAnswer(Decimal(91), Decimal(0), "", 1)),
        (NUMBER, NumberAnswer(Decimal(90), Decimal(1), "", 1)),
        (SHORT, ShortAnswer(("hòa giải",), "", 1)),
        (ORDERING, OrderingAnswer(ORDERING.answer.steps[::-1])),  # type: ignore[union-attr]
        (MATCHING, MatchingAnswer((replace(MATCHING.answer.pairs[0], right="khác"),))),  # type: ignore[union-attr]
    ],
)
def test_the_hash_of_every_form_follows_its_answer(one: Question, answer: object) -> None:
    assert question_hash(replace(one, answer=answer)) != question_hash(one)  # type: ignore[arg-type]


def test_feedback_hints_points_and_line_breaks_leave_the_hash_alone() -> None:
    before = question_hash(SINGLE)
    same = replace(
        SINGLE, hints=(), explanation="khác", points=Decimal(5), stem=SINGLE.stem.replace(" ", "\n")
    )
    assert question_hash(same) == before


def test_moving_options_changes_neither_hash_nor_keys() -> None:
    assert isinstance(SINGLE.answer, ChoiceAnswer)
    moved = replace(SINGLE, answer=ChoiceAnswer(SINGLE.answer.choices[::-1], is_multiple=False))
    assert question_hash(moved) == question_hash(SINGLE)
    assert data_of(moved) == data_of(SINGLE)


def test_equal_texts_have_keys_of_their_own() -> None:
    keys = text_keys(["a", "a", "b", "a"])
    assert len(set(keys)) == 4
    assert text_keys(["b"])[0] == keys[2]


def _plain(markdown: str) -> str:
    return markdown.replace("**", "").split("](")[0].replace("[", "")


def _all_feedback(one: Question) -> list[str]:
    answer = one.answer
    for name in ("choices", "statements", "pairs", "steps"):
        if hasattr(answer, name):
            return [part.feedback for part in getattr(answer, name)]
    return [answer.feedback]  # type: ignore[union-attr]


def translated(one: Question) -> Question:
    """Return the question in other words, part by part."""

    def other(value: object) -> object:
        if isinstance(value, str):
            return f"{value} too"
        if isinstance(value, tuple):
            return tuple(replace(part, **words(part)) for part in value)
        return value

    def words(part: object) -> dict[str, object]:
        names = {"text", "left", "right", "choices", "statements", "pairs", "steps"}
        return {name: other(getattr(part, name)) for name in names.intersection(dir(part))}

    return replace(one, stem=f"{one.stem} too", answer=replace(one.answer, **words(one.answer)))  # type: ignore[arg-type]


@pytest.mark.parametrize("one", ALL_FORMS, ids=ids)
def test_a_translation_is_kept_under_the_words_of_its_original(one: Question) -> None:
    made = render_question(
        translated(one),
        number=1,
        course="mau",
        markdown=PlainMarkdown(),
        labels=EN,
        original=one,
    )
    own = render(one)
    marks = re.compile(r'(?:data-hash|value|name|data-key)="([^"]*)"')
    assert f'data-hash="{question_hash(one)}"' in made
    assert re.findall(marks, made) == re.findall(marks, own)
    if not isinstance(one.answer, ShortAnswer):
        assert json.loads(made.split('application/json">')[1].split("<")[0]) == data_of(one)


def test_a_translation_of_another_shape_is_kept_under_its_own_words() -> None:
    one = ALL_FORMS[0]
    assert isinstance(one.answer, ChoiceAnswer)
    fewer = replace(one, answer=replace(one.answer, choices=one.answer.choices[:-1]))
    turned = replace(
        one, answer=replace(one.answer, choices=(*one.answer.choices[1:], one.answer.choices[0]))
    )
    assert named_by(fewer, one) is fewer
    assert named_by(turned, one) is turned
    assert named_by(one, None) is one
