"""Drafts of questionnaires: begun, changed part by part, thrown away.

A draft is a version that is not published. Its document may lack things while it is
being written; what it must be is checked when it is published.
"""
