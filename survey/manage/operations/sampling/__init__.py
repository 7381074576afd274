"""Writes of the sampling desk: targets, frames, draws, what became of whom."""
