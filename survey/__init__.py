"""Hài Lòng: satisfaction surveys for one-stop counters.

`survey.site.create_app` makes the site, `survey.cli.main` is the command. Nothing is
imported here, so that a command loads only what it needs.
"""
