# Warnings, sanitizers and coverage, the same for every room, test and benchmark.
option(HANDLINGSROM_LARGER_UNITS "compile sources of a room together (cmake/Room.cmake)" ON)
add_library(handlingsrom_flags INTERFACE)
target_compile_options(handlingsrom_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Werror
  -fno-math-errno -ffp-contract=off)
# In src/ both compilers look at signs too, clang by -Wconversion; a test counts its few things in int.
target_compile_options(handlingsrom_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:Clang>,$<BOOL:$<TARGET_PROPERTY:HANDLINGSROM_TEST>>>:-Wno-sign-conversion>)
# In a larger unit, what stands at the left margin of another source hides nothing from this one's reader; the clang build looks at each by itself.
if(NOT HANDLINGSROM_LARGER_UNITS)
  target_compile_options(handlingsrom_flags INTERFACE -Wshadow)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(handlingsrom_flags INTERFACE -Wshadow=local)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false positives inside its own standard library at -O2 and above.
  target_compile_options(handlingsrom_flags INTERFACE -Wno-restrict -Wno-dangling-reference)
  # Its garbage collector looks through all it has read, again and again, for little: a tenth of the time of a unit, for a fifth more memory (docs/build-times.md).
  target_compile_options(handlingsrom_flags INTERFACE "SHELL:--param ggc-min-expand=2000" "SHELL:--param ggc-min-heapsize=4000000")
  target_compile_options(handlingsrom_flags INTERFACE $<$<CONFIG:Release>:-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds>)
endif()
# Hardened as Debian's own packages are (scripts/check-hardening); position independence is the compiler's default there.
target_compile_options(handlingsrom_flags INTERFACE $<$<CONFIG:Release>:-fstack-protector-strong>)
target_compile_definitions(handlingsrom_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_link_options(handlingsrom_flags INTERFACE $<$<CONFIG:Release>:-Wl,-z,relro,-z,now>)
if(HANDLINGSROM_SANITIZE)
  target_compile_options(handlingsrom_flags INTERFACE -fsanitize=${HANDLINGSROM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(handlingsrom_flags INTERFACE -fsanitize=${HANDLINGSROM_SANITIZE})
  if(HANDLINGSROM_SANITIZE MATCHES undefined)
    # SOCI's library does not give out the type information that the check of virtual tables asks for.
    target_compile_options(handlingsrom_flags INTERFACE -fno-sanitize=vptr)
  endif()
endif()
if(HANDLINGSROM_COVERAGE)
  target_compile_options(handlingsrom_flags INTERFACE --coverage -O0)
  target_link_options(handlingsrom_flags INTERFACE --coverage)
endif()
# With every header of the house in reach; who may include what is scripts/check-includes' matter.
add_library(handlingsrom_options INTERFACE)
target_link_libraries(handlingsrom_options INTERFACE handlingsrom_flags)
target_include_directories(handlingsrom_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# For loops that are worth wide registers.
set(handlingsrom_fast_options $<$<CONFIG:Release>:-O3>)
# For code that computes nothing (surfaces, files, tests): compiled in less time, with the same figures. The three that are left out take a tenth of what is left.
set(handlingsrom_quick $<$<CONFIG:Release>:-O1>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND handlingsrom_quick $<$<CONFIG:Release>:-fno-tree-pta> $<$<CONFIG:Release>:-fno-tree-loop-optimize>
    $<$<CONFIG:Release>:-fno-inline-functions-called-once>)
endif()
