"""One act in a process of its own, as a web worker does it: `python -m tests.reliability.vote DECISION LEAD VOTER`."""

import sys

import django

django.setup()

if __name__ == "__main__":
    from governance import actions  # once Django is set up
    from governance.models import Decision
    from partnerships.models import Member

    decision, lead, voter = sys.argv[1:]
    row = Decision.objects.get(pk=decision)
    actions.open_round(row, by=Member.objects.get(pk=lead), mode="written")
    actions.cast_vote(row, by=Member.objects.get(pk=voter), position="for")
