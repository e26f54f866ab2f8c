#!/usr/bin/env bash
# ./go report skaun     a knowledge basis for a municipality; installs and builds what is missing first
# ./go serve            the web pages on this machine; builds them first
# ./go test             build and run every test
# ./go test-web         the web pages and the API against the real server, in Chromium
# ./go bench | asan | tsan | clang | tidy | format | coverage | fuzz [SECONDS]     for developers, see CONTRIBUTING.md
# ./go ANYTHING ELSE    handlingsrom ANYTHING ELSE
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
binary=$root/build/release/src/handlingsrom
stamp=$root/build/release/.built

# Nothing the program is made of is newer than the last build: run it at once.
fresh() {
  [[ -x $binary && -f $stamp ]] &&
    [[ -z $(find "$root"/{src,cmake,data,scripts/packages.txt,CMakeLists.txt,CMakePresets.json} -newer "$stamp" -print -quit) ]]
}

case ${1-} in
  test | bench | asan | tsan | clang | tidy | format | coverage | fuzz)
    exec "$root/scripts/develop" "$@" ;;
esac

if ! fresh; then
  "$root/scripts/install-packages" "$root/scripts/packages.txt"
  "$root/scripts/build" release handlingsrom
fi
case ${1-} in
  serve) "$root/scripts/build-pages" ;;
  test-web) exec "$root/scripts/test-web" "${@:2}" ;;
esac
exec "$binary" "$@"
