"""Interviews by lists: where interviewers find theirs, and open the questionnaire."""
