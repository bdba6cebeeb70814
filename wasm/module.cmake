# The WebAssembly module: a bare .wasm without generated JavaScript.
#
# wasm/exports.txt lists what the module offers, wasm/imports.txt what it may ask of its host.
# A function of ours that is on neither list fails the link.

file(GLOB module_sources CONFIGURE_DEPENDS wasm/*.c)
if(NOT module_sources)
  message(STATUS "wasm/ has no C sources yet: only the core is compiled")
  return()
endif()

# Reads the names in a list file: one a line, # starts a comment.
function(read_names variable path)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  file(STRINGS "${path}" lines REGEX "^[A-Za-z]")
  set(names "")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^[A-Za-z0-9_.]+" name "${line}")
    list(APPEND names "${name}")
  endforeach()
  set(${variable} "${names}" PARENT_SCOPE)
endfunction()

read_names(exports "${PROJECT_SOURCE_DIR}/wasm/exports.txt")
list(TRANSFORM exports PREPEND "_")
list(JOIN exports "," exports)

# Emscripten wants a JavaScript body for every function of ours that the host gives; the real ones
# are passed when the page instantiates the module.
read_names(imports "${PROJECT_SOURCE_DIR}/wasm/imports.txt")
list(FILTER imports INCLUDE REGEX "^env\\.host_")
list(TRANSFORM imports REPLACE "^env\\.(.*)$" "  \\1: function () {},")
list(JOIN imports "\n" imports)
set(host_functions "${PROJECT_BINARY_DIR}/host_functions.js")
file(WRITE "${host_functions}.new" "mergeInto(LibraryManager.library, {\n${imports}\n});\n")
configure_file("${host_functions}.new" "${host_functions}" COPYONLY)

# Emscripten renamed the option in 3.1.27.
if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.27)
  set(stack_option -sSTACK_SIZE)
else()
  set(stack_option -sTOTAL_STACK)
endif()

# No link time optimisation: it made a review 5 % faster and the module 25 % larger.
# The page carries the module, so what is no hot loop is compiled for size: a fifth less, at the same speed. Digests and
# inflation stay at -O3.
foreach(target exhibit_core cmark cjson)
  target_compile_options(${target} PRIVATE -Os)
endforeach()

add_executable(exhibit_module ${module_sources})
target_compile_options(exhibit_module PRIVATE ${our_warnings})
target_link_libraries(exhibit_module PRIVATE exhibit_core)
target_link_options(exhibit_module PRIVATE
  -O3
  -sSTANDALONE_WASM --no-entry
  "-sEXPORTED_FUNCTIONS=${exports}"
  --js-library "${host_functions}"
  -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=268435456 ${stack_option}=1048576
  -sMALLOC=dlmalloc)
set_target_properties(exhibit_module PROPERTIES
  OUTPUT_NAME exhibit SUFFIX .wasm
  LINK_DEPENDS "${PROJECT_SOURCE_DIR}/wasm/exports.txt;${host_functions}")
