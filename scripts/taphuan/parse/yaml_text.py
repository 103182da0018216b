"""YAML as authors write it: a mapping checked against a schema, every problem with its line.

Scalars stay text until the schema asks for a number, a date or yes and no, so that `title: 2026`
is a title and an impossible date is a problem of its line.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from taphuan.diagnostics import Code, Diagnostic, Phrase, problem, suggest
from taphuan.text import excerpt

_Schema = TypeVar("_Schema", bound=BaseModel)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
_SYNTAX = (  # what PyYAML says, and the words for it
    ("mapping values are not allowed", "yaml.colon"),
    ("'\\t' that cannot start", "yaml.tab"),
    ("that cannot start any token", "yaml.character"),
    ("undefined alias", "yaml.character"),
    ("unexpected end of stream", "yaml.quote"),
    ("unknown escape character", "yaml.backslash"),
    ("could not find expected ':'", "yaml.no-colon"),
    ("while parsing a flow", "yaml.bracket"),
    ("but found '<scalar>'", "yaml.after-quote"),
    ("expected <block end>", "yaml.indent"),
    ("are not allowed", "yaml.control"),
)
_BEGINS_EARLIER = ("quoted scalar", "simple key", "parsing a flow")
"""Problems seen only lines after the mistake; PyYAML's context tells where it began."""
_EXPECTED = {  # pydantic's error types, in words an author knows
    "string_type": "expected.text",
    "int_type": "expected.number",
    "int_parsing": "expected.number",
    "int_parsing_size": "expected.number",
    "float_type": "expected.decimal",
    "float_parsing": "expected.decimal",
    "bool_type": "expected.yes-no",
    "bool_parsing": "expected.yes-no",
    "tuple_type": "expected.list",
    "dict_type": "expected.keys",
    "model_type": "expected.keys",
    "date_type": "expected.date",
}
_BAD_DATE = ("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact")


@dataclass(frozen=True, slots=True)
class YamlText:
    """A mapping that could be read."""

    text: str
    path: str
    first_line: int
    """The line of the file on which the text begins."""
    node: yaml.MappingNode

    def key_lines(self) -> dict[str, int]:
        """Return the line of every key and item: `title`, `sources.0`; the first if repeated."""
        lines: dict[str, int] = {}
        waiting: list[tuple[str, yaml.Node]] = [("", self.node)]
        while waiting:
            prefix, node = waiting.pop()
            for name, place, value in _children(node):
                lines.setdefault(f"{prefix}{name}", self.line_of(place))
                waiting.append((f"{prefix}{name}.", value))
        return lines

    def list_under(self, key: str) -> list[yaml.Node]:
        """Return the items of a list at the top; of anything else none."""
        found = next((value for name, value in self.node.value if name.value == key), None)
        return list(found.value) if isinstance(found, yaml.SequenceNode) else []

    def items(self, key: str, schema: type[_Schema]) -> Iterator[tuple[int, str, _Schema | None]]:
        """Yield line, id and value of every entry of the list under `key`.

        The value is None where it is not as the schema says; problems are `check`'s to tell.
        """
        for item in self.list_under(key):
            data = _plain(item)
            written = data.get("id") if isinstance(data, dict) else None
            try:
                value = schema.model_validate(data)
            except ValidationError:
                value = None
            yield self.line_of(item), str(written or ""), value

    def values(self) -> dict[str, Any]:
        """Return what stands at the top as plain values, unchecked."""
        return {str(key.value): _plain(value) for key, value in self.node.value}

    def scalar(self, key: str) -> str | None:
        """Return a value at the top, empty for none, None where there is no such key."""
        for name, value in self.node.value:
            if name.value == key:
                is_scalar = isinstance(value, yaml.ScalarNode)
                return str(value.value) if is_scalar else _written(value, self.text)
        return None

    def check(self, schema: type[_Schema]) -> tuple[_Schema | None, tuple[Diagnostic, ...]]:
        """Return the value if it is as the schema says, and all that is wrong with it."""
        repeated = tuple(self._repeated(self.node))
        try:
            value = schema.model_validate(_plain(self.node))
        except ValidationError as error:
            entries = error.errors(include_url=False)
            return None, (*repeated, *self._schema_problems(entries, schema))
        return (None if repeated else value), repeated

    def line_of(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _repeated(self, node: yaml.Node) -> Iterator[Diagnostic]:
        seen: set[str] = set()
        for name, place, value in _children(node):
            if name in seen:
                yield problem(Code.META_DUPLICATE_KEY, self.path, self.line_of(place), key=name)
            seen.add(name)
            yield from self._repeated(value)

    def _schema_problems(
        self, entries: Sequence[Any], schema: type[BaseModel]
    ) -> Iterator[Diagnostic]:
        meant: set[str] = set()
        for entry in sorted(entries, key=lambda entry: entry["type"] != "extra_forbidden"):
            location = entry["loc"]
            key = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
            node, line = self._find(location)
            if entry["type"] == "extra_forbidden":
                allowed = _keys(_schema_at(schema, location[:-1]))
                near = suggest(key, allowed)
                meant.add(str(near.get("close", "")))
                details = {"allowed": ", ".join(allowed), **near}
                yield problem(Code.META_UNKNOWN_KEY, self.path, line, key=key, **details)
            elif entry["type"] == "missing":
                if key not in meant:  # a misspelt key is one mistake, not two
                    sample = _sample(_schema_at(schema, location[:-1]), key)
                    yield problem(Code.META_MISSING_KEY, self.path, line, key=key, sample=sample)
            else:
                code, details = _value_fault(entry, schema)
                written = _written(node, self.text)
                yield problem(code, self.path, line, key=key, value=written, **details)

    def _find(self, location: Sequence[int | str]) -> tuple[yaml.Node, int]:
        """Return the innermost node on the way to a location, and its line."""
        node: yaml.Node = self.node
        line = max(1, self.first_line - 1)
        for part in location:
            below = [pair for name, *pair in _children(node) if name == str(part)]
            if not below:
                break
            place, node = below[-1]
            line = self.line_of(place)
        return node, line


def read_yaml(
    text: str, *, path: str, first_line: int = 1
) -> tuple[YamlText | None, tuple[Diagnostic, ...]]:
    """Read a text whose top is `key: value` lines."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError):
        return None, (_syntax_problem(text, path, first_line),)
    if not isinstance(node, yaml.MappingNode) or _has_alias(node):
        return None, (problem(Code.META_NOT_MAPPING, path, max(1, first_line - 1)),)
    return YamlText(text, path, first_line, node), ()


def _syntax_problem(text: str, path: str, first_line: int) -> Diagnostic:
    """Return the problem in the words of PyYAML's own parser: the faster one has others."""
    line, said = 0, ""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        begins_earlier = any(part in (error.context or "") for part in _BEGINS_EARLIER)
        mark = (begins_earlier and error.context_mark) or error.problem_mark
        line, said = mark.line if mark else 0, f"{error.context} {error.problem}"
    except yaml.reader.ReaderError as error:
        line, said = text.count("\n", 0, error.position), error.reason
    except RecursionError:
        pass  # brackets within brackets by the thousand: no words for that
    reason = next((words for part, words in _SYNTAX if part in said), "yaml.other")
    return problem(Code.META_INVALID_YAML, path, line + first_line, reason=Phrase(reason))


def _has_alias(root: yaml.Node) -> bool:
    """Return whether a node occurs twice: `*name`, which no author means and which can loop."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        waiting.extend(value for _, _, value in _children(node))
    return False


def _children(node: yaml.Node) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Yield name, place and value of what stands right below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key, value
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield str(number), item, item


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if node.tag == _NULL else node.value


def _written(node: yaml.Node, text: str) -> str:
    return excerpt(text[node.start_mark.index : node.end_mark.index])


def _keys(schema: type[BaseModel]) -> list[str]:
    """Return the keys an author may write."""
    return [field.alias or name for name, field in schema.model_fields.items()]


def _schema_at(schema: type[BaseModel], location: Sequence[int | str]) -> type[BaseModel]:
    """Return the schema of the mapping at a location."""
    for part in location:
        if isinstance(part, str) and part in schema.model_fields:
            annotation = schema.model_fields[part].annotation
            inner = (annotation, *get_args(annotation))
            schema = next((kind for kind in inner if isinstance(kind, type(BaseModel))), schema)
    return schema


def _field(schema: type[BaseModel], key: str) -> FieldInfo:
    return next(f for name, f in schema.model_fields.items() if key in (name, f.alias))


def _sample(schema: type[BaseModel], key: str) -> Phrase:
    annotation = _field(schema, key).annotation
    if get_origin(annotation) is tuple:
        return Phrase("sample.list")
    return Phrase("sample.date" if annotation is dt.date else "sample.line")


def _value_fault(entry: Any, schema: type[BaseModel]) -> tuple[Code, dict[str, object]]:
    """Return what is wrong with a value, from what pydantic says of it."""
    kind, context = entry["type"], entry.get("ctx", {})
    if entry["input"] is None or kind in ("string_too_short", "too_short"):
        return Code.META_EMPTY_VALUE, {}
    if kind in _BAD_DATE:
        return Code.META_BAD_DATE, {}
    if kind in _EXPECTED:
        return Code.META_WRONG_TYPE, {"expected": Phrase(_EXPECTED[kind])}
    for limit in ("ge", "le"):
        if limit in context:
            wanted = {"expected": Phrase(f"expected.{limit}"), "limit": context[limit]}
            return Code.META_BAD_VALUE, wanted
    if kind == "literal_error":
        names = [name for name in re.findall(r"'([^']*)'", context["expected"]) if name]
        wanted = {"expected": Phrase("expected.one-of"), "choices": ", ".join(names)}
        return Code.META_BAD_VALUE, wanted
    field = _field(_schema_at(schema, entry["loc"][:-1]), entry["loc"][-1])
    if field.examples:
        return Code.META_BAD_VALUE, {
            "expected": Phrase("expected.like"),
            "like": field.examples[0],
        }
    return Code.META_BAD_VALUE, {"expected": Phrase("expected.id")}
