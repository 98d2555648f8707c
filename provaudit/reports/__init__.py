"""ROOM 4: Report -> text."""
