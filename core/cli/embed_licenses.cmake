# Writes OUTPUT, a C file that holds LICENSES, the text of core/licenses.cmake; core/cli/licenses.h declares it.
include("${CMAKE_CURRENT_LIST_DIR}/../embed.cmake")
c_bytes(bytes size "${LICENSES}")
file(WRITE "${OUTPUT}" "/* Generated from licenses.txt; do not edit. */
#include \"cli/licenses.h\"

const unsigned char licenses_text[] = {
${bytes}
};
const size_t licenses_size = ${size};
")
