"""Model to diagnostics: every function yields problems and never raises on content."""
