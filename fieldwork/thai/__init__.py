"""Thai as people type, read and sort it: text, order, dates, school and fiscal years, names. Knows no record."""
