"""What officials see of a release. Reads figures, computes none."""
