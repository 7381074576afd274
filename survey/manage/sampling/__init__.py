"""The sampling desk: how many sheets, from whom, and how far it has come."""
