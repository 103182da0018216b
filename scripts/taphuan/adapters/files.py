"""Reading from disk: sources, labels, register. Only `compose_files` writes."""

import datetime as dt
import subprocess
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from taphuan.adapters.sources import read_sources
from taphuan.model.document import Register
from taphuan.model.glossary import Glossary
from taphuan.model.labels import Labels
from taphuan.model.site import ORIGINAL, Content
from taphuan.parse.data import parse_register
from taphuan.parse.glossary import parse_glossary
from taphuan.parse.labels import LabelFile, complete, parse_labels
from taphuan.parse.words import join_glossary, join_register
from taphuan.text import nfc


class DocsImages(Mapping[str, bytes]):
    """The images under `docs/`, read only when a question shows one."""

    def __init__(self, docs: Path, content: Content) -> None:
        self.docs, self.names = docs, content.files

    def __getitem__(self, path: str) -> bytes:
        if path not in self.names:
            raise KeyError(path)
        return (self.docs / path).read_bytes()

    def __contains__(self, path: object) -> bool:
        return path in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.names))

    def __len__(self) -> int:
        return len(self.names)


@lru_cache
def read_labels(lang: str) -> Labels:
    """Read one label file of the package; the original's words stand where its own are missing."""
    return complete(read_label_file(lang), read_label_file(ORIGINAL))


@lru_cache
def read_label_file(lang: str) -> LabelFile:
    """Read one label file as written."""
    return parse_labels(label_path(lang).read_text(encoding="utf-8"), lang=lang)


def label_path(lang: str) -> Path:
    """Return where the words of a language are."""
    return Path(str(resources.files("taphuan"))) / "labels" / f"{lang}.yml"


def label_languages() -> tuple[str, ...]:
    """Return every language that has a label file, the original first."""
    found = sorted(path.stem for path in label_path(ORIGINAL).parent.glob("*.yml"))
    return (ORIGINAL, *(lang for lang in found if lang != ORIGINAL))


def read_register(path: str, lang: str = ORIGINAL) -> Register:
    """Read the register for rendering; its problems were told by the check."""
    if not path or not Path(path).is_file():
        return Register()
    return _read_register(path, lang, _changed(path), _changed(_words_of(path, lang)))


def read_glossary(path: str, lang: str = ORIGINAL) -> Glossary:
    """Read the glossary for rendering; its problems were told by the check."""
    if not path or not Path(path).is_file():
        return Glossary()
    return _read_glossary(path, lang, _changed(path), _changed(_words_of(path, lang)))


def _words_of(path: str, lang: str) -> str:
    """Return where a data file's words in a language stand: `docs/en/tra-cuu/van-ban.yml`."""
    data = Path(path)
    return str(data.parent.parent / lang / "tra-cuu" / data.name)


def _changed(path: str) -> int:
    return Path(path).stat().st_mtime_ns if Path(path).is_file() else 0


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8", errors="replace")


@lru_cache(maxsize=4)
def _read_glossary(path: str, lang: str, _changed: int, words_changed: int) -> Glossary:
    glossary, words = parse_glossary(_text(path), path=path)[0], _words_of(path, lang)
    if lang == ORIGINAL or not words_changed:
        return glossary
    return join_glossary(glossary, _text(words), path=words, lang=lang)[0]


@lru_cache(maxsize=4)
def _read_register(path: str, lang: str, _changed: int, words_changed: int) -> Register:
    register, words = parse_register(_text(path), path=path)[0], _words_of(path, lang)
    if lang == ORIGINAL or not words_changed:
        return register
    return join_register(register, _text(words), path=words, lang=lang)[0]


def commit_time(root: Path) -> int | None:
    """Return the last commit's time in seconds since 1970, or None without git."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return int(done.stdout) if done.stdout.strip() else None


def commit_date(root: Path) -> dt.date | None:
    """Return the last commit's day, the same in every time zone, or None without git."""
    seconds = commit_time(root)
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date() if seconds else None


def compose_files(docs: Path, *, languages: tuple[str, ...]) -> Iterator[str]:
    """Rewrite text files that hold decomposed Unicode; yield the path of each one mended."""
    for source in read_sources(docs, languages=languages):
        try:
            text = source.data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if text != nfc(text):
            (docs / source.path).write_text(nfc(text), encoding="utf-8", newline="")
            yield f"docs/{source.path}"
