"""Two texts: what they share, and whether one was made from the other."""
