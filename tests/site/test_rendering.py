"""Pages rendered ahead: the same bytes by one process or several, only what changed again."""

from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from support.site import write, write_project
from taphuan.adapters import rendering, workers
from taphuan.adapters.rendering import Renderer

PAGE = "---\nkind: page\ntitle: Trang {number}\n---\n\n## Mục {number}\n\n{text}\n"


def many_pages(folder: Path) -> Path:
    root = write_project(folder)
    for number in range(40):
        text = f"Xem [trang sau](p{(number + 1) % 40:02}.md)."
        write(root, f"vi/p{number:02}.md", PAGE.format(number=number, text=text))
    return root


def built(
    root: Path, name: str, *, renderer: Renderer | None = None
) -> tuple[Renderer, dict[str, bytes]]:
    """Build with what earlier builds remember, as `serve` does."""
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / name))
    plugin: Any = config.plugins["taphuan"]
    plugin.renderer = renderer or plugin.renderer
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return plugin.renderer, files_of(root / name)


def files_of(site: Path) -> dict[str, bytes]:
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def test_several_processes_write_the_same_site_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = many_pages(tmp_path)
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    _, alone = built(root, "alone")
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    monkeypatch.setattr(workers, "_is_alone", lambda: True)
    _, together = built(root, "together")
    assert alone == together


def test_only_what_changed_is_rendered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = many_pages(tmp_path)
    renderer, _ = built(root, "site")
    rendered: list[str] = []

    def note(work: Any, items: Any) -> list[Any]:
        rendered.extend(item.file.dest_uri for item in items)
        return [work(item) for item in items]

    monkeypatch.setattr(rendering, "spread", note)
    write(root, "vi/p07.md", PAGE.format(number=7, text="Đã sửa."))
    _, again = built(root, "again", renderer=renderer)
    assert sorted(set(rendered)) == ["en/p07.html", "p07.html"]
    assert "Đã sửa." in again["p07.html"].decode()
    assert built(root, "clean")[1] == again


def test_a_page_is_rendered_again_when_what_it_links_to_goes(tmp_path: Path) -> None:
    root = many_pages(tmp_path)
    renderer, before = built(root, "site")
    assert 'href="p08.html"' in before["p07.html"].decode()
    (root / "docs" / "vi" / "p08.md").unlink()
    _, after = built(root, "again", renderer=renderer)
    assert 'href="p08.md"' in after["p07.html"].decode()
