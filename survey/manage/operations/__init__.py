"""What setting up writes, by noun. The caller commits."""
