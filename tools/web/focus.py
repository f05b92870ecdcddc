"""How Flutter leads the keyboard through a page, mended in the vendored client: order, view, mark (WCAG 2.4.3, 2.4.7).

Flet has no control for any of it. `tests/e2e/test_keyboard.py` walks every page with the Tab key.
"""

from __future__ import annotations

from tools.web.patching import name_of, patched

RING_PX = 3


def led(text: str) -> str:
    """All of it."""
    return ring(in_view(in_columns(in_order(text))))


def in_order(text: str) -> str:
    """What scrolls is gone through as one group.

    Flutter sorts everything on a page by where it would lie if nothing scrolled (its issue 69366): every step down a
    list led through the bar at the foot once more.
    """
    group = name_of(text, r"\b(\w+)\(a,b\)\{return new A\.\w+\(b==null\?A\.\w+\(\):b,a,null\)\}", "a group of focus")
    return patched(
        text,
        r"\b(\w+)=A\.(\w+)\(r\.(\w+)\(a,i\),\1,k\.as\)",
        rf"\1=A.\2(A.{group}(r.\3(a,i),null),\1,k.as)",
        "what scrolls is a group",
    )


def in_columns(text: str) -> str:
    """Of what stands above each other the upper comes first, whatever stands beside both.

    Flutter takes what begins furthest to the left of all that is level with the topmost: beside a pane that fills the
    window a list came before the search field above it.
    """
    return patched(
        text,
        r"\n(\w+)(\(a\)\{var s,r,q,p\nA\.\w+\(a,new A\.\w+\(\),t\.\w+\)\ns=B\.b\.\w+\(a\)\n"
        r"r=new A\.\w+\(\)\.\$2\(s,a\))",
        r"\n\1(a){for(var s=A.\1Level(a),r=!0,q;r;){r=!1\n"
        r"for(q of a)if(q.b.b<s.b.b&&q.b.d<=s.b.b+1&&q.b.a<s.b.c&&q.b.c>s.b.a){s=q\nr=!0}}return s},\n\1Level\2",
        "the order within columns",
    )


def in_view(text: str) -> str:
    """What has the focus is brought into view from either side.

    Flutter scrolls in the direction of the key alone: whoever came around to the top of a list that stood at its end
    saw no focus at all.
    """
    ways = r"return \w\.\w+\(\w,b\?(B\.\w+):B\.\w+,b\)", r"return \w\.\w+\(\w,b\?B\.\w+:(B\.\w+),b\)"
    onward, back = (name_of(text, way, "the ways into view") for way in ways)
    return patched(
        text,
        r"(this\.a\.\$5\$alignment\$alignmentPolicy\$curve\$duration\(a,b,)c(,d,e\)\n)",
        rf"\g<0>\1c==={onward}?{back}:{onward}\2",
        "what has the focus is in view",
    )


def ring(text: str) -> str:
    """A ring in the colour of the words lies around what has the focus; Flutter's own tenth of a shade is hardly seen.

    The ring follows the control's own shape, inside it: where a shape is given it clips, and half of the line is seen.
    """
    stroke = name_of(text, r"\ns\.c=this\.b\ns\.b=(B\.\w+)\nreturn s\n", "the style of a line")
    path = name_of(text, r"\n(\w+)\(a,b\)\{var s=b\.\w+\(\),r=[^}]{1,90}\nthis\.a\.drawPath\(r,s\)", "drawing a path")
    grown = name_of(text, r"\n(\w+)\(a\)\{var s=this\nreturn new A\.\w+\(s\.a-a,s\.b-a,s\.c\+a,s\.d\+a\)\}", "growing")
    text = patched(
        text,
        r"s=new A\.\w+\(n,m,l,o,j,p,k,q,s,new A\.\w+\(h,a\)\)\n",
        r"\g<0>s.marksFocus=d===2\n",
        "what marks the focus",
    )
    outline = name_of(text, r"s!=null\)a\.\w+\(0,s\.(\w+)\(b,q\.ax\)\)\nswitch", "the outline of a shape")
    return patched(
        text,
        r"(r=q\.Q\n(a\.\w+)\(s,r==null\?35:r,c\)\nbreak\ncase 0:s=q\.as\n"
        r"if\(!s\.k\(0,(B\.\w+)\)\)(a\.\w+)\((A\.\w+)\(b,s\.c,s\.d,s\.a,s\.b\),c\)\nelse (a\.\w+)\(b,c\)\nbreak\})"
        r"(p\.restore\(\)\},\n\w+\(a,b\)\{[^}]{1,120}s\.r=r\.(\w+)\()",
        rf"\1if(q.marksFocus&&q.CW){{c.b={stroke}\nc.r=q.e.\8(255).gn(0)\nc.c={RING_PX}\n"
        rf"if(q.f!=null){{c.c={2 * RING_PX}\na.{path}(q.f.{outline}(b,q.ax),c)}}"
        rf"else if(q.z.a===1)\2(b.gbs(),(q.Q==null?35:q.Q)-{RING_PX / 2},c)\n"
        rf"else{{b=b.{grown}(-{RING_PX / 2})\ns=q.as\n"
        r"if(!s.k(0,\3))\4(\5(b,s.c,s.d,s.a,s.b),c)\nelse \6(b,c)}}\7",
        "the ring",
    )
