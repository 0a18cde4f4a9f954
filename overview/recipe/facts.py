"""What the fifteen lines are read from."""

from dataclasses import dataclass
from datetime import date

from overview.recipe.reading import Names


@dataclass(frozen=True)
class Review:
    """A look from outside: which, how far, by how many, what was answered of it."""

    number: int
    state: str
    closes_on: date
    read_on: date | None = None
    answered_on: date | None = None
    answer_by: date | None = None
    peers: int = 0
    recommendations: int = 0
    answered: int = 0
    decisions: Names = ()

    @property
    def unanswered(self) -> int:
        """How many recommendations await their answer."""
        return self.recommendations - self.answered


@dataclass(frozen=True)
class Facts:
    """Counts, dates, and the names of what lacks; list by list of the recipe."""

    today: date
    stage: str = "initiation"
    running_since: date | None = None

    # to take up
    partners: int = 0
    vision: str = ""
    concerns: int = 0
    unconsenting: Names = ()
    objectives: int = 0
    no_start: Names = ()
    no_aim: Names = ()
    no_date: Names = ()
    no_indicator: Names = ()
    needs: int = 0
    critical: int = 0
    uncovered: Names = ()
    fragile: Names = ()
    no_profile: Names = ()
    no_part: Names = ()
    contributing: int = 0
    tasks: int = 0
    no_accountable: Names = ()
    no_expectation: Names = ()
    early_red: Names = ()

    # what makes it succeed
    due: int = 0
    unmeasured: Names = ()
    first_due: date | None = None
    charter: str = ""
    signed: int = 0
    unsigned: Names = ()
    signing: str = ""
    signing_done: int = 0
    signing_unsigned: Names = ()
    writing: str = ""
    seats: int = 0
    vacant: Names = ()
    rules: bool = False
    quorum: int = 0
    met_on: date | None = None
    meet_by: date | None = None
    lead: str = ""
    lead_of: str = ""
    lead_until: date | None = None
    succession: bool = False
    limits: bool = False
    entries: int = 0
    minutes_late: int = 0
    last_meeting_on: date | None = None
    last_minutes_on: date | None = None
    last_minutes_late: bool = False
    restricted: int = 0
    restricted_until: date | None = None
    restricted_too_long: int = 0

    # measuring impact
    framing: str = ""
    unframing: Names = ()
    framed_on: date | None = None
    first_measure_on: date | None = None
    measured_unframed: bool = False
    indicators: int = 0
    qualitative: int = 0
    effects_asked: int = 0
    effects_answered: int = 0
    unexpected: int = 0
    measures: int = 0
    contested: Names = ()
    waiting: Names = ()
    fresh: int = 0
    reviews: tuple[Review, ...] = ()
