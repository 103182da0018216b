"""Whole files: each case in `page/` has files of `docs/`, what is said of them, what they become.

A case has `why`, `files` (path under `docs/` to text, `{base64: …}`, `{place: …}` or `null`
to leave out one of `page-base.yml`) and `expect`, the printed lines in Vietnamese; a good case
has `model` with the facts of its pages. `as_of` is the day of the last commit.
"""

import base64
import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import taphuan
from taphuan.build import Loaded, Place, SourceFile, load_content
from taphuan.diagnostics import WARNINGS, Code, format_diagnostic
from taphuan.model.page import Page

HERE = Path(__file__).parent
CASES = sorted((HERE / "page").glob("*.yml"))
LABELS = Path(taphuan.__file__).parent / "labels"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Dumper(yaml.SafeDumper):
    """YAML in which text of several lines reads as it was written."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


@cache
def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


def _messages(lang: str) -> dict[str, str]:
    messages: dict[str, str] = _yaml(LABELS / f"{lang}.yml")["messages"]
    return messages


def _source(path: str, value: Any) -> SourceFile:
    if isinstance(value, str):
        return SourceFile(path, value.encode())
    if "place" in value:
        return SourceFile(path, b"", Place(value["place"]))
    return SourceFile(path, base64.b64decode(value["base64"]))


@cache
def _load(case: Path) -> Loaded:
    files = _yaml(HERE / "page-base.yml") | _yaml(case)["files"]
    sources = [_source(path, value) for path, value in files.items() if value is not None]
    return load_content(sources, languages=("vi", "en"), as_of=_yaml(case).get("as_of"))[0]


def _facts(page: Page) -> dict[str, object]:
    return {
        "headings": [[h.level, h.text, h.anchor, h.line] for h in page.headings],
        "links": [[link.target, link.is_image, link.line] for link in page.links],
        "blocks": [dataclasses.asdict(block) for block in page.blocks],
        "questions": [[question.id, question.line] for question in page.questions],
        "words": page.words,
        "checkup_line": page.checkup_line,
        "body": page.body,
        "meta": page.meta.model_dump(mode="json"),
    }


def _outcome(case: Path) -> dict[str, object]:
    given, loaded = _yaml(case), _load(case)
    outcome: dict[str, object] = {
        "expect": [format_diagnostic(found, _messages("vi")) for found in loaded.diagnostics]
    }
    if "model" in given:
        outcome["model"] = {
            path: {key: _facts(loaded.content.pages[path])[key] for key in facts}
            for path, facts in given["model"].items()
        }
    if "courses" in given:
        outcome["courses"] = [
            [course.id, course.lang, course.page.path, [m.path for m in course.modules]]
            for course in loaded.content.courses
        ]
    return outcome


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_files_become_what_their_golden_file_says(case: Path, update_goldens: bool) -> None:
    given = _yaml(case)
    wanted = {key: given[key] for key in ("why", "as_of", "files") if key in given} | _outcome(case)
    if update_goldens:
        text = yaml.dump(wanted, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
        case.write_text(text, "utf-8")
    assert given == wanted or update_goldens


def test_good_cases_have_nothing_wrong_and_bad_ones_something() -> None:
    for case in CASES:
        is_good = case.stem.startswith("good-")
        assert bool(_yaml(case)["expect"]) != is_good, case.stem
        assert ("model" in _yaml(case) or "courses" in _yaml(case)) == is_good, case.stem


def test_the_files_around_the_cases_have_nothing_wrong() -> None:
    files = _yaml(HERE / "page-base.yml")
    sources = [_source(path, value) for path, value in files.items()]
    assert load_content(sources, languages=("vi", "en"))[0].diagnostics == ()


def test_every_problem_is_one_line_in_both_languages() -> None:
    for case in CASES:
        for found in _load(case).diagnostics:
            for lang in ("vi", "en"):
                line = format_diagnostic(found, _messages(lang))
                assert line.splitlines() == [line], case.stem


def test_every_problem_of_a_line_names_a_line_that_exists() -> None:
    for case in CASES:
        files = _yaml(HERE / "page-base.yml") | _yaml(case)["files"]
        for found in _load(case).diagnostics:
            if found.line:
                data = _source("", files[found.path.removeprefix("docs/")]).data
                lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
                assert found.line <= len(lines), case.stem


def test_every_code_of_files_front_matter_blocks_links_and_data_has_a_case() -> None:
    told = {found.code for case in CASES for found in _load(case).diagnostics}
    kinds = ("file", "meta", "block", "fence", "comment", "heading", "html", "course", "link", "vb")
    kinds += ("register", "centre")
    wanted = {code for code in Code if code.value.split(".")[0] in kinds}
    assert wanted - told == set()


def test_only_warnings_leave_a_site_without_errors() -> None:
    for case in CASES:
        loaded = _load(case)
        codes = {found.code for found in loaded.diagnostics}
        assert loaded.has_errors == bool(codes - WARNINGS), case.stem
