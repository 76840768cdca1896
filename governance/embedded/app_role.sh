#!/bin/sh
# Run once by the PostgreSQL container: the application's role, which can log in and nothing else.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<SQL
CREATE ROLE governance_app LOGIN PASSWORD :'password';
SQL
