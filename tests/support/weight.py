"""What a browser loads for the first view of a page, as bytes of gzip."""

import gzip
import posixpath
from pathlib import Path
from typing import Any

import html5lib
import yaml

ROOT = Path(__file__).resolve().parents[2]
IMAGES = (".png", ".jpg", ".jpeg", ".svg", ".webp")
HTML = "{http://www.w3.org/1999/xhtml}"


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))


def linked_files(page: Path, site: Path) -> list[str]:
    """Return the scripts and style sheets a page names, relative to the site's root."""
    folder = posixpath.dirname(page.relative_to(site).as_posix())
    tree = html5lib.parse(page.read_bytes(), transport_encoding="utf-8")
    names = [node.get("src") for node in tree.iter(f"{HTML}script")]
    names += [
        node.get("href") for node in tree.iter(f"{HTML}link") if node.get("rel") == "stylesheet"
    ]
    return [posixpath.normpath(posixpath.join(folder, name)) for name in names if name]


def first_view_of(site: Path, path: str) -> dict[str, int]:
    """Return gz bytes by file of the page and all it names, the author's images left out."""
    return {
        name: compressed((site / name).read_bytes())
        for name in (path, *linked_files(site / path, site))
    }


def budgets() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "budgets.yml").read_text("utf-8"))
    return data
