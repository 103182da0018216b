"""Forms for the tests, and their Word files taken apart."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from taphuan.adapters.files import read_labels
from taphuan.model.form import Form
from taphuan.model.form_style import FormStyle
from taphuan.model.labels import Labels
from taphuan.parse.page import parse_page
from taphuan.render.form.docx import Variant, render_docx

HEAD = """\
kind: form
title: Nghị quyết thử
order: 1
layout: party
document: NGHỊ QUYẾT
reviewed: 2026-11-22
"""
FIELDS = """\
summary: Về {{viec_gi}}
symbol: NQ/CB
needs_number: true
date: ngay
file: Nghị quyết về {{viec_gi}}
fields:
  - {name: viec_gi, label: Việc gì, required: true, dots: 12}
  - {name: ngay, label: Ngày ký, type: date, required: true}
  - {name: tinh_hinh, label: Tình hình, type: longtext, lines: 4}
  - {name: gio, label: Giờ, type: time}
  - {name: diem, label: Điểm, type: number}
  - {name: loai, label: Xếp loại, type: choice, options: [Tốt, Khá]}
  - {name: kem, label: Kèm theo}
tables:
  - name: viec
    label: Giao việc
    rows: 3
    columns:
      - {name: ten, label: Tên việc, required: true}
      - {name: han, label: Hạn, type: date}
  - name: y
    label: Ý kiến
    rows: 2
    columns:
      - {name: nguoi, label: Người nói, type: person}
      - {name: noi_dung, label: Ý chính, type: longtext, lines: 2}
signature:
  - {title: BÍ THƯ, name: bi_thu, behalf: true}
recipients:
  - "{{cap_tren}} (để báo cáo),"
"""
BODY = """
## I. TÌNH HÌNH

{{chi_bo}} thấy: {{tinh_hinh}}

> Nói điều đã thấy.

? - Kèm theo: {{kem}}

- Họp lúc {{gio}}, chấm {{diem}} điểm, xếp loại {{loai|boxes}}.

## II. GIAO VIỆC

| TT | Việc | Hạn |
|:-:|------|---:|
| {{viec.#}} | {{viec.ten}} | {{viec.han}} |
|  | **Hết** |  |

{{#y}}
- Đồng chí {{y.nguoi}}: {{y.noi_dung}}
{{/y}}
"""


def make_form(body: str = BODY, *, front: str = FIELDS, head: str = HEAD) -> Form:
    """Return a form; a mistake in it fails the test that made it."""
    text = f"---\n{head}{front}---\n{body}"
    parsed = parse_page(text, path="vi/mau-van-ban/mau/thu.md")
    assert parsed.diagnostics == ()
    assert parsed.page
    assert parsed.page.form
    return parsed.page.form


def make_docx(
    form: Form, variant: Variant = Variant.BLANK, style: FormStyle | None = None
) -> bytes:
    return render_docx(form, style or FormStyle(), vietnamese(), variant)


def vietnamese() -> Labels:
    return read_labels("vi")


def open_docx(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def texts(document: Document) -> list[str]:
    """Return the text of every paragraph, those of tables and controls included."""
    found: list[str] = []
    for paragraph in document.element.body.iter(qn("w:p")):
        parts: list[str] = []
        for node in paragraph.iter(qn("w:t"), qn("w:tab")):
            is_mark = node.tag == qn("w:tab")
            if is_mark and node.getparent().tag == qn("w:tabs"):
                continue
            parts.append("\t" if is_mark else node.text or "")
        found.append("".join(parts))
    return found


def controls(document: Document) -> dict[str, Any]:
    """Return the content controls by their tag; of a repeated tag the first."""
    found: dict[str, Any] = {}
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        found.setdefault(tag, control)
    return found
