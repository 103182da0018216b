"""ZIP files whose bytes depend on their content alone. Standard library only."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

OLDEST = dt.date(1980, 1, 1)
"""The first day a ZIP can name."""


def pack(entries: Iterable[tuple[str, bytes]], *, date: dt.date = OLDEST) -> bytes:
    """Return a ZIP of names and contents, in the order given: no clock, no owner, no umask."""
    packed = io.BytesIO()
    day = max(date, OLDEST)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, so that the mode below counts
            entry.external_attr = 0o100644 << 16
            target.writestr(entry, data)
    return packed.getvalue()
