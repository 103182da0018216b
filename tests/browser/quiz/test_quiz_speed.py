"""200 questions on one page, on a processor six times slower."""

from dataclasses import replace
from statistics import median

import pytest
from playwright.sync_api import Browser, CDPSession

from support.browser import open_page
from support.quiz_page import ALL_FORMS, render_all

pytestmark = pytest.mark.browser

QUESTIONS = 200

FILL_IN = """number => {
  const question = document.querySelectorAll('tap-question')[number]
  for (const input of question.querySelectorAll('input.tq-input')) {
    if (input.type === 'text') input.value = '90'
    else input.checked = true
  }
  for (const select of question.querySelectorAll('select')) select.selectedIndex = 1
  const button = question.querySelector('.tq-check')
  window.answer = () => {
    button.click()
    document.body.getBoundingClientRect() // layout belongs to the answer
  }
  button.scrollIntoView()
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)))
}"""


def work_of(session: CDPSession, expression: str) -> float:
    """Return the milliseconds the page's main thread works on an expression.

    Processor time, not the clock: other programs on the tests' machine do not count.
    """

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

    before = worked()
    session.send("Runtime.evaluate", {"expression": expression})
    return (worked() - before) * 1000


def answer_all(browser: Browser, address: str) -> list[float]:
    """Return the work of every answer on the page, painting included."""
    with open_page(browser, width=360) as opened:
        page = opened.page
        page.goto(address)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        times = []
        for number in range(QUESTIONS):
            page.evaluate(FILL_IN, number)
            times.append(work_of(session, "answer()"))
        assert page.locator("tap-question[data-state]").count() == QUESTIONS
        assert opened.errors == []
        return times


def test_each_of_200_answers_is_handled_and_measured(
    browser: Browser,
    quiz_served: str,
    write,  # type: ignore[no-untyped-def]
) -> None:
    questions = [
        replace(ALL_FORMS[number % len(ALL_FORMS)], id=f"cau-{number}")
        for number in range(QUESTIONS)
    ]
    times = answer_all(browser, f"{quiz_served}/{write(render_all(questions))}")
    assert median(times) > 0  # the budget of 100 ms is for `make bench` to hold
