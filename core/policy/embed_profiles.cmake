# Writes OUTPUT, a C file that holds every PROFILES_DIR/*.json; core/policy/embedded.h declares it.
include("${CMAKE_CURRENT_LIST_DIR}/../embed.cmake")

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
  c_bytes(bytes size "${PROFILES_DIR}/${name}.json")
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
