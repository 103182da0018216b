"""Head and foot of a form's Word document: issuing body, Party, title, signatures."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from taphuan.model.form import Form, Inline, Layout, Signer, Slot, Words
from taphuan.model.form_style import FormStyle
from taphuan.model.labels import Labels
from taphuan.render.docx.elements import (
    make,
    make_paragraph,
    make_row,
    make_run,
    make_table,
)
from taphuan.render.form.lines import date_line, number_line, unit_lines

PARTY_WIDTH = 13.8
"""Width of “ĐẢNG CỘNG SẢN VIỆT NAM” in bold Times New Roman, in its own size."""
_LEFT_SHARE = 0.44


class RunsOf(Protocol):
    """Turns words and placeholders into runs and controls."""

    def __call__(
        self, inlines: Sequence[Inline], *, is_signature: bool = False
    ) -> Iterator[Element]: ...


def head_of(
    form: Form, style: FormStyle, labels: Labels, width: int, runs: RunsOf
) -> Iterator[Element]:
    """Yield the block above the title, and the title."""
    if form.layout is not Layout.PLAIN:
        left = round(width * _LEFT_SHARE)
        widths = [left, width - left]
        unit = [make_paragraph("TenToChuc", runs(line)) for line in unit_lines(form)]
        if form.symbol:
            unit.append(make_paragraph("SoKyHieu", runs(number_line(form, labels))))
        right: list[Element] = []
        if form.layout is Layout.PARTY:
            right.append(_party(labels["sheet.party"], style, widths[1]))
        if form.date:
            right.append(make_paragraph("DiaDanhNgay", runs(date_line(form))))
        row = make_row(widths, [unit, right or [make_paragraph("DiaDanhNgay")]])
        yield make_table(widths, [row], has_borders=False)
    yield make_paragraph("TenLoai", [make_run(form.document)])
    if form.summary:
        yield make_paragraph("TrichYeu", runs(form.summary))
    has_rule = form.has_rule and form.layout is Layout.PARTY
    yield make_paragraph("GachTrichYeu", [make_run(style.rule)] if has_rule else ())


def _party(text: str, style: FormStyle, width: int) -> Element:
    """Return the Party's name with a line as long as the name under it."""
    paragraph = make_paragraph("TenDang", [make_run(text)])
    side = max(0, round((width - PARTY_WIDTH * style.party_size * 20) / 2))
    border = make("w:bottom", val="single", sz=6, space=1, color="000000")
    paragraph[0].append(make("w:pBdr", border))
    paragraph[0].append(make("w:ind", left=side, right=side, firstLine=0))
    return paragraph


def foot_of(
    form: Form, style: FormStyle, labels: Labels, width: int, runs: RunsOf
) -> Iterator[Element]:
    """Yield recipients and signatures side by side; they stay on one page."""
    if not form.signers and not form.recipients:
        return
    signers = [list(_signer(one, form, style, labels, runs)) for one in form.signers]
    left: list[Element] = []
    if form.recipients:
        left = list(_recipients(form, style, labels, runs))
    if len(signers) == 2:
        left, signers = signers[0], signers[1:]
    cells = [left or [make_paragraph("NoiNhan")], *(signers or [[make_paragraph("ChuKy")]])]
    half = width // 2
    widths = [half, width - half]
    yield make_paragraph("SauBang", keep=True)
    yield make_table(widths, [make_row(widths, cells)], has_borders=False)
    yield make_paragraph("SauBang")


def _recipients(form: Form, style: FormStyle, labels: Labels, runs: RunsOf) -> Iterator[Element]:
    title = make_run(labels["sheet.recipients"], is_underlined=True, size=style.recipients_size)
    yield make_paragraph("NoiNhan", [title])
    for inlines in (*form.recipients, (Words(style.last_recipient),)):
        yield make_paragraph("NoiNhan", runs((Words("- "), *inlines)))


def _signer(
    signer: Signer, form: Form, style: FormStyle, labels: Labels, runs: RunsOf
) -> Iterator[Element]:
    if signer.is_on_behalf:
        yield make_paragraph("ChuKy", [make_run(style.behalf, is_bold=True)])
    is_bold = style.has_bold_office or not signer.is_on_behalf
    yield make_paragraph("ChuKy", [make_run(signer.title, is_bold=is_bold)])
    if form.layout is not Layout.PARTY:
        yield make_paragraph("ChuKy", [make_run(labels["sheet.sign"], is_italic=True)])
    name = (Slot(signer.name, is_bold=True),) if signer.name else ()
    yield make_paragraph("TenNguoiKy", runs(name, is_signature=True))
