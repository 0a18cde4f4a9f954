"""Reports asked for in a process of its own, as a web worker does: `python -m tests.reliability.ask MEMBER COUNT`."""

import importlib
import sys

import django

if __name__ == "__main__":
    django.setup()
    reports = importlib.import_module("tests.reliability.reports")
    member = reports.Member.objects.select_related("partnership", "user").get(pk=sys.argv[1])
    for number in range(int(sys.argv[2])):
        reports.ask(member, number)
