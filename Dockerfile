FROM python:3.11-slim
WORKDIR /app
RUN useradd --system --create-home --home-dir /home/governance governance && mkdir /data && chown governance /data
COPY pyproject.toml requirements.lock ./
# Only what runs: the dependencies of pyproject.toml, in the versions of the lock file.
RUN python -c "import tomllib; print('\n'.join(tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']))" > /tmp/wanted \
    && pip install --no-cache-dir -c requirements.lock -r /tmp/wanted
COPY . .
ENV DJANGO_SETTINGS_MODULE=governance.settings.production STATIC_ROOT=/app/staticfiles PYTHONUNBUFFERED=1
RUN DJANGO_SETTINGS_MODULE=governance.settings.base python manage.py compile_translations \
    && DJANGO_SETTINGS_MODULE=governance.settings.base python manage.py collectstatic --noinput
USER governance
EXPOSE 8000
