"""PDF from HTML by WeasyPrint, which needs a system library that may not be there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taphuan.adapters.faults import Fault
from taphuan.render.copies.handbook import FontFace

FONT_FOLDER = Path(__file__).resolve().parents[4] / "node_modules" / "@expo-google-fonts"
"""Be Vietnam Pro, and for signs Noto Sans Math; both under the SIL Open Font License."""
_FACES = (
    ("Handbook", 400, "normal", "be-vietnam-pro/400Regular"),
    ("Handbook", 400, "italic", "be-vietnam-pro/400Regular_Italic"),
    ("Handbook", 700, "normal", "be-vietnam-pro/700Bold"),
    ("Handbook", 700, "italic", "be-vietnam-pro/700Bold_Italic"),
    ("Signs", 400, "normal", "noto-sans-math/400Regular"),
)
SYSTEM_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""Of Debian; WeasyPrint loads these libraries when it is imported."""


@dataclass(frozen=True, slots=True)
class PdfMaker:
    """Turns a handbook's HTML into bytes that depend on nothing else."""

    weasyprint: Any

    def make(self, html: str) -> bytes:
        """Return a tagged PDF (PDF/UA-1) with its fonts inside."""
        fetcher = self.weasyprint.urls.URLFetcher(allowed_protocols=("file", "data"))
        document = self.weasyprint.HTML(string=html, url_fetcher=fetcher)
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        return data

    def fonts(self) -> list[FontFace]:
        """Return the faces a handbook is set in; nothing of the system's takes part."""
        return [
            FontFace(family, weight, style, next((FONT_FOLDER / folder).glob("*.ttf")).as_uri())
            for family, weight, style, folder in _FACES
        ]


def open_pdf_maker() -> PdfMaker:
    """Return what makes PDFs on this machine.

    Raises:
        Fault: The Python package, a system library or the font is missing.
    """
    try:
        import weasyprint
        import weasyprint.urls
    except ImportError as error:
        raise _missing(str(error.name)) from error
    except OSError as error:
        raise _missing(SYSTEM_PACKAGES) from error
    if not FONT_FOLDER.is_dir():
        raise _missing(FONT_FOLDER.name)
    return PdfMaker(weasyprint)


def _missing(name: str) -> Fault:
    return Fault("cli.pdf-missing", missing=name, packages=SYSTEM_PACKAGES)
