"""Where the right page stands for the queries of `relevance.yml`: ours, the theme's, MiniSearch.

python tests/bench/search_relevance.py [--more MODULES] [--misses]
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

import material
import yaml
from search_corpus import more_pages, write_corpus

from support.search import real_search
from taphuan.adapters.web import find_node

HERE = Path(__file__).parent
Ranks = dict[str, list[dict[str, str | int]]]


def read_queries() -> list[dict[str, object]]:
    """Return the queries with their group and right pages."""
    groups = yaml.safe_load((HERE / "relevance.yml").read_text(encoding="utf-8"))
    return [{**entry, "group": group} for group, entries in groups.items() for entry in entries]


def measure_relevance(*, more: int = 0) -> Ranks:
    """Return for every engine the rank of the right page for each query, 0 if not in ten."""
    search, content = real_search()
    for page in more_pages(list(search.pages.values()), modules=more):
        search.pages[page.url] = page
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), search, content)
        queries = json.dumps(read_queries(), ensure_ascii=False)
        Path(folder, "queries.json").write_text(queries, encoding="utf-8")
        script = [find_node(), str(HERE / "search_relevance.mjs"), folder]
        done = subprocess.run(
            [*script, str(Path(material.__file__).parent)], capture_output=True, check=True
        )
        ranks: Ranks = json.loads(done.stdout)
        return ranks


def shares(ranks: Ranks) -> dict[str, tuple[float, float]]:
    """Return for every engine the percentages at rank 1 and among the first three."""
    return {
        engine: (
            100 * sum(one["rank"] == 1 for one in found) / len(found),
            100 * sum(one["rank"] in (1, 2, 3) for one in found) / len(found),
        )
        for engine, found in ranks.items()
    }


def main() -> None:
    more = int(sys.argv[sys.argv.index("--more") + 1]) if "--more" in sys.argv else 0
    ranks = measure_relevance(more=more)
    for engine, (first, three) in shares(ranks).items():
        print(f"{engine:12} rank 1: {first:5.1f}%   first three: {three:5.1f}%")
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for engine, found in ranks.items():
        for one in found:
            groups[str(one["group"])][engine].append(int(one["rank"]))
    for group, engines in groups.items():
        told = (f"{engine} {sum(r == 1 for r in found)}" for engine, found in engines.items())
        print(f"  {group:26} of {len(engines['ours']):3}: {', '.join(told)}")
    if "--misses" in sys.argv:
        for one in ranks["ours"]:
            if one["rank"] != 1:
                print(
                    f"  {one['group']}: {one['query']!r} rank {one['rank']}, first {one['first']}"
                )


if __name__ == "__main__":
    main()
