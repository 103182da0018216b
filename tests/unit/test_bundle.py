"""What a ZIP of a kit holds, and that its bytes depend on nothing else."""

import datetime as dt
import hashlib
import io
import zipfile

import pytest

from taphuan.archive import pack
from taphuan.bundle import plan_bundle


def unpack(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_everything_stands_in_one_folder_in_the_order_given_with_the_sums_last() -> None:
    plan = plan_bundle("cap", [("muc-luc.html", b"1"), ("a/b.docx", b"2")])
    assert [name for name, _ in plan.contents()] == [entry.path for entry in plan.entries]
    assert [entry.path for entry in plan.entries] == [
        "cap/muc-luc.html",
        "cap/a/b.docx",
        "cap/SHA256SUMS",
    ]


def test_the_sums_are_those_of_the_files_as_sha256sum_reads_them() -> None:
    plan = plan_bundle("cap", [("a.txt", b"x"), ("b/c.txt", b"y")])
    assert plan.entries[-1].data.decode().splitlines() == [
        f"{hashlib.sha256(b'x').hexdigest()}  a.txt",
        f"{hashlib.sha256(b'y').hexdigest()}  b/c.txt",
    ]
    assert plan.entries[0].sha256 == hashlib.sha256(b"x").hexdigest()


@pytest.mark.parametrize(
    "name", ["biên-bản.docx", "../x", "/x", "a b", "a\\b", "a//b", "x/" + "y" * 119, ".an", ""]
)
def test_a_name_windows_might_not_open_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="plain ASCII"):
        plan_bundle("cap", [(name, b"")])


def test_two_names_that_differ_in_capitals_only_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        plan_bundle("cap", [("A.txt", b""), ("a.txt", b"")])


def test_the_archive_has_fixed_times_and_modes() -> None:
    day = dt.date(2026, 11, 22)
    archive = unpack(pack([("a", b"1"), ("b", b"2")], date=day))
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    assert archive.read("b") == b"2"


def test_a_day_no_zip_can_name_becomes_the_first_it_can() -> None:
    archive = unpack(pack([("a", b"1")], date=dt.date(1970, 1, 1)))
    assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_the_same_files_give_the_same_bytes() -> None:
    files = [("a", b"1" * 1000), ("b", b"2")]
    assert pack(files) == pack(files)
    assert pack(files) != pack(reversed(files))
