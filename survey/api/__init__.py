"""What programs read: units, rounds, releases, figures. Read only, by token."""
