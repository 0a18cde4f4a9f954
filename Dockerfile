# Entente, ready for production: one image for the site, the worker and the clockwork (see docs/HOSTING.md).
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

# What WeasyPrint needs to make PDFs; everything else comes with the Python packages.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

COPY requirements/base.lock requirements/base.lock
RUN pip install --require-hashes -r requirements/base.lock

RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin entente \
    && install -d -o entente -g entente /app/var /data/files /data/erased \
    && install -d -m 700 -o entente -g entente /data/seal
COPY . .

# Files of the site and translations belong to the image. The key below opens nothing: it ends with this line.
ENV VAR_DIR=/app/var FILES_ROOT=/data/files SEAL_DIR=/data/seal ERASURES=/data/erased/erasures.jsonl BIND_HOST=0.0.0.0 PORT=8000
RUN python -m babel.messages.frontend -q compile -d locale -D django \
    && SECRET_KEY=build-only python manage.py collectstatic --noinput --verbosity 0 \
    && chown -R entente:entente /app/var

USER entente
VOLUME /data/files /data/seal /data/erased
EXPOSE 8000
CMD ["sh", "-c", "exec gunicorn config.wsgi --worker-class gthread --workers ${WEB_CONCURRENCY:-2} --threads 4 --timeout 60 --worker-tmp-dir /dev/shm --bind ${BIND_HOST}:${PORT} --no-control-socket --log-level warning"]
