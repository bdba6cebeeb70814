# The test programs in C: tests/unit/test_*.c and tests/fuzz/fuzz_*.c, one program a file.
# Other files in tests/unit and tests/fuzz are helpers that every program of the folder may use.

function(add_test_program name folder)
  add_executable(${name} ${ARGN})
  target_compile_options(${name} PRIVATE ${our_warnings})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/unit")
  target_link_libraries(${name} PRIVATE exhibit_core)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/${folder}")
endfunction()

file(GLOB unit_files CONFIGURE_DEPENDS tests/unit/*.c)
set(unit_helpers ${unit_files})
list(FILTER unit_files INCLUDE REGEX "/test_[^/]*\\.c$")
list(FILTER unit_helpers EXCLUDE REGEX "/test_[^/]*\\.c$")
foreach(file IN LISTS unit_files)
  get_filename_component(name "${file}" NAME_WE)
  add_test_program(${name} tests "${file}" ${unit_helpers})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endforeach()

# With EXHIBIT_FUZZ the targets are libFuzzer programs; otherwise they replay stored inputs.
file(GLOB fuzz_files CONFIGURE_DEPENDS tests/fuzz/fuzz_*.c)
file(GLOB fuzz_helpers CONFIGURE_DEPENDS tests/fuzz/zip_*.c)
foreach(file IN LISTS fuzz_files)
  get_filename_component(name "${file}" NAME_WE)
  if(EXHIBIT_FUZZ)
    add_test_program(${name} fuzz "${file}" ${fuzz_helpers})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_test_program(${name} fuzz "${file}" ${fuzz_helpers} tests/fuzz/replay.c)
  endif()
endforeach()

# Damaged bundles and refused memory: tests/damage/run.mjs makes the bundles and runs these.
set(damage_helpers tests/damage/bundle_list.c tests/fuzz/zip_model.c)
add_test_program(damage damage tests/damage/damage.c ${damage_helpers})
target_include_directories(damage PRIVATE tests/fuzz)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux") # for the linker's --wrap, and for the unit of ru_maxrss
  add_test_program(starve damage tests/damage/starve.c ${damage_helpers})
  target_include_directories(starve PRIVATE tests/fuzz)
  foreach(function arena_take arena_take_raw arena_copy arena_reserve malloc calloc realloc free cmark_parse_document
          cmark_iter_new)
    target_link_options(starve PRIVATE "-Wl,--wrap=${function}")
  endforeach()
  if(NOT EXHIBIT_SANITIZE)
    target_compile_definitions(damage PRIVATE EXHIBIT_PLAIN)
  endif()
endif()
