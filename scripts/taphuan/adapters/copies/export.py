"""`taphuan export copies`: every copy of the site into a folder, a USB stick for one."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from taphuan.adapters.sitebuild import build_copies
from taphuan.build import Loaded, SourceFile
from taphuan.diagnostics import format_diagnostic
from taphuan.parse.page import ParsedPage

Words = dict[str, str]
LoadParsed = Callable[[Path], tuple[Loaded, dict[SourceFile, ParsedPage]]]


def add_copies_export(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    *,
    parents: Sequence[argparse.ArgumentParser],
    load: LoadParsed,
) -> None:
    """Add `export copies` beside the other exports."""
    words = "ZIP, one-file and PDF copies of the site"
    command = kinds.add_parser("copies", parents=parents, help=words)
    command.add_argument("--out", default="dist/copies", help="folder, dist/copies if not given")
    command.set_defaults(run=_run, load=load)


def _run(root: Path, options: argparse.Namespace, say: Words) -> int:
    loaded, parsed = options.load(root)
    if loaded.has_errors:
        for diagnostic in loaded.diagnostics:
            if diagnostic.is_error:
                print(format_diagnostic(diagnostic, say))
        print(say["export.stopped"])
        return 1
    out = root / options.out
    made = build_copies(root, out, parsed=parsed, progress=lambda key: print(say[key], flush=True))
    print(say["export.copies-done"].format(files=len(made), path=out))
    return 0
