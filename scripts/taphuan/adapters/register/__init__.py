"""The register kept as a file: edited in place, exchanged as a spreadsheet."""
