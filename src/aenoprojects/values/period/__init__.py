"""Periods: "juni 2020 t/m mrt 2021 (fase 1)", from the fields of a project or from a sentence about it."""

from aenoprojects.values.period.read import parse_period, read_periods
from aenoprojects.values.period.sentence import find_period, looks_like_period

__all__ = ["find_period", "looks_like_period", "parse_period", "read_periods"]
