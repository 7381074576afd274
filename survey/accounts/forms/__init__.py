"""Forms of the pages about signing in and one's own account."""

from survey.accounts.forms.codes import CodeForm, RecoveryForm, SentForm
from survey.accounts.forms.passkeys import NewPasskeyForm, PasskeyForm
from survey.accounts.forms.passwords import (
    ChangeForm,
    ConfirmForm,
    ForgottenForm,
    PasswordForm,
)
from survey.accounts.forms.sign_in import SignInForm
from survey.accounts.forms.tokens import TokenForm

__all__ = [
    "ChangeForm",
    "CodeForm",
    "ConfirmForm",
    "ForgottenForm",
    "NewPasskeyForm",
    "PasskeyForm",
    "PasswordForm",
    "RecoveryForm",
    "SentForm",
    "SignInForm",
    "TokenForm",
]
