"""Files that a member brings along, unpacked and recognised."""
