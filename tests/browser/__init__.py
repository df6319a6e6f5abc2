"""Tests in real browsers: Chromium, without which they fail, and Firefox where there is one."""

import pytest

pytest.register_assert_rewrite("tests.browser.guide_walks", "tests.browser.walking")
