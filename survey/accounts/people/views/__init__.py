"""The pages of people; importing them fills the blueprint."""

from survey.accounts.people.blueprint import bp
from survey.accounts.people.views import accounts, listing, roles

__all__ = ["accounts", "bp", "listing", "roles"]
