"""The front matter: YAML to a checked value, with the line of every key."""

from collections.abc import Sequence
from typing import cast

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.model.page import META_BY_KIND, AnyMeta, FormWordsMeta, PageKind
from taphuan.parse.yaml_text import YamlText, read_yaml


def parse_front_matter(
    lines: Sequence[str], *, path: str, is_translation: bool = False
) -> tuple[AnyMeta | None, dict[str, int], tuple[Diagnostic, ...]]:
    """Read the lines from the opening to the closing `---`.

    Returns:
        The checked value (None when it has errors), the file line of every key, problems.
    """
    read, problems = read_yaml("\n".join(lines[1:-1]), path=path, first_line=2)
    if read is None:
        return None, {}, problems
    kind = _find_kind(read)
    if isinstance(kind, Diagnostic):
        return None, read.key_lines(), (kind,)
    is_words = kind is PageKind.FORM and is_translation
    meta, problems = read.check(FormWordsMeta if is_words else META_BY_KIND[kind])
    return cast("AnyMeta | None", meta), read.key_lines(), problems


def _find_kind(read: YamlText) -> PageKind | Diagnostic:
    kinds = [kind.value for kind in PageKind]
    allowed, written = ", ".join(kinds), read.scalar("kind")
    if written is None:
        details = {"key": "kind", "sample": Phrase("sample.kind"), "allowed": allowed}
        return problem(Code.META_MISSING_KEY, read.path, 1, **details)
    line = read.key_lines()["kind"]
    if not written:
        return problem(Code.META_EMPTY_VALUE, read.path, line, key="kind")
    if written not in kinds:
        near = suggest(written, kinds)
        return problem(
            Code.META_UNKNOWN_KIND, read.path, line, value=written, allowed=allowed, **near
        )
    return PageKind(written)
