#include <doctest/doctest.h>

#include "kiosk/ui/description.h"

using namespace bale::ui;

TEST_CASE("black on white is 21, and a colour on itself is 1") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21.0));
  CHECK(contrast(rgb(0x6E160C), rgb(0x6E160C)) == doctest::Approx(1.0));
  CHECK(contrast(rgb(0x767676), rgb(0xFFFFFF)) == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("every text pair of the look keeps its 10 to 1") {
  const Theme& t = default_theme();
  const Colour pairs[][2] = {
      {t.ijuk, t.putih},  {t.ijuk, t.paras},  {t.ijuk, t.batamuda}, {t.ijuk, t.padimuda},
      {t.ijuk, t.batu},   {t.ijuk, t.laut},   {t.ijuk, t.kunyit},   {t.arang, t.putih},
      {t.arang, t.paras}, {t.arang, t.batu},  {t.putih, t.ijuk},    {t.putih, t.ijuk2},
      {t.putih, t.bata},  {t.putih, t.padi},  {t.kunyit, t.ijuk},   {t.bata, t.putih},
      {t.bata, t.paras}};
  for (const auto& p : pairs) CHECK(contrast(p[0], p[1]) >= 10.0);
}

TEST_CASE("pictures keep 6.5 to 1 and borders 3.3 to 1, rounded as the look states them") {
  const Theme& t = default_theme();
  const Colour pictures[][2] = {{t.padi, t.putih},    {t.padi, t.paras}, {t.padi, t.padimuda},
                                {t.padi, t.batu},     {t.padi, t.laut},  {t.bata, t.batamuda},
                                {t.ijuk, t.kunyit},   {t.kosong, t.ijuk}};
  for (const auto& p : pictures) CHECK(contrast(p[0], p[1]) >= 6.45);
  const Colour borders[][2] = {{t.garis, t.putih}, {t.garis, t.paras}, {t.garis, t.batu},
                               {t.garis, t.laut},  {t.garis, t.sawah}, {t.ijuk, t.paras},
                               {t.padi, t.putih},  {t.bata, t.batu},   {t.rangka, t.ijuk2}};
  for (const auto& p : borders) CHECK(contrast(p[0], p[1]) >= 3.25);
}

TEST_CASE("black on white and white on black keep 21 to 1 in every pair, whatever it is for") {
  for (const Palette palette : {Palette::kBlackOnWhite, Palette::kWhiteOnBlack}) {
    const Theme& t = theme_of(palette);
    const Colour pairs[][2] = {
        {t.ijuk, t.putih},       {t.ijuk, t.paras},     {t.ijuk, t.batu},      {t.ijuk, t.padimuda},
        {t.ijuk, t.batamuda},    {t.ijuk, t.laut},      {t.arang, t.paras},    {t.padi, t.putih},
        {t.bata, t.batamuda},    {t.garis, t.putih},    {t.rangka, t.roof},    {t.kosong, t.roof},
        {t.on_padi, t.padi},     {t.on_bata, t.putih},  {t.on_kunyit, t.kunyit},
        {t.on_ijuk, t.roof},     {t.on_ijuk, t.roof_button}, {t.shine, t.roof},
        {t.on_pressed, t.pressed}, {t.genteng, t.batu}};
    for (const auto& p : pairs) CHECK(contrast(p[0], p[1]) == doctest::Approx(21.0));
  }
}

TEST_CASE("the roof of the default theme keeps 10 to 1 for its words") {
  const Theme& t = default_theme();
  const Colour pairs[][2] = {{t.on_ijuk, t.roof},        {t.on_ijuk, t.roof_button},
                             {t.on_padi, t.padi},        {t.on_bata, t.bata},
                             {t.on_kunyit, t.kunyit},    {t.on_pressed, t.pressed},
                             {t.shine, t.roof}};
  for (const auto& p : pairs) CHECK(contrast(p[0], p[1]) >= 10.0);
}

TEST_CASE("the digest of a description changes with a word, not with a finger") {
  Description d;
  d.screen = "a";
  d.items.push_back({.role = Role::kButton, .label = "Lanjut"});
  const auto before = d.digest();
  d.items[0].pressed = true;
  CHECK(d.digest() == before);
  d.items[0].value.push_back('x');
  CHECK(d.digest() != before);
}
