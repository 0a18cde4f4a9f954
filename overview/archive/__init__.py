"""An archive as a file, without Django: its ZIP, its JSON, its sealed part. What comes in is never trusted."""
