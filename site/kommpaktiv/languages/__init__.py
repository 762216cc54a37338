"""Locales, the reader's version of a page, catalogues, dates as people write them."""
