"""How readiness came to be what it is: `replay` events and releases, or undo them `backwards`."""

from careers.domain.timeline.backwards import undone
from careers.domain.timeline.replaying import replay
from careers.domain.timeline.shapes import NO_CHANGE, Asked, Change, Event, Point, Score

__all__ = ["NO_CHANGE", "Asked", "Change", "Event", "Point", "Score", "replay", "undone"]
