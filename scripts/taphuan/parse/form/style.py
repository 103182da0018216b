"""The data file `the-thuc.yml`: how the documents of forms are set."""

from taphuan.diagnostics import Diagnostic
from taphuan.model.form_style import FormStyle
from taphuan.parse.yaml_text import read_yaml


def parse_form_style(text: str, *, path: str) -> tuple[FormStyle, tuple[Diagnostic, ...]]:
    """Read the file; a mistake is told, and the defaults stand in."""
    read, problems = read_yaml(text, path=path)
    if read is None:
        return FormStyle(), problems
    parsed, problems = read.check(FormStyle)
    return parsed or FormStyle(), problems
