"""`taphuan export`: papers for the hall, files for learning platforms; all of it into `dist/`."""

import argparse
import difflib
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from taphuan.adapters.files import DocsImages, read_labels
from taphuan.adapters.paper import PaperMaker
from taphuan.adapters.publish import build_lock, publish
from taphuan.build import Loaded
from taphuan.diagnostics import format_diagnostic
from taphuan.model.paper import Paper
from taphuan.model.site import Content
from taphuan.render.lms.files import lms_files
from taphuan.render.paper.draw import plan_papers
from taphuan.render.paper.target import Target, blank_paper, paper_sources, paper_targets
from taphuan.render.question.html import number_text
from taphuan.text import slugify

Words = dict[str, str]
Load = Callable[[Path], Loaded]
_PUBLIC = ("site", "build/site", "docs")
_MOST_VERSIONS = 99


def add_export_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    *,
    parents: Sequence[argparse.ArgumentParser],
    load: Load,
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    """Add `export paper` and `export lms` to the command line; return where others are added."""
    export = commands.add_parser("export", help="write papers or files for learning platforms")
    kinds = export.add_subparsers(required=True, metavar="KIND")
    lms = kinds.add_parser("lms", parents=parents, help="Moodle XML and GIFT into dist/lms/")
    lms.add_argument(
        "--ordering",
        choices=("ordering", "matching"),
        default="ordering",
        help="how Moodle XML writes ordering questions; before Moodle 4.4 choose matching",
    )
    lms.set_defaults(run=_run_lms, load=load)
    made = kinds.add_parser("paper", parents=parents, help="tests to print, each with its key")
    made.add_argument(
        "target", metavar="PATH|COURSE", help="a file, a course, or course/module, course/bank"
    )
    made.add_argument("--versions", type=_from_one, default=1, help="shuffled versions")
    made.add_argument("--seed", default="1", help="the same seed makes the same papers")
    made.add_argument("--questions", type=_from_one, default=0, help="ask so many, drawn by seed")
    made.add_argument("--format", choices=("html", "docx", "both"), default="both")
    made.add_argument("--out", default="", help="folder, dist/paper/… if not given")
    made.add_argument("--force", action="store_true", help="overwrite papers that were changed")
    made.set_defaults(run=_run_paper, load=load)
    return kinds


def export_lms(root: Path, content: Content, *, has_ordering: bool = True) -> list[str]:
    """Write every LMS file and put the folder in place in one step.

    Returns:
        A line for each thing a file could not carry, with the file's path.
    """
    folder = root / "dist" / "lms"
    labels = {lang: read_labels(lang) for lang in content.languages}
    images = DocsImages(root / "docs", content)
    with build_lock(root / "build"):
        made = root / "build" / "lms"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        notes: list[str] = []
        for file in lms_files(content, labels=labels, images=images, has_ordering=has_ordering):
            _write(made / file.path, file.text.encode())
            notes.extend(f"dist/lms/{file.path}: {note}" for note in file.notes)
        folder.parent.mkdir(exist_ok=True)
        publish(made, folder)
    return notes


def _run_lms(root: Path, options: argparse.Namespace, say: Words) -> int:
    loaded: Loaded = options.load(root)
    if _stops(loaded, say):
        return 1
    notes = export_lms(root, loaded.content, has_ordering=options.ordering == "ordering")
    for note in notes:
        print(note)
    count = sum(1 for path in (root / "dist" / "lms").rglob("*") if path.is_file())
    print(say["export.lms-done"].format(files=count, path=root / "dist" / "lms"))
    return 0


def _run_paper(root: Path, options: argparse.Namespace, say: Words) -> int:
    loaded: Loaded = options.load(root)
    if _stops(loaded, say):
        return 1
    content: Content = loaded.content
    targets = paper_targets(content)
    target = targets.get(_target_name(options.target, root))
    if target is None:
        return _fail(_say_unknown(options.target, targets, say))
    if not target.questions:
        return _fail(say["export.no-questions"].format(target=options.target))
    out = _out_folder(root, options, target)
    if any(out.resolve().is_relative_to(root / name) for name in _PUBLIC):
        return _fail(say["export.public"].format(path=out))
    labels = read_labels(target.course.lang)
    wanted = options.questions or target.draw
    blank = blank_paper(target, content, seed=options.seed, labels=labels)
    planned = plan_papers(blank, paper_sources(target, labels), count=wanted)
    papers = list(islice(planned, options.versions))
    images = DocsImages(root / "docs", content)
    maker = PaperMaker(content, labels, images)
    files = {name: data for one in papers for name, data in maker.files(one, options.format)}
    changed = [name for name, data in files.items() if _differs(out / name, data)]
    if changed and not options.force:
        return _fail(say["export.changed"].format(path=out, files=", ".join(sorted(changed))))
    _place(files, out, root / "build" / "paper")
    _tell(papers, wanted, maker, out, say)
    return 0


def _stops(loaded: Loaded, say: Words) -> bool:
    """Print the errors of the content and tell whether there are any."""
    for diagnostic in loaded.diagnostics:
        if diagnostic.is_error:
            print(format_diagnostic(diagnostic, say))
    if loaded.has_errors:
        _fail(say["export.stopped"])
    return loaded.has_errors


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _target_name(target: str, root: Path) -> str:
    """Return a path as the one under `docs/`, a name as it is."""
    docs = (root / "docs").resolve()
    for start in (Path.cwd(), root, docs):
        path = (start / target).resolve()
        if path.is_file() and path.is_relative_to(docs):
            return path.relative_to(docs).as_posix()
    return target.strip("/")


def _say_unknown(wanted: str, targets: Mapping[str, Target], say: Words) -> str:
    near = difflib.get_close_matches(wanted, targets, n=1, cutoff=0.5)
    hint = say["hint.close"].format(close=near[0]) if near else ""
    names: dict[tuple[str, str], str] = {}
    for name, target in targets.items():
        if target.questions and not name.endswith(".md"):
            names.setdefault((target.course.lang, target.name), name)
    shown = ", ".join(sorted(names.values()))
    return say["export.unknown"].format(target=wanted, hint=hint, names=shown)


def _out_folder(root: Path, options: argparse.Namespace, target: Target) -> Path:
    if options.out:
        return root / str(options.out)
    lang = target.course.lang
    name = target.name.replace("/", "-")
    return root / "dist" / "paper" / lang / f"{name}-{slugify(options.seed)}"


def _differs(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() != data


def _place(files: Mapping[str, bytes], out: Path, made: Path) -> None:
    """Write all files aside, then put them in place: a new folder at once, else file by file."""
    shutil.rmtree(made, ignore_errors=True)
    for name, data in files.items():
        _write(made / name, data)
    out.parent.mkdir(parents=True, exist_ok=True)
    if not out.exists():
        made.rename(out)
        return
    for name in files:
        os.replace(made / name, out / name)
    made.rmdir()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _tell(papers: Sequence[Paper], wanted: int, maker: PaperMaker, out: Path, say: Words) -> None:
    asked = len(papers[0].questions)
    if wanted > asked:
        print(say["export.fewer"].format(wanted=wanted, have=asked))
    if len({one.sections for one in papers}) < len(papers):
        print(say["export.alike"])
    if maker.missing_images:
        print(say["export.images"].format(images=", ".join(sorted(maker.missing_images))))
    points = number_text(papers[0].points, maker.labels)
    details = {"versions": len(papers), "questions": asked, "points": points}
    print(say["export.paper-done"].format(**details, seed=papers[0].seed, path=out))


def _from_one(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_VERSIONS:
        raise argparse.ArgumentTypeError(f"expected 1 to {_MOST_VERSIONS}, got {text}")
    return number
