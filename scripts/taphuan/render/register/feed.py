"""The announcements as an Atom feed: only a site with a public address has one."""

from taphuan.model.labels import Labels
from taphuan.render.link_view import url_of
from taphuan.render.question.html import environment
from taphuan.render.register.news import Notice

NEWS_PAGE = "tra-cuu/thong-bao.md"
_MOST = 40


def feed_url(lang: str) -> str:
    """Return where the feed of a language stands, relative to the site's root."""
    return url_of(NEWS_PAGE, lang).removesuffix(".html") + ".xml"


def render_feed(
    notices: tuple[Notice, ...], labels: Labels, *, site_url: str, site_name: str
) -> str:
    """Return the feed of the newest dated notices.

    Args:
        notices: The newest first.
        labels: Of the feed's language.
        site_url: The public address, with a slash at its end.
        site_name: Who speaks.
    """
    dated = [notice for notice in notices if notice.date][:_MOST]
    return (
        environment()
        .get_template("feed.xml.j2")
        .render(
            notices=dated,
            labels=labels,
            root=site_url,
            site_name=site_name,
            page=site_url + url_of(NEWS_PAGE, labels.lang),
            feed=site_url + feed_url(labels.lang),
        )
    )
