"""PostgreSQL and Redis from wheels, and the launcher of `make run` and `make test`. Standard library and two wheels only.

Nothing here runs in production: there the servers are the organization's own (see docker-compose.yml).
"""
