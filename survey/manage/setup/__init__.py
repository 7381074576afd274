"""Setting up a province, step by step: what is done, and what comes next."""
