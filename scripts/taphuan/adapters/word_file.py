"""Word documents on disk, read by mammoth; what its HTML does not show is looked up in the XML."""

import re
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from taphuan.adapters.sheet_file import UnreadableError
from taphuan.model.draft import Picture, WordText
from taphuan.parse.imports.word import TITLE_CLASS

_STYLES = f"""
p[style-name='Title'] => p.{TITLE_CLASS}:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Tiêu đề'] => p.{TITLE_CLASS}:fresh
"""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_DRAWN = ("/chart", "/diagram")
_OLD_FONT = re.compile(r"^(?:\.Vn|VNI-)")
_ENDINGS = {"image/jpeg": "jpg", "image/svg+xml": "svg", "image/x-emf": "emf", "image/x-wmf": "wmf"}


def read_word_file(path: Path, *, prefix: str) -> WordText:
    """Return a document; its images are named `<prefix>-1.png` and so on.

    Raises:
        UnreadableError: It is no Word document, or has a password.
    """
    import mammoth  # slow to load, and no other command needs it

    pictures: list[Picture] = []

    def take(image: Any) -> dict[str, str]:
        kind = image.content_type
        ending = _ENDINGS.get(kind, kind.rpartition("/")[2])
        with image.open() as data:
            name = f"{prefix}-{len(pictures) + 1}.{ending}"
            pictures.append(Picture(name, kind, data.read()))
        return {"src": f"hinh/{name}"}

    try:
        with path.open("rb") as file:
            converter = mammoth.images.img_element(take)
            made = mammoth.convert_to_html(file, convert_image=converter, style_map=_STYLES)
        with zipfile.ZipFile(path) as archive:
            return _look_inside(archive, made.value, tuple(pictures))
    except (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise UnreadableError("import.broken") from error


def _look_inside(archive: zipfile.ZipFile, html: str, pictures: tuple[Picture, ...]) -> WordText:
    names = archive.namelist()
    body = _parse(archive.read("word/document.xml"))
    parts = [body, *(_parse(archive.read(n)) for n in names if n == "word/styles.xml")]
    boxes = [
        _words(paragraph)
        for box in body.iter(f"{_W}txbxContent")
        for paragraph in box.iter(f"{_W}p")
    ]
    uris = [one.get("uri", "") for one in body.iter() if str(one.tag).endswith("}graphicData")]
    headers = [
        _words(_parse(archive.read(name)))
        for name in names
        if re.match(r"word/header\d*\.xml$", name)
    ]
    comments = [name for name in names if name == "word/comments.xml"]
    fonts = {
        str(value)
        for part in parts
        for one in part.iter(f"{_W}rFonts")
        for value in one.attrib.values()
        if _OLD_FONT.match(str(value))
    }
    return WordText(
        html=html,
        pictures=pictures,
        boxes=tuple(dict.fromkeys(text for text in boxes if text)),
        equations=sum(1 for _ in body.iter(_MATH)),
        drawings=sum(uri.endswith(_DRAWN) for uri in uris),
        comments=sum(
            1 for name in comments for _ in _parse(archive.read(name)).iter(f"{_W}comment")
        ),
        header=next((text for text in headers if text), ""),
        old_fonts=tuple(sorted(fonts)),
    )


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def _words(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_W}t")).strip()
