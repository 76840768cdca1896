"""The sweep: takes each due step of each running clock once, after an outage too."""
