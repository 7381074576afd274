"""Pictures of the pages, from the demonstration: see ``.ci/pictures``."""
