"""The front matter: YAML to a checked value, with the line of every key."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.model.page import META_BY_KIND, AnyMeta, FormWordsMeta, Meta, PageKind
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
    meta, problems = read.check(_schema(kind, is_translation=is_translation))
    return cast("AnyMeta | None", meta), read.key_lines(), problems


def stand_in_meta(
    lines: Sequence[str], *, likely: PageKind, is_translation: bool = False
) -> AnyMeta:
    """Return what can be used of front matter with mistakes; all else in it is blank.

    With it the rest of the page is read and checked in the same run.

    Args:
        lines: As for `parse_front_matter`; none where there is no front matter at all.
        likely: The kind of page where `kind` says none.
        is_translation: As for `parse_front_matter`.
    """
    read, _ = read_yaml("\n".join(lines[1:-1]), path="", first_line=2)
    kind = _find_kind(read) if read else None
    schema = _schema(kind if isinstance(kind, PageKind) else likely, is_translation=is_translation)
    written = read.values() if read else {}
    values: dict[str, Any] = {}
    for name, field in schema.model_fields.items():
        key = field.alias or name
        try:
            values[key] = _checker(schema, name).validate_python(written.get(key))
        except ValidationError:
            required = field.is_required()
            values[key] = _blank(field.annotation) if required else field.get_default()
    return cast("AnyMeta", schema.model_construct(**values))


def _schema(kind: PageKind, *, is_translation: bool) -> type[Meta]:
    return FormWordsMeta if kind is PageKind.FORM and is_translation else META_BY_KIND[kind]


@cache
def _checker(schema: type[Meta], name: str) -> TypeAdapter[Any]:
    kind: Any = schema.model_fields[name].annotation
    for limit in schema.model_fields[name].metadata:
        kind = Annotated[kind, limit]
    return TypeAdapter(kind)


def _blank(annotation: Any) -> object:
    if get_origin(annotation) in (tuple, dict):
        return get_origin(annotation)()
    if annotation in (str, int):
        return annotation()
    return dt.date.min if annotation is dt.date else get_args(annotation)[0]


def _find_kind(read: YamlText) -> PageKind | Diagnostic:
    kinds = [kind.value for kind in PageKind if kind in META_BY_KIND]
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
