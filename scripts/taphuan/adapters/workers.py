"""Work spread over the machine's processors, where it can fork; one after another elsewhere."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain, zip_longest
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEWEST = 16
"""Items below which starting another process costs more than it saves."""


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    processes: int | None = None,
    fewest: int = _FEWEST,
) -> list[Result]:
    """Return `work` of each item in order; several processes share the items.

    What `work` changes outside its result is lost where another process did it. A share whose
    process dies, or whose results cannot travel, is done again here, so that errors are raised
    as if there were one process.

    Args:
        work: A function of one item; its results are pickled.
        items: Inherited by the other processes, never pickled.
        processes: How many take part, this one included; all the machine grants when not given.
        fewest: Items for each process: fewer where one takes long.
    """
    count = min(processes or _processors(), max(len(items) // fewest, 1))
    if count < 2 or sys.platform != "linux" or not _is_alone():
        return [work(item) for item in items]
    shares = [items[start::count] for start in range(count)]
    helpers = [_start(work, share) for share in shares[1:]]
    done = [[work(item) for item in shares[0]]]
    for helper, share in zip(helpers, shares[1:], strict=True):
        results = _receive(helper)
        done.append([work(item) for item in share] if results is None else results)
    rows = zip_longest(*done)  # the first shares are the longer ones: only the tail is filled up
    return list(chain.from_iterable(rows))[: len(items)]


def _is_alone() -> bool:
    """Return whether no other thread runs, whose locks a forked process would wait for."""
    return threading.active_count() == 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _start(work: Callable[[Item], Any], share: Sequence[Item]) -> Connection:
    fork = get_context("fork")
    here, there = fork.Pipe(duplex=False)
    fork.Process(target=_serve, args=(work, share, there), daemon=True).start()
    there.close()
    return here


def _serve(work: Callable[[Item], Any], share: Sequence[Item], answer: Connection) -> None:
    with suppress(Exception), answer:  # whoever waits does the share again, and sees the error
        answer.send([work(item) for item in share])


def _receive(helper: Connection) -> list[Any] | None:
    try:
        with helper:
            return helper.recv()  # type: ignore[no-any-return]
    except (EOFError, OSError):
        return None
