"""Survey rounds in the browser: planned, opened, changed, weighted, closed."""
