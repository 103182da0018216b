"""Problems as values, and the one line each is printed as."""

import pytest

from taphuan.diagnostics import (
    WARNINGS,
    Code,
    Diagnostic,
    Phrase,
    as_reason,
    format_diagnostic,
    problem,
    suggest,
)

MESSAGES = {
    "link.broken": "“{target}”{hint}",
    "hint.close": " (“{close}”?)",
    "register.invalid": "sổ: {reason}",
    "meta.wrong-type": "“{key}” cần {expected}",
    "expected.number": "số",
    "vb.unclear": "{id}",
}


def shown(found: Diagnostic) -> str:
    return format_diagnostic(found, MESSAGES)


def test_a_problem_is_printed_with_place_words_and_code() -> None:
    found = problem(Code.LINK_BROKEN, "docs/a.md", 3, target="b.md", hint="")
    assert shown(found) == "docs/a.md:3: “b.md” [link.broken]"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    found = problem(Code.LINK_BROKEN, "docs/a.md", 0, target="b.md", hint="")
    assert shown(found) == "docs/a.md: “b.md” [link.broken]"


def test_what_an_author_may_have_meant_is_offered() -> None:
    near = suggest("bai-2.m", ["bai-2.md", "khac.md"])
    found = problem(Code.LINK_BROKEN, "a", 1, target="bai-2.m", **near)
    assert shown(found) == "a:1: “bai-2.m” (“bai-2.md”?) [link.broken]"
    assert suggest("xyz", ["bai"]) == {"hint": ""}


@pytest.mark.parametrize("written", ["@hint.close", "@", "@@", "@khac", "{x}", "{", "%s"])
def test_an_authors_words_are_never_taken_for_ours(written: str) -> None:
    found = problem(Code.LINK_BROKEN, "a", 1, target=written, hint="")
    assert shown(found) == f"a:1: “{written}” [link.broken]"


@pytest.mark.parametrize("written", ["một\nhai", "một\r\nhai", "một\x0bhai", "một\u2028hai"])
def test_a_problem_is_one_line_whatever_it_quotes(written: str) -> None:
    found = problem(Code.LINK_BROKEN, "a", 1, target=written, hint="")
    assert shown(found) == "a:1: “một hai” [link.broken]"


def test_what_is_too_long_to_quote_is_cut() -> None:
    found = problem(Code.LINK_BROKEN, "a", 1, target="x" * 5000, hint="")
    assert len(shown(found)) < 300


def test_a_problem_of_front_matter_can_be_the_reason_of_another() -> None:
    found = problem(Code.META_WRONG_TYPE, "a", 2, key="k", expected=Phrase("expected.number"))
    assert (
        shown(as_reason(found, Code.REGISTER_INVALID)) == "a:2: sổ: “k” cần số [register.invalid]"
    )
    told = problem(Code.META_INVALID_YAML, "a", 2, reason=Phrase("expected.number"))
    assert shown(as_reason(told, Code.REGISTER_INVALID)) == "a:2: sổ: số [register.invalid]"


def test_warnings_are_no_errors() -> None:
    warning = problem(Code.VB_UNCLEAR, "a", 1, id="x")
    assert not warning.is_error
    assert problem(Code.VB_UNKNOWN, "a", 1).is_error
    assert warning.code in WARNINGS


def test_problems_sort_by_file_and_line() -> None:
    found = [
        problem(Code.LINK_BROKEN, path, line, target="x", hint="")
        for path, line in (("b", 1), ("a", 10), ("a", 2))
    ]
    assert [(one.path, one.line) for one in sorted(found)] == [("a", 2), ("a", 10), ("b", 1)]
