"""Results that others publish, in the browser: typed, imported, taken from ours."""
