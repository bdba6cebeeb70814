#!/usr/bin/env bash
# Unpacks archives with one tool: reads lines "ARCHIVE<TAB>FOLDER", prints a status a line. Files stay below 16 MiB.
#
#   unpack.sh unzip|7z|bsdtar
ulimit -f 16384
export LC_ALL=C.UTF-8

while IFS=$'\t' read -r archive folder; do
    mkdir -p "$folder"
    case $1 in
        unzip) timeout 10 unzip -qq -o -d "$folder" "$archive" ;;
        7z) timeout 10 7z x -y -bd -bso0 -bsp0 "-o$folder" "$archive" ;;
        bsdtar) timeout 10 bsdtar -x -f "$archive" -C "$folder" ;;
    esac >/dev/null 2>&1 </dev/null
    echo $?
done
