"""From reports to a PDF: the words, the signatures they name, and the typesetter that all requests share."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache

import typst

from sync_server.reports.content import Report
from sync_server.reports.memo import document
from sync_server.reports.typesetter import Typesetter

log = logging.getLogger(__name__)


@cache
def typesetter() -> Typesetter:
    """The one typesetter of this process, made when the first report is asked for."""
    return Typesetter()


def signatures_in(reports: Sequence[Report]) -> list[str]:
    """The hashes of the drawn signatures that these reports show."""
    signed = [report.told.signed for report in reports if report.told is not None and report.told.signed is not None]
    return sorted({each.signature for each in signed if each.signature})


def pdf(reports: Sequence[Report], images: Mapping[str, bytes]) -> bytes:
    """Set the reports. A picture that cannot be drawn is left out and said to be missing; the words always print."""
    try:
        return typesetter().pdf(document(reports, images))
    except typst.TypstError as error:
        if not images:
            raise
        log.warning("a signature could not be drawn: %s", error)
        return typesetter().pdf(document(reports, {}))
