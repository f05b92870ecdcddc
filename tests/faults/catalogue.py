"""Every planted bug."""

from __future__ import annotations

from tests.faults.agreed import AGREED
from tests.faults.at_the_lock import LETTERS
from tests.faults.at_the_office import ASIDE, TURNS
from tests.faults.between_versions import VERSIONS
from tests.faults.calibrating import CALIBRATING
from tests.faults.checking import CHECKING
from tests.faults.confided import CONFIDED
from tests.faults.in_files import CARRIED, SECOND
from tests.faults.leaving import LEAVING
from tests.faults.lessons import LESSONS
from tests.faults.naive import NAIVE
from tests.faults.on_device import ON_DEVICE
from tests.faults.on_server import ON_SERVER
from tests.faults.own_school import OWN_SCHOOL
from tests.faults.photos import LOOKED_AT, PHOTOS
from tests.faults.planning import PLANNING
from tests.faults.undoing import UNDOING

FAULTS = (
    *NAIVE,
    *ON_DEVICE,
    *ON_SERVER,
    *CARRIED,
    *SECOND,
    *LETTERS,
    *ASIDE,
    *TURNS,
    *VERSIONS,
    *PHOTOS,
    *LOOKED_AT,
    *CONFIDED,
    *LEAVING,
    *LESSONS,
    *AGREED,
    *CALIBRATING,
    *PLANNING,
    *OWN_SCHOOL,
    *CHECKING,
    *UNDOING,
)
