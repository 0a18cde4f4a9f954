"""A whole partnership as an archive: what belongs to it, what it says, and what is checked of one that comes in."""
