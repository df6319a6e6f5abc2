#!/bin/sh
# Prints the path of a browser for the tests: of a Chromium, with `firefox` of a Firefox, with `shell`
# of a Chromium without windows, which is quicker. Where there is none, installs Debian's if it may.
# Without a Chromium this fails. Without a Firefox it prints nothing, as not every system has one to
# install; but in CI, what apt offers must be there. Without a shell it prints nothing, too: the
# whole Chromium does the same.
set -eu

trial=--version
if [ "${1:-}" = firefox ]; then
  set -- firefox-esr firefox
  title=Firefox setting=FINGERPOST_FIREFOX chosen=${FINGERPOST_FIREFOX:-} packages=firefox-esr
elif [ "${1:-}" = shell ]; then
  set -- chromium-headless-shell
  title=shell setting=FINGERPOST_SHELL chosen=${FINGERPOST_SHELL:-}
  trial="--no-sandbox --disable-gpu --dump-dom about:blank"
  packages="--no-upgrade --no-remove chromium-headless-shell"
else
  set -- chromium chromium-browser google-chrome google-chrome-stable
  title=Chromium setting=FINGERPOST_CHROMIUM chosen=${FINGERPOST_CHROMIUM:-}
  packages="chromium fonts-liberation"
fi

# Ubuntu has browsers that only say where to get one, so each is tried out.
works() {
  # shellcheck disable=SC2086 # several words
  path=$(command -v "$1") && ! from_snap "$path" && "$path" $trial >/dev/null 2>&1 && echo "$path"
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
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
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
  if offered "$1"; then
    echo "Installing $title for the tests ..." >&2
    # shellcheck disable=SC2086 # a list of packages
    apt install -y --no-install-recommends $packages || true
    find_browser "$@" && exit
  fi
fi

[ "$title" = shell ] && exit 0
if [ "$title" = Firefox ] && ! { [ "${CI:-}" = true ] && offered "$1"; }; then
  exit 0
fi
echo "The tests need $title: please install $1, or set $setting to one." >&2
exit 1
