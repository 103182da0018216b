"""The JavaScript and style bundles: found, built by Node when stale, copied into the site."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

from mkdocs.exceptions import PluginError

from taphuan.adapters.faults import Fault

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "scripts" / "web"
BUNDLES = ROOT / "build" / "web"
_STAMP = ".stamp"


def read_assets() -> dict[str, str]:
    """Return bundle name to hashed name, `quiz.js` to `quiz-1A2B3C4D.js`.

    Raises:
        PluginError: The bundles were never built.
    """
    manifest = BUNDLES / "manifest.json"
    if not manifest.is_file():
        raise PluginError(f"{manifest} is missing: run `make site` or `taphuan site` first")
    names: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    return names


def read_bundles() -> dict[str, str]:
    """Return the text of every bundle by the name of its source, `quiz.js`."""
    names = read_assets().items()
    return {name: (BUNDLES / hashed).read_text(encoding="utf-8") for name, hashed in names}


def copy_assets(target: Path) -> None:
    """Copy every bundle named in the manifest into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name in read_assets().values():
        shutil.copyfile(BUNDLES / name, target / name)


def is_stale() -> bool:
    """Return whether a source changed since the bundles were made, or they never were."""
    stamp = BUNDLES / _STAMP
    return not stamp.is_file() or stamp.read_text(encoding="utf-8") != _digest_sources()


def build_bundles() -> None:
    """Bundle when a source changed since the last time."""
    if not is_stale():
        return
    digest = _digest_sources()
    command = [find_node(), str(SOURCES / "build.mjs"), str(BUNDLES)]
    env = {**os.environ, "TAP_THEME": str(theme_style())}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Fault("cli.bundle", reason=" ".join(f"{done.stdout} {done.stderr}".split())[:600])
    (BUNDLES / _STAMP).write_text(digest, encoding="utf-8")


def theme_style() -> Path:
    """Return the theme's style sheet, of which `theme.css` is the part we use.

    Raises:
        FileNotFoundError: The theme keeps it elsewhere now.
    """
    found = importlib.util.find_spec("material")
    folder = Path(found.origin).parent if found and found.origin else Path()
    sheets = sorted((folder / "templates" / "assets" / "stylesheets").glob("main.*.min.css"))
    if len(sheets) != 1:
        raise FileNotFoundError(f"expected one main.*.min.css of the theme, got {sheets}")
    return sheets[0]


def _digest_sources() -> str:
    digest = hashlib.sha256(theme_style().read_bytes())
    paths = [path for path in SOURCES.rglob("*") if path.is_file()]
    for path in sorted([*paths, ROOT / "package-lock.json"]):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    labels = ROOT / "scripts" / "taphuan" / "labels"
    for path in sorted(labels.glob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def find_node() -> str:
    """Return a Node with the locked packages installed, as `make` does on a bare clone."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "scripts" / "bootstrap.py")
    assert spec is not None  # a file of this repository
    assert spec.loader is not None
    bootstrap = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bootstrap)
    node: str = bootstrap.prepare_node()
    return node
