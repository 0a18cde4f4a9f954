"""Documents on paper: HTML to an archival, accessible and repeatable PDF.

It loads WeasyPrint: only `pdf` modules import it, and only tasks import them.
"""

from core.paper.render import PaperAttachment, PaperRefused, render_pdf

__all__ = ["PaperAttachment", "PaperRefused", "render_pdf"]
