"""What the committee does on paper: contents to the bytes of a PDF, the same for the same content."""

from governance.pdf.decision import decision_pdf
from governance.pdf.minutes import minutes_pdf

__all__ = ["decision_pdf", "minutes_pdf"]
