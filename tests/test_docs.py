"""Each code is documented and has its words in every language."""

import re
import string
from pathlib import Path

import pytest
import yaml

import taphuan
from taphuan.diagnostics import WARNINGS, Code

CODES_PAGE = Path(__file__).parents[1] / "docs" / "dev" / "codes.md"
ROW = re.compile(
    r"^\| `(?P<code>[a-z0-9.-]+)` \| (?P<kind>error|warning) \| (?P<text>.+) \|$", re.M
)
LABELS = {
    lang: yaml.safe_load(
        (Path(taphuan.__file__).parent / "labels" / f"{lang}.yml").read_text("utf-8")
    )
    for lang in ("vi", "en")
}


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_a_code_has_a_row_that_says_whether_it_stops_a_build(code: Code) -> None:
    rows = [row for row in ROW.finditer(CODES_PAGE.read_text("utf-8")) if row["code"] == code.value]
    assert [row["kind"] for row in rows] == ["warning" if code in WARNINGS else "error"]


def test_every_row_belongs_to_a_code() -> None:
    text = CODES_PAGE.read_text("utf-8")
    rows = [line for line in text.split("\n") if line.startswith("| `")]
    assert len(rows) == len(ROW.findall(text))
    assert {row["code"] for row in ROW.finditer(text)} == {code.value for code in Code}


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_a_code_has_a_message_in_both_languages_with_the_same_fields(code: Code) -> None:
    messages = {lang: labels["messages"][code.value] for lang, labels in LABELS.items()}
    assert all(messages.values())
    assert fields(messages["vi"]) == fields(messages["en"])


@pytest.mark.parametrize("part", ["reader", "messages"])
def test_both_languages_have_the_same_labels_with_the_same_fields(part: str) -> None:
    vietnamese, english = LABELS["vi"][part], LABELS["en"][part]
    assert set(vietnamese) == set(english)
    differing = {key for key in vietnamese if fields(vietnamese[key]) != fields(english[key])}
    assert differing <= {"date.full"}  # a month is a number in Vietnamese, a name in English
