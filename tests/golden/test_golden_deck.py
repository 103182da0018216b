"""Decks: each case in `deck/` has a module's body, the slides made of it and what is said of them.

A case has `why`, `body`, and where it matters `meta`, front-matter keys that differ from the
usual ones; `expect`, the printed lines; `slides`, one for each screen, without what is usual.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

import taphuan
from taphuan.diagnostics import format_diagnostic
from taphuan.model.deck import Slide, SlideKind, TypeSize
from taphuan.parse.page import parse_page

HERE = Path(__file__).parent / "deck"
CASES = sorted(HERE.glob("*.yml"))
META: dict[str, object] = {
    "kind": "module",
    "title": "Bài thử",
    "order": 1,
    "minutes": 30,
    "objectives": ["Làm được việc"],
    "keypoints": ["Nhớ một điều"],
    "sources": ["vb-moi"],
    "reviewed": "2026-01-02",
}
LABELS = yaml.safe_load((Path(taphuan.__file__).parent / "labels" / "vi.yml").read_text("utf-8"))


class _Dumper(yaml.SafeDumper):
    """YAML in which text of several lines reads as it was written."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def facts(slide: Slide) -> dict[str, Any]:
    """Return what a slide is, without what is empty or usual."""
    found: dict[str, Any] = {"kind": slide.kind.value}
    values = {
        "title": slide.title,
        "text": slide.text,
        "notes": slide.notes,
        "guides": [guide.title for guide in slide.guides],
        "minutes": slide.minutes,
        "question": slide.question.id if slide.question else "",
        "number": slide.number,
        "rows": list(slide.rows) if any(slide.rows) else [],
        "part": f"{slide.part}/{slide.parts}" if slide.parts > 1 else "",
        "size": slide.size.value if slide.size is not TypeSize.HUGE else "",
    }
    if slide.kind in (SlideKind.SOURCES, SlideKind.END, SlideKind.TITLE, SlideKind.HEADING):
        values["size"] = ""
    return found | {name: value for name, value in values.items() if value}


def outcome(given: dict[str, Any]) -> dict[str, object]:
    meta = yaml.safe_dump(META | given.get("meta", {}), allow_unicode=True, sort_keys=False)
    meta = meta.replace("'2026-01-02'", "2026-01-02")
    parsed = parse_page(f"---\n{meta}---\n{given['body']}", path="vi/khoa-hoc/mau/01-bai.md")
    assert parsed.page is not None
    assert parsed.page.deck is not None
    return {
        "expect": [format_diagnostic(one, LABELS["messages"]) for one in parsed.diagnostics],
        "slides": [facts(slide) for slide in parsed.page.deck.slides],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_module_becomes_the_slides_of_its_golden_file(case: Path, update_goldens: bool) -> None:
    given = yaml.safe_load(case.read_text("utf-8"))
    kept = {key: given[key] for key in ("why", "meta", "body") if key in given}
    wanted = kept | outcome(given)
    if update_goldens:
        text = yaml.dump(wanted, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
        case.write_text(text, "utf-8")
    assert given == wanted or update_goldens


def test_good_cases_have_nothing_wrong_and_bad_ones_something() -> None:
    for case in CASES:
        told = yaml.safe_load(case.read_text("utf-8"))["expect"]
        assert bool(told) != case.stem.startswith("good-"), case.stem


def test_every_code_of_decks_has_a_case() -> None:
    told = "\n".join(case.read_text("utf-8") for case in CASES)
    for code in ("no-slides", "many-slides", "overflow", "long-question", "wide-table"):
        assert f"[deck.{code}]" in told
