"""`make bench`: the budgets of the design as a table and as `build/bench.json`."""

import json
import sys
from pathlib import Path
from statistics import median, quantiles

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

import builds
import copies
import deck_time
import page_work
import search_relevance
import search_time
import synthetic
import weight

from support.browser import launch

KB = 1000


def main() -> None:
    """Measure everything that exists and print it beside its budget."""
    quick = "--quick" in sys.argv
    rows: list[dict[str, object]] = []

    def add(what: str, value: float, unit: str, budget: str = "") -> None:
        rows.append({"what": what, "value": round(value, 2), "unit": unit, "budget": budget})
        print(f"{what:62} {value:10.2f} {unit:5} {budget}", flush=True)

    with launch() as browser:
        views = weight.measure_weight(browser)
    budgets = {"ours, module with questions": "≤ 95", "ours, page without questions": "≤ 75"}
    for name, sizes in views.items():
        add(f"first view, gz: {name}", sum(sizes.values()) / KB, "KB", budgets.get(name, ""))
    own = views["ours, module with questions"]
    quiz = sum(size for name, size in own.items() if name.startswith("quiz-"))
    add("quiz script and style, gz", quiz / KB, "KB", "≤ 15")
    starts = ("search-vi", "search-en")
    index = sum(size for name, size in own.items() if name.startswith(starts))
    add("index bytes before the first letter", index, "B", "0")
    plain = views["ours, page without questions"]
    leaked = [name for name in plain if name.startswith("quiz-")]
    add("quiz files on a page without questions", len(leaked), "", "0")

    figures = copies.measure_copies()
    for name, size in figures.course_files.items():
        add(f"course in one file, gz: {name}", size, "KB", "≤ 400")
    add("ZIP of the reading pages: ours", figures.reading, "KB", f"≤ {figures.stock:.0f}")
    add("ZIP of the reading pages: stock", figures.stock, "KB")
    add("build with every copy, PDF included", figures.seconds, "s", "≤ 60")

    courses = 8 if quick else 80
    single = builds.measure_builds(courses)
    pages = courses * (builds.MODULES + 1)
    add(
        f"build, {pages} pages, one language: ours", single["ours"], "s", f"≤ {single['stock']:.1f}"
    )
    add(f"build, {pages} pages: stock with navigation.prune", single["stock"], "s")
    double = builds.measure_builds(courses * 2)
    ratio = double["ours"] / single["ours"]
    add(f"build, {pages * 2} pages: ours, times the half", ratio, "×", "≤ 2.2")
    add(f"build, {pages * 2} pages: stock with navigation.prune", double["stock"], "s")
    add("memory of the largest build", builds.peak_memory_mb(), "MB")
    add(
        "rebuild after one edited module in serve, 100 modules",
        builds.measure_rebuild(),
        "s",
        "≤ 2",
    )

    for more, where in ((0, "real site"), (860, "and 860 synthetic modules")):
        found = search_relevance.shares(search_relevance.measure_relevance(more=more))
        for engine, (first, three) in found.items():
            wanted = ("≥ 97", "= 100") if engine == "ours" and not more else ("", "")
            add(f"search, {where}, right page first: {engine}", first, "%", wanted[0])
            add(f"search, {where}, among the first three: {engine}", three, "%", wanted[1])
    with launch() as browser:
        for one in search_time.measure_search(browser):
            name = f"{one.engine}, {one.way}, {one.modules} modules, CPU ÷ 6"
            is_budgeted = one.engine == "ours" and one.modules <= 100
            wanted = ("≤ 500", "≤ 200") if is_budgeted else ("", "")
            add(f"search index, gz: {name}", one.index_bytes / KB, "KB")
            add(f"first search: {name}", one.first_ms, "ms", wanted[0])
            add(f"longest freeze: {name}", one.freeze_ms, "ms", wanted[1])

    with launch() as browser:
        for form in page_work.measure_forms(browser):
            add(f"20 rows to a Word file, CPU ÷ 6: {form.form}", form.document, "ms", "≤ 500")
            add(f"a letter to the preview, CPU ÷ 6: {form.form}", form.letter, "ms")
        answers = page_work.measure_answers(browser)
    slow = quantiles(answers, n=20)[-1]
    add("an answer among 200 questions, CPU ÷ 6: median", median(answers), "ms", "≤ 100")
    add("an answer among 200 questions, CPU ÷ 6: 95 of 100 within", slow, "ms", "≤ 100")

    with launch() as browser:
        for deck in deck_time.measure_decks(browser):
            name = f"{deck.deck}, {deck.slides} slides, file, CPU ÷ 6"
            add(f"first slide: {name}", deck.first_ms, "ms", "≤ 1000")
            add(f"slowest change of slide: {name}", deck.change_ms, "ms", "≤ 100")

    target = synthetic.ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
