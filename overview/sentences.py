"""Why an archive is refused, in a sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from overview.archive.faults import Fault

NOTHING = _("Nothing was brought in.")
FAULTS = {
    "broken": _("This file is no whole ZIP: it was cut or damaged on its way."),
    "large": _("This archive holds more than this site takes in."),
    "path": _("This archive names a file that would lie outside of it: %(name)s."),
    "twice": _("This archive holds two files of the same name: %(name)s."),
    "bomb": _("A file of this archive unpacks to far more than it should: %(name)s."),
    "unknown_file": _("This archive holds a file that does not belong in it: %(name)s."),
    "missing": _("This archive lacks one of its files: %(name)s."),
    "changed": _("A file of this archive is not the one that was put into it: %(name)s."),
    "json": _("A file of this archive cannot be read: %(name)s."),
    "format": _("This is no archive of Entente."),
    "version": _("This archive is of version %(version)s, which this release of Entente does not read."),
    "passphrase_wanted": _(
        "A part of this archive is sealed: give the passphrase, which the operator of its site has."
    ),
    "passphrase_wrong": _("This passphrase does not open the sealed part of this archive, or that part was changed."),
    "unknown_model": _("This archive holds things that this release of Entente does not know: %(name)s."),
    "unknown_field": _("In this archive, %(model)s has a field that this release of Entente does not know: %(field)s."),
    "missing_field": _("In this archive, %(model)s lacks a field that this release of Entente needs: %(field)s."),
    "value": _("In this archive, %(model)s holds something that its field %(field)s cannot hold."),
    "key": _("In this archive, %(model)s points at something that is not in it: %(field)s."),
    "partnership": _("This archive does not hold one partnership, the one that it announces."),
    "roots": _("The root certificates of this archive are not those that it announces."),
    "chain": _("This archive holds a chain of another partnership."),
    "register_broken": _("The register of this archive does not hold from line %(sequence)s on."),
    "evidence_broken": _("The evidence of the charter in this archive does not hold from link %(sequence)s on."),
    "line": _("Line %(sequence)s of the register of this archive does not say what was chained."),
    "link": _("Link %(sequence)s of the charter’s evidence in this archive does not say what was chained."),
    "here": _("This partnership is on this site already."),
    "address": _("“%(slug)s” cannot be an address: use small letters, digits and hyphens."),
    "slug": _("The address “%(slug)s” is taken on this site: give another one."),
    "constraint": _("What this archive holds cannot be kept together: two of its rows contradict each other."),
    "computed": _("What this site works out of these facts is not what the archive says: %(part)s."),
}


def refusal(kept: Mapping[str, object]) -> str:
    """The sentence of a refusal that was kept, in the reader's language."""
    named = {"name": "", "model": "", "field": "", **{str(key): value for key, value in kept.items()}}
    return f"{FAULTS[str(kept['code'])] % named} {NOTHING}"


def kept(fault: Fault) -> dict[str, str]:
    """A refusal as it is kept: its code and what it names."""
    return {"code": fault.code, **fault.named}
