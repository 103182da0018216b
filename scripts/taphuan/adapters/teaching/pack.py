"""`taphuan export trainer`: the copy of a course with its exam papers, into `dist/` only."""

import argparse
import io
import json
import posixpath
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from taphuan.adapters.copies.files import write_whole
from taphuan.adapters.files import DocsImages, read_labels
from taphuan.adapters.paper import PaperMaker
from taphuan.archive import OLDEST, pack
from taphuan.bundle import SUMS, plan_bundle
from taphuan.model.page import BankMeta, Course
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.copies.plan import CopyKind
from taphuan.render.paper.draw import plan_papers
from taphuan.render.paper.target import Target, blank_paper, paper_sources

OUT = "dist/giang-vien"
_EXAMS = "de-thi"
Words = dict[str, str]


def write_pack(
    root: Path, content: Content, course: Course, options: argparse.Namespace, say: Words
) -> str:
    """Write the pack of a course from the last build of the site; return what to say.

    Raises:
        FileNotFoundError: The site was not built, or without this course.
    """
    copy = _find_copy(root / "site", course)
    exams = dict(_exam_papers(root, content, course, options))
    stem = f"{copy.stem}-{_EXAMS}" if exams else copy.stem
    with zipfile.ZipFile(io.BytesIO(copy.read_bytes())) as made:
        day = made.infolist()[0].date_time[:3]
        names = [name.partition("/")[2] for name in made.namelist()]
        top = made.namelist()[0].partition("/")[0]
        files = [(name, made.read(f"{top}/{name}")) for name in names if name != SUMS]
    plan = plan_bundle(stem, [*files, *exams.items()])
    target = root / OUT / f"{stem}.zip"
    write_whole(target, pack(plan.contents(), date=OLDEST.replace(*day)))
    papers = sum(1 for name in exams if name.endswith(".html")) // 2
    key = "export.trainer-done" if exams else "export.trainer-no-exam"
    return say[key].format(path=target, papers=papers)


def _find_copy(site: Path, course: Course) -> Path:
    manifest = site / "manifest.json"
    listed = json.loads(manifest.read_text("utf-8"))["downloads"] if manifest.is_file() else []
    wanted = (CopyKind.COURSE_ZIP.value, course.page.lang, course.id)
    for one in listed:
        if (one["kind"], one["lang"], one["course"]) == wanted:
            return site / str(one["path"])
    raise FileNotFoundError(course.id)


def _exam_papers(
    root: Path, content: Content, course: Course, options: argparse.Namespace
) -> Iterator[tuple[str, bytes]]:
    """Yield the versions of every exam of the course, each with its key."""
    labels = read_labels(course.lang)
    maker = PaperMaker(content, labels, DocsImages(root / "docs", content))
    for bank in course.banks:
        if not isinstance(bank.meta, BankMeta) or bank.meta.use != "exam":
            continue
        target = Target(f"{course.id}/{bank.slug}", course, (bank,), bank)
        blank = blank_paper(target, content, seed=options.seed, labels=labels)
        planned = plan_papers(blank, paper_sources(target, labels), count=target.draw)
        name = posixpath.basename(bank.path).removesuffix(".md")
        for paper in islice(planned, options.versions):
            for file, data in maker.files(paper, "both"):
                yield f"{_EXAMS}/{name}/{file}", data


def find_course(content: Content, name: str) -> Course | None:
    """Return a course by its name: `huong-khe`, or `en/huong-khe` for the translation."""
    lang, _, course_id = name.strip("/").rpartition("/")
    return content.find_course(course_id, lang=lang or ORIGINAL)
