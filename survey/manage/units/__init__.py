"""The tree of units: looking, searching, editing, files in and out."""
