"""ROOM 5: how work is spread."""
