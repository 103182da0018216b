"""What axe finds wrong on a page, or in a part of it."""

from playwright.sync_api import Page

from support.site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def axe_violations(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds wrong, as `rule: first elements`.

    axe is evaluated, not put into the page as a script: the page's policy is kept.
    """
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(f"{AXE.read_text(encoding='utf-8')}; 0")
    found: list[str] = page.evaluate(
        "async part => (await axe.run(part === 'html' ? document : part,"
        " {resultTypes: ['violations']})).violations"
        ".map(v => `${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(' ')}`)",
        part,
    )
    return found
