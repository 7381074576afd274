"""Reforms of the tree in the browser: chosen, previewed, confirmed, looked back at."""
