"""What can be wrong with content: codes, and the value that says where. No words here.

The words are in `labels/<language>.yml` under `messages`, keyed by code.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Code(Enum):
    """Every problem an author can be told of. Values are published and never change.

    `docs/dev/codes.md` says what each means.
    """

    FILE_NOT_UTF8 = "file.not-utf8"
    FILE_NOT_NFC = "file.not-nfc"
    FILE_NAME_NOT_ASCII = "file.name-not-ascii"
    FILE_EMPTY = "file.empty"
    FILE_OUTSIDE = "file.outside"
    FILE_UNREADABLE = "file.unreadable"
    FILE_STRAY = "file.stray"
    FILE_ENDING = "file.ending"

    META_MISSING = "meta.missing"
    META_UNCLOSED = "meta.unclosed"
    META_INVALID_YAML = "meta.invalid-yaml"
    META_NOT_MAPPING = "meta.not-mapping"
    META_DUPLICATE_KEY = "meta.duplicate-key"
    META_UNKNOWN_KIND = "meta.unknown-kind"
    META_MISSING_KEY = "meta.missing-key"
    META_UNKNOWN_KEY = "meta.unknown-key"
    META_WRONG_TYPE = "meta.wrong-type"
    META_BAD_DATE = "meta.bad-date"
    META_BAD_VALUE = "meta.bad-value"
    META_EMPTY_VALUE = "meta.empty-value"

    BLOCK_UNCLOSED = "block.unclosed"
    BLOCK_UNOPENED = "block.unopened"
    BLOCK_UNKNOWN = "block.unknown"
    BLOCK_INDENTED = "block.indented"
    BLOCK_BAD_OPTION = "block.bad-option"
    BLOCK_MISPLACED = "block.misplaced"
    """A block inside one that cannot hold it, or `notes` outside a slide."""
    FENCE_UNCLOSED = "fence.unclosed"
    FENCE_INDENTED_QUIZ = "fence.indented-quiz"
    FENCE_UNKNOWN_QUIZ = "fence.unknown-quiz"
    """A fence named almost, but not quite, `quiz`."""
    COMMENT_UNCLOSED = "comment.unclosed"
    HEADING_LEVEL_ONE = "heading.level-one"
    HTML_SWALLOWS = "html.swallows"
    HTML_NOT_ALLOWED = "html.not-allowed"

    QUIZ_EMPTY = "quiz.empty"
    QUIZ_BAD_HEADER = "quiz.bad-header"
    QUIZ_UNKNOWN_KEY = "quiz.unknown-key"
    QUIZ_DUPLICATE_KEY = "quiz.duplicate-key"
    QUIZ_BAD_VALUE = "quiz.bad-value"
    QUIZ_NO_ID = "quiz.no-id"
    QUIZ_BAD_ID = "quiz.bad-id"
    QUIZ_DUPLICATE_ID = "quiz.duplicate-id"
    QUIZ_NO_STEM = "quiz.no-stem"
    QUIZ_STEM_HEADING = "quiz.stem-heading"
    QUIZ_STEM_HTML = "quiz.stem-html"
    QUIZ_STEM_BLOCK = "quiz.stem-block"
    QUIZ_INNER_FENCE = "quiz.inner-fence"
    QUIZ_NO_ANSWER = "quiz.no-answer"
    QUIZ_NO_CORRECT = "quiz.no-correct"
    QUIZ_MANY_CORRECT = "quiz.many-correct"
    QUIZ_ONE_OPTION = "quiz.one-option"
    QUIZ_ONE_STATEMENT = "quiz.one-statement"
    QUIZ_EQUAL_OPTIONS = "quiz.equal-options"
    QUIZ_EMPTY_OPTION = "quiz.empty-option"
    QUIZ_MIXED_FORMS = "quiz.mixed-forms"
    QUIZ_BAD_MARKER = "quiz.bad-marker"
    QUIZ_INDENTED_MARKER = "quiz.indented-marker"
    QUIZ_WRONG_LETTER = "quiz.wrong-letter"
    QUIZ_FEEDBACK_WITHOUT_OPTION = "quiz.feedback-without-option"
    QUIZ_REPEATED_FEEDBACK = "quiz.repeated-feedback"
    QUIZ_REPEATED_EXPLANATION = "quiz.repeated-explanation"
    QUIZ_REPEATED_ANSWER = "quiz.repeated-answer"
    QUIZ_EMPTY_NOTE = "quiz.empty-note"
    QUIZ_TEXT_AFTER_ANSWER = "quiz.text-after-answer"
    QUIZ_MISPLACED_LINE = "quiz.misplaced-line"
    QUIZ_FEW_PAIRS = "quiz.few-pairs"
    QUIZ_BAD_PAIR = "quiz.bad-pair"
    QUIZ_FEW_STEPS = "quiz.few-steps"
    QUIZ_STEP_NUMBER = "quiz.step-number"
    QUIZ_BAD_NUMBER = "quiz.bad-number"
    QUIZ_AMBIGUOUS_NUMBER = "quiz.ambiguous-number"
    QUIZ_GROUPED_NUMBER = "quiz.grouped-number"
    QUIZ_OBJECTIVE_RANGE = "quiz.objective-range"
    QUIZ_OBJECTIVE_MODULE = "quiz.objective-module"
    QUIZ_OBJECTIVE_NO_MODULE = "quiz.objective-no-module"
    QUIZ_OBJECTIVE_UNASKED = "quiz.objective-unasked"
    QUIZ_NO_OBJECTIVE = "quiz.no-objective"
    QUIZ_NO_EXPLANATION = "quiz.no-explanation"
    QUIZ_RIGHT_IS_LONGEST = "quiz.right-is-longest"
    QUIZ_RIGHT_SAME_PLACE = "quiz.right-same-place"
    QUIZ_NEGATION_NOT_BOLD = "quiz.negation-not-bold"
    QUIZ_SIMILAR_STEMS = "quiz.similar-stems"

    MODULE_MINUTES = "module.minutes"
    """The minutes of activities and trainer's notes do not add up to the module's."""
    PROSE_GRADED_SINGLE_SOURCE = "prose.graded-single-source"
    DECK_NO_SLIDES = "deck.no-slides"
    DECK_MANY_SLIDES = "deck.many-slides"
    DECK_OVERFLOW = "deck.overflow"
    DECK_LONG_QUESTION = "deck.long-question"
    DECK_WIDE_TABLE = "deck.wide-table"
    PROSE_LONG_SENTENCE = "prose.long-sentence"
    PROSE_ABBREVIATION = "prose.abbreviation"
    PROSE_UNCITED = "prose.uncited"
    PROSE_NO_REMINDER = "prose.no-reminder"

    COURSE_NO_INDEX = "course.no-index"
    COURSE_NO_MODULES = "course.no-modules"
    MODULE_OUTSIDE_COURSE = "module.outside-course"
    MODULE_FILE_NAME = "module.file-name"
    MODULE_SAME_ORDER = "module.same-order"

    LINK_BROKEN = "link.broken"
    LINK_ANCHOR = "link.anchor"
    LINK_IMAGE = "link.image"
    LINK_ABSOLUTE = "link.absolute"
    LINK_OUTSIDE = "link.outside"
    LINK_BANK = "link.bank"
    LINK_REFERENCE = "link.reference"
    LINK_SCHEME = "link.scheme"
    VB_UNKNOWN = "vb.unknown"
    VB_NOT_CURRENT = "vb.not-current"
    VB_UNCLEAR = "vb.unclear"

    REGISTER_INVALID = "register.invalid"
    REGISTER_DUPLICATE = "register.duplicate"
    REGISTER_UNKNOWN_LINK = "register.unknown-link"
    REGISTER_NO_SUCCESSOR = "register.no-successor"
    REGISTER_STILL_CURRENT = "register.still-current"
    """A document in force that another entry replaces."""
    REGISTER_ONE_SIDED = "register.one-sided"
    REGISTER_ENDED_EARLIER = "register.ended-earlier"
    REGISTER_EARLIER = "register.earlier"
    REGISTER_CYCLE = "register.cycle"
    REGISTER_SAME_NUMBER = "register.same-number"
    REGISTER_NO_TOPIC = "register.topicless"
    REGISTER_UNCHECKED = "register.unchecked"
    GLOSSARY_INVALID = "glossary.invalid"
    GLOSSARY_DUPLICATE = "glossary.duplicate"
    GLOSSARY_MODULE = "glossary.module"
    """An entry says it is taught in a module that does not exist."""
    CENTRE_INVALID = "centre.invalid"
    RELEASES_INVALID = "releases.invalid"
    RELEASES_ORDER = "releases.order"
    """A version is not older than the one listed above it."""

    FORM_EMPTY = "form.empty"
    FORM_BAD_SLOT = "form.bad-slot"
    FORM_UNKNOWN_FORMAT = "form.unknown-format"
    FORM_BAD_FORMAT = "form.bad-format"
    FORM_UNPAIRED = "form.unpaired"
    FORM_NOT_ALLOWED = "form.not-allowed"
    FORM_BAD_TABLE = "form.bad-table"
    FORM_REPEAT_UNCLOSED = "form.repeat-unclosed"
    FORM_REPEAT_UNOPENED = "form.repeat-unopened"
    FORM_REPEAT_NESTED = "form.repeat-nested"
    FORM_REPEAT_TABLE = "form.repeat-table"
    FORM_REPEAT_UNKNOWN = "form.repeat-unknown"
    FORM_REPEAT_EMPTY = "form.repeat-empty"
    FORM_REPEAT_OUTSIDE = "form.repeat-outside"
    FORM_REPEAT_MIXED = "form.repeat-mixed"
    FORM_UNKNOWN_FIELD = "form.unknown-field"
    FORM_UNUSED_FIELD = "form.unused-field"
    FORM_DUPLICATE_NAME = "form.duplicate-name"
    FORM_RESERVED_NAME = "form.reserved-name"
    FORM_WRONG_TYPE = "form.wrong-type"
    FORM_FEW_OPTIONS = "form.few-options"
    FORM_UNKNOWN_SOURCE = "form.unknown-source"
    FORM_BAD_EXAMPLE = "form.bad-example"
    FORM_NO_SYMBOL = "form.no-symbol"
    FORM_SUM = "form.sum"
    FORM_SIGNERS = "form.signers"
    FORM_GUIDE = "form.guide"
    FORM_UNKNOWN = "form.unknown"
    FORM_TRANSLATION_BODY = "form.translation-body"
    FORM_TRANSLATION_UNKNOWN = "form.translation-unknown"
    """A translation speaks of a field that the form does not have."""
    FORM_TRANSLATION_MISSING = "form.translation-missing"
    KIT_SAME_FILE = "kit.same-file"
    KIT_UNEXPLAINED = "kit.unexplained"
    """The newest of `changes` is not about the kit's version."""
    KIT_CHANGED = "kit.changed"

    DATA_TRANSLATION_MISSING = "data.translation-missing"
    """Entries of the register or the glossary that a language has no words for yet."""
    DATA_TRANSLATION_UNKNOWN = "data.translation-unknown"
    TRANSLATION_UNMARKED = "translation.unmarked"
    TRANSLATION_OUTDATED = "translation.outdated"
    TRANSLATION_ORPHAN = "translation.orphan"
    """A translated page whose original is gone or was renamed."""
    LABEL_MISSING = "label.missing"
    """Words of the site that a language's label file does not have yet."""
    LABEL_UNKNOWN = "label.unknown"
    LABEL_FIELD = "label.field"
    """A `{field}` that nothing fills."""


WARNINGS = frozenset(
    {
        Code.QUIZ_INDENTED_MARKER,
        Code.QUIZ_OBJECTIVE_UNASKED,
        Code.QUIZ_NO_OBJECTIVE,
        Code.QUIZ_NO_EXPLANATION,
        Code.QUIZ_RIGHT_IS_LONGEST,
        Code.QUIZ_RIGHT_SAME_PLACE,
        Code.QUIZ_NEGATION_NOT_BOLD,
        Code.QUIZ_SIMILAR_STEMS,
        Code.MODULE_MINUTES,
        Code.DECK_NO_SLIDES,
        Code.DECK_MANY_SLIDES,
        Code.DECK_OVERFLOW,
        Code.DECK_LONG_QUESTION,
        Code.DECK_WIDE_TABLE,
        Code.PROSE_LONG_SENTENCE,
        Code.PROSE_ABBREVIATION,
        Code.PROSE_UNCITED,
        Code.PROSE_NO_REMINDER,
        Code.FORM_TRANSLATION_MISSING,
        Code.KIT_CHANGED,
        Code.DATA_TRANSLATION_MISSING,
        Code.TRANSLATION_UNMARKED,
        Code.TRANSLATION_OUTDATED,
        Code.LABEL_MISSING,
        Code.LABEL_UNKNOWN,
        Code.VB_UNCLEAR,
        Code.REGISTER_NO_TOPIC,
        Code.REGISTER_UNCHECKED,
    }
)
"""Problems that are told but do not stop a build."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem. Sorts by file, then line."""

    path: str
    """Relative to the project's folder, as an author would type it."""
    line: int
    """Counted from 1; 0 when the problem is the file itself."""
    code_value: str
    details: tuple[tuple[str, str], ...] = ()
    """Values for the message's fields, in the author's own words; `@key` names a phrase."""

    @property
    def code(self) -> Code:
        return Code(self.code_value)

    @property
    def is_error(self) -> bool:
        return self.code not in WARNINGS


_LONGEST = 200
"""Letters of a detail; only what is not meant as text is longer."""


class Phrase(str):
    """A key of `messages` whose words fill a field, because they differ by language."""

    __slots__ = ()


def problem(code: Code, path: str, line: int, **details: object) -> Diagnostic:
    """Return a diagnostic; `details` fill the fields of the message."""
    words = tuple(sorted((name, _stored(value)) for name, value in details.items()))
    return Diagnostic(path, line, code.value, words)


def _stored(value: object) -> str:
    """Return a detail short and on one line; an author's own `@` at its start is doubled."""
    if isinstance(value, Phrase):
        return f"@{value}"
    text = " ".join(str(value).splitlines())
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    return f"@{text}" if text.startswith("@") else text


def as_reason(found: Diagnostic, code: Code) -> Diagnostic:
    """Return a problem of front matter as the reason why another file is not right."""
    words = dict(found.details)
    words.setdefault("reason", f"@{found.code_value}")
    return Diagnostic(found.path, found.line, code.value, tuple(sorted(words.items())))


def suggest(written: str, known: Iterable[str], *, cutoff: float = 0.6) -> dict[str, object]:
    """Return the details `hint` and `close` of a message: what an author may have meant."""
    close = difflib.get_close_matches(written, known, n=1, cutoff=cutoff)
    return {"hint": Phrase("hint.close"), "close": close[0]} if close else {"hint": ""}


def format_diagnostic(diagnostic: Diagnostic, messages: dict[str, str]) -> str:
    """Return `path:line: message [code]`, the only form in which problems are printed."""
    words = {name: value.removeprefix("@") for name, value in diagnostic.details}
    phrases = {
        name: value[1:]
        for name, value in diagnostic.details
        if value.startswith("@") and not value.startswith("@@")
    }
    for _ in range(2):  # a phrase may have a field that is a phrase
        words |= {name: messages[key].format(**words) for name, key in phrases.items()}
    message = messages[diagnostic.code_value].format(**words)
    place = f"{diagnostic.path}:{diagnostic.line}" if diagnostic.line else diagnostic.path
    return f"{place}: {message} [{diagnostic.code_value}]"
