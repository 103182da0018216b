"""What the browser tests do with a form's page."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FILL_ALL = """rows => {
  const data = JSON.parse(document.querySelector('tap-form script').textContent)
  const sample = (field, name) => ({
    text: `Chữ ${name}`, person: `Người ${name}`, longtext: `Dòng một ${name}.\\nDòng hai.`,
    number: '7', date: '3/8/2026', time: '19:30', choice: (field.options || [])[0],
  })[field.type]
  const put = (input, value) => {
    input.value = value
    input.dispatchEvent(new Event('input', {bubbles: true}))
    input.dispatchEvent(new Event('change', {bubbles: true}))
  }
  for (const [name, field] of Object.entries(data.fields)) {
    const input = document.querySelector(`[data-field="${name}"], [data-profile="${name}"]`)
    if (input) put(input, sample(field, name))
  }
  for (const [group, {columns}] of Object.entries(data.groups)) {
    const root = document.querySelector(`[data-group="${group}"]`)
    for (let row = 1; row < rows; row += 1) root.querySelector('[data-do="add-row"]').click()
    root.querySelectorAll('.tf-row').forEach((line, row) => {
      for (const [column, field] of Object.entries(columns)) {
        put(line.querySelector(`[data-column="${column}"]`), sample(field, `${column} ${row + 1}`))
      }
    })
  }
}"""
"""Type something into every field, and into `rows` rows of every table."""


def address_of(base: str, slug: str) -> str:
    return f"{base}/mau-van-ban/mau/{slug}.html"


def open_form(page: Page, base: str, slug: str) -> None:
    page.goto(address_of(base, slug))
    page.locator(".tf-form").wait_for(state="visible")


def fill_all(page: Page, rows: int = 2) -> None:
    page.evaluate(FILL_ALL, rows)


def take_docx(page: Page, folder: Path) -> Path:
    """Press the button for the Word file; return it under the name the browser gave it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải văn bản Word").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def take_file(page: Page, button: str) -> dict[str, Any]:
    """Press a button that saves drafts; return what is in the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    content: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return content


def load_file(page: Page, text: str) -> None:
    """Hand the page a file of drafts."""
    files = {"name": "ban-nhap.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("tap-drafts input[type=file]").set_input_files(files)


def draft_file(slug: str, values: dict[str, str], rows: dict[str, list[dict[str, str]]]) -> str:
    draft = {"id": f"{slug}-thu", "form": slug, "title": "Thử", "saved": 5}
    return json.dumps(
        {
            "kind": "taphuan-drafts",
            "v": 1,
            "profile": {"chi_bo": "Chi bộ thôn A"},
            "drafts": [draft | {"values": values, "rows": rows}],
        }
    )


def document_xml(path: Path) -> str:
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as parts:
        return parts.read("word/document.xml").decode()
