"""Run MkDocs: a build into `build/site` that is published whole, and the authoring server."""

import logging
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from taphuan.adapters import web
from taphuan.adapters.copies.files import write_whole
from taphuan.adapters.copies.maker import CopyMaker, add_copies, folder_files
from taphuan.adapters.copies.pdf import PdfMaker, open_pdf_maker
from taphuan.adapters.faults import Fault, one_line
from taphuan.adapters.files import commit_time
from taphuan.adapters.publish import build_lock, publish, recover
from taphuan.build import SourceFile
from taphuan.bundle import SUMS
from taphuan.parse.page import ParsedPage
from taphuan.render.copies.plan import MadeCopy


def build_site(
    root: Path,
    *,
    parsed: dict[SourceFile, ParsedPage],
    progress: Callable[[str], None],
    with_pdf: bool = False,
) -> Path:
    """Bundle, build and publish checked content; return the published folder.

    Args:
        root: The project's folder.
        parsed: The pages as the check has read them; they are not read twice.
        progress: Called with a message key before each long step.
        with_pdf: Whether the handbooks to print are made too; they take long.

    Raises:
        Fault: The handbooks are wanted and cannot be made here.
    """
    site = root / "site"
    pdf = open_pdf_maker() if with_pdf else None
    with build_lock(root / "build"):
        recover(site)
        built, _ = _build(root, parsed, progress, pdf)
        progress("cli.publishing")
        publish(built, site)
    return site


def build_copies(
    root: Path,
    out: Path,
    *,
    parsed: dict[SourceFile, ParsedPage],
    progress: Callable[[str], None],
) -> list[MadeCopy]:
    """Build checked content and write every copy of it into a folder; publish nothing.

    Args:
        root: The project's folder.
        out: The folder, which may hold other files.
        parsed: The pages as the check has read them.
        progress: Called with a message key before each long step.

    Raises:
        Fault: The handbooks cannot be made here.
    """
    out.mkdir(parents=True, exist_ok=True)  # a place nobody can write to is told at once
    pdf = open_pdf_maker()
    with build_lock(root / "build"):
        built, made = _build(root, parsed, progress, pdf)
        for one in made:
            write_whole(out / one.file, (built / one.copy.path).read_bytes())
        sums = "".join(f"{one.sha256}  {one.file}\n" for one in made)
        write_whole(out / SUMS, sums.encode())
    return made


def _build(
    root: Path,
    parsed: dict[SourceFile, ParsedPage],
    progress: Callable[[str], None],
    pdf: PdfMaker | None,
) -> tuple[Path, list[MadeCopy]]:
    if web.is_stale():
        progress("cli.bundling")
        web.build_bundles()
    progress("cli.building")
    _date_outputs(root)
    config = read_config(root, site_dir=str(root / "build" / "site"))
    plugin = _run(config, parsed)
    progress("cli.copying-pdf" if pdf else "cli.copying")
    built = Path(config.site_dir)
    return built, add_copies(built, _copy_maker(config, plugin, pdf))


def serve(root: Path, *, port: int, ready: str) -> None:
    """Serve with live reload until interrupted; problems show in the page and here."""
    read_config(root)
    _want_port(port)
    web.build_bundles()
    _date_outputs(root)
    address = f"127.0.0.1:{port}"
    print(ready.format(address=f"http://{address}/"), flush=True)  # noqa: T201 - the server's sign
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    watched = [str(root / "overrides"), str(root / "docs" / "data")]
    mkdocs_serve(config_file=str(root / "mkdocs.yml"), dev_addr=address, watch=watched)


def _date_outputs(root: Path) -> None:
    """Give every tool the commit's time as its clock, so that bytes do not change by themselves."""
    seconds = commit_time(root)
    if seconds is not None:
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))


def read_config(root: Path, **options: Any) -> MkDocsConfig:
    """Read `mkdocs.yml`; what MkDocs says of it in several lines becomes the reason of one."""
    if not (root / "mkdocs.yml").is_file():
        raise Fault("cli.no-config", path=root)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    said: list[str] = []
    handler, log = logging.Handler(logging.ERROR), logging.getLogger("mkdocs.config")
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    log.addHandler(handler)
    log.propagate = False
    try:
        config = load_config(config_file=str(root / "mkdocs.yml"), **options)
    except Exception as error:
        raise Fault("cli.config", reason="; ".join(said) or one_line(error)) from error
    finally:
        log.removeHandler(handler)
        log.propagate = True
    if "taphuan" not in config.plugins:
        raise Fault("cli.no-plugin")
    return config


def _want_port(port: int) -> None:
    """Raise an OSError if the port is taken, before anything says that the site is there."""
    with socket.socket() as probe:
        if os.name != "nt":  # there it would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def _run(config: MkDocsConfig, parsed: dict[SourceFile, ParsedPage]) -> Any:
    """Build, and return the plugin with all it learnt on the way."""
    shutil.rmtree(config.site_dir, ignore_errors=True)
    plugin: Any = config.plugins["taphuan"]
    plugin.problems_told, plugin.parsed = True, parsed
    plugin.teaching.with_files = True
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return plugin


def _copy_maker(config: MkDocsConfig, plugin: Any, pdf: PdfMaker | None) -> CopyMaker:
    return CopyMaker(
        content=plugin.loaded.content,
        site=folder_files(Path(config.site_dir)),
        searches=plugin.searches,
        site_names=plugin.site_names,
        edition=plugin.context.edition,
        texts=plugin.renderer.all_rendered(),
        bundles=web.read_bundles(),
        pdf=pdf,
    )
