"""Whatever a file holds, it is read without an exception, and what is said of it can be printed."""

import random
from functools import cache
from pathlib import Path

import pytest
import yaml

import taphuan
from taphuan.build import CENTRE_PATH, REGISTER_PATH, SourceFile, load_content
from taphuan.diagnostics import format_diagnostic
from taphuan.parse.lines import scan
from taphuan.parse.page import ParsedPage, parse_page

PATH = "vi/khoa-hoc/thu/01-bai.md"
RICH = """---
kind: module
title: "Bài “một”"
order: 1
minutes: 30
objectives:
  - Nêu được việc của chi bộ.
keypoints: [Một, 'Hai: ba']
sources:
  - hd-42-2025?lich-su
reviewed: 2026-11-22
---

## Chi bộ họp {#hop}
Một `mã <!-- không -->` <!-- ghi chú --> [liên kết](../x.md#a "Tên") ![ảnh](h.png).
<!-- dài
```quiz
/// case
-->
/// activity | Thảo luận [Hướng dẫn](vb:hd-42-2025)
    minutes: 20

- mục
    1. con

/// slide | Trang **chiếu**
- ý
/// notes
Nói.
///
///
```text
/// case
## không
```
///

Gạch dưới
---

| a | b |
|---|---|
| 1 | [](vb:x) |

<div class="x">
<p>chữ</p>
</div>

[^1]: Chú thích.
<https://a.vn>

/// trainer
\tminutes: 10
~~~~
```
~~~~
///
## Tự kiểm tra
```quiz
id: mot
objective: 1
source: hd-42-2025

Hỏi **KHÔNG**?

~~~
(x) trong khung
~~~

? Gợi ý
( ) Sai
> Chưa đúng
(x) Đúng
! Giải thích [a](b.md)
```

````quiz
id: hai

Nối:

- a :: b
- c :: d
- e :: f
````

```quiz
id: ba

Mấy?

= 27 ± 1
```
"""
LABELS = Path(taphuan.__file__).parent / "labels"
RANDOM_RUNS = 300


@cache
def _messages(lang: str) -> dict[str, str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (LABELS / f"{lang}.yml").read_text("utf-8")
    messages: dict[str, str] = yaml.load(text, Loader=loader)["messages"]
    return messages


def _check(text: str) -> ParsedPage:
    """Read a page and assert what holds of every page."""
    parsed = parse_page(text, path=PATH)
    lines = text.split("\n")
    for found in parsed.diagnostics:
        assert 0 <= found.line <= len(lines)
        for lang in ("vi", "en"):
            shown = format_diagnostic(found, _messages(lang))
            assert shown.splitlines() == [shown]
    assert parsed.page or any(found.is_error for found in parsed.diagnostics)
    scanned = parsed.scan
    assert len(scanned.lines) == len(scanned.kinds) == len(lines)
    assert len(scanned.reading_lines()) == len(lines) - scanned.meta_end
    for block in scanned.blocks:
        assert block.line < block.body_line <= len(lines) + 1
        assert block.line <= block.end_line <= len(lines)
    return parsed


def test_the_rich_module_is_read_whole() -> None:
    parsed = _check(RICH)
    assert parsed.page
    assert parsed.diagnostics == ()
    assert [question.id for question in parsed.page.questions] == ["mot", "hai", "ba"]
    assert [block.name for block in parsed.page.blocks] == [
        *("activity", "slide", "notes", "trainer")
    ]


def test_no_beginning_of_a_module_is_an_exception() -> None:
    for length in range(0, len(RICH), 2):
        _check(RICH[:length])


def test_no_end_of_a_module_is_an_exception() -> None:
    lines = RICH.split("\n")
    for first in range(len(lines)):
        _check("\n".join(lines[first:]))


@pytest.mark.parametrize("seed", range(3))
def test_no_shuffle_of_lines_is_an_exception(seed: int) -> None:
    generator = random.Random(seed)
    head, body = RICH.split("\n")[:12], RICH.split("\n")[12:]
    for _ in range(RANDOM_RUNS):
        generator.shuffle(body)
        _check("\n".join([*head, *body]))


def test_no_missing_doubled_or_changed_line_is_an_exception() -> None:
    generator = random.Random(4)
    lines = RICH.split("\n")
    for _ in range(RANDOM_RUNS):
        changed = list(lines)
        place = generator.randrange(len(changed))
        indent = generator.choice(["", " ", "\t", "    ", "> ", "- "])
        changed[place : place + generator.randint(0, 2)] = [indent + generator.choice(lines)]
        _check("\n".join(changed))


def test_no_random_signs_are_an_exception() -> None:
    generator = random.Random(5)
    pieces = ["///", "```", "~~~", "<!--", "-->", "---", "\n", "\n", " ", "    ", "\t", "#", "|"]
    pieces += ["quiz", "case", "minutes: 5", "id: a", "(x) ", "( ) ", "[a](b)", "vb:", "{#a}", "`"]
    pieces += ["<div>", "</div>", "\\", "*", "_", "\x00", "\u2028", "à", "{x}", "@", "\u1ec7"]
    for _ in range(RANDOM_RUNS * 2):
        body = "".join(generator.choices(pieces, k=generator.randint(1, 60)))
        _check("---\nkind: page\ntitle: T\n---\n" + body)
        _check(body)


def test_no_random_yaml_is_an_exception() -> None:
    generator = random.Random(6)
    pieces = ["kind", "title", "order", "page", "module", ": ", ":", "\n", "\n", "  ", "- ", "'"]
    pieces += ['"', "[", "]", "{", "}", "&a", "*a", "!!", "|", ">", "?", "#", "2026-02-30", "~"]
    pieces += ["van_ban", "id", "ten", "cap_nhat", "\t", "@", "%", "0b_", "<<", "1e9", "ồ", "\x07"]
    for _ in range(RANDOM_RUNS * 2):
        text = "".join(generator.choices(pieces, k=generator.randint(1, 25)))
        _check(f"---\n{text}\n---\n")
        sources = [SourceFile(path, text.encode()) for path in (REGISTER_PATH, CENTRE_PATH)]
        loaded, _ = load_content(sources, languages=("vi",))
        for found in loaded.diagnostics:
            assert found.line >= 1
            assert found.line <= text.count("\n") + 1
            shown = format_diagnostic(found, _messages("vi"))
            assert shown.splitlines() == [shown]


def test_a_body_scanned_again_is_the_same() -> None:
    """The reading page is made from a body that was scanned before: nothing may change."""
    generator = random.Random(7)
    body = RICH.split("\n")[12:]
    for _ in range(RANDOM_RUNS):
        generator.shuffle(body)
        once = scan("\n".join(body), path="", is_body=True)
        twice = scan("\n".join(once.lines), path="", is_body=True)
        assert once.blocks == twice.blocks
        assert once.fences == twice.fences
        assert once.headings == twice.headings
        assert once.reading_lines() == twice.reading_lines()
