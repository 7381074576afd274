"""`hailong unit merge|split|move|rename|close|reform`: the tree changes on a day."""

from survey.cli.reforms.looking import reforms, withdraw
from survey.cli.reforms.making import close, merge, move, rename, split
from survey.cli.reforms.reform import reform

COMMANDS = (merge, split, move, rename, close, reform, reforms, withdraw)
