"""What identifies a question and its parts: keys, the hash, the stable shuffled order.

Saved answers name options by key, never by position, so an author may move options and
questions without losing anybody's work.
"""

import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal

from taphuan.model.question import (
    Answer,
    ChoiceAnswer,
    MatchingAnswer,
    NumberAnswer,
    OpenAnswer,
    OrderingAnswer,
    Question,
    ShortAnswer,
    StatementsAnswer,
)
from taphuan.text import nfc

HASH_LENGTH = 10
KEY_LENGTH = 6


def named_by(question: Question, original: Question | None) -> Question:
    """Return the question whose words name this one's parts: the original of a translation.

    So an answer given in one language is there in the other. Where the two do not have the same
    form and as many parts, right ones in the same places, the translation names itself.
    """
    if original and _shape(original.answer) == _shape(question.answer):
        return original
    return question


def _shape(answer: Answer) -> tuple[object, ...]:
    """Return what a translation must have in common with its original, part by part."""
    match answer:
        case ChoiceAnswer(choices=parts) | StatementsAnswer(statements=parts):
            return (type(answer), *(part.is_correct for part in parts))
        case MatchingAnswer(pairs=pairs):
            rights = right_keys(answer)
            return (type(answer), *(rights.index(right) for right in rights), len(pairs))
        case OrderingAnswer(steps=steps):
            return (type(answer), len(steps))
        case _:
            return (type(answer),)


def question_hash(question: Question) -> str:
    """Return a mark of stem, options and answers; feedback and hints may change freely."""
    parts = [question.form.value, _plain(question.stem), *_answer_parts(question.answer)]
    return _digest(json.dumps(parts, ensure_ascii=False))[:HASH_LENGTH]


def text_keys(texts: Sequence[str]) -> tuple[str, ...]:
    """Return a short key for each text, the same wherever the text stands in the list."""
    keys: list[str] = []
    for text in texts:
        key = _digest(_plain(text))[:KEY_LENGTH]
        keys.append(key if key not in keys else f"{key}-{len(keys)}")
    return tuple(keys)


def shuffled(keys: Sequence[str], *, seed: str) -> tuple[str, ...]:
    """Return the keys in an order that depends on the seed alone and is never the given one."""
    order = sorted(keys, key=lambda key: _digest(f"{seed}\n{key}"))
    if len(order) > 1 and order == list(keys):
        order = order[1:] + order[:1]
    return tuple(order)


def plain_decimal(value: Decimal) -> str:
    """Return digits with a decimal point: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def answer_key(question: Question, named: Question) -> dict[str, object]:
    """Return what the browser needs to mark an answer; `named` is from `named_by`."""
    is_typed = isinstance(question.answer, ShortAnswer | NumberAnswer)
    right = _right(question.answer if is_typed else named.answer)
    key: dict[str, object] = {"form": question.form.value, "right": right}
    match question.answer:
        case NumberAnswer(tolerance=tolerance):
            key["tolerance"] = plain_decimal(tolerance)
        case ShortAnswer():
            key["accents"] = question.accents_required
    return key


def _right(answer: Answer) -> list[str]:
    """Return the values a completely right answer sends."""
    match answer:
        case ChoiceAnswer(choices=choices):
            keys = text_keys([choice.text for choice in choices])
            return [key for key, choice in zip(keys, choices, strict=True) if choice.is_correct]
        case StatementsAnswer(statements=statements):
            keys = text_keys([statement.text for statement in statements])
            marks = (int(statement.is_correct) for statement in statements)
            return [f"{key}={mark}" for key, mark in zip(keys, marks, strict=True)]
        case MatchingAnswer(pairs=pairs):
            lefts = text_keys([pair.left for pair in pairs])
            rights = right_keys(answer)
            return [f"{left}={right}" for left, right in zip(lefts, rights, strict=True)]
        case OrderingAnswer(steps=steps):
            return list(text_keys([step.text for step in steps]))
        case ShortAnswer(accepted=accepted):
            return list(accepted)
        case NumberAnswer(value=value):
            return [plain_decimal(value)]
        case OpenAnswer():  # pragma: no branch - the last form there is
            return []


def right_keys(answer: MatchingAnswer) -> tuple[str, ...]:
    """Return the key of each pair's right side; equal right sides share one."""
    distinct = list(dict.fromkeys(pair.right for pair in answer.pairs))
    keys = dict(zip(distinct, text_keys(distinct), strict=True))
    return tuple(keys[pair.right] for pair in answer.pairs)


def _answer_parts(answer: Answer) -> list[str]:
    """Return the words of an answer that give it its meaning."""
    match answer:
        case ChoiceAnswer(choices=options) | StatementsAnswer(statements=options):
            return sorted(f"{option.is_correct} {_plain(option.text)}" for option in options)
        case MatchingAnswer(pairs=pairs):
            return sorted(f"{_plain(pair.left)} :: {_plain(pair.right)}" for pair in pairs)
        case OrderingAnswer(steps=steps):
            return [_plain(step.text) for step in steps]
        case ShortAnswer(accepted=accepted):
            return [_plain(text) for text in accepted]
        case NumberAnswer(value=value, tolerance=tolerance):
            return [plain_decimal(value), plain_decimal(tolerance)]
        case OpenAnswer(model_answer=model_answer):  # pragma: no branch - the last form there is
            return [_plain(model_answer)]


def _plain(text: str) -> str:
    """Return the text without the differences that mean nothing: line breaks, Unicode form."""
    return " ".join(nfc(text).split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
