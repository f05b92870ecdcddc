"""Seeds of days that once went wrong. A seed names an execution only as long as days are made the same way.

Whoever finds one writes it down here with what it was, and the defect gets a test with a name of its own as well.
"""

from __future__ import annotations

SEEDS: dict[int, str] = {
    100428: "what was given back before a second restore was counted for the phone for ever, and by nobody else",
    100621: "whoever settled a conflict did not say that the own value that the server kept aside was seen",
    1001910: "a phone that died while it began anew with a restored server took photos for sent that it had lost",
    1002181: "a phone signed in anew that lost its records gave one device's id with another's token, by the day alone",
    1000850: "a pull was late while its phone's clock was set back by years, and the office took it for a second phone",
    4000183: "sheets that waited for their calibration are numbered once more when it comes, to the promises alone",
    8000880: "a rater was taken out of an open calibration, for the rule still saw who rated before that edit",
    9002290: "that somebody left was given back to a restored office, which had not called it off, by the day alone",
    102257: "what a phone gave back was taken for a stranger to the write that it gave back, by the promises alone",
}
