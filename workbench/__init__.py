"""A workbench that keeps a website's cookie policy true."""

__version__ = "0.1.0"
