"""Home, the picture of a partnership, its recipe, its reports: one module per noun."""
