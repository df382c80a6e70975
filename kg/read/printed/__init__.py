"""Entries of a printed reference list, taken apart."""
