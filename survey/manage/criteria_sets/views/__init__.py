"""The pages of sets of criteria."""
