"""All routes of the public site, put together."""

from survey.public import embedding, poster, receipts, views
from survey.public.blueprint import bp
from survey.public.open_data import views as open_data

__all__ = ["bp", "embedding", "open_data", "poster", "receipts", "views"]
