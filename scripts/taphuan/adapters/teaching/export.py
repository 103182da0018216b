"""`taphuan export pptx`, `plan` and `trainer`: a trainer's files into `dist/`."""

import argparse
import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mkdocs.config import load_config

from taphuan.adapters.files import DocsImages, read_labels
from taphuan.adapters.teaching.maker import TeachingMaker
from taphuan.adapters.teaching.pack import find_course, write_pack
from taphuan.build import Loaded
from taphuan.diagnostics import format_diagnostic
from taphuan.model.page import Course, Page
from taphuan.model.site import ORIGINAL, Content
from taphuan.render.teaching.files import course_plan_url, deck_url, plan_url

Words = dict[str, str]
_TIME = re.compile(r"^(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})?)?$")


def add_teaching_exports(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    *,
    parents: Sequence[argparse.ArgumentParser],
    load: Callable[[Path], Loaded],
) -> None:
    """Add `export pptx` and `export plan` beside the other exports."""
    deck = kinds.add_parser("pptx", parents=parents, help="slides to change in PowerPoint")
    plan = kinds.add_parser("plan", parents=parents, help="plans to change in Word")
    plan.add_argument("--start", type=_day_time, default=-1, help="when it begins, such as 7.30")
    for command, name in ((deck, "pptx"), (plan, "plan")):
        words = "course/module, a course, or nothing for all"
        command.add_argument("target", nargs="?", default="", metavar="COURSE|MODULE", help=words)
        command.add_argument("--out", default="", help=f"folder, dist/{name} if not given")
        command.set_defaults(run=_run, load=load, what=name)
    trainer = kinds.add_parser(
        "trainer", parents=parents, help="the copy of a course with its exam papers, for trainers"
    )
    trainer.add_argument("target", metavar="COURSE")
    trainer.add_argument("--versions", type=int, choices=range(1, 100), default=1, metavar="N")
    trainer.add_argument("--seed", default="1", help="the same seed makes the same papers")
    trainer.set_defaults(run=_run_trainer, load=load)


def _run_trainer(root: Path, options: argparse.Namespace, say: Words) -> int:
    loaded: Loaded = options.load(root)
    if _stops(loaded, say):
        return 1
    content = loaded.content
    course = find_course(content, options.target)
    if course is None:
        return _unknown(options.target, [_name(one) for one in content.courses], say)
    try:
        print(write_pack(root, content, course, options, say))
    except FileNotFoundError:
        print(say["export.trainer-no-site"].format(course=options.target))
        return 1
    return 0


def _run(root: Path, options: argparse.Namespace, say: Words) -> int:
    loaded: Loaded = options.load(root)
    if _stops(loaded, say):
        return 1
    content = loaded.content
    names = list(_names(content))
    wanted = options.target.strip("/")
    if wanted and wanted not in names:
        return _unknown(wanted, names, say)
    out = root / (options.out or f"dist/{options.what}")
    written = 0
    for path, data in _files(root, content, wanted, options):
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written += 1
    print(say["export.teaching-done"].format(files=written, path=out))
    return 0


def _stops(loaded: Loaded, say: Words) -> bool:
    for diagnostic in loaded.diagnostics:
        if diagnostic.is_error:
            print(format_diagnostic(diagnostic, say))
    if loaded.has_errors:
        print(say["export.stopped"])
    return loaded.has_errors


def _unknown(wanted: str, names: Sequence[str], say: Words) -> int:
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.5)
    hint = say["hint.close"].format(close=near[0]) if near else ""
    print(say["export.unknown"].format(target=wanted, hint=hint, names=", ".join(names)))
    return 1


def _files(
    root: Path, content: Content, wanted: str, options: argparse.Namespace
) -> Iterator[tuple[str, bytes]]:
    config = load_config(config_file=str(root / "mkdocs.yml"))
    for course in content.courses:
        maker = TeachingMaker(
            content,
            read_labels(course.lang),
            site_name=config.site_name,
            site_url=config.site_url or "",
            images=DocsImages(root / "docs", content),
        )
        for module in course.modules:
            if module.lang != course.lang or wanted not in (
                "",
                _name(course),
                _name(course, module),
            ):
                continue
            if options.what == "pptx":
                path = deck_url(module, course.lang, ending="pptx")
                yield path, maker.deck_file(course, module)
            else:
                path = plan_url(module, course.lang, ending="docx")
                yield path, maker.plan_file(course, module, start=options.start)
        if options.what == "plan" and wanted in ("", _name(course)):
            data = maker.course_plan_file(course, start=options.start)
            yield course_plan_url(course, ending="docx"), data


def _names(content: Content) -> Iterator[str]:
    for course in content.courses:
        yield _name(course)
        for module in course.modules:
            if module.lang == course.lang:
                yield _name(course, module)


def _name(course: Course, module: Page | None = None) -> str:
    """Return `huong-khe`, `huong-khe/vai-tro`; in another language `en/huong-khe`."""
    prefix = "" if course.lang == ORIGINAL else f"{course.lang}/"
    return f"{prefix}{course.id}/{module.slug}" if module else f"{prefix}{course.id}"


def _day_time(text: str) -> int:
    """Return the minute of the day."""
    found = _TIME.match(text.strip())
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise argparse.ArgumentTypeError(f"expected a time such as 7.30, got {text}")
    return hour * 60 + minute
