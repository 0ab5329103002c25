"""A module that ends the program that imports it."""

raise SystemExit("this module needs an administrator")
