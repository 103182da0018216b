"""Slides: what stands on each, and whether it fits."""
