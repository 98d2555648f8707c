"""ROOM 3: Dossier -> remarks."""
