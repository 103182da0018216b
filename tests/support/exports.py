"""Content for the tests of exports: every form of question, without a disk."""

import re
from functools import cache
from pathlib import Path

import yaml

from support.site import SMALL_SITE
from taphuan.adapters.files import read_labels
from taphuan.build import SourceFile, load_content
from taphuan.model.labels import Labels
from taphuan.model.page import Page
from taphuan.model.question import Question
from taphuan.model.site import Content
from taphuan.parse.quiz.question import parse_quiz
from taphuan.parse.scan import Fence
from taphuan.render.html_tree import plain_text
from taphuan.render.lms.markdown import ExportMarkdown, Links

GOLDEN = Path(__file__).parents[1] / "golden"
ALL_FORMS = GOLDEN / "lms" / "moi-dang.md"
BANK = "vi/khoa-hoc/mau/ngan-hang/moi-dang.md"
IMAGE = "vi/khoa-hoc/mau/ngan-hang/hinh/so-do.png"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
"""One black dot."""
LABELS: dict[str, Labels] = {lang: read_labels(lang) for lang in ("vi", "en")}


@cache
def content() -> Content:
    """Return the small site with a bank of every form in which all signs are nasty."""
    files: dict[str, bytes] = {path: text.encode() for path, text in SMALL_SITE.items()}
    files[BANK] = ALL_FORMS.read_bytes()
    files[IMAGE] = b""
    sources = [SourceFile(path, data) for path, data in files.items()]
    loaded, _ = load_content(sources, languages=("vi", "en"))
    errors = [found for found in loaded.diagnostics if found.is_error]
    assert not errors, errors
    return loaded.content


def bank() -> Page:
    return content().pages[BANK]


@cache
def golden_questions() -> dict[str, Question]:
    """Return the questions of every good golden quiz, their ids made unique."""
    questions = {}
    for path in sorted((GOLDEN / "quiz").glob("good-*.yml")):
        case = yaml.safe_load(path.read_text("utf-8"))
        source = re.sub(r"(?m)^id:.*$", f"id: {path.stem}", case["source"], count=1)
        lines = tuple(source.split("\n"))
        question, _ = parse_quiz(Fence("quiz", lines, 1, len(lines) + 2), path="bai.md")
        assert question, path
        questions[path.stem] = question
    return questions


def all_questions() -> dict[str, Question]:
    return {**golden_questions(), **{question.id: question for question in bank().questions}}


def markdown(links: Links = Links.KEPT) -> ExportMarkdown:
    return ExportMarkdown(
        page=BANK,
        register=content().register,
        labels=LABELS["vi"],
        links=links,
        image_source=lambda path: (
            f"@@PLUGINFILE@@/{path.replace('/', '-')}" if path == IMAGE else ""
        ),
    )


def words(markdown_text: str) -> str:
    """Return what inline Markdown says, as one line."""
    return plain_text(markdown().inline(markdown_text))
