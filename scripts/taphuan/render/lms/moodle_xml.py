"""Questions as Moodle XML; the format is described in `docs/dev/moodle-xml.md`."""

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from taphuan.model.labels import Labels
from taphuan.model.lms import Bank, Kind, LmsFormat, LmsQuestion
from taphuan.render.html_tree import elements, parse_html
from taphuan.render.lms.markdown import printable
from taphuan.render.question.html import environment

MOODLE = LmsFormat(
    name="Moodle XML",
    has_hints=True,
    has_points=True,
    has_fixed_order=True,
    has_ordering=True,
    has_arrows=True,
    has_grader_notes=True,
)
OLD_MOODLE = replace(MOODLE, has_ordering=False)
"""Before 4.4 ordering was a plugin that not every site had."""

_TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.SHORT: "shortanswer",
    Kind.NUMBER: "numerical",
    Kind.ESSAY: "essay",
}
_FILE_PREFIX = "@@PLUGINFILE@@/"
_DASHES = re.compile("-(?=-)")


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    data: str


def image_source(path: str, images: Mapping[str, bytes]) -> str:
    """Return the `src` of an image that goes into the file, empty if there is none."""
    return f"{_FILE_PREFIX}{path.replace('/', '-')}" if path in images else ""


def category_path(bank: Bank) -> str:
    """Return where a platform puts the questions: the course's title, then the page's."""
    names = [bank.course_title, bank.title] if bank.course_title else [bank.title]
    return "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))


def render_moodle_xml(
    questions: Sequence[LmsQuestion],
    *,
    bank: Bank,
    notes: Sequence[str],
    images: Mapping[str, bytes],
    labels: Labels,
) -> str:
    """Return one file.

    Args:
        questions: Mapped for `MOODLE` or `OLD_MOODLE`.
        bank: Where they come from.
        notes: What the format could not carry; they become comments at the top.
        images: Content of the images by path under `docs/`.
        labels: Of the questions' language.
    """
    by_name = {path.replace("/", "-"): path for path in images}

    def files_in(html: str) -> Iterator[_File]:
        if _FILE_PREFIX not in html:
            return
        sources = dict.fromkeys(image.get("src") for image in elements(parse_html(html), "img"))
        for source in sources:
            name = source.removeprefix(_FILE_PREFIX)
            yield _File(name, base64.b64encode(images[by_name[name]]).decode())

    template = environment().get_template("moodle.xml.j2")
    return template.render(
        questions=questions,
        category=category_path(bank),
        notes=(labels.fill("lms.made", title=bank.title, format=MOODLE.name), *notes),
        types=_TYPES,
        cdata=_cdata,
        comment=_comment,
        escape_wildcards=_escape_wildcards,
        files_in=files_in,
    )


def _cdata(text: str) -> Markup:
    """Return the text as character data; plain where nothing in it needs protection."""
    legal = printable(text)
    if not any(sign in legal for sign in "<>&"):
        return Markup(legal)
    return Markup("<![CDATA[" + legal.replace("]]>", "]]]]><![CDATA[>") + "]]>")


def _comment(text: str) -> Markup:
    """Return the text so that it cannot end the comment it stands in."""
    return Markup(_DASHES.sub("- ", printable(text)))


def _escape_wildcards(text: str) -> str:
    """Return an accepted answer in which `*` is the sign itself, not any text."""
    return text.replace("*", "\\*")
