"""What a web server should say with every file: one table, and the forms that servers read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

POLICY = "default-src 'self'; img-src 'self' data:"
"""What the pages say of themselves; nothing from elsewhere, and no script but our files."""
SHORT, DAY = "public, max-age=300", "public, max-age=86400"


@dataclass(frozen=True, slots=True)
class Rule:
    """The headers of all files under a path; `*` is anything. Later rules add to earlier."""

    path: str
    headers: Mapping[str, str]


RULES: Sequence[Rule] = (
    Rule(
        "/*",
        {
            "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Strict-Transport-Security": "max-age=31536000",
            "Cache-Control": SHORT,
        },
    ),
    Rule("/*/assets/*", {"Cache-Control": DAY}),
)
"""A file's name says nothing of its content, so nothing may be kept for long: a number that was
wrong has to be gone everywhere within minutes, and looks within a day."""


def header_files() -> dict[str, bytes]:
    """The files at the website's root from which some hosts read the headers."""
    return {"_headers": netlify().encode()}


def netlify() -> str:
    """The form of Netlify, Cloudflare Pages and others: `_headers`."""
    return "".join(
        f"{rule.path}\n" + "".join(f"  {name}: {value}\n" for name, value in rule.headers.items())
        for rule in RULES
    )


def nginx() -> str:
    """The form of nginx, for a `server` block. There a location's headers take the place of all."""
    everywhere = RULES[0].headers
    parts = [_location("/", everywhere)]
    parts += [_location(_pattern(rule.path), {**everywhere, **rule.headers}) for rule in RULES[1:]]
    return "\n".join(parts)


def cloudfront(name: str = "fingerpost") -> str:
    """The form of CloudFront: a response headers policy for the command line or the console."""
    rest = dict(RULES[0].headers)
    policy = rest.pop("Content-Security-Policy")
    del rest["X-Content-Type-Options"], rest["Referrer-Policy"], rest["Strict-Transport-Security"]
    custom = [{"Header": key, "Value": value, "Override": True} for key, value in rest.items()]
    return json.dumps(
        {
            "Name": name,
            "SecurityHeadersConfig": {
                "ContentSecurityPolicy": {"ContentSecurityPolicy": policy, "Override": True},
                "ContentTypeOptions": {"Override": True},
                "ReferrerPolicy": {"ReferrerPolicy": "no-referrer", "Override": True},
                "StrictTransportSecurity": {"AccessControlMaxAgeSec": 31536000, "Override": True},
            },
            "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
        },
        indent=2,
    )


def _location(pattern: str, headers: Mapping[str, str]) -> str:
    lines = "".join(f'  add_header {name} "{value}" always;\n' for name, value in headers.items())
    return f"location {pattern} {{\n{lines}}}\n"


def _pattern(path: str) -> str:
    return f"~ ^{path.replace('*', '[^/]+', 1).replace('*', '.*')}$"
