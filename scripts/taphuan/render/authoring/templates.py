"""Templates of files in the author's language; their marks differ from those of forms."""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("taphuan.render", "templates/new"),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    return made


def fill_template(name: str, /, **values: object) -> str:
    """Return a file made from `templates/new/<name>.md.j2`."""
    text = _environment().get_template(f"{name}.md.j2").render(**values)
    return text.rstrip("\n") + "\n"


def quoted(text: str) -> str:
    """Return the text as a YAML value on one line, whatever signs it has."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
