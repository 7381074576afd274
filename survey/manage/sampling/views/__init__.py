"""The pages of the sampling desk; importing them hangs them on the blueprint."""

from survey.manage.sampling.blueprint import bp
from survey.manage.sampling.views import desk, draws, enumerators, frames, targets

__all__ = ["bp", "desk", "draws", "enumerators", "frames", "targets"]
