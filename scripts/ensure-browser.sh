#!/bin/sh
# Prints the path of a browser for the tests: of a Chromium, or with `firefox` of a Firefox. Where
# there is none, installs Debian's if it may. Without a Chromium this fails. Without a Firefox it
# prints nothing, as not every system has one to install; but in CI, what apt offers must be there.
set -eu

if [ "${1:-}" = firefox ]; then
  set -- firefox-esr firefox
  title=Firefox setting=FINGERPOST_FIREFOX chosen=${FINGERPOST_FIREFOX:-} packages=firefox-esr
else
  set -- chromium chromium-browser google-chrome google-chrome-stable
  title=Chromium setting=FINGERPOST_CHROMIUM chosen=${FINGERPOST_CHROMIUM:-}
  packages="chromium fonts-liberation"
fi

# Ubuntu has browsers that only say where to get one, so each is tried out.
works() {
  path=$(command -v "$1") && ! from_snap "$path" && "$path" --version >/dev/null 2>&1 && echo "$path"
}

# A Firefox from a snap sees neither our pages nor the profile that it is given.
from_snap() {
  [ "$title" = Firefox ] || return 1
  case $(readlink -f "$1") in */snap) return 0 ;; esac
  head -c 1000 "$1" | grep -q /snap/bin/
}

find_browser() {
  for name; do
    works "$name" && return
  done
  return 1
}

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >&2
}

offered() {
  LC_ALL=C apt-cache policy "${packages%% *}" 2>/dev/null | grep -q 'Candidate: [^(]'
}

if [ -n "$chosen" ]; then
  works "$chosen" && exit
  echo "$setting is $chosen, which does not run: please set it to a $title." >&2
  exit 1
fi

find_browser "$@" && exit

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null && $as_root true 2>/dev/null; then
  # A failed update of one source need not stop the install from another.
  apt update || true
  if offered; then
    echo "Installing $title for the tests ..." >&2
    # shellcheck disable=SC2086 # a list of packages
    apt install -y --no-install-recommends $packages || true
    find_browser "$@" && exit
  fi
fi

if [ "$title" = Firefox ] && ! { [ "${CI:-}" = true ] && offered; }; then
  exit 0
fi
echo "The tests need $title: please install $1, or set $setting to one." >&2
exit 1
