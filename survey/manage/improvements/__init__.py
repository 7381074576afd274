"""What a unit changed, written by the unit and read by everybody."""
