"""Question fences: header, stem, answer lines."""
