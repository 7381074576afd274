"""What is held back so that nothing hidden can be worked out from what is told."""
