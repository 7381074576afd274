"""The tables that a set makes, one module a subject."""
