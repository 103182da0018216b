"""GIFT questions as questions of the author's language; ours come back as they were exported."""

import re
from collections.abc import Sequence

from taphuan.model.draft import ImportedBank, Remark, remark
from taphuan.model.question import (
    Answer,
    Choice,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    ObjectiveRef,
    OpenAnswer,
    OrderingAnswer,
    Pair,
    Question,
    StatementsAnswer,
    Step,
)
from taphuan.parse.imports.escape import escape, escape_start
from taphuan.parse.imports.general import General, split_general
from taphuan.parse.imports.gift import GiftAnswer, GiftQuestion, Text, read_gift
from taphuan.parse.imports.html import MarkdownSource
from taphuan.parse.imports.questions import (
    FreeIds,
    ImportWords,
    decimal_of,
    read_objective,
    short_or_number,
)
from taphuan.text import excerpt, plain_inline

_BLANK = "_____"
_BOOLEAN = re.compile(
    r"^(?P<value>T|TRUE|F|FALSE)\s*(?:#(?P<wrong>[^#]*))?(?:#(?P<right>.*))?$", re.S
)
_RANGE = re.compile(r"^(?P<low>[^.].*?)\.\.(?P<high>.+)$")


class _Refused(Exception):
    """A question no form of ours can carry; the argument is the remark's key."""


def import_gift(text: str, *, taken: Sequence[str], words: ImportWords) -> ImportedBank:
    """Return the questions of a GIFT file; what could not be read is among the remarks.

    Args:
        text: The file's content.
        taken: Ids the course has already.
        words: By which our own exports are known again.
    """
    read, remarks = read_gift(text)
    ids, questions, told = FreeIds(taken), [], list(remarks)
    for one in read:
        maker = _Maker(one, words)
        try:
            questions.append(maker.make(ids))
            told.extend(maker.remarks)
        except _Refused as reason:
            name = excerpt(one.name or one.stem.text)
            told.append(remark(str(reason), one.line, text=name))
    return ImportedBank(tuple(questions), tuple(sorted(told, key=lambda one: one.line)))


class _Maker:
    """Makes one question."""

    def __init__(self, gift: GiftQuestion, words: ImportWords) -> None:
        self.gift, self.words = gift, words
        self.remarks: list[Remark] = []
        self.general = General()
        self.needs_accents = True

    def make(self, ids: FreeIds) -> Question:
        gift = self.gift
        if gift.general.text:
            self.general = self._read_general()
        stem = self._stem()
        answer = self._answer()
        name = gift.id.rpartition("/")[2] or gift.name.partition(":")[0]
        plain = plain_inline(stem)
        return Question(
            id=ids.take(name if len(name) <= 60 else "", otherwise=plain),
            stem=stem,
            answer=answer,
            hints=(),
            explanation=self.general.explanation,
            line=gift.line,
            stem_line=gift.line,
            objective=self._objective(),
            source=self.general.source,
            accents_required=self.needs_accents,
        )

    def say(self, key: str, **details: object) -> None:
        self.remarks.append(remark(key, self.gift.line, **details))

    def _objective(self) -> ObjectiveRef | None:
        found = (read_objective(tag) for tag in self.gift.tags)
        return next((one for one in found if one), None)

    def _stem(self) -> str:
        stem, after = self._blocks(self.gift.stem), self._inline(self.gift.after)
        text = f"{stem} {_BLANK} {after}" if after else stem
        if not text.strip():
            raise _Refused("import.no-stem")
        return text

    def _answer(self) -> Answer:
        gift, answers = self.gift, self.gift.answers
        if "{" in gift.after.text:  # several gaps in one sentence
            raise _Refused("import.gift-gaps")
        if gift.is_number:
            return self._number()
        if found := _BOOLEAN.match(gift.inside):
            return self._boolean(found)
        if not answers:
            if gift.inside:
                raise _Refused("import.gift-unknown")
            return self._open()
        pairs = [one for one in answers if one.right is not None]
        if len(pairs) == len(answers):
            return self._pairs(pairs)
        if any(one.sign == "~" for one in answers):
            return self._choice(answers)
        return self._short(answers)

    def _open(self) -> Answer:
        model = self.general.model_answer
        if not model:
            model = self.words.missing_answer
            self.say("import.no-model-answer")
        return OpenAnswer(model, self.general.note, self.gift.line)

    def _boolean(self, found: re.Match[str]) -> Answer:
        is_true, usual = found["value"].startswith("T"), self.gift.stem.format
        wrong = self._inline(Text((found["wrong"] or "").strip(), usual))
        right = self._inline(Text((found["right"] or "").strip(), usual))
        self.say("import.one-statement")
        line, (yes, no) = self.gift.line, self.words.yes_no
        return ChoiceAnswer(
            (
                Choice(yes, is_true, right if is_true else wrong, line),
                Choice(no, not is_true, wrong if is_true else right, line),
            ),
            is_multiple=False,
        )

    def _choice(self, answers: Sequence[GiftAnswer]) -> Answer:
        right = [one for one in answers if one.sign == "="]
        weighted = [one for one in answers if one.weight is not None and one.weight > 0]
        is_alone = len(weighted) == 1 and weighted[0].weight == 100
        is_alone = is_alone and all(one.weight is None for one in answers if one not in weighted)
        is_multiple = len(right) > 1 or not (right or is_alone)
        part = [one for one in weighted if one.weight and one.weight < 100]
        if right and part:
            self.say("import.part-credit", text=excerpt(part[0].text.text))
        marked = right or weighted
        if not marked:
            raise _Refused("import.no-right")
        choices = tuple(
            Choice(
                self._inline(one.text),
                any(one is other for other in marked),
                self._inline(one.feedback),
                self.gift.line,
            )
            for one in answers
        )
        if not all(choice.text for choice in choices):
            raise _Refused("import.empty-option")
        return ChoiceAnswer(choices, is_multiple=is_multiple)

    def _short(self, answers: Sequence[GiftAnswer]) -> Answer:
        kept, feedback = [], ""
        for one in answers:
            text = " ".join(one.text.text.split())  # to be typed: text whatever the format says
            is_any = text == "*"
            text = text.replace("\\*", "*")
            is_part = one.weight is not None and one.weight < 100
            if is_any or is_part or not text or "|" in text:
                self.say("import.lost-answer", text=excerpt(text))
            else:
                kept.append(text)
                feedback = feedback or self._inline(one.feedback)
        if not kept:
            raise _Refused("import.no-right")
        answer, self.needs_accents = short_or_number(kept, feedback, self.gift.line)
        return answer

    def _number(self) -> Answer:
        gift = self.gift
        full = [one for one in gift.answers if one.weight is None or one.weight >= 100]
        if len(gift.answers) > 1:
            self.say("import.one-number")
        if gift.answers and not full:
            raise _Refused("import.no-right")
        written = full[0].text.text if full else gift.inside.partition("#")[0]
        feedback = self._inline(full[0].feedback) if full else ""
        found = _RANGE.match(written.strip())
        if found:
            low, high = decimal_of(found["low"]), decimal_of(found["high"])
            if low is None or high is None or high < low:
                raise _Refused("import.bad-number")
            return NumberAnswer((low + high) / 2, (high - low) / 2, feedback, gift.line)
        value, _, width = written.partition(":")
        number, tolerance = decimal_of(value), decimal_of(width or "0")
        if number is None or tolerance is None:
            raise _Refused("import.bad-number")
        return NumberAnswer(number, abs(tolerance), feedback, gift.line)

    def _pairs(self, answers: Sequence[GiftAnswer]) -> Answer:
        """Return a matching, or the form that an export of ours turned into one."""
        words, line = self.words, self.gift.line
        real = [one for one in answers if one.text.text]
        rights = {one.right for one in real}
        offered = {one.right for one in answers}
        spare = [one.right for one in answers if not one.text.text and one.right not in rights]
        lefts = [(self._inline(one.text), str(one.right)) for one in real]
        for yes, no in ((words.true, words.false), (words.chosen, words.not_chosen)):
            if offered <= yes | no and offered & yes and offered & no and len(real) > 1:
                choices = tuple(
                    Choice(left, right in yes, self._line_feedback(left, right), line)
                    for left, right in lefts
                )
                if yes is words.true:
                    return StatementsAnswer(choices)
                return ChoiceAnswer(choices, is_multiple=True)
        if rights == {str(number) for number in range(1, len(real) + 1)} and len(real) > 1:
            ordered = sorted(lefts, key=lambda one: int(one[1]))
            return OrderingAnswer(
                tuple(Step(left, self._line_feedback(left, place), line) for left, place in ordered)
            )
        if spare:
            self.say("import.spare-right", text=", ".join(str(one) for one in spare))
        if len(rights) < len(real):
            raise _Refused("import.same-right")
        return MatchingAnswer(
            tuple(
                Pair(left, escape(right), self._line_feedback(left, right), line)
                for left, right in lefts
            )
        )

    def _line_feedback(self, left: str, right: str) -> str:
        return self.general.lines.get((left, " ".join(right.split())), "")

    def _read_general(self) -> General:
        if self.gift.general.format != "html":
            return General(explanation=self._inline(self.gift.general))
        is_open = not self.gift.answers and not self.gift.inside
        return split_general(self.gift.general.text, self.words, self._source(), is_open=is_open)

    def _source(self) -> MarkdownSource:
        def image(source: str, words: str) -> str:
            self.say("import.lost-image", target=source)
            return escape(words)

        def tell(key: str, details: dict[str, str]) -> str:
            if key != "import.link":
                self.say(key, **details)
            return ""

        return MarkdownSource(image=image, tell=tell)

    def _blocks(self, text: Text) -> str:
        if text.format == "html":
            return self._source().blocks(text.text)
        if text.format == "markdown":
            return text.text
        paragraphs = re.split(r"\n\s*\n", text.text)
        lines = [[escape(line) for line in one.split("\n")] for one in paragraphs]
        return "\n\n".join("\n".join(escape_start(line) for line in one if line) for one in lines)

    def _inline(self, text: Text) -> str:
        if text.format == "html" or (text.format == "moodle" and "</" in text.text):
            return self._source().inline(text.text)
        if text.format == "markdown":
            return " ".join(text.text.split())
        return escape(text.text)
