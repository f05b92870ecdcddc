"""What Flet leaves over the page that comes next, mended in the vendored client.

A dialog that the app takes away closes; the clock to pick a time by did not hear of it, and stayed over the next page.
`tests/e2e/test_keyboard.py` opens one and goes elsewhere.
"""

from __future__ import annotations

from tools.web.patching import name_of, patched


def closing(text: str) -> str:
    """The clock is taken away with what asked for it."""
    away = name_of(text, r"\n\$1\(a\)\{A\.(\w+)\(this\.a,null\)\},\n", "taking a dialog away")
    text = patched(
        text,
        r'(n\.a=null\ns=o\.a\.c\n)(r=o\.b\nq=s\.\w+\(0,"barrier_color",null,t\.\w+\)\n)',
        r"\1s.clock=n\n\2",
        "the clock that is shown",
    )
    return patched(
        text,
        r'(if\(s&&!r\)\{e\.\w+\(A\.\w+\(\["_open",s\],p,l\),!1\)\n(\$\.\w+\.\w+\$\.push\()new A\.\w+\([^\n]+\)\)\)\})'
        r"(return B\.\w+\}\})",
        rf"\1else if(!s&&r&&e.clock!=null&&e.clock.a!=null){{var k2=e.clock.a\ne.clock=null\n"
        rf"\2{{$1(a){{A.{away}(k2,null)}}}})}}\3",
        "the clock goes with its page",
    )
