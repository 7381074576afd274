"""Signed workbooks of the PAR Index that a release earned points in, as tables."""
