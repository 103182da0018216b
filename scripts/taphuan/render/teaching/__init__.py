"""Decks, plans and slides for PowerPoint."""
