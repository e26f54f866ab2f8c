# Files of data/ that are compiled in, for the program and for the engine in a browser (published/).
# handlingsrom_texts(HOUSE BINARY): writes outlook/care/default_ladder.cpp, choice/scenario/lever_texts.cpp and palette/surface/report/svg/palette_table.inc below BINARY;
# made anew when one of the files changes.
function(handlingsrom_texts house binary)
  file(READ ${house}/data/care-ladder.toml CARE_LADDER_TEXT)
  configure_file(${house}/src/outlook/care/default_ladder.cpp.in ${binary}/outlook/care/default_ladder.cpp @ONLY)

  file(GLOB levers CONFIGURE_DEPENDS ${house}/data/levers/*.toml)
  set(LEVER_TEXTS "")
  foreach(lever ${levers})
    file(READ ${lever} text)
    get_filename_component(id ${lever} NAME_WE)
    string(APPEND LEVER_TEXTS "      {\"${id}\", R\"lever(${text})lever\"},\n")
  endforeach()
  configure_file(${house}/src/choice/scenario/lever_texts.cpp.in ${binary}/choice/scenario/lever_texts.cpp @ONLY)

  file(READ ${house}/data/palette.toml PALETTE)
  string(REGEX REPLACE "([a-z0-9-]+) = \\[\"(#[0-9a-f]+)\", \"(#[0-9a-f]+)\"\\]" "{\"\\1\", \"\\2\", \"\\3\"}," PALETTE "${PALETTE}")
  string(REGEX REPLACE "(^|\n)# [^\n]*" "" PALETTE "${PALETTE}")
  file(CONFIGURE OUTPUT ${binary}/palette/surface/report/svg/palette_table.inc CONTENT "${PALETTE}" @ONLY)

  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${house}/data/care-ladder.toml ${house}/data/palette.toml ${levers})
endfunction()
