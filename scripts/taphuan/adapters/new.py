"""`taphuan new …`: the beginnings of things an author adds."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from taphuan.adapters.languages import LanguageError, add_language
from taphuan.build import Loaded
from taphuan.diagnostics import format_diagnostic
from taphuan.render.authoring.new_file import NewFile, ScaffoldError
from taphuan.render.authoring.scaffold import LEAST_MINUTES, Scaffold

Words = dict[str, str]
Load = Callable[[Path], Loaded]
_FIRST_MODULE = "Bài mở đầu"


def add_new_command(commands: Any, *, parents: list[argparse.ArgumentParser], load: Load) -> Any:
    """Add `new` with its kinds; return the kinds, for others to add theirs."""
    new = commands.add_parser("new", help="begin something new: a course, a module, a form …")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    language = kinds.add_parser("language", parents=parents, help="add a language to the site")
    language.add_argument("code", help="two letters, such as km or lo")
    language.add_argument("--name", default="", help="the language's own name")
    language.set_defaults(run=_new_language)

    course = kinds.add_parser("course", parents=parents, help="a course with its first module")
    course.add_argument("slug", help="folder name: small letters without marks, mat-tran-thon")
    course.add_argument("title", help="“Dành cho …”, for whom it is")
    course.add_argument("--report", default="", help="id in the register; the newest report if not")
    course.add_argument("--module", default=_FIRST_MODULE, help="title of its first module")
    course.set_defaults(run=_new_page, plan=_plan_course, load=load)

    module = kinds.add_parser("module", parents=parents, help="the next module of a course")
    module.add_argument("course")
    module.add_argument("title")
    module.add_argument("--minutes", type=_minutes, default=60, help="of the class")
    module.set_defaults(run=_new_page, plan=_plan_module, load=load)

    bank = kinds.add_parser("bank", parents=parents, help="a bank with a question of every form")
    bank.add_argument("course")
    bank.add_argument("use", choices=("practice", "exam"))
    bank.add_argument("--title", default="")
    bank.add_argument("--private", action="store_true", help="into rieng/, which git leaves out")
    bank.set_defaults(run=_new_page, plan=_plan_bank, load=load)

    form = kinds.add_parser("form", parents=parents, help="a form to fill in")
    form.add_argument("title")
    form.set_defaults(run=_new_page, plan=_plan_form, load=load)

    kit = kinds.add_parser("kit", parents=parents, help="a case of forms in one ZIP")
    kit.add_argument("title")
    kit.add_argument("--forms", nargs="+", default=(), help="names of forms, without .md")
    kit.set_defaults(run=_new_page, plan=_plan_kit, load=load)
    return kinds


def _plan_course(scaffold: Scaffold, options: argparse.Namespace) -> tuple[NewFile, ...]:
    return scaffold.course(
        options.slug, options.title, report=options.report, module=options.module
    )


def _plan_module(scaffold: Scaffold, options: argparse.Namespace) -> tuple[NewFile, ...]:
    return (scaffold.module(options.course, options.title, minutes=options.minutes),)


def _plan_bank(scaffold: Scaffold, options: argparse.Namespace) -> tuple[NewFile, ...]:
    return (
        scaffold.bank(options.course, options.use, title=options.title, is_private=options.private),
    )


def _plan_form(scaffold: Scaffold, options: argparse.Namespace) -> tuple[NewFile, ...]:
    return (scaffold.form(options.title),)


def _plan_kit(scaffold: Scaffold, options: argparse.Namespace) -> tuple[NewFile, ...]:
    return (scaffold.kit(options.title, forms=options.forms),)


def _new_page(root: Path, options: argparse.Namespace, say: Words) -> int:
    scaffold = Scaffold(options.load(root).content, today=dt.date.today())
    try:
        files = options.plan(scaffold, options)
        write_new(root, files)
    except ScaffoldError as error:
        return tell_error(error, say)
    print(say["new.made"].format(files="\n".join(f"  docs/{one.path}" for one in files)))
    tell_problems(options.load(root), [one.path for one in files], say)
    kind = options.plan.__name__.removeprefix("_plan_")
    print(say[f"new.next-{kind}"])
    if kind == "bank" and options.use == "exam" and not options.private:
        print(say["new.exam-public"])
    return 0


def write_new(root: Path, files: Iterable[NewFile]) -> None:
    """Write files that are not there yet.

    Raises:
        ScaffoldError: One of them is there; then none is written.
    """
    places = [(root / "docs" / one.path, one) for one in files]
    for place, one in places:
        if place.exists():
            raise ScaffoldError("new.there", path=f"docs/{one.path}")
    for place, one in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(one.text)


def tell_error(error: ScaffoldError, say: Words) -> int:
    """Print why nothing was written; return the exit code."""
    print(say[error.key].format(**error.details), file=sys.stderr)
    return 1


def tell_problems(loaded: Loaded, paths: Iterable[str], say: Words) -> None:
    """Print the errors the check finds in these files under `docs/`, and count its warnings."""
    shown = {f"docs/{path}" for path in paths}
    found = [one for one in loaded.diagnostics if one.path in shown]
    for one in found:
        if one.is_error:
            print(format_diagnostic(one, say))
    warnings = sum(not one.is_error for one in found)
    if warnings:
        print(say["new.warnings"].format(count=warnings))


def _minutes(text: str) -> int:
    number = int(text)
    if not LEAST_MINUTES <= number <= 480:
        raise argparse.ArgumentTypeError(f"expected {LEAST_MINUTES} to 480, got {text}")
    return number


def _new_language(root: Path, options: argparse.Namespace, say: Words) -> int:
    name = options.name or options.code
    try:
        written = add_language(root, options.code, name=name, say=say)
    except LanguageError as error:
        print(say[error.key].format(**error.details), file=sys.stderr)
        return 1
    files = "\n".join(f"  {path}" for path in written)
    print(say["new.language-done"].format(name=name, code=options.code, files=files))
    return 0
