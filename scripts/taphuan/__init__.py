"""Turn Markdown training modules into a site, decks, papers and offline copies."""

__version__ = "0.1.0"
