// Every test program's main. ./dev test hands over its seed and its filter in the environment, because ctest starts us.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

int main(int count, char** words) {
    doctest::Context tests;
    if (auto const* seed = std::getenv("YITAI_TEST_SEED")) tests.setOption("rand-seed", std::atoi(seed));
    if (auto const* filter = std::getenv("YITAI_TEST_FILTER")) tests.addFilter("test-case", filter);
    tests.applyCommandLine(count, words);
    return tests.run();
}
