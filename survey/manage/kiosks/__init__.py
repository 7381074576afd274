"""Kiosks as those see them who look after counters."""
