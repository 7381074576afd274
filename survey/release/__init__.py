"""From answers to frozen figures: the only way there is."""
