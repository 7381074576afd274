"""Writing workbooks: opened, scored."""
