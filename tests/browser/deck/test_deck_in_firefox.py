"""Both windows of a deck in Debian's Firefox, which is stricter with files than Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.deck import DECK, WALK
from support.firefox import Firefox, started_firefox

pytestmark = pytest.mark.browser

PLACE = "document.querySelector('.deck-bar__place')?.textContent"
LOST = "document.querySelector('.speaker__lost')?.hidden"
SPEAKER_PLACE = "document.querySelector('[data-show=place]')?.textContent"


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with started_firefox() as started:
        yield started


def wall_at(firefox: Firefox, number: int) -> None:
    firefox.wait_for(f"{PLACE}?.startsWith('{number} /')")


def speaker_at(firefox: Firefox, number: int) -> None:
    firefox.wait_for(f"{SPEAKER_PLACE}?.includes('{number} /')")
    firefox.wait_for(LOST)


def test_both_windows_go_together_and_find_each_other_again(firefox: Firefox, base: str) -> None:
    firefox.open(f"{base}/{DECK}")
    wall_at(firefox, 1)
    wall = firefox.window()
    firefox.press("PageDown")
    wall_at(firefox, 2)
    speaker = firefox.window_opened_by("s")
    speaker_at(firefox, 2)
    firefox.press("PageDown")
    speaker_at(firefox, 3)
    firefox.switch(wall)
    wall_at(firefox, 3)
    firefox.reload()
    wall_at(firefox, 3)
    firefox.switch(speaker)
    speaker_at(firefox, 3)
    firefox.press("7")
    firefox.press("Enter")
    speaker_at(firefox, 7)
    firefox.reload()
    speaker_at(firefox, 7)
    firefox.press("PageUp")
    speaker_at(firefox, 6)
    firefox.switch(wall)
    wall_at(firefox, 6)
    firefox.switch(speaker)
    firefox.close()
    firefox.switch(wall)
    assert firefox.errors() == []


def test_nothing_overflows_in_its_letters(firefox: Firefox, real_site: Path) -> None:
    firefox.open(f"{real_site.as_uri()}/{DECK}")
    wall_at(firefox, 1)
    walked = firefox.run(f"return ({WALK})()")
    assert walked["seen"][-1]["place"] == walked["count"]
    assert [slide for slide in walked["seen"] if slide["overflow"]] == []
