"""The pages of reforms; importing this package hangs all of them up."""

from survey.manage.reform.blueprint import bp
from survey.manage.reform.views import filing, making, reading

__all__ = ["bp", "filing", "making", "reading"]
