"""One life of the organization in canary words, a module per room; searching.py looks for them, taking.py takes exports."""
