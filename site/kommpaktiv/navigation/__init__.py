"""Menus and footer."""
