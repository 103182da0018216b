"""The site's languages as `mkdocs.yml` lists them, what their label files lack, and a new one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from taphuan.adapters.faults import Fault, one_line
from taphuan.adapters.files import (
    label_languages,
    label_path,
    read_label_file,
    read_labels,
)
from taphuan.diagnostics import Diagnostic
from taphuan.model.site import ORIGINAL
from taphuan.parse.labels import new_label_file
from taphuan.validate.labels import check_labels

_CODE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""What the i18n plugin takes for a language."""


class LanguageError(Exception):
    """A language that cannot be added; the first argument is the message's key."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key, self.details = key, details


def site_languages(root: Path) -> tuple[str, ...]:
    """Return the languages of the project at `root`, the original first."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        found = [lang for lang in label_languages() if (root / "docs" / lang).is_dir()]
        return original_first(found)
    try:
        with path.open(encoding="utf-8") as file:
            return original_first(_listed(yaml_load(file, loader=get_yaml_loader())))
    except (MkDocsException, ValueError, AttributeError, KeyError, TypeError) as error:
        raise Fault("cli.config", reason=one_line(error)) from error


def _listed(config: Any) -> list[str]:
    """Return the languages the i18n plugin builds; raise whatever a config of other form raises."""
    listed: list[Any] = []
    for plugin in config.get("plugins") or []:
        options = plugin.get("i18n") if isinstance(plugin, Mapping) else None
        listed += (options or {}).get("languages") or []
    return [one["locale"] for one in listed if one.get("build", True)]


def original_first(found: list[str]) -> tuple[str, ...]:
    """Return the languages in their order, but the original first, and always."""
    return (ORIGINAL, *(lang for lang in found if lang != ORIGINAL))


def check_label_files(root: Path, *, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield what the label files of a site's languages lack."""
    original = read_label_file(ORIGINAL).parts
    for lang in languages:
        if lang != ORIGINAL:
            own, path = read_label_file(lang), _shown(label_path(lang), root)
            yield from check_labels(own.parts, original, path=path, lines=own.lines)


def add_language(root: Path, code: str, *, name: str, say: Mapping[str, str]) -> tuple[str, ...]:
    """Write the label file and the first page of a new language, and list it in `mkdocs.yml`.

    Returns:
        The files written or changed, as an author would type them.

    Raises:
        LanguageError: The code is none, or the language is there already.
    """
    labels, home, config = label_path(code), root / "docs" / code / "index.md", root / "mkdocs.yml"
    if not _CODE.fullmatch(code):
        raise LanguageError("new.bad-code", code=code)
    if there := next((path for path in (labels, home) if path.exists()), None):
        raise LanguageError("new.language-there", code=code, path=_shown(there, root))
    listed = _with_language(config.read_text(encoding="utf-8"), code, name)
    original = label_path(ORIGINAL).read_text(encoding="utf-8")
    head = say["new.label-head"].format()
    _write(labels, new_label_file(original, lang=code, name=name, head=head))
    _write(home, (root / "docs" / ORIGINAL / "index.md").read_text(encoding="utf-8"))
    _write(config, listed)
    read_labels.cache_clear()
    read_label_file.cache_clear()
    return tuple(_shown(path, root) for path in (labels, home, config))


def _with_language(config: str, code: str, name: str) -> str:
    """Return `mkdocs.yml` with one language more, comments and order kept."""
    languages = _find_languages(yaml.compose(config, Loader=get_yaml_loader()))
    if languages is None or not languages.value:
        raise LanguageError("new.no-languages")
    lines = config.split("\n")
    last = languages.value[-1]
    mark = lines[last.start_mark.line].index("-")
    at = last.end_mark.line + (1 if last.end_mark.column else 0)
    while not lines[at - 1].strip():
        at -= 1
    entry = f'{" " * mark}- {{ locale: {code}, name: "{name}" }}'
    return "\n".join([*lines[:at], entry, *lines[at:]])


def _find_languages(config: yaml.Node | None) -> yaml.SequenceNode | None:
    for plugin in getattr(_child(config, "plugins"), "value", ()):
        languages = _child(_child(plugin, "i18n"), "languages")
        if isinstance(languages, yaml.SequenceNode):
            return languages
    return None


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _shown(path: Path, root: Path) -> str:
    absolute = path.resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(absolute)
