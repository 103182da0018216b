"""The state of all translations as one page, for maintainers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taphuan.model.site import ORIGINAL
from taphuan.render.question.html import environment


@dataclass(frozen=True, slots=True)
class TranslationRow:
    path: str
    """As an author would type it: `docs/en/…`."""
    title: str
    """Of the original."""
    state: str
    """`current`, `outdated`, `unmarked` or `missing`."""
    changes: str = ""
    """What changed in the original since, as a diff."""


@dataclass(frozen=True, slots=True)
class TranslationTable:
    name: str
    """The language's own name."""
    summary: str
    rows: tuple[TranslationRow, ...]


def render_translations(
    tables: Sequence[TranslationTable], say: Mapping[str, str], *, lang: str
) -> str:
    """Return the page; `lang` is the language of its words."""
    template = environment().get_template("translations.html.j2")
    return template.render(tables=tables, say=say, lang=lang, original=ORIGINAL)
