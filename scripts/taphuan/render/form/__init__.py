"""Forms and kits: blank, to fill in, to print, in a ZIP."""
