"""The report as a Word file: real headings, lists and tables, for editing."""
