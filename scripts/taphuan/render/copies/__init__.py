"""Copies that work without a network: for a computer, for a phone, for paper."""
