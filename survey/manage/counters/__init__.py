"""Counters: set up, printed, watched."""
