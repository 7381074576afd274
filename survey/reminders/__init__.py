"""Letters that remind people of what is due (`survey.due`), once at each step."""

from survey.reminders.sending import forget_old, remind

__all__ = ["forget_old", "remind"]
