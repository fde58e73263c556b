# Every screen on a real window: pictures for the eye, faults and real pixels for the test.
add_executable(bale-screens-sheet screens_sheet.cpp contact_sheet.cpp panels.cpp scenes.cpp checks.cpp)
target_link_libraries(bale-screens-sheet PRIVATE bale_options bale_screens bale_window bale_visitor)
set(sheet "screens: the real pixels are what every screen tells of itself, in all languages and themes")
add_test(NAME ${sheet} COMMAND bale-screens-sheet)
set_tests_properties(${sheet} PROPERTIES TIMEOUT 900)

# Whole visits without a window, by label.
bale_test(test_journeys SOURCES journeys_test.cpp LINK bale_screens)

# Every screen × language × size × theme × panel, by description, without a window.
bale_test(test_walk SOURCES walk_test.cpp panels.cpp scenes.cpp checks.cpp
  LINK bale_screens bale_ui bale_model)
