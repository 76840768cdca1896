"""Customer monitor meetings: monitors recruited by an office, meetings, minutes, opinions that become voices."""
