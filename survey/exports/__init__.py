"""Figures of a release as files: workbooks for people, CSV for machines."""
