"""Word-processor files, byte for byte the same each time."""
