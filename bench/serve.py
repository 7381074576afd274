"""Serve another factory than the site's, with the settings of `hailong serve`."""

import sys

from survey.cli.serve import run_server
from survey.config import read_settings

if __name__ == "__main__":
    run_server(read_settings(), target=sys.argv[1])
