# Writes OUTPUT, a C file that holds every PROFILES_DIR/*.json; core/policy/embedded.h declares it.

file(GLOB files "${PROFILES_DIR}/*.json")
set(names "")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  list(APPEND names "${name}")
endforeach()
list(SORT names COMPARE STRING)
list(LENGTH names count)

set(texts "")
set(rows "")
foreach(name IN LISTS names)
  file(READ "${PROFILES_DIR}/${name}.json" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(MAKE_C_IDENTIFIER "${name}" identifier)
  string(APPEND texts "static const unsigned char text_${identifier}[] = {\n${bytes}\n};\n\n")
  string(APPEND rows "    {\"${name}\", text_${identifier}, ${size}},\n")
endforeach()

file(WRITE "${OUTPUT}" "/* Generated from core/policy/profiles; do not edit. */
#include \"policy/embedded.h\"

${texts}const struct embedded_profile embedded_profiles[] = {
${rows}    {NULL, NULL, 0},
};
const size_t embedded_profile_count = ${count};
")
