"""How far a workbook may be for this and that."""

from survey.models import WorkbookState

UNSENT = (WorkbookState.DRAFT, WorkbookState.CHECKED, WorkbookState.SIGNED)
WITH_THOSE_ABOVE = (WorkbookState.SENT, WorkbookState.APPRAISED)
