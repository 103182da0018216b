"""`taphuan van-ban replace · export · import`: the register's keeper at work."""

import argparse
import datetime as dt
import difflib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ruamel.yaml.error import YAMLError

from taphuan.adapters.files import read_labels
from taphuan.adapters.register.book import RegisterBook
from taphuan.adapters.register.columns import BY_KEY, CellError, from_cell
from taphuan.adapters.register.exchange import Differences, Problem, compare, sheet_rows, show
from taphuan.adapters.register.replacement import (
    RefusedError,
    check_replacement,
    find_document,
    places_to_review,
    write_replacement,
)
from taphuan.adapters.register.sheets import SheetError, read_rows, write_csv, write_xlsx
from taphuan.build import REGISTER_PATH, Loaded
from taphuan.diagnostics import Diagnostic, format_diagnostic
from taphuan.model.labels import Labels
from taphuan.parse.data import parse_register
from taphuan.validate.register import check_register

_SHOWN = f"docs/{REGISTER_PATH}"
Words = dict[str, str]


def add_register_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    *,
    parents: Sequence[argparse.ArgumentParser],
    load: Callable[[Path], Loaded],
) -> None:
    """Add `taphuan van-ban …`."""
    command = commands.add_parser("van-ban", help="keep the register of documents")
    kinds = command.add_subparsers(required=True, metavar="JOB")
    words = "say that one document replaces another; list the pages to review"
    replace = kinds.add_parser("replace", parents=parents, help=words)
    replace.add_argument("old", metavar="OLD", help="id or number of the document replaced")
    replace.add_argument("new", metavar="NEW", help="id or number of what replaces it")
    replace.add_argument("--date", required=True, help="from when, such as 2026-11-22")
    replace.add_argument("--dry-run", action="store_true", help="only show what would change")
    replace.set_defaults(run=_replace, load=load)
    export = kinds.add_parser("export", parents=parents, help="write the register as XLSX or CSV")
    export.add_argument("file", metavar="FILE", help="so-van-ban.xlsx or so-van-ban.csv")
    export.set_defaults(run=_export)
    read = kinds.add_parser("import", parents=parents, help="show what a spreadsheet changes")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--write", action="store_true", help="write it into the register")
    read.set_defaults(run=_import)


def _replace(root: Path, options: argparse.Namespace, say: Words) -> int:
    loaded: Loaded = options.load(root)
    opened = _open(root, say)
    if opened is None:
        return 1
    text, book = opened
    register = loaded.content.register
    try:
        date = _date(options.date)
        old, new = find_document(options.old, register), find_document(options.new, register)
        check_replacement(old, new, date, register)
    except RefusedError as refused:
        print(say[refused.key].format(**refused.details))
        return 1
    write_replacement(book, old, new, date)
    if not _is_sound(text, book.text, say):
        return 1
    _print_changes(text, book.text)
    places = places_to_review(old, loaded.content, text)
    print(say["replace.review"].format(old=old.id, count=len(places)))
    for place in places:
        print(f"{place.path}:{place.line}: {place.text}".rstrip(": "))
    print(say["replace.next"].format(old=old.id, new=new.id))
    if options.dry_run:
        print(say["replace.dry-run"])
        return 0
    _write(root, book.text)
    print(say["replace.done-now"].format(old=old.id, new=new.id, path=_SHOWN))
    return 0


def _date(text: str) -> dt.date:
    try:
        date = from_cell(text, BY_KEY["ngay"])
    except CellError:
        raise RefusedError("replace.no-date", text=text) from None
    if not isinstance(date, dt.date):
        raise RefusedError("replace.no-date", text=text)
    return date


def _export(root: Path, options: argparse.Namespace, say: Words) -> int:
    opened = _open(root, say)
    if opened is None:
        return 1
    text, book = opened
    labels = read_labels(options.lang)
    rows, path = sheet_rows(book, labels), Path(options.file)
    date = parse_register(text, path=_SHOWN)[0].updated or dt.date(2000, 1, 1)
    match path.suffix.lower():
        case ".xlsx":
            data = write_xlsx(rows, title=say["sheet.title"], date=date)
        case ".csv":
            data = write_csv(rows)
        case _:
            print(say["sheet.ending"].format(path=path))
            return 1
    path.write_bytes(data)
    print(say["sheet.exported"].format(count=len(rows) - 1, path=path))
    return 0


def _import(root: Path, options: argparse.Namespace, say: Words) -> int:
    opened = _open(root, say)
    if opened is None:
        return 1
    text, book = opened
    try:
        found = compare(read_rows(Path(options.file)), book)
    except SheetError as error:
        print(say[error.args[0]].format(path=options.file))
        return 1
    labels = read_labels(options.lang)
    _print_differences(found, labels)
    if found.problems:
        for problem in found.problems:
            print(_say_problem(problem, say))
        print(say["sheet.refused"].format(count=len(found.problems)))
        return 1
    if not found.changes and not found.added:
        print(say["sheet.same"])
        return 0
    found.apply(book)
    if not _is_sound(text, book.text, say):
        return 1
    if not options.write:
        print(say["sheet.not-written"].format(file=options.file))
        return 0
    _write(root, book.text)
    print(say["sheet.written"].format(path=_SHOWN))
    return 0


def _print_differences(found: Differences, labels: Labels) -> None:
    say = labels.messages
    for change in found.changes:
        name = say[f"sheet.{change.key}"]
        before = show(change.key, change.before, labels)
        after = show(change.key, change.after, labels)
        print(say["sheet.change"].format(id=change.id, name=name, before=before, after=after))
    for document_id in found.added:
        print(say["sheet.added"].format(id=document_id))
    if found.missing:
        ids = ", ".join(found.missing)
        print(say["sheet.missing"].format(count=len(found.missing), ids=ids))


def _say_problem(problem: Problem, say: Words) -> str:
    reason = say[problem.key].format(text=problem.text)
    if not problem.row:
        return reason
    if not problem.column:
        return say["sheet.in-row"].format(row=problem.row, reason=reason)
    column = say[f"sheet.{problem.column}"]
    return say["sheet.in-cell"].format(row=problem.row, column=column, reason=reason)


def _open(root: Path, say: Words) -> tuple[str, RegisterBook] | None:
    """Return the register's text and the book made of it; None, with the reason told."""
    path = root / _SHOWN
    try:
        text = path.read_text(encoding="utf-8-sig")
        problems = parse_register(text, path=_SHOWN)[1]
        if not problems:
            return text, RegisterBook(text)
    except UnicodeDecodeError:
        problems = ()
    except YAMLError:
        problems = ()
    for problem in problems:
        print(format_diagnostic(problem, say))
    print(say["replace.unreadable"].format(path=_SHOWN))
    return None


def _is_sound(before: str, after: str, say: Words) -> bool:
    """Tell whether the changed register has no problem it did not have; print those it has."""
    known = {(one.code_value, one.details) for one in _problems(before)}
    new = [one for one in _problems(after) if (one.code_value, one.details) not in known]
    errors = [one for one in new if one.is_error]
    for problem in new:
        print(format_diagnostic(problem, say))
    lost = _comments(before) - _comments(after)
    if errors or lost:
        print(say["replace.not-sound"])
    return not errors and not lost


def _problems(text: str) -> list[Diagnostic]:
    register, found = parse_register(text, path=_SHOWN)
    return [*found] or [*check_register(register, path=_SHOWN)]


def _comments(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.lstrip().startswith("#")}


def _print_changes(before: str, after: str) -> None:
    old, new = before.splitlines(), after.splitlines()
    for line in difflib.unified_diff(old, new, _SHOWN, _SHOWN, n=1, lineterm=""):
        print(line)


def _write(root: Path, text: str) -> None:
    """Put the whole file in place at once: one that is cut off half way never replaces it."""
    path = root / _SHOWN
    waiting = path.with_suffix(".tmp")
    waiting.write_text(text, encoding="utf-8", newline="\n")
    os.replace(waiting, path)
