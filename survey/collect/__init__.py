"""How many answers have come in, and where they do not. Never what they say."""
