"""Showing a release to everybody, and taking it back."""
