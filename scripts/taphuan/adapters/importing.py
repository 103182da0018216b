"""`taphuan import FILE`: questions and Word documents become files to go on with."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from taphuan.adapters.files import label_languages, read_labels
from taphuan.adapters.new import tell_error, tell_problems, write_new
from taphuan.adapters.sheet_file import UnreadableError, decode, read_rows, write_template
from taphuan.adapters.word_file import read_word_file
from taphuan.build import Loaded
from taphuan.model.draft import ImportedBank
from taphuan.model.page import Course, CourseMeta, ModuleMeta
from taphuan.model.site import Content
from taphuan.parse.imports.gift_questions import import_gift
from taphuan.parse.imports.questions import ImportWords
from taphuan.parse.imports.sheet import import_sheet
from taphuan.parse.imports.word import read_word
from taphuan.render.authoring.imported import bank_source, draft_source, remark_lines
from taphuan.render.authoring.new_file import NewFile, ScaffoldError, bank_folder, next_order
from taphuan.render.authoring.scaffold import Scaffold
from taphuan.render.citations import cite
from taphuan.text import nfc, slugify

Words = dict[str, str]
Load = Callable[[Path], Loaded]
_WORD = (".docx",)
_GIFT = (".gift", ".txt")
_SHEETS = (".xlsx", ".csv")
_LEAST_NUMBER = 5
"""Letters of a number that cannot be anything else: `42-HD/BTCTW`."""
_OLD = {".doc": ".docx", ".xls": ".xlsx", ".ods": ".xlsx", ".odt": ".docx", ".rtf": ".docx"}


def add_import_command(
    commands: Any, *, parents: list[argparse.ArgumentParser], load: Load
) -> None:
    """Add `import`."""
    made = commands.add_parser(
        "import", parents=parents, help="turn a Word file, GIFT or a spreadsheet into a draft"
    )
    made.add_argument("file", type=Path, help=".docx · .gift .txt · .xlsx .csv")
    made.add_argument("--course", required=True, help="the course it goes into")
    made.add_argument("--title", default="", help="of the new page")
    made.add_argument("--use", choices=("practice", "exam"), default="practice")
    made.add_argument("--private", action="store_true", help="into rieng/, which git leaves out")
    made.set_defaults(run=_run, load=load)


def add_bank_template(kinds: Any, *, parents: list[argparse.ArgumentParser]) -> None:
    """Add `export bank-template`."""
    made = kinds.add_parser("bank-template", parents=parents, help="a spreadsheet to fill in")
    made.add_argument("file", type=Path, help="the .xlsx to write")
    made.set_defaults(run=_run_template)


def _run_template(root: Path, options: argparse.Namespace, say: Words) -> int:
    if options.file.suffix.lower() != ".xlsx":
        return _fail(say["import.template-name"].format(path=options.file))
    try:
        write_template(options.file, say)
    except FileExistsError:
        return _fail(say["new.there"].format(path=options.file))
    print(say["import.template-made"].format(path=options.file))
    return 0


def _run(root: Path, options: argparse.Namespace, say: Words) -> int:
    path: Path = options.file
    kind = path.suffix.lower()
    if kind in _OLD:
        return _fail(say["import.old-format"].format(path=path, ending=_OLD[kind]))
    if kind not in (*_WORD, *_GIFT, *_SHEETS):
        return _fail(say["import.unknown-type"].format(path=path))
    if not path.is_file():
        return _fail(say["import.no-file"].format(path=path))
    try:
        if kind in _WORD:
            return _import_module(root, options, say)
        return _import_bank(root, options, say)
    except ScaffoldError as error:
        return tell_error(error, say)
    except UnreadableError as error:
        return _fail(say[str(error)].format(path=path))


def _import_bank(root: Path, options: argparse.Namespace, say: Words) -> int:
    content = options.load(root).content
    scaffold = Scaffold(content, today=dt.date.today())
    course, path = scaffold.find_course(options.course), options.file
    bank = _read_bank(path, course, content, say)
    lines = remark_lines(bank.remarks, say)
    if not bank.questions:
        _tell_remarks(lines, say)
        return _fail(say["import.no-questions"].format(path=path))
    title = nfc(options.title or path.stem)
    folder = bank_folder(course.id, is_private=options.private)
    place, _ = scaffold.free_path(folder, slugify(title))
    text = bank_source(
        bank,
        name=nfc(path.name),
        title=title,
        use=options.use,
        today=dt.date.today(),
        remarks=lines,
    )
    write_new(root, [NewFile(place, text)])
    print(say["import.bank-made"].format(path=f"docs/{place}", count=len(bank.questions)))
    _tell_remarks(lines, say)
    tell_problems(options.load(root), [place], say)
    if options.use == "exam" and not options.private:
        print(say["new.exam-public"])
    return 0


def _import_module(root: Path, options: argparse.Namespace, say: Words) -> int:
    content, path = options.load(root).content, options.file
    scaffold = Scaffold(content, today=dt.date.today())
    course = scaffold.find_course(options.course)
    slug = slugify(nfc(options.title or path.stem))
    numbers = {
        one.number: one.id
        for one in content.register.documents.values()
        if len(one.number) >= _LEAST_NUMBER and not one.is_hidden
    }
    word = read_word_file(path, prefix=slug)
    draft = read_word(word, name=nfc(path.stem), numbers=numbers)
    draft = replace(draft, title=nfc(options.title)) if options.title else draft
    place = scaffold.module_place(course, draft.title)
    meta = course.page.meta
    text = draft_source(
        draft,
        name=nfc(path.name),
        order=next_order(course),
        source=meta.report if isinstance(meta, CourseMeta) else "",
        today=dt.date.today(),
        say=say,
    )
    images = root / "docs" / place.rpartition("/")[0] / "hinh"
    for one in word.pictures:
        if (images / one.name).exists():
            raise ScaffoldError(
                "new.there", path=f"docs/{place.rpartition('/')[0]}/hinh/{one.name}"
            )
    write_new(root, [NewFile(place, text)])
    for one in word.pictures:
        images.mkdir(exist_ok=True)
        (images / one.name).write_bytes(one.data)
    made = {"path": f"docs/{place}", "images": len(word.pictures)}
    print(say["import.module-made"].format(**made))
    _tell_remarks(remark_lines(draft.remarks, say), say)
    tell_problems(options.load(root), [place], say)
    return 0


def _read_bank(path: Path, course: Course, content: Content, say: Words) -> ImportedBank:
    pages = (course.page, *course.modules, *course.banks)
    taken = [question.id for page in pages for question in page.questions]
    words = _import_words(content, say)
    if path.suffix.lower() in _GIFT:
        return import_gift(decode(path.read_bytes()), taken=taken, words=words)
    modules = {
        page.meta.order: page.slug for page in course.modules if isinstance(page.meta, ModuleMeta)
    }
    found = [
        import_sheet(rows, taken=taken, modules=modules, words=words) for rows in read_rows(path)
    ]
    return max(found, key=lambda one: len(one.questions))


def _import_words(content: Content, say: Words) -> ImportWords:
    every = [read_labels(lang) for lang in label_languages()]
    documents = content.register.documents.values()
    return ImportWords(
        true=frozenset(labels["quiz.true"] for labels in every),
        false=frozenset(labels["quiz.false"] for labels in every),
        chosen=frozenset(labels["lms.chosen"] for labels in every),
        not_chosen=frozenset(labels["lms.not-chosen"] for labels in every),
        model_answer=tuple(labels["quiz.model-answer"] for labels in every),
        source=tuple(labels["quiz.source"] for labels in every),
        sources={cite(one, labels): one.id for labels in every for one in documents},
        missing_answer=say["import.missing-answer"],
        yes_no=(every[0]["quiz.true"], every[0]["quiz.false"]),
    )


def _tell_remarks(lines: Sequence[str], say: Words) -> None:
    if lines:
        print(say["import.look-at"].format(count=len(lines)))
        for line in lines:
            print(f"  - {line}")


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
