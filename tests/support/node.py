"""Run a small script of this folder in Node, JSON in and JSON out."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from taphuan.adapters.web import find_node

FOLDER = Path(__file__).parent


@cache
def node() -> str:
    return find_node()


def run_node(script: str, data: object) -> Any:
    """Return what `script` prints when it is given `data` on its standard input."""
    done = subprocess.run(
        [node(), str(FOLDER / script)],
        input=json.dumps(data),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
