"""The pages of methods; importing them hangs all of them on the blueprint."""

from survey.manage.methods.blueprint import bp
from survey.manage.methods.views import beginning, drafting, finishing, looking

__all__ = ["beginning", "bp", "drafting", "finishing", "looking"]
