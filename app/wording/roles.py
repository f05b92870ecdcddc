"""Names of the roles people hold."""

from collections.abc import Iterable

from app.wording.language import Phrase
from fieldwork.records import RoleName

ROLES: dict[str, Phrase] = {
    RoleName.SUPERVISOR: Phrase("ศึกษานิเทศก์", "Supervisor"),
    RoleName.EXPERT: Phrase("ผู้ทรงคุณวุฒิ", "Committee expert"),
    RoleName.MEMBER_PRINCIPAL: Phrase("กรรมการ (ผู้บริหารสถานศึกษา)", "Committee member (principal)"),
    RoleName.PRINCIPAL: Phrase("ผู้อำนวยการสถานศึกษา", "Principal"),
    RoleName.CHAIR: Phrase("ประธานสหวิทยาเขต", "Campus chair"),
    RoleName.TEACHER_SUPERVISOR: Phrase("ครูผู้นิเทศ", "Teacher-supervisor"),
    RoleName.SECRETARIAT: Phrase("ฝ่ายเลขานุการ", "Secretariat"),
    RoleName.DIRECTOR: Phrase("ผู้อำนวยการสำนักงานเขต (ประธาน)", "Area director (chair)"),
}


def names(roles: Iterable[str]) -> str:
    """The roles in words, joined for one line. A role of a newer server reads as itself."""
    return " · ".join(ROLES[role]() if role in ROLES else role for role in roles)
