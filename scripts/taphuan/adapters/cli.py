"""The command line: `taphuan site · serve · check · new · import · export · schema`."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from taphuan import __version__
from taphuan.adapters import sitebuild
from taphuan.adapters.copies.export import add_copies_export
from taphuan.adapters.export import add_export_command, export_lms
from taphuan.adapters.faults import Fault, is_port_in_use, told_as_faults
from taphuan.adapters.files import (
    commit_date,
    compose_files,
    label_languages,
    read_labels,
)
from taphuan.adapters.importing import add_bank_template, add_import_command
from taphuan.adapters.languages import check_label_files, site_languages
from taphuan.adapters.new import add_new_command
from taphuan.adapters.register.command import add_register_command
from taphuan.adapters.sources import read_sources
from taphuan.adapters.teaching.export import add_teaching_exports
from taphuan.adapters.translations import mark_translated, translation_tables, write_page
from taphuan.build import Loaded, SourceFile, load_content
from taphuan.diagnostics import format_diagnostic
from taphuan.model.page import META_BY_KIND, PageKind
from taphuan.model.site import ORIGINAL
from taphuan.parse.page import ParsedPage
from taphuan.render.counts import ModuleCounts, count_modules

_LAST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the process's exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):  # Windows consoles default to a legacy code page
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    root = Path(options.root).resolve()
    say = read_labels(options.lang).messages
    try:
        with told_as_faults(root):
            code: int = options.run(root, options, say)
    except Fault as fault:
        return _fail(say[fault.key].format(**fault.details), code=fault.exit_code)
    except KeyboardInterrupt:
        return 130
    return code


def _fail(message: str, *, code: int = 1) -> int:
    print(message, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    wanted = os.environ.get("TAPHUAN_LANG", ORIGINAL)
    usual = wanted if wanted in label_languages() else ORIGINAL
    shared.add_argument("--lang", choices=label_languages(), default=usual)
    shared.add_argument("--root", default=".", help="the project's folder")
    parser = argparse.ArgumentParser(prog="taphuan", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, words in (
        ("site", _site, "check, build and publish into site/"),
        ("check", _check, "check the content without building"),
        ("serve", _serve, "author with live reload on http://127.0.0.1:8000"),
        ("translated", _translated, "say that translations match their originals as they are now"),
        ("translations", _translations, "list translations and what changed in their originals"),
        ("schema", _schema, "print the JSON Schema of a page's front matter"),
    ):
        command = commands.add_parser(name, parents=[shared], help=words)
        command.set_defaults(run=run)
        if name == "site":
            command.add_argument("--pdf", action="store_true", help="make handbooks to print too")
        if name == "schema":
            command.add_argument("kind", choices=[kind.value for kind in META_BY_KIND])
        if name == "translated":
            command.add_argument("paths", nargs="+", help="docs/en/… files just translated")
        if name == "translations":
            command.add_argument("--diff", action="store_true", help="show what changed")
            command.add_argument("--page", action="store_true", help="write a page with the table")
        if name == "check":
            command.add_argument("--counts", action="store_true", help="count what modules hold")
            command.add_argument("--fix-nfc", action="store_true", help="rewrite decomposed text")
        if name == "serve":
            command.add_argument("--port", type=_port, default=8000)
    add_new_command(commands, parents=[shared], load=_load)
    add_import_command(commands, parents=[shared], load=_load)
    kinds = add_export_command(commands, parents=[shared], load=_load)
    add_teaching_exports(kinds, parents=[shared], load=_load)
    add_register_command(commands, parents=[shared], load=_load)
    add_copies_export(kinds, parents=[shared], load=_load_parsed)
    add_bank_template(kinds, parents=[shared])
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"expected 1 to {_LAST_PORT}, got {text}")
    return port


def _load(root: Path) -> Loaded:
    return _load_parsed(root)[0]


def _load_parsed(root: Path) -> tuple[Loaded, dict[SourceFile, ParsedPage]]:
    _want_docs(root)
    languages = site_languages(root)
    loaded, parsed = load_content(
        read_sources(root / "docs", languages=languages),
        languages=languages,
        as_of=commit_date(root),
    )
    problems = {*loaded.diagnostics, *check_label_files(root, languages=languages)}
    return replace(loaded, diagnostics=tuple(sorted(problems))), parsed


def _want_docs(root: Path) -> None:
    if not (root / "docs").is_dir():
        raise Fault("cli.no-docs", exit_code=2, path=root)


def _report(loaded: Loaded, say: dict[str, str]) -> bool:
    """Print every problem and a last line that counts them; return whether all is well.

    Warnings come first: what has to be mended is nearest to where the author looks.
    """
    warnings = [one for one in loaded.diagnostics if not one.is_error]
    errors = [one for one in loaded.diagnostics if one.is_error]
    for heading, found in (("cli.warnings", warnings), ("cli.errors", errors)):
        if warnings and errors:
            print(say[heading])
        for diagnostic in found:
            print(format_diagnostic(diagnostic, say))
    counts = {
        "errors": len(errors),
        "warnings": len(warnings),
        "pages": len(loaded.content.pages),
    }
    print(say["cli.checked"].format(**counts))
    return not errors


def _check(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    _want_docs(root)
    if options.fix_nfc:
        for path in compose_files(root / "docs", languages=site_languages(root)):
            print(say["cli.composed"].format(path=path))
    loaded = _load(root)
    if options.counts:
        _print_counts(loaded)
    return 0 if _report(loaded, say) else 1


def _print_counts(loaded: Loaded) -> None:
    rows = list(count_modules(loaded.content))
    names = [field.name for field in fields(ModuleCounts)]
    print(f"{names[0]:52}" + "".join(f"{name:>11}" for name in names[1:]))
    for row in rows:
        values = [getattr(row, name) for name in names]
        print(f"{values[0]:52}" + "".join(f"{value:>11}" for value in values[1:]))


def _site(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    _want_docs(root)
    sitebuild.read_config(root)
    loaded, parsed = _load_parsed(root)
    if not _report(loaded, say):
        return _fail(say["cli.kept"] if (root / "site").exists() else say["cli.not-built"])
    site = sitebuild.build_site(
        root,
        parsed=parsed,
        progress=lambda key: print(say[key], flush=True),
        with_pdf=options.pdf,
    )
    print(say["cli.lms"], flush=True)
    export_lms(root, loaded.content)
    print(say["cli.done"].format(path=site / "index.html", address=(site / "index.html").as_uri()))
    return 0


def _serve(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    _want_docs(root)
    try:
        sitebuild.serve(root, port=options.port, ready=say["cli.serving"])
    except OSError as error:
        if is_port_in_use(error):
            raise Fault("cli.port-in-use", port=options.port) from error
        raise
    return 0


def _translated(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    content = _load(root).content
    failed = 0
    for written in options.paths:
        path = Path(written).as_posix().removeprefix("docs/")
        page = content.pages.get(path)
        if page is None or not mark_translated(root, page, content):
            failed += 1
            print(say["cli.no-original"].format(path=written), file=sys.stderr)
    return 1 if failed else 0


def _translations(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    tables = list(translation_tables(root, _load(root).content, say, with_changes=options.diff))
    if options.page:
        print(
            say["translations.written"].format(address=write_page(root, tables, say, options.lang))
        )
        return 0
    for row in (row for table in tables for row in table.rows):
        print(f"{say[f'cli.translation-{row.state}']:14} {row.path}")
        if row.changes:
            print(row.changes)
    for table in tables:
        print(f"{table.name}: {table.summary}")
    return 0


def _schema(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    schema = META_BY_KIND[PageKind(options.kind)].model_json_schema()
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
