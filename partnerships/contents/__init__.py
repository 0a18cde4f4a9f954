"""What the pages of a partnership in the making say: plain read models for screen, paper and export."""
