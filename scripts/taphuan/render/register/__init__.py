"""The register of documents: its entries, who cites them, what is new."""
