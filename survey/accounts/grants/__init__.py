"""Roles granted on units, and taken back."""
