#!/bin/sh
# Prints the path of a Chromium for the tests; where there is none, installs Debian's if it may.
set -eu

# Ubuntu has a chromium-browser that only says where to get one, so each is tried out.
works() {
  path=$(command -v "$1") && "$path" --version >/dev/null 2>&1 && echo "$path"
}

find_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    works "$name" && return
  done
  return 1
}

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >&2
}

if [ -n "${FINGERPOST_CHROMIUM:-}" ]; then
  works "$FINGERPOST_CHROMIUM" && exit
  echo "FINGERPOST_CHROMIUM is $FINGERPOST_CHROMIUM, which does not run: please set it to a Chromium or Chrome." >&2
  exit 1
fi

find_browser && exit

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null && $as_root true 2>/dev/null; then
  echo "Installing Chromium for the tests ..." >&2
  # A failed update of one source need not stop the install from another.
  apt update || true
  apt install -y --no-install-recommends chromium fonts-liberation || true
  find_browser && exit
fi

echo "The tests need a browser: please install chromium or google-chrome, or set FINGERPOST_CHROMIUM to one." >&2
exit 1
