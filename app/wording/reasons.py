"""Why something was not done, as a sentence in the language that is spoken."""

from __future__ import annotations

from app.wording import language
from app.wording.language import Phrase
from fieldwork.errors import FieldworkError
from fieldwork.problems import in_english, sentence
from fieldwork.refusals import Refusal

NOT_KEPT = Phrase("ยังบันทึกไม่ได้ กรุณาอย่าปิดหน้านี้", "Not saved yet; please keep this page open")


def reason(wrong: FieldworkError | Refusal) -> str:
    """The sentence a person reads for an expected failure, or for what the rules do not allow."""
    return sentence(wrong.code, wrong.facts, language=language.spoken())


def as_said(code: str, said: str) -> str:
    """A reason that the server gave, which speaks Thai, in the language that is spoken."""
    return in_english(code, said) if language.spoken() == language.ENGLISH else said


def not_kept(wrong: FieldworkError | Refusal) -> str:
    """That it is not stored yet, and why."""
    return f"{NOT_KEPT()} · {reason(wrong)}"
