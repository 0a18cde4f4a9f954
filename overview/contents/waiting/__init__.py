"""What awaits whom in a partnership: the same for every partner, by title and by partner, without private things."""

from overview.contents.waiting.everything import waiting
from overview.contents.waiting.rows import Waiting, by_partner, told_rows

__all__ = ["Waiting", "by_partner", "told_rows", "waiting"]
