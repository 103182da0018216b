"""Where a new file goes, and why it may not."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from taphuan.model.page import Course, ModuleMeta
from taphuan.model.site import ORIGINAL


@dataclass(frozen=True, slots=True)
class NewFile:
    path: str
    """Under `docs/`."""
    text: str


class ScaffoldError(Exception):
    """What an author asked for cannot be made; the first argument is the message's key."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key, self.details = key, details


def bank_folder(course_id: str, *, is_private: bool) -> str:
    """Return where the banks of a course are; git leaves out the private one."""
    return f"{ORIGINAL}/khoa-hoc/{course_id}/ngan-hang" + ("/rieng" if is_private else "")


def next_order(course: Course) -> int:
    """Return the number of a module that comes after all others."""
    orders = [page.meta.order for page in course.modules if isinstance(page.meta, ModuleMeta)]
    names = [page.path.rpartition("/")[2].partition("-")[0] for page in course.modules]
    numbers = [int(name) for name in names if name.isdecimal()]
    return max([*orders, *numbers], default=0) + 1


def close_to(written: str, known: Iterable[str]) -> dict[str, str]:
    """Return the detail `close` of a message: the nearest name in brackets, or nothing."""
    near = difflib.get_close_matches(written, list(known), n=1)
    return {"close": f" (→ {near[0]})" if near else ""}
