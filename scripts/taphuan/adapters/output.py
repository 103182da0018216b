"""What the site holds beside its pages: bundles and the manifest."""

import json
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from taphuan import __version__
from taphuan.adapters import web
from taphuan.adapters.context import TemplateContext
from taphuan.adapters.files import commit_date
from taphuan.model.site import Content
from taphuan.render.manifest import site_manifest
from taphuan.render.register.feed import feed_url, render_feed
from taphuan.render.register.news import view_news

_THEME_ASSETS = ("images", "javascripts", "stylesheets")


def write_assets(site: Path) -> None:
    """Copy the bundles to where the templates look for them; the theme's files have no reader."""
    for name in _THEME_ASSETS:
        shutil.rmtree(site / "assets" / name, ignore_errors=True)
    web.copy_assets(site / "assets" / "tap")


def write_feed(site: Path, context: TemplateContext, *, config: MkDocsConfig) -> None:
    """Write the announcements of a language as a feed, where the site has a public address."""
    if not config.site_url:
        return
    content, labels = context.loaded.content, context.labels
    address = config.site_url.rstrip("/") + "/"
    feed = render_feed(
        view_news(content, labels), labels, site_url=address, site_name=config.site_name
    )
    path = site / feed_url(labels.lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(feed, encoding="utf-8", newline="\n")


def write_manifest(site: Path, content: Content, *, root: Path, site_name: str) -> None:
    """Write `manifest.json`, dated by the last commit or the newest `reviewed`, never the clock."""
    version = content.releases[0].version if content.releases else __version__
    manifest = site_manifest(content, version=version, date=commit_date(root), site_name=site_name)
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (site / "manifest.json").write_text(text, encoding="utf-8")
