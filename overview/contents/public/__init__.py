"""What anybody may read of a partnership that chose to be read: only what its partners opened, section by section."""

from overview.contents.public.pages import offered, public_page, section

__all__ = ["offered", "public_page", "section"]
