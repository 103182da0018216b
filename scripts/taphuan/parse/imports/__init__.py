"""Files made elsewhere, read into what the author's language can say."""
