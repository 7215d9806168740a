#!/bin/bash
# Installs the .deb in a bare Debian, uses it there, and removes it: src/package/linux/prove.sh [FOLDER]
# Needs root, debootstrap, Xvfb, xdotool and ImageMagick; FOLDER (about 2 GB) keeps the Debian and the screenshots, and a
# Debian that is already in FOLDER/root is used again.
set -euo pipefail
project=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(realpath "${1:-$(mktemp -d)}")
root=$work/root
deb=$(ls "$project"/target/package/deb/*.deb)
display=:97

say() { echo "== $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i HOME=/home/eva USER=eva PATH=/usr/bin:/bin DISPLAY=$display "$@"; }
as_eva() { inside setpriv --reuid=1000 --regid=1000 --clear-groups "$@"; }
# All files but the user's and those that change by themselves
files() { (cd "$root" && find . -xdev \( -path ./home/eva -o -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./run \
  -o -path ./var/cache -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/log \) -prune -o -print | LC_ALL=C sort); }

pids=()
tidy() {
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  umount "$root/proc" "$root/tmp/.X11-unix" 2>/dev/null || true
}
trap tidy EXIT

if [ ! -e "$root/etc/debian_version" ]; then
  say "A bare Debian"
  debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >/dev/null
fi
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount -t proc proc "$root/proc"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# No service starts in there.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
chroot "$root" id eva >/dev/null 2>&1 || chroot "$root" useradd -m -u 1000 eva

say "What the package asks for, and nothing else"
cp "$deb" "$root/tmp/filterscope.deb"
chroot "$root" apt-get -qq update
needs=$(dpkg-deb -f "$deb" Depends)
echo "$needs"
# Installed first by themselves, so that the list of files before and after shows only what is the package's own.
chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends satisfy "$needs" >"$work/needs.log" 2>&1
files >"$work/before.txt"

say "Install"
chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install /tmp/filterscope.deb >"$work/install.log" 2>&1
du -sh "$root/opt/filterscope"
ls -la "$deb"

say "The commands are on the path"
as_eva filterscope --version
as_eva filterscope classify /opt/filterscope/lib/app/assets/photographs/coffee.jpg | tee "$work/classify.txt"
grep -q cup "$work/classify.txt" || fail "coffee.jpg is not a cup"

say "The first start shows the first picture"
Xvfb $display -screen 0 1440x900x24 -ac >/dev/null 2>&1 &
pids+=($!)
sleep 2
log=$root/home/eva/.local/share/filterscope/logs/filterscope.log
first_picture() { # ARGUMENT... : starts the app and waits for what its log says
  rm -f "$log"
  as_eva "$@" >"$work/window.log" 2>&1 &
  app=$!
  pids+=($app)
  for _ in $(seq 240); do
    grep -q "First picture" "$log" 2>/dev/null && break
    kill -0 $app 2>/dev/null || { cat "$work/window.log"; fail "the app has ended"; }
    sleep 1
  done
  grep -o "First picture.*" "$log" || fail "no picture was shown"
}
shot() { # NAME : when the classes have come
  sleep "${SETTLE:-40}"
  DISPLAY=$display import -window root "$work/$1.png"
  echo "$work/$1.png"
}
leave() {
  DISPLAY=$display xdotool search --onlyvisible --name Filterscope key ctrl+q 2>/dev/null || true
  for _ in $(seq 60); do
    kill -0 $app 2>/dev/null || return 0
    sleep 1
  done
  fail "the app does not end"
}
first_picture filterscope
shot first-start
leave
say "A second start"
first_picture filterscope
leave

say "A photograph by the menu entry's line"
install -o 1000 -g 1000 -m 644 "$project/assets/photographs/two-dogs.jpg" "$root/home/eva/my dogs.jpg"
entry=$root/usr/share/applications/filterscope.desktop
line=$(chroot "$root" grep '^Exec=' /usr/share/applications/filterscope.desktop | cut -d= -f2-)
chroot "$root" grep -q '^MimeType=.*image/jpeg' /usr/share/applications/filterscope.desktop || fail "no MIME type in $entry"
echo "$line"
first_picture ${line% %u} "file:///home/eva/my%20dogs.jpg"
shot by-association
leave
grep -q "my dogs.jpg" "$root/home/eva/.local/share/filterscope/session.json" || fail "another photograph was opened"

say "An address by the menu entry's line"
chroot "$root" grep -q '^MimeType=.*x-scheme-handler/filterscope' /usr/share/applications/filterscope.desktop || fail "no scheme in $entry"
first_picture ${line% %u} "filterscope://explore?layer=conv4_2&unit=5"
shot by-address
leave
grep -q conv4_2 "$root/home/eva/.local/share/filterscope/session.json" || fail "the address was not followed"

say "Settings survive a new version"
settings=$root/home/eva/.local/share/filterscope
echo '{"theme" : "DARK"}' >"$settings/settings.json"
chown 1000:1000 "$settings/settings.json"
sums() { (cd "$settings" && sha256sum settings.json session.json); }
before=$(sums)
chroot "$root" dpkg -i /tmp/filterscope.deb >>"$work/install.log" 2>&1
as_eva filterscope --version
[ "$before" = "$(sums)" ] || fail "settings changed"

say "Remove"
chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive apt-get -qq -y purge filterscope >>"$work/install.log" 2>&1
files >"$work/after.txt"
left=$(LC_ALL=C comm -13 "$work/before.txt" "$work/after.txt")
[ -z "$left" ] || fail "left: $left"
# An empty /opt goes with the last package in it.
lost=$(LC_ALL=C comm -23 "$work/before.txt" "$work/after.txt" | grep -vx ./opt || true)
[ -z "$lost" ] || fail "taken from others: $lost"
echo "Nothing is left in the system."
say "What is left of the user's"
(cd "$root/home/eva" && find . -maxdepth 4 -not -path './.local/share/filterscope/caches/*' | sort)
say "Proved"
