"""Questionnaires in the browser: begun, written, looked at, published."""
