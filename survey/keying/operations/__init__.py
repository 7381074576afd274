"""Writes of the paper slice; the caller locks the batch, and commits."""
