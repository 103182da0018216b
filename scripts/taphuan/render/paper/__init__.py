"""Tests to print, with a key for each."""
