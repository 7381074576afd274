"""Results that others publish, looked at: a list, and a page a subject."""
