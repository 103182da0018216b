"""The import rules of the engine: a pure core, thin edges, nothing that points outward."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import taphuan

ROOT = Path(taphuan.__file__).parent
LAYERS = ["text diagnostics model archive", "parse validate render bundle", "build", "adapters"]
RANK = {name: rank for rank, row in enumerate(LAYERS) for name in row.split()}
LIBRARIES = {  # beside the standard library
    "text": set(),
    "diagnostics": set(),
    "archive": set(),
    "model": {"pydantic"},
    "parse": {"yaml", "pydantic", "lxml"},
    "validate": set(),
    "render": {"jinja2", "markupsafe", "markdown", "docx", "lxml", "pptx", "segno"},
    "bundle": set(),
    "build": set(),
}
IMPURE_MODULES = {
    *("os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess", "sys"),
    *("tempfile", "time", "urllib", "uuid", "logging"),
}
PURE_PARTS = {"random": {"Random"}, "urllib": {"parse"}}
"""What of an impure module touches nothing outside: a seeded generator, reading an address."""
IMPURE_CALLS = {"open", "Path", "print", "input", "exec", "eval", "breakpoint"}
IMPURE_METHODS = {"now", "today", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}
LONGEST = 320
FILES = sorted(ROOT.rglob("*.py"))
MODEL = [path for path in FILES if "model" in path.parts]
PURE = [path for path in FILES if "adapters" not in path.parts]


def layer_of(path: Path) -> str:
    """Return the row's name a file belongs to; the package's own `__init__` is the innermost."""
    first = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "text" if first == "__init__" else first


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_of(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each imported module with the names taken from it, deep in functions too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            assert node.module
            yield node.module, tuple(alias.name for alias in node.names)


def ours(path: Path) -> Iterator[str]:
    for name, parts in imports_of(path):
        if name == "taphuan":
            yield from (part for part in parts if part in RANK)
        elif name.startswith("taphuan."):
            yield name.split(".")[1]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_only_its_own_layer_and_those_inside(path: Path) -> None:
    layer = layer_of(path)
    assert layer in RANK, f"{name_of(path)} stands in no layer"
    for target in ours(path):
        is_allowed = target == layer or RANK[target] < RANK[layer]
        assert is_allowed, f"{name_of(path)} must not import {target}"


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_a_file_of_the_core_uses_only_the_libraries_of_its_layer(path: Path) -> None:
    import sys

    for name, _ in imports_of(path):
        top = name.split(".")[0]
        allowed = LIBRARIES[layer_of(path)] | {"taphuan"}
        assert top in sys.stdlib_module_names or top in allowed, f"{name_of(path)}: {name}"


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_a_file_of_the_core_touches_no_disk_clock_or_environment(path: Path) -> None:
    for name, parts in imports_of(path):
        top = name.split(".")[0]
        pure = PURE_PARTS.get(top, set())
        is_pure = top not in IMPURE_MODULES or (parts and set(parts) <= pure)
        assert is_pure or name.partition(".")[2] in pure, f"{name_of(path)} must not import {name}"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                assert called.id not in IMPURE_CALLS, f"{name_of(path)}:{node.lineno} {called.id}"
            elif isinstance(called, ast.Attribute):
                is_impure = called.attr in IMPURE_METHODS
                assert not is_impure, f"{name_of(path)}:{node.lineno} .{called.attr}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_adapters_know_mkdocs(path: Path) -> None:
    if layer_of(path) != "adapters":
        assert not any(name.split(".")[0].startswith("mkdocs") for name, _ in imports_of(path))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_named_after_a_noun(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize("path", MODEL, ids=name_of)
def test_values_of_the_model_are_frozen(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Name) and decorator.id == "dataclass":
                pytest.fail(f"{name_of(path)}: {node.name} is not frozen")
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass":
                given = {word.arg: ast.unparse(word.value) for word in decorator.keywords}
                assert given.get("frozen") == given.get("slots") == "True", (
                    f"{name_of(path)}: {node.name} is not frozen with slots"
                )


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_words_for_people_are_not_in_python(path: Path) -> None:
    """Vietnamese stands in the label files; code may show it in comments and docstrings only."""
    tree = tree_of(path)
    told = {  # docstrings and the strings under fields
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            words = node.value.split()
            vietnamese = [
                word for word in words if any("\u1ea0" <= mark <= "\u1ef9" for mark in word)
            ]
            assert len(vietnamese) < 3, f"{name_of(path)}:{node.lineno} {node.value!r}"
