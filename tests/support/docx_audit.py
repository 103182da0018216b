"""Two validators of Word files that know the schemas and do not know each other."""

import json
import subprocess
from pathlib import Path

from openxml_audit import OpenXmlValidator

from taphuan.adapters.web import find_node

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"


def audit(path: Path) -> list[str]:
    """Return what either validator has against a Word file."""
    found = [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
    command = [find_node(), str(PROGRAM), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr  # 2: it could not run at all
    errors = json.loads(done.stdout)["errors"]
    return [*found, *(str(error["description"]) for error in errors)]
