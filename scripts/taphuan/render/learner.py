"""What a learner's browser needs beside the questions: words, result, final quiz, progress."""

from taphuan.model.labels import Labels
from taphuan.render.questions import environment, json_for_script

WORD_GROUPS = ("quiz-live", "summary", "trouble")
"""First parts of the label keys that scripts on a page of questions speak with."""


def render_words(labels: Labels, *groups: str) -> str:
    """Return the page's one script of words; `groups` are added to those every page needs."""
    wanted = {*WORD_GROUPS, *groups}
    words = {key: text for key, text in labels.reader.items() if key.split(".")[0] in wanted}
    return _render("words.html.j2", data=json_for_script(dict(sorted(words.items()))))


def render_summary(*, title: str) -> str:
    """Return the place where the page's result appears; `title` heads the copied text."""
    return _render("question_summary.html.j2", title=title)


def _render(template: str, **values: object) -> str:
    return environment().get_template(template).render(**values).strip()
