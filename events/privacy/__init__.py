"""How long data is kept, what people may ask of us, and their links."""
