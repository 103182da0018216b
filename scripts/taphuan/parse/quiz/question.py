"""A quiz fence to a question: header, stem, one answer form, hints, feedback, explanation."""

from dataclasses import dataclass, field

from taphuan.diagnostics import Code, Diagnostic, problem
from taphuan.model.question import Question
from taphuan.parse.quiz.answer import Item, build_answer
from taphuan.parse.quiz.header import QuizHeader, parse_header
from taphuan.parse.quiz.lines import (
    ANSWER_MARKS,
    Mark,
    QuizLine,
    almost_numbered,
    is_option,
    read_quiz_lines,
)
from taphuan.parse.quiz.stem import check_stem
from taphuan.parse.scan import Fence
from taphuan.text import excerpt, slugify

_NOTES = frozenset({Mark.HINT, Mark.EXPLANATION, Mark.FEEDBACK})
_UNREADABLE = frozenset(
    {
        Code.QUIZ_INNER_FENCE,
        Code.QUIZ_NO_STEM,
        Code.QUIZ_NO_ANSWER,
        Code.QUIZ_MIXED_FORMS,
        Code.QUIZ_TEXT_AFTER_ANSWER,
        Code.QUIZ_MISPLACED_LINE,
        Code.QUIZ_BAD_PAIR,
        Code.QUIZ_BAD_NUMBER,
        Code.QUIZ_AMBIGUOUS_NUMBER,
        Code.QUIZ_GROUPED_NUMBER,
    }
)
"""After these nobody can say what was meant; after all others the question is read on."""

_SAMPLES = {  # how a form is named in messages: by its marker
    Mark.SINGLE: "( )",
    Mark.MULTIPLE: "[ ]",
    Mark.STATEMENT: "(Đ)",
    Mark.PAIR: "::",
    Mark.SHORT: "=",
    Mark.OPEN: "~",
    Mark.NUMBERED: "1.",
}
_ID_WORDS = 6


def parse_quiz(fence: Fence, *, path: str) -> tuple[Question | None, tuple[Diagnostic, ...]]:
    """Read one fence into a question and every problem of its lines; never raises on content.

    The question is there if it could be made out, mended where a mistake leaves no doubt, so
    that the same run can tell what else is wrong with it.
    """
    lines = [_dedent(line, fence.indent) for line in fence.lines]
    if not any(line.strip() for line in lines):
        return None, (problem(Code.QUIZ_EMPTY, path, fence.line),)
    first_line = fence.line + 1
    header, length, problems = parse_header(lines, first_line=first_line, path=path)
    body = read_quiz_lines(lines[length:], first_line=first_line + length)
    reader = _Reader(path, fence.line, list(problems))
    reader.read(body)
    return reader.build(header), tuple(sorted(reader.problems))


def _dedent(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip())) :]


@dataclass(slots=True)
class _Reader:
    """One pass over the lines after the header."""

    path: str
    fence_line: int
    problems: list[Diagnostic]
    form: Mark | None = None
    form_line: int = 0
    stem: list[str] = field(default_factory=list)
    stem_line: int = 0
    fenced: set[int] = field(default_factory=set)
    """Places in `stem` that stand in a nested fence."""
    answers: list[Item] = field(default_factory=list)
    hints: list[Item] = field(default_factory=list)
    explanations: list[Item] = field(default_factory=list)
    above: Item | None = None
    """What a line two spaces in would continue."""
    answer_above: Item | None = None
    """What feedback would belong to; also a line that was refused, so that its own is too."""
    other_forms: set[Mark] = field(default_factory=set)

    def say(self, code: Code, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, **details))

    def read(self, body: tuple[QuizLine, ...]) -> None:
        start = self._find_answer(body)
        if start is None and (mended := _with_almost_numbered(body)) is not body:
            body, start = mended, self._find_answer(mended)
        for index, line in enumerate(body):
            if line.problem is Code.QUIZ_INNER_FENCE:
                self.say(line.problem, line.line, fence=line.raw.strip())
            elif line.problem:
                text, suggestion = excerpt(line.raw), excerpt(line.suggestion)
                self.say(line.problem, line.line, text=text, suggestion=suggestion)
            if start is None or index < start:
                self._take_before_answer(line)
            else:
                self._take_from_answer(line)

    def _find_answer(self, body: tuple[QuizLine, ...]) -> int | None:
        """Set the form and return the index of the first answer line."""
        marked = (index for index, line in enumerate(body) if line.mark in ANSWER_MARKS)
        start = next(marked, None)
        if start is None:
            start = _find_ordering(body)
        if start is not None:
            self.form, self.form_line = body[start].mark, body[start].line
        return start

    def _take_before_answer(self, line: QuizLine) -> None:
        is_stem = line.mark is Mark.BLANK or (line.mark is Mark.MORE and not self.above)
        if line.mark in _NOTES:
            self._take_note(line)
        elif line.mark is Mark.MORE:
            self._take_more(line)
        elif not is_stem:
            self.above, is_stem = None, True
        self.stem_line = self.stem_line or line.line
        if line.mark is Mark.FENCED:
            self.fenced.add(len(self.stem))
        # a line that is not of the stem leaves a blank one, so that line numbers still hold
        self.stem.append((line.text if line.mark is Mark.TEXT else line.raw) if is_stem else "")

    def _take_from_answer(self, line: QuizLine) -> None:
        if line.mark in _NOTES:
            self._take_note(line)
        elif line.mark is Mark.MORE:
            self._take_more(line)
        elif line.mark is not Mark.BLANK:
            self.above = self.answer_above = Item(line)
            if line.mark is self.form:
                self.answers.append(self.above)
            else:
                self._refuse(line)

    def _take_more(self, line: QuizLine) -> None:
        if is_option(line.text):
            self.say(Code.QUIZ_INDENTED_MARKER, line.line, text=excerpt(line.text))
        if self.above:
            self.above.add(line.text)

    def _take_note(self, line: QuizLine) -> None:
        note = self.above = Item(line)
        if line.mark is Mark.HINT:
            self.hints.append(note)
        elif line.mark is Mark.EXPLANATION:
            if self.explanations:
                first = self.explanations[0].line
                self.say(Code.QUIZ_REPEATED_EXPLANATION, line.line, first=first)
            self.explanations.append(note)
        elif not self.answer_above:
            text = excerpt(line.text)
            self.say(Code.QUIZ_FEEDBACK_WITHOUT_OPTION, line.line, text=text)
        elif self.answer_above.feedback:
            first = self.answer_above.feedback.line
            self.say(Code.QUIZ_REPEATED_FEEDBACK, line.line, first=first)
        else:
            self.answer_above.feedback = note

    def _refuse(self, line: QuizLine) -> None:
        """Say why a line cannot stand after the first answer line."""
        assert self.form
        text = excerpt(line.raw)
        if line.mark in ANSWER_MARKS:
            if line.mark not in self.other_forms:
                self.other_forms.add(line.mark)
                marker, first = _SAMPLES[line.mark], _SAMPLES[self.form]
                place = {"marker": marker, "first": first, "first_line": self.form_line}
                self.say(Code.QUIZ_MIXED_FORMS, line.line, **place)
        elif line.mark is Mark.BULLET and self.form is Mark.PAIR:
            self.say(Code.QUIZ_BAD_PAIR, line.line, text=text)
        elif line.mark in (Mark.BULLET, Mark.NUMBERED):
            first = _SAMPLES[self.form]
            self.say(Code.QUIZ_MISPLACED_LINE, line.line, text=text, first=first)
        elif text.startswith("///"):
            self.say(Code.QUIZ_STEM_BLOCK, line.line, text=text)
        elif line.mark is Mark.TEXT or (line.opens_fence and not line.problem):
            self.say(Code.QUIZ_TEXT_AFTER_ANSWER, line.line, text=text)

    def build(self, header: QuizHeader) -> Question | None:
        """Check what was gathered as a whole and put the question together."""
        fenced = frozenset(self.fenced)
        self.problems.extend(
            check_stem(self.stem, fenced, first_line=self.stem_line, path=self.path)
        )
        written = [place for place, line in enumerate(self.stem) if line.strip()]
        stem = self.stem[written[0] : written[-1] + 1] if written else []
        has_inner_fence = any(found.code is Code.QUIZ_INNER_FENCE for found in self.problems)
        if not stem:
            self.say(Code.QUIZ_NO_STEM, self.fence_line)
        if not self.answers and not has_inner_fence:
            self.say(Code.QUIZ_NO_ANSWER, self.fence_line)
        self._check_notes()
        answer, problems = build_answer(self.form, self.answers, path=self.path)
        self.problems.extend(problems)
        question_id = header.id or self._missing_id(header, stem)
        if answer is None or any(found.code in _UNREADABLE for found in self.problems):
            return None
        return Question(
            id=question_id,
            stem="\n".join(stem),
            answer=answer,
            hints=tuple(hint.text for hint in self.hints if hint.text),
            explanation=self.explanations[0].text if self.explanations else "",
            line=self.fence_line,
            stem_line=self.stem_line + written[0],
            points=header.points,
            objective=header.objective,
            source=header.source,
            source_remark=header.source_remark,
            shuffle=header.shuffle,
            accents_required=header.accents_required,
            key_lines=header.key_lines,
        )

    def _check_notes(self) -> None:
        feedback = [item.feedback for item in self.answers if item.feedback]
        for note in (*self.hints, *self.explanations, *feedback):
            if not note.text:
                self.say(Code.QUIZ_EMPTY_NOTE, note.line, marker=note.source.raw[0])

    def _missing_id(self, header: QuizHeader, stem: list[str]) -> str:
        words = " ".join(stem).split()[:_ID_WORDS]
        suggestion = slugify(" ".join(words))
        line = dict(header.key_lines).get("id", self.fence_line)
        self.say(Code.QUIZ_NO_ID, line, suggestion=suggestion)
        return suggestion


def _find_ordering(body: tuple[QuizLine, ...]) -> int | None:
    """Return where the last unbroken run of numbered lines begins.

    Hints, feedback, blank lines and continued lines do not break a run; `1.` begins a new one,
    unless it follows a `1.`: then somebody left the counting to Markdown.
    """
    start, size, previous = None, 0, 0
    found = None
    for index, line in enumerate(body):
        if line.mark is Mark.NUMBERED:
            if start is None or (line.number == 1 and previous != 1):
                start, size = index, 0
            size, previous = size + 1, line.number
            found = start if size > 1 else found
        elif line.mark in (Mark.TEXT, Mark.BULLET, Mark.FENCED):
            start = None
    return found


def _with_almost_numbered(body: tuple[QuizLine, ...]) -> tuple[QuizLine, ...]:
    """Return the lines with `1)` and `1.text` marked as problems where they form a list."""
    read = tuple(almost_numbered(line) for line in body)
    changed = sum(new is not old for new, old in zip(read, body, strict=True))
    return read if changed > 1 else body
