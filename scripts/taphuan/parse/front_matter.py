"""The front matter: YAML to a checked value, with the line of every key."""

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, cast, get_args

import yaml
from pydantic import ValidationError

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.page import META_BY_KIND, AnyMeta, Meta, PageKind

_EXPECTED = {  # pydantic's error types, in words an author knows (keys of `messages`)
    "string_type": "@expected.text",
    "int_type": "@expected.number",
    "int_parsing": "@expected.number",
    "int_from_float": "@expected.number",
    "bool_type": "@expected.yes-no",
    "bool_parsing": "@expected.yes-no",
    "tuple_type": "@expected.list",
    "date_type": "@expected.date",
}
_BAD_DATE = ("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as authors mean it: a date stays text until the schema asks for a date."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse_front_matter(
    lines: Sequence[str], *, path: str
) -> tuple[AnyMeta | None, dict[str, int], tuple[Diagnostic, ...]]:
    """Read the lines from the opening to the closing `---`.

    Returns:
        The checked value (None when it has errors), the file line of every key, problems.
    """
    try:
        loader = _Loader("\n".join(lines[1:-1]))
        node = loader.get_single_node()
        data: Any = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        return None, {}, (_yaml_problem(error, path),)
    if not isinstance(node, yaml.MappingNode) or not isinstance(data, dict):
        return None, {}, (problem(Code.META_NOT_MAPPING, path, 1),)
    key_lines: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for key_node, _ in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 2
        if key in key_lines:
            problems.append(problem(Code.META_DUPLICATE_KEY, path, line, key=key))
        key_lines.setdefault(key, line)
    kind = _find_kind(data, key_lines, path)
    if isinstance(kind, Diagnostic):
        return None, key_lines, (*problems, kind)
    schema = META_BY_KIND[kind]
    try:
        meta = schema.model_validate(data)
    except ValidationError as error:
        problems.extend(_schema_problems(error, schema, key_lines, path))
        return None, key_lines, tuple(problems)
    if problems:
        return None, key_lines, tuple(problems)
    return cast("AnyMeta", meta), key_lines, ()


def _yaml_problem(error: yaml.YAMLError, path: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark else 1
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return problem(Code.META_INVALID_YAML, path, line, reason=reason)


def _find_kind(data: dict[Any, Any], key_lines: dict[str, int], path: str) -> PageKind | Diagnostic:
    kinds = [kind.value for kind in PageKind]
    if "kind" not in data:
        return problem(Code.META_MISSING_KEY, path, 1, key="kind")
    try:
        return PageKind(data["kind"])
    except ValueError:
        return problem(
            Code.META_UNKNOWN_KIND,
            path,
            key_lines["kind"],
            value=data["kind"],
            allowed=", ".join(kinds),
        )


def allowed_keys(schema: type[Meta]) -> list[str]:
    """Return the keys an author may write for this kind of page."""
    return [field.alias or name for name, field in schema.model_fields.items()]


def _schema_problems(
    error: ValidationError, schema: type[Meta], key_lines: dict[str, int], path: str
) -> Iterator[Diagnostic]:
    allowed = allowed_keys(schema)
    for entry in error.errors(include_url=False):
        key = str(entry["loc"][0]) if entry["loc"] else ""
        line = key_lines.get(key, 1)
        kind, value = entry["type"], entry.get("input")
        if kind == "missing":
            yield problem(Code.META_MISSING_KEY, path, 1, key=key)
        elif kind == "extra_forbidden":
            close = difflib.get_close_matches(key, allowed, n=1)
            hint = f" (→ {close[0]})" if close else ""
            names = ", ".join(allowed)
            yield problem(Code.META_UNKNOWN_KEY, path, line, key=key, hint=hint, allowed=names)
        elif value is None or kind in ("string_too_short", "too_short"):
            yield problem(Code.META_EMPTY_VALUE, path, line, key=key)
        elif kind in _BAD_DATE:
            yield problem(Code.META_BAD_DATE, path, line, key=key, value=value)
        elif kind in _EXPECTED:
            expected = _EXPECTED[kind]
            yield problem(Code.META_WRONG_TYPE, path, line, key=key, value=value, expected=expected)
        else:
            wanted = _range_in_words(schema, key, entry)
            yield problem(Code.META_BAD_VALUE, path, line, key=key, value=value, expected=wanted)


def _range_in_words(schema: type[Meta], key: str, entry: Any) -> str:
    context = entry.get("ctx", {})
    if "ge" in context:
        return f"≥ {context['ge']}"
    if "le" in context:
        return f"≤ {context['le']}"
    field = next((f for n, f in schema.model_fields.items() if key in (n, f.alias)), None)
    literals = get_args(field.annotation) if field else ()
    return " | ".join(str(literal) for literal in literals) or str(entry["msg"])
