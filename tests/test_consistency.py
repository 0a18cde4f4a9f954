"""The house keeps its own word: one act one name, facts that describe and protect themselves, nothing unused."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.urls import URLPattern, get_resolver
from django.utils.module_loading import autodiscover_modules

from core.acts import ACTS
from core.chain import ChainEntry
from core.rules import RULES
from partnerships.journal import EVENTS

ROOT = settings.ROOT
TEMPLATES = ROOT / "templates"
FLOORS = [config for config in apps.get_app_configs() if Path(config.path).parent == ROOT]
MODELS = [model for config in FLOORS for model in config.get_models()]

# Acts nobody is refused, each with its reason.
WITHOUT_RULE = {
    "accounts.change_profile": "a person's own profile",
    "accounts.renew_calendar": "a person's own calendar",
    "accounts.match_arrivals": "a person's own sign-in; the address that was proven is the right",
    "partnerships.open_account": "what accepting an invitation needs first; the link is the right",
    "partnerships.choose_messages": "a person's own messages",
    "partnerships.read_notices": "a person's own notices",
    "impact.open_reviewer_account": "what accepting to be a peer needs first; the link is the right",
    "partnerships.bind_partner": "called by the charter when it enters into force",
    "partnerships.lock_text": "called by the charter when it is frozen",
    "partnerships.unlock_text": "called by the charter when its next version is begun",
    "charters.record_frozen_pdf": "closes a piece of work",
    "charters.record_executed_pdf": "closes a piece of work",
    "charters.record_deed_pdf": "closes a piece of work",
    "governance.record_minutes_pdf": "closes a piece of work",
    "impact.record_import_reading": "closes a piece of work",
    "impact.record_import_writing": "closes a piece of work",
    "overview.deliver_edition": "closes a piece of work",
    "overview.keep_picture": "the clock's",
    "overview.deliver_archive": "closes a piece of work",
    "overview.record_import": "closes a piece of work",
    "overview.refresh_marks": "the clock's",
}
# Acts without an address of their own, each with its reason.
WITHOUT_ADDRESS = {
    "governance.take_effect": "the clock's, or the vote's that decides",
    "governance.remind_voters": "the clock's",
    "governance.remind_mandates": "the clock's",
    "impact.remind_measurements": "the clock's",
    "impact.ask_effects": "the clock's",
    "overview.redact_report": "the clock's",
    "overview.send_digest": "the clock's",
    "partnerships.remind_duties": "the clock's",
    "overview.open_due_reports": "the clock's",
    "impact.remind_reviewers": "the clock's",
    "impact.remind_review_answers": "the clock's",
    "charters.enter_on_date": "the clock's",
    "impact.remind_health_check": "the clock's",
    "charters.lapse_signatures": "the clock's",
    "charters.carry_out_withdrawal": "the clock's",
    "charters.remind_terms": "the clock's",
}
# Acts that leave no line of their own in the register, each with its reason.
WITHOUT_EVENT = {
    "accounts.change_profile": "outside any partnership",
    "accounts.renew_calendar": "outside any partnership",
    "accounts.match_arrivals": "outside any partnership; the member of the lines stays the same",
    "overview.erase_person": "outside any partnership; each place that ends is a line of its own, of end_member",
    "partnerships.open_account": "outside any partnership; accepting says who joined",
    "impact.open_reviewer_account": "outside any partnership; accepting says that a peer is there",
    "impact.write_review": "a draft that nobody else reads",
    "partnerships.ask_journal_pdf": "reads, and changes no fact",
    "partnerships.choose_messages": "outside any partnership",
    "partnerships.read_notices": "outside any partnership",
    "overview.send_digest": "a letter to one person, about several partnerships",
    "partnerships.lock_text": "the freezing of the charter says it",
    "partnerships.unlock_text": "the next version of the charter says it",
    "partnerships.assign_tasks": "each changed row is a line of its own, of assign_task",
    "charters.confirm_reading": "a link of the evidence; the signature is what counts",
    "charters.ask_signing_code": "sends a code to its owner; the signature is what counts",
    "charters.ask_draft_pdf": "reads, and changes no fact",
    "charters.retry_pdf": "makes the same bytes again",
    "governance.retry_minutes": "makes the same bytes again",
    "impact.start_measurement_import": "reads, and changes no fact; writing says what came in",
    "impact.drop_measurement_import": "nothing of it was written",
    "impact.record_import_reading": "reads, and changes no fact",
    "impact.record_import_writing": "the line is of write_measurement_import, who asked for it",
    "overview.keep_picture": "reads, and changes no fact",
    "overview.refresh_marks": "reads, and changes no fact",
    "overview.ask_import": "outside any partnership",
    "overview.record_import": "the register that arrives stays as it is; the archive's own row says it",
    "governance.ask_decision_pdf": "reads, and changes no fact",
    "impact.answer_health_check": "a line of the register would say who answered, and when",
}
# Messages that are no event: a link or a code for one person, or what a peer from outside is told.
OTHER_MAILS = {"partnerships/mail/invitation", "charters/mail/signing_code", "overview/mail/digest"}
OTHER_MAILS |= {"impact/mail/reviewer_invitation", "impact/mail/reviewer_letter"}
# What goes with the row that holds it: parts of one aggregate, and what has no life of its own.
CASCADES = {
    "core.Submission.user": "a trace against double clicks",
    "partnerships.Involvement.task": "part of a task",
    "impact.Dimension.indicator": "part of an indicator",
    "impact.Milestone.indicator": "part of an indicator",
    "impact.Reference.indicator": "part of an indicator",
    "impact.Slice.dimension": "part of a way to slice",
    "impact.SlicedFigure.measurement": "part of a measurement",
    "impact.ReviewMark.reviewer": "part of a peer's review",
    "impact.RubricLevel.indicator": "part of an indicator",
    "impact.PanelChoice.panel": "part of a panel",
    "overview.Mark.partnership": "a reading that can be made again",
    "overview.Picture.partnership": "a reading that can be made again",
}
# Pairs where nobody stands for the clock, or for an operator at the command line.
BY_THE_CLOCK = {"governance.Round.closed_by", "overview.Archive.asked_by", "overview.Report.asked_by"}
APPEND_ONLY = {
    "partnerships_journalentry",
    "partnerships_consent",
    "partnerships_delivery",
    "partnerships_opinion",
    "partnerships_reply",
    "governance_ballot",
    "charters_evidenceentry",
    "charters_signature",
}
HANDLERS = {"403_csrf.html", "404.html", "429.html", "500.html"}  # named by Django and allauth


@pytest.fixture(scope="module", autouse=True)
def all_loaded():
    """Everything that registers itself has done so."""
    autodiscover_modules("rules", "actions", "events", "tasks")


def addresses() -> dict[str, str]:
    """URL name → the view's name, for the partnerships' floors."""
    found: dict[str, str] = {}

    def walk(patterns, namespace=""):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                if pattern.name:
                    found[f"{namespace}.{pattern.name}"] = pattern.callback.__name__
            else:
                walk(pattern.url_patterns, pattern.namespace or namespace)

    walk(get_resolver().url_patterns)
    own = tuple(f"{config.label}." for config in FLOORS)
    return {name: view for name, view in found.items() if name.startswith(own)}


# One act, one name ---------------------------------------------------------------------------------------


@pytest.mark.once
def test_every_act_has_a_rule_of_its_name_and_every_rule_an_act():
    assert set(RULES) == set(ACTS) - set(WITHOUT_RULE)
    assert set(WITHOUT_RULE) <= set(ACTS)


@pytest.mark.once
def test_every_act_that_people_do_has_an_address_of_its_name():
    assert set(RULES) - set(addresses()) == set(WITHOUT_ADDRESS)


@pytest.mark.once
def test_every_address_leads_to_the_view_of_its_name():
    assert {name: view for name, view in addresses().items() if view != name.partition(".")[2].lstrip("_")} == {}


@pytest.mark.once
def test_every_event_names_the_act_that_does_it():
    named = {f"{code.partition('.')[0]}.{event.act}" for code, event in EVENTS.items()}
    assert named - set(ACTS) == set()
    assert set(ACTS) - named == set(WITHOUT_EVENT)


@pytest.mark.once
@pytest.mark.parametrize("registry", [RULES, ACTS], ids=["rules", "acts"])
def test_rules_and_acts_say_what_they_are_in_a_sentence(registry):
    told = {name: (thing.__doc__ or "").strip().split("\n")[0] for name, thing in registry.items()}
    assert [name for name, said in told.items() if not re.match(r"[A-Z].*[.?:]$", said)] == []


@pytest.mark.once
def test_messages_of_their_own_belong_to_an_event_and_come_in_both_forms():
    mails = {path.relative_to(TEMPLATES) for path in TEMPLATES.glob("*/mail/*")}
    names = {path.with_suffix("").as_posix() for path in mails}
    assert names - {event.templates[0] for event in EVENTS.values()} == OTHER_MAILS
    assert {Path(name + ending) for name in names for ending in (".html", ".txt")} == mails


# Facts ---------------------------------------------------------------------------------------------------


@pytest.mark.once
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_model_describes_itself(model):
    meta = model._meta
    assert re.match(r"[A-Z][^\n]*\.$", model.__doc__ or ""), "a docstring of one line"
    assert "verbose_name" in meta.original_attrs
    assert not meta.unique_together
    assert all(rule.name for rule in [*meta.constraints, *meta.indexes])
    assert [field.name for field in own_keys(model) if not field.remote_field.related_name] == []


@pytest.mark.once
def test_what_holds_a_fact_cannot_be_deleted_under_it():
    cascades = {
        f"{model._meta.label}.{key.name}"
        for model in MODELS
        for key in own_keys(model)
        if key.remote_field.on_delete is not models.PROTECT
    }
    assert cascades == set(CASCADES)


@pytest.mark.once
def test_foreign_keys_point_down():
    floor = {config.label: number for number, config in enumerate(FLOORS)}
    up = [
        f"{model._meta.label}.{key.name}"
        for model in MODELS
        for key in own_keys(model)
        if floor.get(key.related_model._meta.app_label, -1) > floor[model._meta.app_label]
    ]
    assert up == ["core.Submission.user"]  # the person who signs in, whatever the model: a setting of Django's


@pytest.mark.once
def test_when_and_by_whom_go_together():
    """A pair `x_at`/`x_by` is either always there, or both or none by a constraint that names them."""
    loose = []
    for model in MODELS:
        fields = {field.name: field for field in model._meta.concrete_fields}
        for at in fields:
            by = fields.get(re.sub("_at$", "_by", at))
            if not at.endswith("_at") or by is None or not (fields[at].null or by.null):
                continue
            both = {at, by.name}
            if not any(both <= rule.condition.referenced_base_fields for rule in checks_of(model)):
                loose.append(f"{model._meta.label}.{by.name}")
    assert set(loose) == BY_THE_CLOCK


@pytest.mark.once
def test_every_chain_is_among_the_append_only_tables():
    chains = {model._meta.db_table for model in MODELS if issubclass(model, ChainEntry)}
    assert chains <= APPEND_ONLY


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_append_only_tables_have_their_triggers(db, table):
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
    }
    wanted = {"sqlite": ("no_update", "no_delete"), "postgresql": ("append_only", "no_truncate")}
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], [table])
        found = {name for (name,) in cursor.fetchall()}
    assert found >= {f"{table}_{name}" for name in wanted[connection.vendor]}


def own_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    """Foreign keys that this model declares."""
    return [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]


def checks_of(model: type[models.Model]) -> list[models.CheckConstraint]:
    return [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]


# Files ---------------------------------------------------------------------------------------------------


@pytest.mark.once
def test_files_keep_to_the_closed_set_of_names():
    spec = importlib.util.spec_from_file_location("gates", ROOT / ".ci" / "gates.py")
    gates = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gates)
    trees = {path: gates.ast.parse((ROOT / path).read_text()) for path in gates.python_files(ROOT)}
    assert list(gates.closed_names(ROOT, trees)) == []


@pytest.mark.once
def test_no_template_is_unused():
    python = "\n".join(
        path.read_text()
        for config in [*(config.name for config in FLOORS), "demo", "config"]
        for path in (ROOT / config).rglob("*.py")
    )
    pages = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    told = python + "\n".join(path.read_text() for path in pages)
    unused = []
    for path in pages:
        name = path.relative_to(TEMPLATES).as_posix()
        app, _slash, rest = name.rpartition("/")
        shown_by_name = app in {config.label for config in FLOORS} and f'"{Path(rest).stem}"' in python
        mail = name.rpartition(".")[0] in {way for event in EVENTS.values() for way in event.templates}
        if not (name in told or shown_by_name or mail or name in HANDLERS or overrides(name)):
            unused.append(name)
    assert unused == []


def overrides(name: str) -> bool:
    """Whether a template of a package we use has this name (allauth looks for HTML beside its text)."""
    packages = [Path(config.path) for config in apps.get_app_configs() if config not in FLOORS]
    names = {name, re.sub("_message.html$", "_message.txt", name)}
    return any((package / "templates" / name).exists() for package in packages for name in names)


# Generated pages -----------------------------------------------------------------------------------------


@pytest.mark.once
def test_the_generated_pages_say_what_the_code_says():
    call_command("write_docs", "--check")


@pytest.mark.once
def test_a_stale_page_is_noticed(tmp_path):
    with pytest.raises(CommandError, match=r"rules\.md, states\.md, glossary\.md"):
        call_command("write_docs", "--check", to=tmp_path)
    call_command("write_docs", to=tmp_path)
    call_command("write_docs", "--check", to=tmp_path)
    rules = tmp_path / "rules.md"
    rules.write_text(rules.read_text().replace("### `cast_vote`", "### `vote`"))
    with pytest.raises(CommandError, match=r"Stale: rules\.md\."):
        call_command("write_docs", "--check", to=tmp_path)


@pytest.mark.once
def test_the_page_of_rules_gives_the_reasons(tmp_path):
    call_command("write_docs", to=tmp_path)
    part = (tmp_path / "rules.md").read_text().partition("### `give_consent`")[2].partition("###")[0]
    assert "- An objection comes with its reason" in part
    silent = [act for act in (tmp_path / "rules.md").read_text().split("\n### ")[1:] if "\n- " not in act]
    assert silent == []
