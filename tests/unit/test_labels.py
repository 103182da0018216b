"""Label files: what is missing falls back, and is told; a new file is ready to be filled in."""

import re
from pathlib import Path

import pytest

from support.pages import places
from taphuan.adapters.files import label_languages, label_path, read_labels
from taphuan.adapters.languages import LanguageError, add_language, check_label_files
from taphuan.model.site import ORIGINAL
from taphuan.parse.labels import complete, new_label_file, parse_labels
from taphuan.validate.labels import check_labels

VI = """\
# Lời
name: Tiếng Việt

# Người đọc
reader:
  quiz.check: "Kiểm tra"
  quiz.count: "{count} câu"
  date.full: "{day}/{month}/{year}"

messages:
  file.empty: "tệp “{name}” trống"
"""


def found_in(text: str) -> list[tuple[str, int]]:
    own, original = parse_labels(text, lang="xx"), parse_labels(VI, lang="vi")
    found = check_labels(own.parts, original.parts, path="labels/xx.yml", lines=own.lines)
    return places(tuple(found))


def test_words_that_are_missing_are_the_originals() -> None:
    own = parse_labels('name: X\nreader:\n  quiz.check: "Check"\n  quiz.count: ""\n', lang="xx")
    labels = complete(own, parse_labels(VI, lang="vi"))
    assert (labels.lang, labels.name, labels["quiz.check"]) == ("xx", "X", "Check")
    assert labels.fill("quiz.count", count=3) == "3 câu"
    assert labels.messages["file.empty"] == "tệp “{name}” trống"


def test_a_new_file_has_every_key_in_order_and_the_originals_words_beside_it() -> None:
    text = new_label_file(VI, lang="xx", name="X", head="Dịch\nrồi ghi")
    assert text.startswith('# Dịch\n# rồi ghi\nname: "X"\nlocale: xx\n\n# Người đọc\nreader:\n')
    assert '  quiz.check: "" # "Kiểm tra"\n' in text
    file = parse_labels(text, lang="xx")
    assert list(file.parts["reader"]) == ["quiz.check", "quiz.count", "date.full"]
    assert set(file.parts["reader"].values()) == {""}


def test_a_new_file_of_the_real_words_lacks_all_of_them_and_nothing_else() -> None:
    original = label_path(ORIGINAL).read_text("utf-8")
    file = parse_labels(new_label_file(original, lang="xx", name="X", head=""), lang="xx")
    wanted = parse_labels(original, lang="vi").parts
    assert {part: list(words) for part, words in file.parts.items()} == {
        part: list(words) for part, words in wanted.items()
    }
    assert complete(file, parse_labels(original, lang="vi")).reader == wanted["reader"]


def test_missing_words_are_told_once_for_each_part_with_their_names() -> None:
    text = 'name: X\nreader:\n  quiz.check: "A"\n  quiz.count: ""\nmessages: {}\n'
    assert found_in(text) == [("label.missing", 4), ("label.missing", 5)]
    own, original = parse_labels(text, lang="xx"), parse_labels(VI, lang="vi")
    first, _ = check_labels(own.parts, original.parts, path="x", lines=own.lines)
    assert dict(first.details) == {"count": "2", "keys": "quiz.count, date.full"}


def test_a_misspelt_key_and_a_misspelt_value_are_told_with_their_lines() -> None:
    text = VI.replace("quiz.check:", "quiz.chek:").replace("{count}", "{cuont}")
    assert found_in(text) == [("label.missing", 5), ("label.unknown", 6), ("label.field", 7)]


def test_a_brace_that_is_not_closed_is_told() -> None:
    assert found_in(VI.replace("{count}", "{count")) == [("label.field", 7)]


def test_a_language_may_leave_a_value_out_and_write_the_month_as_a_word() -> None:
    text = VI.replace("{count} câu", "câu").replace("{day}/{month}/", "{day} {month_name} ")
    assert found_in(text) == []


def test_the_label_files_of_this_tool_are_whole() -> None:
    root = Path(label_path(ORIGINAL)).parents[3]
    assert label_languages()[0] == ORIGINAL
    assert list(check_label_files(root, languages=label_languages())) == []


@pytest.mark.parametrize("code", ["", "x", "Eo", "eo_EO", "../e", "english"])
def test_a_code_that_is_none_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(LanguageError) as refused:
        add_language(tmp_path, code, name="X", say=read_labels(ORIGINAL).messages)
    assert refused.value.key == "new.bad-code"
    assert not list(tmp_path.iterdir())


def test_a_language_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(LanguageError) as refused:
        add_language(tmp_path, "en", name="X", say=read_labels(ORIGINAL).messages)
    assert refused.value.key == "new.language-there"


def test_no_other_file_names_a_language() -> None:
    """A language is a label file, a folder and a line of `mkdocs.yml`."""
    root = Path(label_path(ORIGINAL)).parents[3]
    named = re.compile(r"""["'](?:vi|en)["']""")
    allowed = {
        "scripts/taphuan/model/site.py": 1,  # ORIGINAL
        "scripts/web/core/form-values.js": 1,  # forms are Vietnamese documents
        "overrides/layouts/glossary.html": 1,  # the English name of a term
    }
    folders = ("scripts/taphuan", "scripts/web", "overrides")
    files = [path for folder in folders for path in sorted((root / folder).rglob("*"))]
    found = {
        path.relative_to(root).as_posix(): len(named.findall(path.read_text("utf-8")))
        for path in files
        if path.suffix in (".py", ".js", ".mjs", ".html", ".j2")
    }
    assert {path: count for path, count in found.items() if count} == allowed
