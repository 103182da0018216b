"""Small content for unit tests: files as text in, content and what is said of it out."""

from functools import cache
from pathlib import Path

import yaml

import taphuan
from taphuan.build import Loaded, SourceFile, load_content
from taphuan.diagnostics import Diagnostic
from taphuan.model.labels import Labels
from taphuan.model.site import Content

FOLDER = Path(taphuan.__file__).parent / "labels"
BASE = Path(__file__).parents[1] / "golden" / "page-base.yml"
"""A site without a mistake: register, centre, home and a course of one module."""


@cache
def labels(lang: str) -> Labels:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((FOLDER / f"{lang}.yml").read_text("utf-8"), Loader=loader)
    return Labels(lang, data["name"], data["reader"], data["messages"])


@cache
def base_files() -> dict[str, str]:
    files: dict[str, str] = yaml.safe_load(BASE.read_text("utf-8"))
    return files


def load(files: dict[str, str], *, languages: tuple[str, ...] = ("vi", "en")) -> Loaded:
    sources = [SourceFile(path, text.encode()) for path, text in files.items()]
    return load_content(sources, languages=languages)[0]


def content(files: dict[str, str] | None = None) -> Content:
    """Return the base site with some files more, or others in place of its own."""
    loaded = load(base_files() | (files or {}))
    assert not loaded.has_errors, loaded.diagnostics
    return loaded.content


def page(title: str = "Trang", body: str = "", **keys: object) -> str:
    """Return a page's text; `keys` go into its front matter."""
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\nkind: page\ntitle: {title}\n{lines}---\n{body}"


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    """Return code and line of every problem."""
    return [(one.code_value, one.line) for one in found]
