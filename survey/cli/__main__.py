"""Run the command where it is not installed: ``python -m survey.cli``."""

from survey.cli import main

# The server's processes import this module again; they must not run the command.
if __name__ == "__main__":
    main()
