"""Parts of the world that the maps are made for: south-west and north-east corner, latitude first."""

from __future__ import annotations

# Algeria and the near side of its neighbours: what the explorer opens on.
HOME_BOUNDS = ((17.8, -12.2), (38.4, 13.4))
# What a wide screen shows of the ground at first.
NEAR_BOUNDS = ((18.0, -15.0), (38.0, 14.0))
# As far as the map can be moved: the twinnings reach from here to there.
GROUND_BOUNDS = ((-2.0, -32.0), (62.0, 62.0))
HOME = "DZA"
