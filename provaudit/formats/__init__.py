"""ROOM 1: path -> Document."""
