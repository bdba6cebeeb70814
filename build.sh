#!/usr/bin/env bash
# Builds, tests and tries Exhibit. `./build.sh help` lists what it can do.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$root/build
deps=${EXHIBIT_DEPS_DIR:-$build/deps}
jobs=${EXHIBIT_JOBS:-$(nproc 2>/dev/null || echo 2)}
libraries="mbedtls cjson libdeflate zlib cmark expat"
module=$build/wasm/exhibit.wasm
page=$build/web/exhibit.html
sample= # the zip in build/sample, once it is made

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
  differential [COUNT] [SEED]
                   unpack what passes of COUNT archives (default 20000) with four tools and compare;
                   SEED makes another set of them (default: the count of seconds now)
  damage           review every bundle of the tests cut at every byte and with every byte changed,
                   and with every request for memory refused (about an hour)
  bench            run the benchmarks
  screenshots      take pictures of every screen of the page, in both themes, into build/screenshots
  clean            remove what was built; keep the fetched library sources
  help             this text

On Debian and its like, missing packages are named and installed with apt (through sudo when you
are not root). Elsewhere they are only named.

Variables:
  EXHIBIT_DEPS_DIR   folder that already holds the sources of mbedtls, cjson, libdeflate, zlib,
                     cmark and expat (named so, or NAME-VERSION); nothing is fetched then
  EXHIBIT_JOBS       how many compilers, or kinds of tests, run at once (default: one a processor)
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

compiler_exists() { ${CC:-cc} --version; }
compiles_c() { printf '#include <stdio.h>\n' | ${CC:-cc} -E -; }
# links_with COMPILER SANITIZER: clang's sanitizers come in a package of their own.
links_with() {
    printf '#include <stddef.h>\nint LLVMFuzzerTestOneInput(const char *at, size_t size) { return 0; }\n%s\n' \
        "$([ "$2" = fuzzer ] || echo 'int main(void) { return 0; }')" |
        $1 -w "-fsanitize=$2" -x c - -o /dev/null
}
has_deps() { [ -n "${EXHIBIT_DEPS_DIR:-}" ] || [ -z "$(unfetched_libraries)" ]; }
# Those that build/deps/VERSIONS does not name: an older checkout fetched fewer.
unfetched_libraries() {
    local name
    for name in $libraries; do
        grep -qs "^$name " "$deps/VERSIONS" || printf '%s ' "$name"
    done
}

need_for_native() {
    need gcc "C compiler" compiler_exists
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
    need chromium "runs the page in a real browser" have chromium
    have firefox || need firefox-esr "runs the page in another browser" have firefox-esr
    need_for_unpacking
}

need_for_differential() {
    need_for_native
    need nodejs "makes archives" have node
    need_for_unpacking
}

need_for_unpacking() {
    need git "makes archives, and patches to compare ours with" have git
    need zip "makes archives that must pass" have zip
    need unzip "unpacks what passes, to compare" have unzip
    need p7zip-full "makes and unpacks archives, to compare" have 7z
    need libarchive-tools "makes and unpacks archives, to compare" have bsdtar
    need python3 "makes and unpacks archives, to compare" have python3
}

need_for_asan() {
    need_for_damage
    need libclang-rt-dev "clang's sanitizers" links_with "${CC:-cc}" address
}

need_for_damage() {
    need_for_native
    need nodejs "makes the bundles" have node
}

need_for_fuzz() {
    need_for_native
    need clang "fuzzes" have clang
    need libclang-rt-dev "clang's libFuzzer and sanitizers" links_with "${CC:-clang}" fuzzer
    need nodejs "makes the inputs to start from" have node
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# One build at a time in one checkout. The lock ends with unlock or with this script.
lock() {
    mkdir -p "$build"
    exec 9>"$build/lock"
    flock -n 9 || { say "Waiting for another build.sh in this checkout"; flock 9; }
}
unlock() { exec 9>&-; }

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
    [ "$(id -u)" = 0 ] || have sudo ||
        die "there is no sudo here; run as root: apt-get install --no-install-recommends ${packages[*]}"
    say "Installing them with apt-get"
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${packages[@]}"
    missing=()
    hash -r
}

# set_up KIND: everything that the verbs of that kind need, library sources included.
set_up() {
    lock
    "need_for_$1"
    install_missing
    fetch_libraries
}

# --- the library sources ------------------------------------------------------------------------

# Debian's source packages with Debian's patches, into build/deps/NAME; VERSIONS names what is there.
fetch_libraries() {
    if [ -n "${EXHIBIT_DEPS_DIR:-}" ]; then
        check_given_libraries
        return
    fi
    local unfetched name tree
    unfetched=$(unfetched_libraries)
    [ -n "$unfetched" ] || return 0
    have apt-get || die "no apt-get to fetch library sources with; set EXHIBIT_DEPS_DIR"
    say "Fetching the sources of ${unfetched% } from Debian"

    local work=$deps/download
    rm -rf "$work"
    mkdir -p "$work/sources" "$work/lists/partial" "$work/cache/archives/partial"
    write_source_lists "$work/sources"
    local apt=(apt-get
        -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources"
        -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache"
        -o APT::Sandbox::User=root)
    "${apt[@]}" -qq update
    for name in $unfetched; do
        fetch_source "$name"
        tree=$(find "$work" -maxdepth 1 -type d -name "$name-*")
        [ -d "$tree" ] || die "Debian's source package of $name did not unpack"
        rm -rf "${deps:?}/$name"
        mv "$tree" "$deps/$name"
    done
    {
        [ ! -e "$deps/VERSIONS" ] || cat "$deps/VERSIONS"
        grep -h -E '^(Source|Version): ' "$work"/*.dsc | paste - - |
            sed -e 's/Source: //' -e 's/\tVersion: / /'
    } >"$deps/VERSIONS.new"
    mv "$deps/VERSIONS.new" "$deps/VERSIONS"
    rm -rf "$work"
    sed 's/^/      /' "$deps/VERSIONS" >&2
}

# The newest version that the mirror has: its list can be ahead of its files. Uses apt and work of fetch_libraries.
fetch_source() {
    local version
    local lists=("${apt[@]:1}")
    for version in $(apt-cache "${lists[@]}" showsrc "$1" | sed -n 's/^Version: //p' | sort -rVu); do
        (cd "$work" && "${apt[@]}" -qq source "$1=$version" >/dev/null) && return
        rm -f "$work/$1"_*
        say "The mirror does not have $1 $version"
    done
    die "Debian's source package of $1 could not be fetched"
}

check_given_libraries() {
    local name
    deps=$(cd "$deps" && pwd) || die "EXHIBIT_DEPS_DIR=$deps is no folder"
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
    # shellcheck disable=SC1091 # a file of the machine
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

# configure_and_build FOLDER TARGET COMMAND...: COMMAND is cmake with its options.
configure_and_build() {
    local folder=$1 target=$2 generator=()
    shift 2
    mkdir -p "$folder"
    start_over_for_another_compiler "$folder"
    [ -e "$folder/CMakeCache.txt" ] || ! have ninja || generator=(-G Ninja)
    "$@" -S "$root" -B "$folder" "${generator[@]}" -DEXHIBIT_DEPS_DIR="$deps" \
        >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log" >&2; return 1; }
    cmake --build "$folder" --target "$target" -j "$jobs" >&2
}

# CMake keeps the compiler that it saw first.
start_over_for_another_compiler() {
    local stamp=$1/compiler
    if [ "$(cat "$stamp" 2>/dev/null)" != "${CC:-}" ]; then
        rm -rf "$1"
        mkdir -p "$1"
        printf '%s\n' "${CC:-}" >"$stamp"
    fi
}

build_native() {
    say "Building the command"
    configure_and_build "$build/native" exhibit cmake
}

build_test_programs() {
    say "Building the test programs"
    configure_and_build "$build/native" all cmake
}

# Emscripten's JavaScript tools look for Debian's node modules; a Node.js from elsewhere does not.
build_wasm() {
    say "Building the WebAssembly module"
    (
        unset CC
        export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
        configure_and_build "$build/wasm" all emcmake cmake
    )
}

install_node_modules() {
    local stamp=$root/web/node_modules/.installed-from lock
    lock=$(sha256sum <"$root/web/package-lock.json")
    [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ] || return 0
    say "Installing what web/package-lock.json names"
    (cd "$root/web" && npm ci --no-audit --no-fund >&2)
    printf '%s\n' "$lock" >"$stamp"
}

# is_newest FILE WHAT...: the file exists and nothing in the files and folders WHAT is newer.
is_newest() {
    local file=$1
    shift
    [ -e "$file" ] &&
        [ -z "$(find "$@" -name node_modules -prune -o -type f -newer "$file" -print -quit)" ]
}

# The bundle's maker names it: a bundle's name says which run it holds.
make_sample() {
    sample=$(find "$build/sample" -name '*.zip' -print -quit 2>/dev/null) || true
    [ -z "$sample" ] || ! is_newest "$sample" "$root/tests/tools" || return 0
    say "Making the sample bundle"
    rm -rf "$build/sample"
    mkdir -p "$build/sample"
    sample=$(node "$root/tests/tools/make-sample.mjs" "$build/sample")
}

build_web() {
    install_node_modules
    make_sample
    is_newest "$page" "$root/web" "$module" "$build/wasm/licenses.txt" "$sample" && return
    say "Building the page"
    node "$root/web/build.mjs" --wasm "$module" --licenses "$build/wasm/licenses.txt" --sample "$sample" --out "$page" >&2
}

build_all() {
    build_native
    build_wasm
    build_web
}

# --- verbs --------------------------------------------------------------------------------------

do_native() {
    set_up native
    build_native
    say "The command is $build/native/exhibit"
}

do_wasm() {
    set_up wasm
    build_wasm
    say "The module is $module"
}

do_web() {
    set_up web
    build_wasm
    build_web
    say "The page is $page"
}

do_serve() {
    do_web
    unlock
    exec node "$root/web/serve.mjs" "$build/web" "$@"
}

do_demo() {
    set_up web
    build_all
    unlock
    say "exhibit check ${sample#"$root"/}"
    local status=0
    "$build/native/exhibit" check "$sample" || status=$?
    # The sample has findings on purpose (1); anything above that is a fault of ours.
    [ "$status" -le 1 ] || die "the command could not review the sample bundle (exit $status)"
    echo
    echo "The command: $build/native/exhibit"
    echo "The page:    file://$page"
    echo "Open the page in a browser and drop this on it, or any bundle of yours: $sample"
}

do_test() {
    # Whatever stops the build, the last line says that this is no success.
    trap 'echo "0 passed, 1 failed"' EXIT
    set_up test
    build_all
    build_test_programs
    trap - EXIT
    run_tests native
}

# run_tests FOLDER [KIND...]: the suites, with the programs of that build.
run_tests() {
    local programs=$build/$1
    shift
    unlock
    EXHIBIT_BUILD=$build EXHIBIT_PROGRAMS=$programs EXHIBIT_BIN=$programs/exhibit \
        EXHIBIT_WASM=$module EXHIBIT_PAGE=$page EXHIBIT_SAMPLE=$sample \
        "$root/tests/run.sh" "$@"
}

do_asan() {
    set_up asan
    say "Building with AddressSanitizer and UndefinedBehaviorSanitizer"
    configure_and_build "$build/asan" all cmake -DEXHIBIT_SANITIZE=address,undefined
    UBSAN_OPTIONS=print_stacktrace=1 run_tests asan unit fuzz cases damage
}

do_fuzz() {
    local seconds=${1:-60} target name status=0
    set_up fuzz
    say "Building the fuzz targets"
    CC=${CC:-clang} configure_and_build "$build/fuzz" all cmake \
        -DEXHIBIT_FUZZ=ON -DEXHIBIT_SANITIZE=address,undefined
    rm -rf "$build/fuzz/seeds"
    node "$root/tests/tools/write-fuzz-seeds.mjs" "$build/fuzz/seeds"
    unlock
    for target in "$root"/tests/fuzz/fuzz_*.c; do
        name=$(basename "$target" .c)
        fuzz_one "$name" "$seconds" || status=1
    done
    return $status
}

# New inputs go to build/fuzz/corpus; one that crashes is kept as build/fuzz/NAME-crash-….
fuzz_one() {
    local name=$1 seconds=$2 folder folders=() dictionary=() short=${1#fuzz_}
    say "$name for $seconds seconds"
    mkdir -p "$build/fuzz/corpus/$short"
    for folder in "$build/fuzz/corpus" "$root/tests/fuzz/corpus" "$build/fuzz/seeds"; do
        [ ! -d "$folder/$short" ] || folders+=("$folder/$short")
    done
    [ ! -f "$root/tests/fuzz/$short.dict" ] || dictionary=("-dict=$root/tests/fuzz/$short.dict")
    "$build/fuzz/fuzz/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$build/fuzz/$name-" "${dictionary[@]}" "${folders[@]}"
}

# Archives that the tools disagree about are kept.
do_differential() {
    local count=${1:-20000} seed=${2:-$(date +%s)} keep=$build/differential
    [[ $count =~ ^[1-9][0-9]*$ && $seed =~ ^[0-9]+$ ]] || die "differential takes a count and a seed, both whole numbers"
    set_up differential
    build_native
    unlock
    say "What four tools make of $count archives (seed $seed); those that they disagree about go to ${keep#"$root"/}"
    EXHIBIT_BIN=$build/native/exhibit EXHIBIT_DIFFERENTIAL_COUNT=$count EXHIBIT_DIFFERENTIAL_SEED=$seed \
        EXHIBIT_DIFFERENTIAL_KEEP=$keep node "$root/tests/differential/run.mjs"
}

do_damage() {
    set_up damage
    build_test_programs
    EXHIBIT_DAMAGE=all EXHIBIT_SUITE_SECONDS=86400 VERBOSE=1 run_tests native damage
}

do_bench() {
    set_up web
    build_all
    run_tests native bench
}

do_screenshots() {
    set_up test
    build_all
    unlock
    EXHIBIT_PAGE=$page EXHIBIT_SAMPLE=$sample \
        node "$root/tests/browser/screenshots.mjs" "$build/screenshots"
}

do_clean() {
    [ -d "$build" ] || return 0
    find "$build" -mindepth 1 -maxdepth 1 ! -name deps -exec rm -rf {} +
}

verb=${1:-help}
[ $# -eq 0 ] || shift
case $verb in
    demo | test | native | wasm | web | serve | asan | fuzz | differential | damage | bench | screenshots | clean) "do_$verb" "$@" ;;
    help | -h | --help) usage ;;
    *) usage >&2; die "there is no verb '$verb'" ;;
esac
