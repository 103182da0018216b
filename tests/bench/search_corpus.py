"""The pages that the search benchmarks search in: the real ones, and more made of their pieces."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from taphuan.adapters.files import read_labels
from taphuan.adapters.search.sections import SiteSearch
from taphuan.model.site import Content
from taphuan.render.search.index import BREAK, SearchKind, SearchPage, SearchSection

_SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def more_pages(pages: list[SearchPage], *, modules: int) -> Iterator[SearchPage]:
    """Yield modules made of half sentences and half titles of the real ones: hard neighbours.

    They use the same words in other company, so that only the order of words tells them from
    the pages that answer.
    """
    dice = random.Random(2026)
    real = [page for page in pages if page.kind is SearchKind.MODULE and len(page.sections) > 5]
    sentences = [
        words
        for page in real
        for section in page.sections
        for block in section.text.split(BREAK)
        for sentence in _SENTENCE_END.split(block)
        if len(words := sentence.split()) > 5
    ]
    titles = [s.title.split() for page in real for s in page.sections if len(s.title.split()) > 1]

    def mixed(pieces: list[list[str]]) -> str:
        first, second = dice.choice(pieces), dice.choice(pieces)
        return " ".join([*first[: len(first) // 2], *second[len(second) // 2 :]])

    for number in range(modules):
        model = real[number % len(real)]
        sections = []
        for part in model.sections:
            length = max(1, len(part.text.split()) // 16)
            text = BREAK.join(mixed(sentences) for _ in range(length))
            title, anchor = mixed(titles), f"muc-{len(sections)}" if sections else ""
            sections.append(SearchSection(title, text, anchor=anchor, level=part.level))
        url = f"khoa-hoc/khoa-{number // 11}/bai-{number}.html"
        yield SearchPage(url, SearchKind.MODULE, tuple(sections), place=f"Bài {number}")


def write_corpus(folder: Path, search: SiteSearch, content: Content) -> None:
    """Write our index, and the same sections for the engines that index by themselves."""
    index = search.encode(content=content, labels=read_labels(search.lang))
    (folder / "index.js").write_text(index, encoding="utf-8")
    data = [
        {
            "url": page.url,
            "sections": [
                {"anchor": part.anchor, "title": part.title, "text": part.text.replace(BREAK, "\n")}
                for part in page.sections
            ],
        }
        for page in search.pages.values()
    ]
    (folder / "corpus.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
