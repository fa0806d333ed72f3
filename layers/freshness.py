"""How long ago a thing was last checked, in five words."""

from __future__ import annotations

from datetime import date

CROSSING_REVIEW_DAYS = 180


def freshness_class(last_verified: date | None, *, day: date, review_days: int = CROSSING_REVIEW_DAYS) -> str:
    """Return how fresh on ``day`` a thing is that was last verified on ``last_verified``.

    Parameters
    ----------
    last_verified : date or None
        ``None``: no dated source speaks of it.
    day : date
        Not before ``last_verified``.
    review_days : int, default 180
        The review interval, in days.

    Returns
    -------
    str
        ``never``, else ``up_to_date`` (less than one interval ago), ``due`` (one interval), ``overdue``
        (one and a half) or ``delinquent`` (two intervals and more).

    Raises
    ------
    ValueError
        ``day`` lies before ``last_verified`` or the interval is not positive.

    Examples
    --------
    >>> freshness_class(date(2026, 2, 21), day=date(2026, 11, 21))
    'overdue'
    >>> freshness_class(None, day=date(2026, 11, 21))
    'never'
    """
    if review_days < 1:
        raise ValueError(f"review_days must be positive: {review_days}")
    if last_verified is None:
        return "never"
    age_days = (day - last_verified).days
    if age_days < 0:
        raise ValueError(f"verified on {last_verified}, after {day}")
    if age_days >= 2 * review_days:
        return "delinquent"
    if 2 * age_days >= 3 * review_days:
        return "overdue"
    return "due" if age_days >= review_days else "up_to_date"
