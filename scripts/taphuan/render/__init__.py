"""Model to text: HTML, JSON and other outputs, always the same bytes for the same model."""
