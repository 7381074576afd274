"""Open data of a published release: one table, three formats, a dictionary."""
