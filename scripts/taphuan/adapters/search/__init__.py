"""What the search reads out of built pages."""
