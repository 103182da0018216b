"""How long a slow phone works on a form's document and on the answer to a question."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from playwright.sync_api import Browser

from support.browser import open_page
from support.form_steps import fill_all, open_form
from support.quiz_page import build_assets, write_page
from support.site import build_real_site, serve_folder
from support.work import answer_all, many_questions, slow_down, work_of

FORMS = ("so-y-kien-nhan-dan", "bien-ban-thuong-ky")
"""A log with seven columns; minutes with three tables and the most fields."""
ROWS = 20
RUNS = 5
_MAKE = "document.querySelector('[data-do=docx]').click()"
_TYPE = """{
  const input = [...document.querySelectorAll('.tf-row [data-column]')].pop()
  input.value += 'a'
  input.dispatchEvent(new Event('input', {bubbles: true}))
  document.body.getBoundingClientRect()
}"""


@dataclass(frozen=True, slots=True)
class FormWork:
    """Milliseconds of the page's main thread at 6-fold CPU throttling, 20 rows in each table."""

    form: str
    document: float
    """From pressing the button to the finished Word file."""
    letter: float
    """From a letter typed into the last row to the preview that shows it."""


def measure_forms(browser: Browser) -> Iterator[FormWork]:
    """Yield the medians for each form."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve_folder(build_real_site(Path(folder))) as served,
    ):
        for form in FORMS:
            with open_page(browser, width=360) as opened:
                open_form(opened.page, served, form)
                fill_all(opened.page, rows=ROWS)
                session = slow_down(opened.page)
                letters = [work_of(session, _TYPE) for _ in range(RUNS)]
                documents = [work_of(session, _MAKE) for _ in range(RUNS)]
                yield FormWork(form, median(documents), median(letters))


def measure_answers(browser: Browser) -> list[float]:
    """Return the milliseconds of every answer on a page of 200 questions."""
    with tempfile.TemporaryDirectory() as folder:
        build_assets(Path(folder))
        write_page(Path(folder), "cau-hoi.html", many_questions())
        with serve_folder(Path(folder)) as served:
            return answer_all(browser, f"{served}/cau-hoi.html")


def main() -> None:
    from support.browser import launch

    with launch() as browser:
        for form in measure_forms(browser):
            print(f"{form.form}: {form.document:.0f} ms, a letter {form.letter:.0f} ms")
        answers = measure_answers(browser)
        print(f"answers: {median(answers):.0f} ms, slowest {max(answers):.0f} ms")


if __name__ == "__main__":
    main()
