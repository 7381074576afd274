"""Setting up: units, counters, methods, questionnaires, rounds, posters."""
