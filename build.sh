#!/usr/bin/env bash
# Builds, tests and tries Exhibit. `./build.sh help` lists what it can do.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$root/build
deps=${EXHIBIT_DEPS_DIR:-$build/deps}
jobs=${EXHIBIT_JOBS:-$(nproc 2>/dev/null || echo 2)}
libraries="mbedtls cjson libdeflate zlib cmark"

usage() {
    cat <<'END'
Usage: ./build.sh VERB

  demo             set up, build everything, review a sample bundle
  test             set up, build everything, run every test
  native           build/native/exhibit, the command
  wasm             build/wasm/exhibit.wasm, the core as a WebAssembly module
  web              build/web/exhibit.html, the page
  serve [PORT]     serve the page on 127.0.0.1
  asan             run the C tests under AddressSanitizer and UBSan
  fuzz [SECONDS]   run each fuzz target that long (default 60; needs clang)
  bench            run the benchmarks
  clean            remove what was built; keep the fetched library sources
  help             this text

On Debian and its like, missing packages are named and installed with apt (through sudo when you
are not root). Elsewhere they are only named.

Variables:
  EXHIBIT_DEPS_DIR   folder that already holds the sources of mbedtls, cjson, libdeflate, zlib and
                     cmark (named so, or NAME-VERSION); nothing is fetched then
  EXHIBIT_JOBS       how many compilers run at once (default: one a processor)
  CC                 the C compiler
  VERBOSE=1          test: show every line of every suite
END
}

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- what must be on the machine ----------------------------------------------------------------

missing=()

# need PACKAGE WHY CHECK...: notes the package when the command CHECK... fails.
need() {
    local package=$1 why=$2
    shift 2
    "$@" >/dev/null 2>&1 || missing+=("$package|$why")
}

compiles_c() { printf '#include <stdio.h>\n' | ${CC:-cc} -E -; }
has_deps() { [ -e "$deps/VERSIONS" ] || [ -n "${EXHIBIT_DEPS_DIR:-}" ]; }

need_for_native() {
    need gcc "C compiler" have "${CC:-cc}"
    need libc6-dev "C library headers" compiles_c
    need cmake "describes the build" have cmake
    have make || need ninja-build "runs the build" have ninja
    has_deps && return
    need dpkg-dev "unpacks Debian source packages" have dpkg-source
    need xz-utils "unpacks Debian source packages" have xz
    need bzip2 "unpacks Debian source packages" have bzip2
    need patch "applies Debian's patches to the library sources" have patch
}

need_for_wasm() {
    need_for_native
    need emscripten "compiles the core to WebAssembly" have emcc
}

need_for_web() {
    need_for_wasm
    need nodejs "builds the page" have node
    need npm "installs what web/package-lock.json names" have npm
}

need_for_test() {
    need_for_web
    need git "makes commits and patches that the tests compare with" have git
    need chromium "runs the page in a real browser" have chromium
}

need_for_fuzz() {
    need_for_native
    need clang "brings libFuzzer" have clang
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        die "this needs root and there is no sudo; run as root: $*"
    fi
}

# Installs what the needs before noted as missing. Does nothing, and asks no network, when all is there.
install_missing() {
    [ ${#missing[@]} -gt 0 ] || return 0
    local packages=() entry
    say "Missing packages:"
    for entry in "${missing[@]}"; do
        printf '      %-12s %s\n' "${entry%%|*}" "${entry#*|}" >&2
        packages+=("${entry%%|*}")
    done
    have apt-get || die "there is no apt-get here; install these (or what matches them) yourself"
    say "Installing them with apt-get"
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${packages[@]}"
    missing=()
    hash -r
}

# set_up KIND: everything that the verbs of that kind need, library sources included.
set_up() {
    "need_for_$1"
    install_missing
    fetch_libraries
}

# --- the library sources ------------------------------------------------------------------------

# Debian's source packages with Debian's patches, into build/deps/NAME; VERSIONS is written last.
fetch_libraries() {
    if [ -n "${EXHIBIT_DEPS_DIR:-}" ]; then
        check_given_libraries
        return
    fi
    [ -e "$deps/VERSIONS" ] && return
    have apt-get || die "no apt-get to fetch library sources with; set EXHIBIT_DEPS_DIR"
    say "Fetching the sources of $libraries from Debian"

    local work=$deps/download
    rm -rf "$work"
    mkdir -p "$work/sources" "$work/lists/partial" "$work/cache/archives/partial"
    write_source_lists "$work/sources"
    local apt=(apt-get
        -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources"
        -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache"
        -o APT::Sandbox::User=root)
    "${apt[@]}" -qq update
    # shellcheck disable=SC2086 # a list of names
    (cd "$work" && "${apt[@]}" -qq source $libraries >/dev/null)

    local name tree
    for name in $libraries; do
        tree=$(find "$work" -maxdepth 1 -type d -name "$name-*")
        [ -d "$tree" ] || die "Debian's source package of $name did not unpack"
        rm -rf "${deps:?}/$name"
        mv "$tree" "$deps/$name"
    done
    grep -h -E '^(Source|Version): ' "$work"/*.dsc | paste - - |
        sed -e 's/Source: //' -e 's/\tVersion: / /' >"$deps/VERSIONS.new"
    mv "$deps/VERSIONS.new" "$deps/VERSIONS"
    rm -rf "$work"
    sed 's/^/      /' "$deps/VERSIONS" >&2
}

check_given_libraries() {
    local name
    for name in $libraries; do
        compgen -G "$deps/$name" >/dev/null || compgen -G "$deps/$name-*/" >/dev/null ||
            die "EXHIBIT_DEPS_DIR=$deps holds no folder $name or $name-VERSION"
    done
}

# Prints the files that exist, each followed by an empty line.
print_files() {
    local file
    for file in "$@"; do
        [ ! -f "$file" ] || { cat "$file" && echo; }
    done
}

# Derives source-package lists from this machine's own package lists: same hosts, same keys, only
# the distribution's own suites (release, -updates, -security).
write_source_lists() {
    local into=$1 codename
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    [ -n "$codename" ] || die "/etc/os-release names no release; set EXHIBIT_DEPS_DIR"

    print_files /etc/apt/sources.list.d/*.sources |
        awk -v codename="$codename" '
            BEGIN { RS = ""; FS = "\n" }
            {
                text = suites = ""; skip = 0
                for (i = 1; i <= NF; i++) {
                    line = $i
                    if (line ~ /^#/) continue
                    if (line ~ /^Enabled:[ \t]*no/) skip = 1
                    if (line ~ /^Types:/) line = "Types: deb-src"
                    if (line ~ /^Suites:/) {
                        n = split(substr(line, 8), names, /[ \t]+/)
                        for (k = 1; k <= n; k++)
                            if (names[k] == codename || names[k] == codename "-updates" ||
                                names[k] == codename "-security")
                                suites = suites " " names[k]
                        line = "Suites:" suites
                    }
                    text = text line "\n"
                }
                if (suites != "" && !skip) print text
            }' >"$into/machine.sources"

    print_files /etc/apt/sources.list /etc/apt/sources.list.d/*.list |
        sed -n -E "s/^deb(-src)?[ \t]+((\[[^]]*\][ \t]+)?[^ \t]+[ \t]+$codename(-updates|-security)?[ \t].*)/deb-src \2/p" |
        sort -u >"$into/machine.list"

    [ -s "$into/machine.sources" ] || [ -s "$into/machine.list" ] ||
        die "found no package list for $codename on this machine; set EXHIBIT_DEPS_DIR"
}

# --- builds -------------------------------------------------------------------------------------

# configure_and_build FOLDER [CMAKE OPTION...]
configure_and_build() {
    local folder=$1 generator=()
    shift
    [ -e "$folder/CMakeCache.txt" ] || ! have ninja || generator=(-G Ninja)
    cmake -S "$root" -B "$folder" "${generator[@]}" -DEXHIBIT_DEPS_DIR="$deps" "$@" >"$folder.log" ||
        { cat "$folder.log" >&2; return 1; }
    cmake --build "$folder" -j "$jobs"
}

build_native() {
    say "Building the command"
    mkdir -p "$build"
    configure_and_build "$build/native"
}

do_native() {
    set_up native
    build_native
    say "$build/native/exhibit"
}

case ${1:-help} in
    native) do_native ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
esac
