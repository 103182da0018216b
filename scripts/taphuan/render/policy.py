"""The Content-Security-Policy of a page: what it may load and run, computed from its HTML.

Rules: W3C Content Security Policy Level 3. A policy in a `meta` element holds over `file://` too.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from html import unescape

_CHARSET = '<meta charset="utf-8">'
_INLINE_SCRIPT = re.compile(r"<script(?P<tag>(?:\s[^>]*)?)>(?P<code>.*?)</script>", re.S | re.I)
_STYLE = re.compile(r"<style(?:\s[^>]*)?>(?P<rules>.*?)</style>", re.S | re.I)
_STYLE_VALUE = re.compile(
    r"<[a-z][^<>]*?\sstyle=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.I
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_NO_CODE = re.compile(r"\ssrc=|\stype=[\"']?application/(?:ld\+)?json", re.I)
_SOURCES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "media-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}
"""Nothing from another host, no frame, no form sent anywhere; the search's worker is a blob."""


def policy_of(html: str, *, text: str = "") -> str:
    """Return the policy for a page.

    Args:
        html: The whole page.
        text: The author's part of it. Code in it is not allowed to run; styles are.
    """
    frame = html.replace(text, "") if text else html
    scripts = (
        found["code"]
        for found in _INLINE_SCRIPT.finditer(frame)
        if not _NO_CODE.search(found["tag"])
    )
    rules = (found["rules"] for found in _STYLE.finditer(html))
    values = {unescape(one["double"] or one["single"] or "") for one in _STYLE_VALUE.finditer(html)}
    sources = {name: list(allowed) for name, allowed in _SOURCES.items()}
    sources["script-src"] += _hashes(scripts)
    sources["style-src"] += _hashes(rules)
    if values:
        sources["style-src"] += ["'unsafe-hashes'", *_hashes(values)]
    return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in sources.items())


def with_policy(html: str, *, text: str = "") -> str:
    """Return the page with its policy as early as it can stand: right after the encoding.

    A policy it had before gives way: a copy with code and styles put into the page calls again.

    Raises:
        ValueError: The page does not name its encoding where one is expected.
    """
    before, charset, after = _POLICY.sub("", html).partition(_CHARSET)
    if not charset:
        raise ValueError(f"expected {_CHARSET} in {html[:200]!r}")
    policy = policy_of(html, text=text)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{before}{charset}{meta}{after}"


def _hashes(codes: Iterable[str]) -> list[str]:
    digests = {hashlib.sha256(code.encode()).digest() for code in codes}
    return sorted(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests)
