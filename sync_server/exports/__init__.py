"""A visit as a workbook and as CSV, in the edition that a person's scopes allow."""
