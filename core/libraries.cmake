# The libraries, compiled from source: only the files that the core needs, the same list for the
# command and for the WebAssembly module. Their headers are system headers for our sources.

# Finds the source tree of a library: NAME or NAME-VERSION in EXHIBIT_DEPS_DIR.
function(find_tree variable name)
  file(GLOB trees LIST_DIRECTORIES true "${EXHIBIT_DEPS_DIR}/${name}" "${EXHIBIT_DEPS_DIR}/${name}-*")
  foreach(tree IN LISTS trees)
    if(IS_DIRECTORY "${tree}")
      set(${variable} "${tree}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "The sources of ${name} are not in ${EXHIBIT_DEPS_DIR}. "
                      "Run ./build.sh native, or set EXHIBIT_DEPS_DIR.")
endfunction()

function(add_dependency name include_dir)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} SYSTEM INTERFACE "${include_dir}")
  target_include_directories(${name} PRIVATE "${include_dir}")
  target_compile_options(${name} PRIVATE -w)
  set_target_properties(${name} PROPERTIES C_EXTENSIONS ON)
endfunction()

# Digests only; core/digest/mbedtls_config.h switches everything else off.
find_tree(mbedtls_dir mbedtls)
set(mbedtls_library "${mbedtls_dir}/library")
add_dependency(mbedtls "${mbedtls_dir}/include"
  "${mbedtls_library}/md.c" "${mbedtls_library}/md5.c" "${mbedtls_library}/sha1.c"
  "${mbedtls_library}/sha256.c" "${mbedtls_library}/sha512.c" "${mbedtls_library}/platform_util.c")
target_compile_definitions(mbedtls PUBLIC
  "MBEDTLS_CONFIG_FILE=\"${PROJECT_SOURCE_DIR}/core/digest/mbedtls_config.h\"")

find_tree(cjson_dir cjson)
add_dependency(cjson "${cjson_dir}" "${cjson_dir}/cJSON.c")
target_compile_definitions(cjson PUBLIC CJSON_NESTING_LIMIT=64)
if(UNIX AND NOT EMSCRIPTEN)
  target_link_libraries(cjson PUBLIC m)
endif()

# Decompression and CRC-32 only.
find_tree(libdeflate_dir libdeflate)
set(libdeflate_library "${libdeflate_dir}/lib")
add_dependency(libdeflate "${libdeflate_dir}"
  "${libdeflate_library}/deflate_decompress.c" "${libdeflate_library}/crc32.c"
  "${libdeflate_library}/utils.c" "${libdeflate_library}/arm/cpu_features.c"
  "${libdeflate_library}/x86/cpu_features.c")

# Inflate only.
find_tree(zlib_dir zlib)
add_dependency(zlib "${zlib_dir}"
  "${zlib_dir}/adler32.c" "${zlib_dir}/crc32.c" "${zlib_dir}/inflate.c" "${zlib_dir}/inffast.c"
  "${zlib_dir}/inftrees.c" "${zlib_dir}/zutil.c")

# cmark's own build would generate three headers; we write them for the compilers that we support.
find_tree(cmark_dir cmark)
file(GLOB cmark_sources "${cmark_dir}/src/*.c")
list(REMOVE_ITEM cmark_sources "${cmark_dir}/src/main.c")
file(READ "${cmark_dir}/CMakeLists.txt" cmark_project)
string(REGEX MATCH "project\\(cmark[^)]* VERSION ([0-9]+)\\.([0-9]+)\\.([0-9]+)" found "${cmark_project}")
if(NOT found)
  message(FATAL_ERROR "${cmark_dir}/CMakeLists.txt does not state cmark's version")
endif()
set(cmark_headers "${PROJECT_BINARY_DIR}/cmark")
file(CONFIGURE OUTPUT "${cmark_headers}/cmark_version.h" @ONLY CONTENT
"#define CMARK_VERSION ((@CMAKE_MATCH_1@ << 16) | (@CMAKE_MATCH_2@ << 8) | @CMAKE_MATCH_3@)
#define CMARK_VERSION_STRING \"@CMAKE_MATCH_1@.@CMAKE_MATCH_2@.@CMAKE_MATCH_3@\"
")
file(CONFIGURE OUTPUT "${cmark_headers}/cmark_export.h" @ONLY CONTENT
"#define CMARK_EXPORT
#define CMARK_NO_EXPORT
")
file(CONFIGURE OUTPUT "${cmark_headers}/config.h" @ONLY CONTENT
"#include <stdbool.h>
#define HAVE_STDBOOL_H
#define HAVE___BUILTIN_EXPECT
#define HAVE___ATTRIBUTE__
#define CMARK_ATTRIBUTE(list) __attribute__(list)
#define CMARK_INLINE inline
")
add_dependency(cmark "${cmark_dir}/src" ${cmark_sources})
target_include_directories(cmark SYSTEM PUBLIC "${cmark_headers}")

# Without parameter entities (XML_DTD stays off) and without namespaces. Nothing of the machine: the reader gives the salt
# of the hash tables, and debug levels are not asked of the environment.
find_tree(expat_dir expat)
set(expat_library "${expat_dir}/expat/lib")
if(NOT IS_DIRECTORY "${expat_library}")
  set(expat_library "${expat_dir}/lib")
endif()
set(expat_headers "${PROJECT_BINARY_DIR}/expat")
if(CMAKE_C_BYTE_ORDER STREQUAL "BIG_ENDIAN")
  set(expat_byte_order 4321)
else()
  set(expat_byte_order 1234)
endif()
file(CONFIGURE OUTPUT "${expat_headers}/expat_config.h" @ONLY CONTENT
"#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define BYTEORDER @expat_byte_order@
#define HAVE_MEMMOVE 1
#define HAVE_ARC4RANDOM_BUF 1
#define arc4random_buf(at, size) memset((at), 0, (size))
#define getenv(name) ((char *)0)
#define fprintf(...) ((void)0)
")
add_dependency(expat "${expat_library}"
  "${expat_library}/xmlparse.c" "${expat_library}/xmlrole.c" "${expat_library}/xmltok.c")
target_include_directories(expat SYSTEM PUBLIC "${expat_headers}")
target_compile_definitions(expat PUBLIC XML_STATIC)
target_compile_definitions(expat PRIVATE HAVE_EXPAT_CONFIG_H)
