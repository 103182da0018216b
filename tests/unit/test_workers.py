"""Work shared by processes: the same results, in order, whatever happens to one of them."""

import os
import sys

import pytest

from taphuan.adapters import workers
from taphuan.adapters.workers import spread

HERE = os.getpid()
ITEMS = list(range(50))


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork beside the threads that distribute tests: they only wait for messages."""
    monkeypatch.setattr(workers, "_is_alone", lambda: True)


can_fork = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares work")


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 50])
def test_results_come_in_the_order_of_the_items(count: int, processes: int) -> None:
    assert spread(lambda item: item * item, ITEMS[:count], processes=processes) == [
        item * item for item in ITEMS[:count]
    ]


@can_fork
def test_several_processes_share_the_items() -> None:
    assert len(set(spread(lambda _: os.getpid(), ITEMS, processes=3))) == 3


def test_a_few_items_are_not_worth_a_process() -> None:
    assert set(spread(lambda _: os.getpid(), ITEMS[:20], processes=3)) == {HERE}


@can_fork
def test_the_share_of_a_process_that_dies_is_done_here() -> None:
    def work(item: int) -> int:
        if os.getpid() != HERE and item > 20:
            os._exit(9)
        return item

    assert spread(work, ITEMS, processes=2) == ITEMS


@can_fork
def test_results_that_cannot_travel_are_made_here() -> None:
    made = spread(lambda item: lambda: item, ITEMS, processes=2)
    assert [one() for one in made] == ITEMS


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_raised_as_if_there_were_one_process(processes: int) -> None:
    def work(item: int) -> int:
        if item == 33:
            raise ValueError(item)
        return item

    with pytest.raises(ValueError, match="33"):
        spread(work, ITEMS, processes=processes)


def test_beside_other_threads_the_work_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_is_alone", lambda: False)
    assert set(spread(lambda _: os.getpid(), ITEMS, processes=3)) == {HERE}
