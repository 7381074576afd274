"""The pages about signing in, and about one's own account."""

from survey.accounts.blueprint import bp
from survey.accounts.views import (
    account,
    app_codes,
    confirming,
    forgotten,
    language,
    link,
    passkeys,
    password,
    recovery,
    second_factor,
    second_step,
    sign_in,
    sign_out,
    tokens,
)

__all__ = [
    "account",
    "app_codes",
    "bp",
    "confirming",
    "forgotten",
    "language",
    "link",
    "passkeys",
    "password",
    "recovery",
    "second_factor",
    "second_step",
    "sign_in",
    "sign_out",
    "tokens",
]
