# What is linked in, and under which licences: licenses.txt, shown by the command and by the page, and installed beside
# them. The texts are those of the sources that are compiled. Needs the *_dir of core/libraries.cmake.

set(licenses_file "${PROJECT_BINARY_DIR}/licenses.txt")
set(licenses_text "")

# add_license(NAME WHAT FILE...): the first of the files that exists is the licence.
function(add_license name what)
  foreach(file IN LISTS ARGN)
    if(EXISTS "${file}")
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
      file(READ "${file}" text)
      string(REPLACE "\r\n" "\n" text "${text}")
      string(REGEX REPLACE "^\n+|[ \n]+$" "" text "${text}")
      string(APPEND licenses_text "==== ${name}: ${what}\n\n${text}\n\n\n")
      set(licenses_text "${licenses_text}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "The licence of ${name} is in none of: ${ARGN}")
endfunction()

add_license("Exhibit" "this program" "${PROJECT_SOURCE_DIR}/LICENSE")
add_license("mbedTLS" "digests" "${mbedtls_dir}/LICENSE")
add_license("cJSON" "JSON" "${cjson_dir}/LICENSE")
add_license("libdeflate" "decompression, CRC-32" "${libdeflate_dir}/COPYING")
add_license("zlib" "decompression by pieces" "${zlib_dir}/LICENSE" "${zlib_dir}/README")
add_license("cmark" "Markdown" "${cmark_dir}/COPYING")
add_license("Expat" "XML" "${expat_dir}/COPYING" "${expat_dir}/expat/COPYING")
if(EMSCRIPTEN)
  add_license("musl" "the C library, as Emscripten ships it"
    "${EMSCRIPTEN_ROOT_PATH}/system/lib/libc/musl/COPYRIGHT")
else()
  string(APPEND licenses_text "==== The C library\n\nThat of the system on which this was built; its licence comes with it.\n")
endif()
string(REGEX REPLACE "\n+$" "\n" licenses_text "${licenses_text}")
file(WRITE "${licenses_file}.new" "${licenses_text}")
configure_file("${licenses_file}.new" "${licenses_file}" COPYONLY)
