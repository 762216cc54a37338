"""PDFs and pictures, set by typst: the layouts and their fonts. Knows no page and no person."""
