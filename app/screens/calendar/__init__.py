"""The supervision calendar: visits by month, by week and as a list, with the terms, holidays and exams around them."""
