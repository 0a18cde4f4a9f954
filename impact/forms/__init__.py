"""The shape of what people type about impact, one module per noun."""
