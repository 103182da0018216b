"""Quiz fences: each file in `quiz/` has a fence's content and what must become of it."""

import dataclasses
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import taphuan
from taphuan.diagnostics import Diagnostic, format_diagnostic
from taphuan.model.question import Question
from taphuan.parse.quiz.question import parse_quiz
from taphuan.parse.scan import Fence
from taphuan.validate.quiz import check_question

CASES = sorted((Path(__file__).parent / "quiz").glob("*.yml"))
LABELS = Path(taphuan.__file__).parent / "labels"
COURSE_CODES = (
    "quiz.duplicate-id",
    "quiz.objective-",
    "quiz.no-objective",
    "quiz.no-explanation",
    "quiz.right-",
    "quiz.negation-not-bold",
    "quiz.similar-stems",
)
"""Told of a question among others: tests/unit/test_quiz_course.py and test_quiz_teaching.py."""


class _Dumper(yaml.SafeDumper):
    """YAML in which text of several lines reads as it was written."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def _plain(value: object) -> object:
    """Return a model value as lists, dicts and scalars."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def _question_data(question: Question) -> dict[str, object]:
    data = _plain(question)
    assert isinstance(data, dict)
    return {"form": question.form.value, **data, "key_lines": dict(question.key_lines)}


def _read(case: dict[str, Any]) -> tuple[Question | None, list[Diagnostic]]:
    lines = tuple(case["source"].split("\n"))
    fence = Fence("quiz", lines, case["fence"], case["fence"] + len(lines) + 1)
    question, problems = parse_quiz(fence, path="bai.md")
    further = check_question(question, path="bai.md") if question else ()
    return question, sorted([*problems, *further])


def _outcome(case: dict[str, Any]) -> dict[str, object]:
    question, problems = _read(case)
    messages = yaml.safe_load((LABELS / f"{case['lang']}.yml").read_text("utf-8"))["messages"]
    outcome: dict[str, object] = {}
    if problems:
        outcome["messages"] = [format_diagnostic(found, messages) for found in problems]
    if question and not any(found.is_error for found in problems):
        outcome["question"] = _question_data(question)
    return outcome


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_quiz_fence_becomes_what_its_golden_file_says(path: Path, update_goldens: bool) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    given = {key: case[key] for key in ("why", "lang", "fence", "source")}
    outcome = _outcome(case)
    if update_goldens:
        text = yaml.dump(
            given | outcome, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000
        )
        path.write_text(text, "utf-8")
    assert yaml.safe_load(path.read_text("utf-8")) == given | outcome


def test_good_cases_give_a_question_and_bad_ones_say_something() -> None:
    for path in CASES:
        outcome = _outcome(yaml.safe_load(path.read_text("utf-8")))
        expected = {"good": ["question"], "bad": ["messages"]}[path.stem.split("-")[0]]
        assert list(outcome)[:1] == expected, path.stem


def test_all_eight_kinds_of_answer_have_a_good_case() -> None:
    forms = {
        question.form.value
        for path in CASES
        if path.stem.startswith("good-")
        and (question := _read(yaml.safe_load(path.read_text("utf-8")))[0])
    }
    assert len(forms) == 8


def test_every_code_of_a_single_question_has_a_bad_case() -> None:
    from taphuan.diagnostics import Code

    told = {
        found.code_value
        for path in CASES
        for found in _read(yaml.safe_load(path.read_text("utf-8")))[1]
    }
    wanted = {code.value for code in Code if code.value.startswith("quiz.")}
    assert {code for code in wanted - told if not code.startswith(COURSE_CODES)} == set()
