"""`taphuan new …`: the beginnings of things an author adds."""

import argparse
import sys
from pathlib import Path
from typing import Any

from taphuan.adapters.languages import LanguageError, add_language


def add_new_command(commands: Any, *, parents: list[argparse.ArgumentParser]) -> Any:
    """Add `new` with its kinds; return the kinds, for others to add theirs."""
    new = commands.add_parser("new", help="begin something new: a language")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    language = kinds.add_parser("language", parents=parents, help="add a language to the site")
    language.add_argument("code", help="two letters, such as km or lo")
    language.add_argument("--name", default="", help="the language's own name")
    language.set_defaults(run=_new_language)
    return kinds


def _new_language(root: Path, options: argparse.Namespace, say: dict[str, str]) -> int:
    name = options.name or options.code
    try:
        written = add_language(root, options.code, name=name, say=say)
    except LanguageError as error:
        print(say[error.key].format(**error.details), file=sys.stderr)
        return 1
    files = "\n".join(f"  {path}" for path in written)
    print(say["new.language-done"].format(name=name, code=options.code, files=files))
    return 0
