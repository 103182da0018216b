"""Forms: each file in `form/` has a whole form and what must become of it."""

import dataclasses
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import taphuan
from taphuan.diagnostics import Code, format_diagnostic
from taphuan.model.form import Form
from taphuan.parse.page import ParsedPage, parse_page

CASES = sorted((Path(__file__).parent / "form").glob("*.yml"))
LABELS = Path(taphuan.__file__).parent / "labels"
TOLD_OF_THE_SITE = (
    "form.guide",
    "form.translation-body",
    "form.translation-missing",
    "form.translation-unknown",
    "form.unknown",
)
"""Told of forms among other pages: tests/unit/test_forms_and_kits.py."""


class _Dumper(yaml.SafeDumper):
    """YAML in which text of several lines reads as it was written."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def _plain(value: object) -> object:
    """Return a model value as lists, dicts and scalars, without what is left at its default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept: dict[str, object] = {"is": type(value).__name__}
        for field in dataclasses.fields(value):
            found = getattr(value, field.name)
            if found != field.default:
                kept[field.name] = _plain(found)
        return kept
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


@lru_cache
def _messages(lang: str) -> dict[str, str]:
    labels: dict[str, dict[str, str]] = yaml.safe_load((LABELS / f"{lang}.yml").read_text("utf-8"))
    return labels["messages"]


def _read(case: dict[str, Any]) -> ParsedPage:
    return parse_page(case["source"], path="vi/mau-van-ban/mau/mau.md", shown_path="mau.md")


def _outcome(case: dict[str, Any]) -> dict[str, object]:
    parsed = _read(case)
    messages = _messages(case["lang"])
    outcome: dict[str, object] = {}
    if parsed.diagnostics:
        found = sorted(parsed.diagnostics)
        outcome["messages"] = [format_diagnostic(one, messages) for one in found]
    form = parsed.page.form if parsed.page else None
    if form:
        outcome["form"] = _plain(form)
    return outcome


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_form_becomes_what_its_golden_file_says(path: Path, update_goldens: bool) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    given = {key: case[key] for key in ("why", "lang", "source")}
    outcome = _outcome(case)
    if update_goldens:
        text = yaml.dump(
            given | outcome, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000
        )
        path.write_text(text, "utf-8")
    assert yaml.safe_load(path.read_text("utf-8")) == given | outcome


def test_good_cases_give_a_form_and_bad_ones_say_something() -> None:
    for path in CASES:
        outcome = _outcome(yaml.safe_load(path.read_text("utf-8")))
        expected = {"good": ["form"], "bad": ["messages"]}[path.stem.split("-")[0]]
        assert list(outcome) == expected, path.stem


def test_every_problem_of_a_single_form_has_a_bad_case() -> None:
    told = {
        problem.code
        for path in CASES
        for problem in _read(yaml.safe_load(path.read_text("utf-8"))).diagnostics
    }
    missing = {code for code in Code if code.value.startswith("form.")} - told
    assert {code.value for code in missing} == set(TOLD_OF_THE_SITE)


def test_a_form_with_a_mistake_is_no_form() -> None:
    for path in CASES:
        parsed = _read(yaml.safe_load(path.read_text("utf-8")))
        form = parsed.page.form if parsed.page else None
        assert isinstance(form, Form) is not bool(parsed.diagnostics), path.stem
