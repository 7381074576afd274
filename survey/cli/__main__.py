"""Run the command where it is not installed: ``python -m survey.cli``."""

from survey.cli import main

main()
