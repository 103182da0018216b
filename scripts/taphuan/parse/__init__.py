"""Author's text to model: every function takes text and returns values with their lines."""
