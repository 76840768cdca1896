"""Lifelike logs of a made-up organization, for the demonstration, tests and the bench. Knows nothing of the rules.

world.py who there is · working_days.py what an honest day leaves behind, with its disorder · planting.py snooping, written
down apart · files.py the files that systems would send.
"""
