"""Where the sheet of a calibration is worked on: a desk like that of a visit, for a sheet that belongs to none."""

from __future__ import annotations

from collections.abc import Mapping

from app.client import Client
from app.screens.rubric.desk import Desk
from app.visiting import sheets
from app.visiting.conventions import Reading, readings
from app.visiting.last_time import LastTime
from app.visiting.sheets import Filling
from fieldwork.records import Calibration
from fieldwork.refusals import Refusal
from fieldwork.scopes import is_opened


class SampleDesk(Desk):
    """One rater's sheet of one calibration."""

    def __init__(self, client: Client, calibration: str, instrument: str, subject: str | None) -> None:
        self.calibration = calibration
        super().__init__(client, "", instrument, subject)

    @property
    def back(self) -> str:
        return f"/calibrations/{self.calibration}"

    @property
    def address(self) -> str:
        return f"{self.back}/sheet"

    @property
    def may_reopen(self) -> bool:
        found = self.client.store.one(Calibration, self.calibration)
        return found is not None and not is_opened(found, self.client.store)

    def _filled(self, place: str | None) -> Filling | Refusal:
        person = self.client.session.person or ""
        return sheets.read_sample(self.client.store, calibration=self.calibration, rater=person, place=place)

    def _before(self, filling: Filling) -> Mapping[str, LastTime]:
        """A sample was never rated before."""
        return {}

    def _readings(self, filling: Filling) -> Mapping[str, Reading]:
        """What was agreed in earlier calibrations; not what came of this one."""
        return readings(self.client.store, filling.instrument, apart_from=self.calibration)
