"""Tests in a real Chromium, which fail where there is none."""
