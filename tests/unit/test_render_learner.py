"""Words, final quiz and progress as the page hands them to the browser."""

import json
from xml.etree.ElementTree import Element

import html5lib
import pytest

from taphuan.adapters.files import read_labels
from taphuan.model.labels import Labels
from taphuan.model.page import BankMeta
from taphuan.render.learner import (
    CONTINUE_WORDS,
    FINAL_WORDS,
    PROGRESS_WORDS,
    CourseEntry,
    ModuleEntry,
    render_continue,
    render_device,
    render_final,
    render_progress,
    render_reading,
    render_summary,
    render_words,
)

VI = read_labels("vi")
HOSTILE = '"></script><script>alert(1)</script>'
COURSES = [
    CourseEntry("c", f"Khóa {HOSTILE}", "c.html", (ModuleEntry("m", "Bài", "m.html", ("q",)),))
]


def first(html: str) -> Element:
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    (node,) = list(fragment)
    assert isinstance(node, Element)
    return node


def json_in(node: Element) -> object:
    script = node if node.tag == "script" else next(node.iter("script"))
    return json.loads(script.text or "")


@pytest.mark.parametrize("groups", [FINAL_WORDS, PROGRESS_WORDS, CONTINUE_WORDS])
def test_a_page_gets_the_words_of_its_elements_and_no_others(groups: tuple[str, ...]) -> None:
    words = json_in(first(render_words(VI, groups)))
    assert isinstance(words, dict)
    found = {key.split(".")[0] for key in words}
    assert found == {*groups, "trouble", "device", "format"}
    assert all(words[key] == VI[key] for key in words)


def test_words_are_the_same_bytes_whatever_the_order_of_the_file() -> None:
    turned = Labels("vi", VI.name, dict(reversed(VI.reader.items())), {})
    assert render_words(turned) == render_words(VI)


def test_a_word_cannot_end_the_script_it_stands_in() -> None:
    labels = Labels("vi", "x", {"summary.title": HOSTILE}, {})
    assert json_in(first(render_words(labels))) == {"summary.title": HOSTILE}


def test_the_data_of_courses_arrive_as_they_were_given() -> None:
    expected = [
        {
            "id": "c",
            "title": f"Khóa {HOSTILE}",
            "url": "c.html",
            "modules": [{"slug": "m", "title": "Bài", "url": "m.html", "questions": ["q"]}],
        }
    ]
    assert json_in(first(render_progress(COURSES, VI))) == expected
    assert json_in(first(render_continue(COURSES))) == expected


def test_without_javascript_the_progress_page_says_what_it_needs_and_the_rest_is_hidden() -> None:
    assert VI["progress.script"] in render_progress(COURSES, VI)
    for html in (render_continue(COURSES), render_device(), render_summary(title="x")):
        assert "hidden" in first(html).attrib


def test_hostile_titles_stay_in_their_attribute() -> None:
    assert first(render_summary(title=HOSTILE)).get("data-title") == HOSTILE
    assert first(render_reading(course=HOSTILE, module="m")).get("data-course") == HOSTILE


def final(**meta: object) -> Element:
    values = {"kind": "bank", "title": "Ngân hàng", "use": "practice", **meta}
    return first(
        render_final(
            ['<div class="tap-quiz">một</div>', '<div class="tap-quiz">hai</div>'],
            course="c",
            title="Khóa",
            bank="on-tap",
            meta=BankMeta.model_validate(values),
            objectives={"m/1": "Kể được"},
        )
    )


def test_a_final_quiz_holds_every_question_of_the_bank() -> None:
    node = final(draw=1, minutes=15, **{"pass": 60})
    texts = [child.text for child in node if child.get("class") == "tap-quiz"]
    assert texts == ["một", "hai"]
    assert (node.get("data-draw"), node.get("data-pass"), node.get("data-minutes")) == (
        "1",
        "60",
        "15",
    )
    assert json_in(node) == {"objectives": {"m/1": "Kể được"}}


def test_a_bank_without_a_pass_mark_has_the_usual_one() -> None:
    assert final().get("data-pass") == "70"
