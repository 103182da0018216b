"""`taphuan van-ban`: the commands as the register's keeper runs them."""

from pathlib import Path

import pytest

from support.site import run_taphuan, write_project

REGISTER = "docs/data/van-ban.yml"
TEXT = """\
# đầu sổ
cap_nhat: 2026-01-02
moi_nhat_da_thay: {trung_uong: 2026-01-01, dia_phuong: 2026-01-01}
van_ban:
  - id: vb-moi
    so_hieu: 1-HD/X
    loai: Hướng dẫn
    ngay: 2026-01-01
    ten: Việc mới
    hieu_luc: in force
    thay_the: [vb-cu]
    do_tin_cay: da_xac_minh

  - id: vb-cu
    so_hieu: 9-HD/X
    loai: Hướng dẫn
    ngay: 2020-01-01
    ten: Việc cũ
    hieu_luc: replaced
    thay_the_boi: [vb-moi]
    do_tin_cay: da_xac_minh

  # mới thêm
  - id: vb-ba
    so_hieu: 3-HD/X
    loai: Hướng dẫn
    ngay: 2026-02-01
    ten: Việc thứ ba
    hieu_luc: in force
    do_tin_cay: da_xac_minh

  - id: bai-bao
    so_hieu: null
    loai: Bài viết
    ngay: 2020-02-03
    ten: Bài báo mẫu
    hieu_luc: report
    do_tin_cay: seed
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "dự án")
    (root / REGISTER).write_text(TEXT, "utf-8")
    return root


def test_a_replacement_is_shown_tried_and_written(project: Path) -> None:
    before = (project / REGISTER).read_text("utf-8")
    words = ("van-ban", "replace", "vb-moi", "vb-ba", "--date", "2026-02-15")
    tried = run_taphuan(project, *words, "--dry-run")
    assert tried.returncode == 0, tried.stderr
    assert "+    thay_the: [vb-moi]" in tried.stdout
    assert "docs/vi/khoa-hoc/mau/01-mot.md:" in tried.stdout
    assert (project / REGISTER).read_text("utf-8") == before
    done = run_taphuan(project, *words)
    assert done.returncode == 0, done.stderr
    after = (project / REGISTER).read_text("utf-8")
    assert "thay_the: [vb-cu]\n    thay_the_boi: [vb-ba]\n    ngay_het: 2026-02-15\n" in after
    assert "# mới thêm" in after
    checked = run_taphuan(project, "check")
    assert "vb.not-current" in checked.stdout
    assert "register." not in checked.stdout


def test_a_replacement_that_cannot_be_right_is_one_line_and_no_change(project: Path) -> None:
    before = (project / REGISTER).read_text("utf-8")
    for words in (("vb-cu", "vb-xyz"), ("vb-moi", "bai-bao"), ("vb-ba", "vb-moi")):
        done = run_taphuan(project, "van-ban", "replace", *words, "--date", "2026-03-01")
        assert done.returncode == 1
        assert len(done.stdout.splitlines()) == 1
    done = run_taphuan(project, "van-ban", "replace", "vb-moi", "vb-ba", "--date", "mai")
    assert (done.returncode, done.stdout) == (1, "“mai” không phải ngày; viết như 2026-11-22\n")
    assert (project / REGISTER).read_text("utf-8") == before


def test_a_spreadsheet_is_shown_before_it_is_written(project: Path) -> None:
    before, sheet = (project / REGISTER).read_text("utf-8"), project / "so.csv"
    assert run_taphuan(project, "van-ban", "export", str(sheet)).returncode == 0
    text = sheet.read_text("utf-8-sig").replace("Việc mới", "Việc mới hơn")
    sheet.write_text(text, "utf-8-sig")
    shown = run_taphuan(project, "van-ban", "import", str(sheet))
    assert "vb-moi · Tên: Việc mới → Việc mới hơn" in shown.stdout
    assert (project / REGISTER).read_text("utf-8") == before
    assert run_taphuan(project, "van-ban", "import", str(sheet), "--write").returncode == 0
    assert (project / REGISTER).read_text("utf-8") == before.replace("Việc mới", "Việc mới hơn")


def test_a_bad_row_costs_nothing(project: Path) -> None:
    before, sheet = (project / REGISTER).read_text("utf-8"), project / "so.csv"
    sheet.write_text("Mã;Tên;Ngày ban hành\nvb-moi;Tên khác;mai\n", "utf-8")
    done = run_taphuan(project, "van-ban", "import", str(sheet), "--write")
    assert done.returncode == 1
    assert "Dòng 2, cột “Ngày ban hành”: “mai” không phải ngày" in done.stdout
    assert (project / REGISTER).read_text("utf-8") == before


def test_a_spreadsheet_that_would_break_a_chain_is_not_written(project: Path) -> None:
    before, sheet = (project / REGISTER).read_text("utf-8"), project / "so.csv"
    sheet.write_text("Mã;Thay cho (mã)\nvb-moi;khong-co\n", "utf-8")
    done = run_taphuan(project, "van-ban", "import", str(sheet), "--write")
    assert done.returncode == 1
    assert "[register.unknown-link]" in done.stdout
    assert (project / REGISTER).read_text("utf-8") == before
