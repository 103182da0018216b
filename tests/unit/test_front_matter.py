"""Front matter: what each kind may say, with the line of every key and every mistake."""

import datetime as dt

import pytest

from support.pages import places
from taphuan.diagnostics import Diagnostic
from taphuan.model.page import META_BY_KIND, AnyMeta, ModuleMeta, PageKind, PageMeta
from taphuan.parse.front_matter import parse_front_matter

MODULE = """---
kind: module
title: Bài một
order: 1
minutes: 30
objectives:
  - Một
  - Hai
keypoints: [Ba]
sources:
  - hd-42
reviewed: 2026-11-22
---"""
PATH = "docs/vi/a.md"


def read(text: str) -> tuple[AnyMeta | None, dict[str, int], tuple[Diagnostic, ...]]:
    return parse_front_matter(text.split("\n"), path=PATH)


def without(*keys: str) -> str:
    kept = [line for line in MODULE.split("\n") if not line.startswith(keys)]
    return "\n".join(kept)


def test_a_module_is_read_with_its_types() -> None:
    meta, _, problems = read(MODULE)
    assert problems == ()
    assert isinstance(meta, ModuleMeta)
    assert (meta.order, meta.minutes, meta.reviewed) == (1, 30, dt.date(2026, 11, 22))
    assert meta.objectives == ("Một", "Hai")


def test_every_key_and_item_has_its_line_in_the_file() -> None:
    _, lines, _ = read(MODULE)
    assert lines == {
        "kind": 2,
        "title": 3,
        "order": 4,
        "minutes": 5,
        "objectives": 6,
        "objectives.0": 7,
        "objectives.1": 8,
        "keypoints": 9,
        "keypoints.0": 9,
        "sources": 10,
        "sources.0": 11,
        "reviewed": 12,
    }


def test_the_lines_are_there_even_when_the_value_is_not() -> None:
    meta, lines, _ = read("---\nkind: page\nlayout: home\n---")
    assert meta is None
    assert lines == {"kind": 2, "layout": 3}
    assert read("---\nkind: x\ntitle: T\n---")[1] == {"kind": 2, "title": 3}


@pytest.mark.parametrize("key", ["title", "order", "minutes", "reviewed"])
def test_a_key_that_is_missing_is_told_by_name(key: str) -> None:
    _, _, problems = read(without(key))
    assert places(problems) == [("meta.missing-key", 1)]
    assert dict(problems[0].details)["key"] == key


@pytest.mark.parametrize(
    ("key", "sample"),
    [("title", "@sample.line"), ("reviewed", "@sample.date"), ("sources", "@sample.list")],
)
def test_how_a_missing_key_is_written_depends_on_its_type(key: str, sample: str) -> None:
    text = without(key, "  - hd-42") if key == "sources" else without(key)
    _, _, problems = read(text)
    assert dict(problems[0].details)["sample"] == sample


@pytest.mark.parametrize(
    "written", ["2026", "yes", "no", "1.5", "0x1F", "2026-11-22", "1:30", "~x"]
)
def test_a_title_needs_no_quotes(written: str) -> None:
    meta, _, problems = read(f"---\nkind: page\ntitle: {written}\n---")
    assert problems == ()
    assert isinstance(meta, PageMeta)
    assert meta.title == written


@pytest.mark.parametrize("written", ["null", "~", "", "''"])
def test_a_title_of_nothing_is_empty(written: str) -> None:
    _, _, problems = read(f"---\nkind: page\ntitle: {written}\n---")
    assert places(problems) == [("meta.empty-value", 3)]


@pytest.mark.parametrize(
    "written", ["ba", "1.5", "1:30", "0b_", "0x1F", "true", "[1]", "{a: 1}", "9" * 5000, "²", "-"]
)
def test_what_is_no_whole_number_is_told_with_its_line(written: str) -> None:
    _, _, problems = read(MODULE.replace("minutes: 30", f"minutes: {written}"))
    assert places(problems) in ([("meta.wrong-type", 5)], [("meta.invalid-yaml", 5)])


@pytest.mark.parametrize("written", ["30", "'30'", "030", "+30"])
def test_a_number_may_be_written_like_this(written: str) -> None:
    meta, _, _ = read(MODULE.replace("minutes: 30", f"minutes: {written}"))
    assert isinstance(meta, ModuleMeta)
    assert meta.minutes == 30


@pytest.mark.parametrize(
    "written",
    ["2026-02-29", "2026-13-01", "22/11/2026", "22-11-2026", "2026", "hôm nay", "2026-1-2"],
)
def test_what_is_no_date_is_told_with_its_line(written: str) -> None:
    _, _, problems = read(MODULE.replace("2026-11-22", written))
    assert places(problems) == [("meta.bad-date", 12)]
    assert dict(problems[0].details)["value"] == written


def test_a_leap_day_is_a_date() -> None:
    meta, _, _ = read(MODULE.replace("2026-11-22", "2028-02-29"))
    assert meta is not None
    assert meta.reviewed == dt.date(2028, 2, 29)


def test_all_mistakes_are_told_at_once() -> None:
    text = MODULE.replace("order: 1", "order: x").replace("minutes: 30", "minutes: 0\nphut: 1")
    _, _, problems = read(text.replace("2026-11-22", "2026-11-31"))
    assert sorted(places(problems)) == [
        ("meta.bad-date", 13),
        ("meta.bad-value", 5),
        ("meta.unknown-key", 6),
        ("meta.wrong-type", 4),
    ]


def test_a_value_of_several_lines_is_quoted_on_one() -> None:
    _, _, problems = read("---\nkind: page\ntitle: T\norder: |\n  một\n  hai\n---")
    assert places(problems) == [("meta.wrong-type", 4)]
    assert "\n" not in dict(problems[0].details)["value"]


def test_a_misspelt_key_is_not_also_missing() -> None:
    _, _, problems = read(MODULE.replace("minutes:", "minute:"))
    assert places(problems) == [("meta.unknown-key", 5)]
    assert dict(problems[0].details)["close"] == "minutes"


def test_a_misspelt_key_does_not_hide_another_that_is_missing() -> None:
    _, _, problems = read(without("title").replace("minutes:", "minute:"))
    assert places(problems) == [("meta.unknown-key", 4), ("meta.missing-key", 1)]


@pytest.mark.parametrize("kind", META_BY_KIND)
def test_every_kind_has_a_schema_that_knows_its_kind(kind: PageKind) -> None:
    assert "kind" in META_BY_KIND[kind].model_fields
    _, _, problems = read(f"---\nkind: {kind.value}\ntitle: T\nkhac: 1\n---")
    assert ("meta.unknown-key", 4) in places(problems)


def test_the_key_named_like_a_python_word_is_written_as_such() -> None:
    text = "---\nkind: bank\ntitle: T\nuse: exam\npass: 101\n---"
    _, _, problems = read(text)
    assert places(problems) == [("meta.bad-value", 5)]
    assert dict(problems[0].details) == {
        "key": "pass",
        "value": "101",
        "expected": "@expected.le",
        "limit": "100",
    }
