"""Answers of rounds that were held elsewhere: sheets or published counts, from files.

A file is read as somebody says it is meant (`reading`), checked whole, then written
whole; until a release has counted it, it can be taken back whole.
"""
