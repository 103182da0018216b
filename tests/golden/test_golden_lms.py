"""Files for learning platforms: each bank in `lms/` beside the two files made from it."""

import pytest

from support.exports import ALL_FORMS, IMAGE, LABELS, PNG, content
from taphuan.render.lms.files import lms_files

PATHS = {"moi-dang.xml": "mau/moi-dang.xml", "moi-dang.gift": "mau/moi-dang.gift"}


@pytest.mark.parametrize("name", PATHS)
def test_a_bank_becomes_what_its_golden_file_says(name: str, update_goldens: bool) -> None:
    made = {one.path: one.text for one in lms_files(content(), labels=LABELS, images={IMAGE: PNG})}
    golden = ALL_FORMS.parent / name
    if update_goldens:
        golden.write_text(made[PATHS[name]], encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == made[PATHS[name]]
