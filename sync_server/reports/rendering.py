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


def pictures_in(reports: Sequence[Report]) -> list[str]:
    """The hashes of the signatures and photos that these reports show."""
    told = [report.told for report in reports if report.told is not None]
    signatures = {signed.signature for each in told for signed in each.signed if signed.signature}
    signatures |= {drawing for report in reports if report.leaving for drawing in report.leaving.drawings}
    found = {name for report in reports for finding in report.findings for name in finding.photos}
    shown = {each.hash for report in reports for checked in report.checked for each in checked.pictures}
    return sorted(signatures | found | shown)


def pdf(reports: Sequence[Report], images: Mapping[str, bytes]) -> bytes:
    """Set the reports. If a picture cannot be drawn, all are left out and said to be missing; the words still print."""
    try:
        return typesetter().pdf(document(reports, images), images)
    except typst.TypstError as error:
        if not images:
            raise
        log.warning("a picture could not be drawn: %s", error)
        return typesetter().pdf(document(reports, ()))
