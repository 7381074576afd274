"""What citizens wrote of a unit, as officials may read it."""
