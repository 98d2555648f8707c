"""ROOM 2: URI -> Capture | Absence."""
