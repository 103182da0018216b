"""How long a page's main thread works, on a processor six times slower."""

from dataclasses import replace

from playwright.sync_api import Browser, CDPSession, Page

from support.browser import open_page
from support.quiz_page import ALL_FORMS, render_all

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


def many_questions() -> str:
    """Return the questions of a long page, all forms in turn."""
    forms = (ALL_FORMS[number % len(ALL_FORMS)] for number in range(QUESTIONS))
    return render_all([replace(one, id=f"cau-{number}") for number, one in enumerate(forms)])


def slow_down(page: Page) -> CDPSession:
    """Make the page's processor six times slower; return what `work_of` asks."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


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
        session = slow_down(page)
        times = []
        for number in range(QUESTIONS):
            page.evaluate(FILL_IN, number)
            times.append(work_of(session, "answer()"))
        assert page.locator("tap-question[data-state]").count() == QUESTIONS
        assert opened.errors == []
        return times
