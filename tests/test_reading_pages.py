"""What Python-Markdown makes of a page is what the scanner found: anchors, blocks, nothing hidden.

Over every page of `docs/`, and over pages put together at random from pieces that are hard to
read. A difference means that links lead nowhere or that trainer's text is published.
"""

import random
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from taphuan.adapters.files import read_labels
from taphuan.adapters.sources import read_sources
from taphuan.build import SourceFile, load_content
from taphuan.model.page import Page
from taphuan.parse.inline import plain_text
from taphuan.parse.lines import scan
from taphuan.parse.page import RESERVED_ANCHORS, parse_page
from taphuan.render.reading import expected_parts, reading_markdown

DOCS = Path(__file__).parents[1] / "docs"
REGISTER = str(DOCS / "data" / "van-ban.yml")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HIDDEN = "BIMAT"
"""A word of all trainer's text and comments of the random pages."""


class _Reader(HTMLParser):
    """Collects what a browser would make of a page: ids of headings, text outside of code."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str | None] = []
        self.text: list[str] = []
        self.code_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.anchors.append(dict(attrs).get("id"))
        self.code_depth += tag in ("pre", "code")

    def handle_endtag(self, tag: str) -> None:
        self.code_depth -= tag in ("pre", "code")

    def handle_data(self, data: str) -> None:
        if not self.code_depth:
            self.text.append(data)


def _render(page: Page) -> tuple[str, _Reader, list[str]]:
    rendered: list[str] = []
    options = {"register": REGISTER, "page": page.path, "lang": page.lang, "rendered": rendered}
    html = markdown.markdown(
        reading_markdown(page, read_labels(page.lang)),
        extensions=["taphuan"],
        extension_configs={"taphuan": options},
    )
    reader = _Reader()
    reader.feed(html)
    return html, reader, rendered


@cache
def _pages() -> dict[str, Page]:
    languages = ("vi", "en")
    loaded, _ = load_content(read_sources(DOCS, languages=languages), languages=languages)
    return loaded.content.pages


REAL = sorted(
    path.relative_to(DOCS).as_posix()
    for lang in ("vi", "en")
    for path in (DOCS / lang).rglob("*.md")
    if "rieng" not in path.parts and "\nkind: form\n" not in path.read_text("utf-8")[:200]
)
"""Every page but the forms, whose body is a document and no reading text."""


@pytest.fixture(params=REAL)
def page(request: pytest.FixtureRequest) -> Page:
    if request.param not in _pages():
        pytest.skip("not readable until what `taphuan check` says of it is mended")
    return _pages()[request.param]


def test_the_anchors_of_a_page_are_those_that_are_checked(page: Page) -> None:
    _, reader, _ = _render(page)
    shown = [anchor for anchor in reader.anchors if anchor not in RESERVED_ANCHORS]
    assert shown == [heading.anchor for heading in page.headings]


def test_the_blocks_of_a_page_are_those_that_were_scanned(page: Page) -> None:
    _, _, rendered = _render(page)
    assert sorted(rendered) == sorted(expected_parts(page))


def test_nothing_for_the_trainer_is_on_a_page(page: Page) -> None:
    scanned = scan(page.body, path=page.path, is_body=True)
    hidden = scanned.hidden_lines()
    shown = {line.strip() for n, line in enumerate(scanned.lines, start=1) if n not in hidden}
    _, reader, _ = _render(page)
    text = " ".join("".join(reader.text).split())
    for number in hidden:
        line = scanned.lines[number - 1].strip("-*#| \t")
        if len(line) > 40 and not any(line in other for other in shown):
            assert plain_text(line) not in text, f"{page.path}: {line}"


def _quiz(name: str, stem: str = "Hỏi gì?") -> str:
    inner = "~~~text\n/// case | trong khung\n## không phải mục\n~~~"
    return (
        f"```quiz\nid: {name}\n\n{stem} <!-- trong câu hỏi -->\n\n{inner}\n\n(x) a\n( ) b\n! c\n```"
    )


PIECES = (
    *("", "Đoạn chữ thường.", "Một dòng `mã <!-- x -->` và *nghiêng*.", "dòng một  \ndòng hai"),
    *("- mục một\n- mục hai", "1. bước\n2. bước", "> trích dẫn", "- mục\n\n    đoạn trong mục"),
    *("> ## Mục trong trích", "- ## Mục trong danh sách", "## Mục một", "### Con {#rieng}"),
    *("## `a_b` và van_ban_1", "## **Đậm** [liên kết](#x) ![ảnh](a.png)", "##Sát", "## Cuối ##"),
    *("## A &amp; B < 3 > 2", "## Có <u>thẻ</u>", "## 2\\. Ý", "## _nghiêng_ a_b_c", "## 1*2*3"),
    *("Gạch dưới\n---", "Chữ\ndòng hai\n---", "---", "***", "    mã thụt <b>", "    /thụt dòng"),
    f"<!-- ghi chú {HIDDEN} -->",
    f"trước <!-- {HIDDEN} --> sau",
    f"<!--\n{HIDDEN}\n/// case | x\n```quiz\n-->",
    f"a <!-- {HIDDEN}\n{HIDDEN} --> b",
    f"<!-- {HIDDEN} --><!-- {HIDDEN} -->## Mục sau ghi chú",
    "```text\n/// case | x\n## x\n<!-- y -->\n```",
    *(
        "  ```\n  /// case | x\n```",
        "```\n## x\n   ```",
        "   ~~~ text\n///\n ~~~~",
        "- a\n\n    ```\n    ///\n      ```",
    ),
    "~~~\n```quiz\n~~~",
    "````\n```quiz\nid: a\n```\n````",
    "```js tiêu đề {x}\n## x\n````\n",
    "- mục\n\n    ```\n    /// x\n    ```",
    *("| a | b |\n|---|---|\n| 1 | 2 |", "[^1]: Chú thích.", "\nTừ\n:   nghĩa\n", "*[HTML]: abc"),
    "/// activity | Việc\n    minutes: 5\nlàm đi\n///",
    "/// case | Chuyện\nkể\n\n/// activity | trong\n    minutes: 08\nx\n///\n///",
    "//// case\n- a\n- b\n/////",
    f"/// trainer | T\n    minutes: 3\n\n- {HIDDEN}\n## {HIDDEN} mục\n///",
    f"/// slide | S {HIDDEN}\n- {HIDDEN}\n/// notes\n{HIDDEN}\n///\n///",
    f"/// case | `x` <!-- {HIDDEN} --> **y**\nabc\n///\n/// trainer\n{HIDDEN}\n///\ntiếp",
    f"/// activity | A\n{_quiz('qz')}\n///",
    f"/// trainer\n{_quiz('qt', HIDDEN)}\n///",
    _quiz("qa"),
    "/// case | L\n1. a\n2. b\n///",
    "Chữ sát khối\n/// case | M\nx\n///\nchữ sát",
    "- danh sách sát\n/// case | M\nx\n///\n- danh sách",
    "> trích sát\n/// case | M\nx\n///",
    *("<br>", "<div>\nchữ\n</div>", "<div>", "</div>", "<p>a<p>b</p>", "<u>a</u> b"),
    *("<pre>\n## x\n</pre>", "<details>\n<summary>a</summary>\n\n/// case\nx\n///\n</details>"),
    f"/// trainer\n<div>\n{HIDDEN}\n///",
    *("https://a.vn/b///c", "\\<!-- không --> `` ` <!-- ``", "`///` và ///"),
)
SEEDS = range(600)


def _random_page(seed: int) -> str:
    generator = random.Random(seed)
    pieces = generator.choices(PIECES, k=generator.randint(1, 9))
    ends = (generator.choice(["\n", "\n\n", "\n\n"]) for _ in pieces)
    body = "".join(piece + end for piece, end in zip(pieces, ends, strict=True))
    return f"---\nkind: page\ntitle: T\n---\n{body}"


def _readable(seeds: range) -> list[tuple[int, Page]]:
    """Return the random pages that a site would be built from."""
    pages = []
    for seed in seeds:
        parsed = parse_page(_random_page(seed), path="vi/a.md")
        if parsed.page and not any(found.is_error for found in parsed.diagnostics):
            pages.append((seed, parsed.page))
    return pages


def test_random_pages_become_what_was_scanned() -> None:
    pages = _readable(SEEDS)
    assert len(pages) > len(SEEDS) / 2
    for seed, page in pages:
        html, reader, rendered = _render(page)
        assert reader.anchors == [heading.anchor for heading in page.headings], seed
        assert sorted(rendered) == sorted(expected_parts(page)), seed
        assert HIDDEN.lower() not in html.lower(), seed
        written = "".join(reader.text).replace("https://a.vn/b///c", "").replace(" và ///", "")
        assert "///" not in written, seed


def test_a_rule_on_the_first_line_is_a_rule() -> None:
    page = parse_page("---\nkind: page\ntitle: T\n---\n---\nChữ.\n\n---\n", path="vi/a.md").page
    assert page
    html, _, _ = _render(page)
    assert html == "<hr />\n<p>Chữ.</p>\n<hr />"


def test_a_block_of_four_slashes_ends_with_three() -> None:
    page = parse_page(
        "---\nkind: page\ntitle: T\n---\n//// case | A\nx\n///\ny\n", path="vi/a.md"
    ).page
    assert page
    html, _, rendered = _render(page)
    assert rendered == ["case"]
    assert html.endswith("<p>x</p>\n</section>\n<p>y</p>")


def test_minutes_of_a_block_are_a_decimal_number() -> None:
    text = "---\nkind: page\ntitle: T\n---\n/// activity\n    minutes:010\nx\n///\n"
    page = parse_page(text, path="vi/a.md").page
    assert page
    assert page.blocks[0].minutes == 10
    html, _, _ = _render(page)
    assert "10 phút" in html


HOST = "https://e.vn/x"
HOSTILE = (
    *(f'<img src="{HOST}">', f"<IMG\nSRC='{HOST}'>", f"<iframe src={HOST}>", f"![a]({HOST})"),
    *(f'<p style="background:url({HOST})">', "</p>", f"<video poster={HOST}>", "</!>", "<b", ">"),
    *(f"![a\nb]({HOST})", f"![a](\n{HOST})", f"![a [b]]({HOST})", "![a][k]", f"[k]: {HOST}"),
    *(f"{{ src={HOST} }}", f"![a](h.png){{: style='x:url({HOST})'}}", f"<link href={HOST}>"),
    *(f"<table background={HOST}>", f"<svg><image href='{HOST}'/></svg>", f"[k]:\n{HOST}", "![k]"),
    *("`", "``", "~~~\n", "```\n", "\n", "\n\n", "    ", "- ", "> ", '"', "'", '<p title="', "\\"),
    *(
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "| a |\n|--|\n| ",
        "*[AB]: ",
        "[^1]: ",
        "x\n: ",
        "](",
        "![",
    ),
    *(
        f"<{HOST}>",
        f'<a href="{HOST}">a</a>',
        f"[a]({HOST})",
        "<u>x</u>",
        "AB",
        "/// case\n",
        "///\n",
    ),
)


class _Loads(HTMLParser):
    """Collects what a browser would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            (tag, name)
            for name, value in attrs
            if HOST in (value or "") and (tag, name) != ("a", "href") and name not in _SHOWN
        ]


_SHOWN = ("alt", "title", "aria-label")


def test_pages_without_an_error_ask_no_other_host_for_anything() -> None:
    generator, built = random.Random(8), 0
    for _ in range(1500):
        body = "".join(generator.choices(HOSTILE, k=generator.randint(1, 7)))
        text = f"---\nkind: page\ntitle: T\n---\n{body}"
        loaded, _ = load_content([SourceFile("vi/a.md", text.encode())], languages=("vi",))
        page = loaded.content.pages.get("vi/a.md")
        if page is None or loaded.has_errors:
            continue
        html, _, rendered = _render(page)
        loads = _Loads()
        loads.feed(html)
        assert loads.found == [], body
        assert sorted(rendered) == sorted(expected_parts(page)), body
        built += 1
    assert built > 50
