"""Every kind of record people create, grouped by the part of the work it belongs to."""

from fieldwork.records.calibrations import Calibration, CalibrationProgress, CalibrationSheet, Convention
from fieldwork.records.checklists import ChecklistDraft, CheckSheet, PublishedChecklist
from fieldwork.records.concerns import Addressee, Concern
from fieldwork.records.debriefs import Debrief, Signature
from fieldwork.records.feedback import Acknowledgement, Agreement, Feedback, Receipt, Response
from fieldwork.records.instruments import PublishedInstrument
from fieldwork.records.kinds import KINDS, FieldRule, Kind, Privacy, Writer
from fieldwork.records.office import Office, Person, Role, RoleName, School
from fieldwork.records.phrases import Phrase
from fieldwork.records.planning import Ground, Period, Round, Target
from fieldwork.records.visits import Consensus, Counts, Finding, LessonSummary, Progress, Sheet, Visit

__all__ = [
    "KINDS",
    "Acknowledgement",
    "Addressee",
    "Agreement",
    "Calibration",
    "CalibrationProgress",
    "CalibrationSheet",
    "CheckSheet",
    "ChecklistDraft",
    "Concern",
    "Consensus",
    "Convention",
    "Counts",
    "Debrief",
    "Feedback",
    "FieldRule",
    "Finding",
    "Ground",
    "Kind",
    "LessonSummary",
    "Office",
    "Period",
    "Person",
    "Phrase",
    "Privacy",
    "Progress",
    "PublishedChecklist",
    "PublishedInstrument",
    "Receipt",
    "Response",
    "Role",
    "RoleName",
    "Round",
    "School",
    "Sheet",
    "Signature",
    "Target",
    "Visit",
    "Writer",
]
