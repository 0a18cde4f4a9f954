"""Which models travel in an archive, how each hangs on the partnership, what stays behind and why.

A model of the project that is not here fails a test. A further one is one line: its lookup to the partnership.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Field, ForeignKey, ManyToManyField, Model, Q

ALL, NONE = Q(), None
RESTRICTED = Q(restrictions__isnull=False, restrictions__lifted_at=None)  # over or not: somebody asked for it
WORK = "pieces of work belong to the site that does them"
LINK = "a link that was sent is dead on arrival: it is sent again from there"


@dataclass(frozen=True)
class Travels:
    """How a row hangs on its partnership (a lookup), which fields stay and why, what of it is not everybody's.

    `private` says which rows only operators carry, `kept` which fields of the others. `named` models hang on nothing:
    those rows travel that others name.
    """

    by: str = "partnership"
    stays: Mapping[str, str] = field(default_factory=dict)
    private: Q | None = NONE
    kept: tuple[str, ...] = ()
    named: bool = False


SIGN_IN = "how one signs in belongs to the site"
TRAVELS: dict[str, Travels] = {
    "accounts.User": Travels(
        named=True,
        kept=("email",),
        stays={
            **dict.fromkeys(("password", "last_login", "joined_at", "calendar_serial"), SIGN_IN),
            **dict.fromkeys(("is_active", "is_staff", "is_superuser", "groups", "user_permissions"), SIGN_IN),
        },
    ),
    "accounts.Organisation": Travels(named=True),
    "core.StoredFile": Travels(named=True),
    "accounts.Affiliation": Travels("organisation__partnerships__partnership"),
    "partnerships.Partnership": Travels("pk"),
    "partnerships.StageStep": Travels(),
    "partnerships.Partner": Travels(),
    "partnerships.Member": Travels(),
    "partnerships.Role": Travels("member__partnership"),
    "partnerships.Text": Travels(),
    "partnerships.Version": Travels(),
    "partnerships.Paragraph": Travels(),
    "partnerships.Consent": Travels(),
    "partnerships.Vision": Travels(),
    "partnerships.Amendment": Travels(),
    "partnerships.Opinion": Travels(),
    "partnerships.Answer": Travels(private=Q(visibility="own")),
    "partnerships.Need": Travels(),
    "partnerships.Offer": Travels(),
    "partnerships.Contribution": Travels(),
    "partnerships.Delivery": Travels(),
    "partnerships.Invitation": Travels(stays={"token_digest": LINK}),
    "partnerships.JournalEntry": Travels(private=RESTRICTED),
    "partnerships.Restriction": Travels(),
    "partnerships.Notice": Travels("entry__partnership", stays={"mail": "messages stay"}, private=ALL),
    "partnerships.Objective": Travels(),
    "partnerships.Value": Travels(),
    "partnerships.Remark": Travels(),
    "partnerships.Reply": Travels(),
    "partnerships.Risk": Travels(),
    "partnerships.Task": Travels(),
    "partnerships.Involvement": Travels(),
    "governance.Body": Travels(),
    "governance.Seat": Travels(),
    "governance.Mandate": Travels(),
    "governance.RuleSet": Travels(),
    "governance.CategoryRule": Travels(),
    "governance.Decision": Travels(),
    "governance.Wording": Travels(),
    "governance.DecisionReview": Travels(),
    "governance.Meeting": Travels(),
    "governance.AgendaItem": Travels(),
    "governance.MeetingPaper": Travels(),
    "governance.Attendance": Travels(),
    "governance.FollowUp": Travels(),
    "governance.Minutes": Travels(),
    "governance.MinutesPaper": Travels("minutes__partnership", stays={"job": WORK}),
    "governance.Correction": Travels(),
    "governance.Round": Travels(),
    "governance.Extension": Travels(),
    "governance.Mediation": Travels(),
    "governance.Lead": Travels(),
    "governance.Revocation": Travels(),
    "governance.Ruling": Travels(),
    "governance.Recusal": Travels(),
    "governance.Interest": Travels(),
    "governance.Proxy": Travels(),
    "governance.Ballot": Travels(),
    "governance.Integration": Travels("wording__partnership"),
    "governance.MinorityOpinion": Travels(),
    "impact.FramingSheet": Travels(),
    "impact.Indicator": Travels(),
    "impact.Milestone": Travels("indicator__partnership"),
    "impact.RubricLevel": Travels("indicator__partnership"),
    "impact.Reference": Travels("indicator__partnership"),
    "impact.Dimension": Travels("indicator__partnership"),
    "impact.Slice": Travels("dimension__indicator__partnership"),
    "impact.IndicatorOpinion": Travels("indicator__partnership"),
    "impact.IndicatorRemark": Travels("indicator__partnership"),
    "impact.IndicatorChange": Travels("indicator__partnership"),
    "impact.StatusOverride": Travels("indicator__partnership"),
    "impact.MeasurementImport": Travels(stays={"job": WORK}),
    "impact.Measurement": Travels(private=Q(state="draft")),
    "impact.SlicedFigure": Travels("measurement__partnership"),
    "impact.PeriodLock": Travels(),
    "impact.Story": Travels(),
    "impact.StoryPanel": Travels(),
    "impact.PanelChoice": Travels("panel__partnership"),
    "impact.EffectReport": Travels(),
    "impact.Evidence": Travels(),
    "impact.HealthCheck": Travels(kept=("salt",)),
    "impact.HealthTurn": Travels("health_check__partnership", private=ALL),
    "impact.HealthResponse": Travels("health_check__partnership", private=ALL),
    "impact.HealthWord": Travels("health_check__partnership", private=ALL),
    "impact.ReviewRound": Travels(),
    "impact.Reviewer": Travels(
        "round__partnership", stays={"token_digest": LINK}, private=Q(round__state__in=("open", "abandoned"))
    ),
    "impact.ReviewMark": Travels("reviewer__round__partnership"),
    "impact.FactualRemark": Travels("reviewer__round__partnership"),
    "impact.ReviewDiscussion": Travels("round__partnership"),
    "impact.Recommendation": Travels("reviewer__round__partnership"),
    "impact.RecommendationStep": Travels("recommendation__reviewer__round__partnership"),
    "charters.Charter": Travels(),
    "charters.Article": Travels(),
    "charters.CharterVersion": Travels(),
    "charters.Accession": Travels(),
    "charters.Annex": Travels(),
    "charters.Approval": Travels(),
    "charters.Edition": Travels(),
    "charters.EvidenceEntry": Travels(),
    "charters.EvidencePerson": Travels(),
    "charters.Signatory": Travels(),
    "charters.Signature": Travels(),
    "charters.Withdrawal": Travels(),
    "charters.Representation": Travels(),
    "overview.PublicSection": Travels(),
    "overview.Mark": Travels(),
    "overview.MarkChange": Travels(),
    "overview.ReportSchedule": Travels(),
    "overview.Report": Travels(),
    "overview.ReportSection": Travels(),
    "overview.ReportVersion": Travels(),
    "overview.ReportEdition": Travels(stays={"job": WORK}),
}
STAYS: dict[str, str] = {
    "core.ChainHead": "told by the manifest, and worked out again from the lines",
    "core.Job": WORK,
    "core.Mail": "messages are sent by the site that wrote them",
    "core.Submission": "a trace against double clicks",
    "accounts.Arrival": "written anew by the site where a person arrives; its address travels with the person",
    "accounts.Erasure": "each site remembers whom it erased",
    "partnerships.Muting": "a person's own choice on a site, whatever the partnership",
    "charters.SigningCode": "a code signs where it was asked for, for ten minutes",
    "charters.CarriedRoot": "certificates travel as files, and the manifest names them",
    "overview.Archive": "what left a site and what came in is that site's own record",
    "overview.Picture": "a reading that the site makes again",
    "overview.Digest": "a person's weekly letter on a site, whatever the partnership",
}


def model_of(label: str) -> type[Model]:
    return apps.get_model(label)


def travelling(label: str) -> list[Field]:
    """The columns of a model that travel, in the order of the model, its key apart unless it is its identity."""
    rule, model = TRAVELS[label], model_of(label)
    return [
        one
        for one in model._meta.local_fields
        if one.name not in rule.stays and not (one.primary_key and one.name == "id")
    ]


def gathered(label: str) -> list[ManyToManyField]:
    """The lists of rows that travel within a row."""
    return [one for one in model_of(label)._meta.local_many_to_many if one.name not in TRAVELS[label].stays]


def keys(label: str) -> list[ForeignKey]:
    """The foreign keys that travel."""
    return [one for one in travelling(label) if isinstance(one, ForeignKey)]


def target(key: ForeignKey | ManyToManyField) -> str:
    """The label of the model that a key points at."""
    return key.related_model._meta.label


def identity(label: str) -> str:
    """The field that identifies a row of this model everywhere; empty when a number within the archive must do."""
    if label == "core.StoredFile":
        return "sha256"
    found = next((one for one in model_of(label)._meta.local_fields if one.name == "uuid" and one.unique), None)
    return "uuid" if found else ""
