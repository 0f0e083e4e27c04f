# One image for the web processes and for the one-shot that prepares the database.

FROM python:3.13-slim AS libraries
COPY requirements.txt .
RUN python3 -m venv /opt/examiner \
 && /opt/examiner/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.txt \
 && /opt/examiner/bin/pip uninstall --yes --quiet pip

FROM python:3.13-slim
ENV PATH=/opt/examiner/bin:$PATH PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/examiner
COPY --from=libraries /opt/examiner /opt/examiner
WORKDIR /srv/examiner
COPY . .
# Root owns the code, so that the site cannot rewrite itself; its own user owns what it writes. The folders
# stand here so that the volumes mounted over them begin with the right owner.
RUN python -m compileall -q . \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin examiner \
 && mkdir -p /var/lib/examiner/static /var/lib/examiner/media /var/lib/examiner/static-site \
 && chown -R examiner: /var/lib/examiner
USER examiner
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "-c", "ops/server/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
