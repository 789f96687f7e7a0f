"""The rules of Crosswalk: pure functions and frozen types. Nothing here imports Django."""
