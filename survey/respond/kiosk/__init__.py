"""The citizen's journey on a tablet at a counter, with or without a network."""
