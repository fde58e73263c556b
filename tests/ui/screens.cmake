# Every screen × language × orientation: pictures for the eye, faults for the test.
add_executable(bale-screens-sheet screens_sheet.cpp scenes.cpp checks.cpp)
target_link_libraries(bale-screens-sheet PRIVATE bale_options bale_screens bale_window bale_visitor)
set(sheet "screens: nothing clipped, targets of 20 mm, 7:1, in both languages and orientations")
add_test(NAME ${sheet} COMMAND bale-screens-sheet)
set_tests_properties(${sheet} PROPERTIES TIMEOUT 900)

# Whole visits without a window, by label.
bale_test(test_journeys SOURCES journeys_test.cpp LINK bale_screens)

# Every screen × language × size × theme × panel, by description, without a window.
bale_test(test_walk SOURCES walk_test.cpp panels.cpp scenes.cpp checks.cpp
  LINK bale_screens bale_ui bale_model)
