"""Whether the site in this container answers at a path (`healthy.py /healthz`); asks under its own name.

A health check speaks to the container, and the site refuses every host name but its own.
"""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit


def status(path: str) -> int:
    """The HTTP status of the page, asked as the reverse proxy would."""
    site = urlsplit(os.environ.get("SITE_URL", "http://localhost:8000"))
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
    connection.request("GET", path, headers={"Host": site.netloc, "X-Forwarded-Proto": site.scheme})
    return connection.getresponse().status


if __name__ == "__main__":
    sys.exit(0 if status(sys.argv[1]) == 200 else 1)
