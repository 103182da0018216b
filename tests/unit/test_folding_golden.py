"""The golden folding cases hold in Python; `node --test` holds JavaScript to the same file."""

import json
from pathlib import Path

import pytest

from taphuan.text import fold_spelling

GOLDEN = Path(__file__).parents[1] / "golden" / "folding.json"
CASES = json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[ascii(case["text"]) for case in CASES])
def test_spelling_folds_as_the_golden_file_says(case: dict[str, str]) -> None:
    assert fold_spelling(case["text"]) == case["folded"]
    assert fold_spelling(case["text"], keep_marks=False) == case["bare"]
