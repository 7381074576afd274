"""Looking on: the audit, and long work under way."""
