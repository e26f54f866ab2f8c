// The colours hold for weak sight, colour-blind readers and black and white: formulas of WCAG 2.1.
#include "surface/report/svg/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace handlingsrom::svg {
namespace {

using Rgb = std::array<double, 3>;

/// Linear light 0 … 1 of "#rrggbb".
Rgb linear(std::string_view hex) {
  Rgb result{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double value = std::stoi(std::string(hex.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
    result[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  }
  return result;
}

double luminance(const Rgb& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; }

double contrast(std::string_view a, std::string_view b) {
  const auto [low, high] = std::minmax({luminance(linear(a)), luminance(linear(b))});
  return (high + 0.05) / (low + 0.05);
}

const Token& token(std::string_view name) {
  return *std::find_if(tokens().begin(), tokens().end(), [&](const Token& t) { return t.name == name; });
}

TEST(Palette, TextAndLinesReach45OnBothGrounds) {
  const Token& ground = token("ground");
  const Token& quiet = token("ground-quiet");
  for (const char* name :
       {"text", "text-quiet", "link", "left", "short", "series-1", "series-2", "series-3", "series-4", "series-5"}) {
    EXPECT_GE(contrast(token(name).light, ground.light), 4.5) << name;
    EXPECT_GE(contrast(token(name).dark, ground.dark), 4.5) << name;
    EXPECT_GE(contrast(token(name).light, quiet.light), 4.5) << name;
    EXPECT_GE(contrast(token(name).dark, quiet.dark), 4.5) << name;
  }
}

TEST(Palette, MarksReach3) {
  for (const char* name : {"line-firm", "focus"}) {
    EXPECT_GE(contrast(token(name).light, token("ground").light), 3) << name;
    EXPECT_GE(contrast(token(name).dark, token("ground").dark), 3) << name;
  }
}

// Machado, Oliveira and Fernandes (2009), severity 1.0: what the three common deficiencies make of linear RGB.
constexpr std::array<std::array<double, 9>, 3> deficiencies{{
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}};

/// CIELAB of linear RGB (D65).
Rgb lab(const Rgb& c) {
  const Rgb xyz{(0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505, 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2],
                (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089};
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  return {116 * f(xyz[1]) - 16, 500 * (f(xyz[0]) - f(xyz[1])), 200 * (f(xyz[1]) - f(xyz[2]))};
}

TEST(Palette, LeftAndShortDifferForColourBlindReaders) {
  for (const auto& m : deficiencies) {
    const auto seen = [&](std::string_view hex) {
      const Rgb c = linear(hex);
      Rgb r{};
      for (std::size_t i = 0; i < 3; ++i)
        r[i] = std::clamp(m[3 * i] * c[0] + m[3 * i + 1] * c[1] + m[3 * i + 2] * c[2], 0.0, 1.0);
      return lab(r);
    };
    for (const char* tone : {"-1", "-2"}) {
      const Rgb a = seen(token(std::string("left") + tone).light);
      const Rgb b = seen(token(std::string("short") + tone).light);
      EXPECT_GT(std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), 15) << tone;
    }
  }
}

}  // namespace
}  // namespace handlingsrom::svg
