"""Drawing kit for the Xishan Signal panels: shapes, light, people, places.

Plain standard library.  Units are tenths of a millimetre on the page.
"""
import math
import random
import re

INK = "#0a0e1c"
N1 = "#11182b"
N2 = "#1a2440"
N3 = "#293857"
N4 = "#425674"
N5 = "#687e9b"
N6 = "#9aaec3"
N7 = "#cdd8e2"
PALE = "#e9eff4"
OD = "#7a3312"
OM = "#c25a17"
OR = "#ee7a1e"
OH = "#ffa660"
OP = "#ffd2ad"
GK = "#04130f"
GD = "#07281f"
GM = "#0f6a48"
GR = "#2fdd88"
GH = "#9dffcf"
YE = "#ffdf3d"
YD = "#d9a200"

SCENES = {
    "night": dict(skin=("#27304a", "#f0995a"), coat=(INK, "#dd7726"), hatw=("#3c4a68", "#ffcda6"),
                  hato=("#5a2a16", "#ff8a33"), vest=("#46241c", "#ee7a1e"), hair=("#070a14", "#9a5020"),
                  shirt=("#46567a", "#f7d9bd"), suit=("#0d1222", "#c96a22"), stripe=("#7d8ca6", "#ffe6d2"),
                  blond=(YD, YE), metal=("#26324d", "#e39a62"), line=INK, eye="#ffe6d2"),
    "cold": dict(skin=("#3a4a68", "#bccbd9"), coat=("#0c1324", "#7e95b1"), hatw=("#73889f", "#f0f5f8"),
                 hato=("#8a3e12", "#f08a36"), vest=("#7a3814", "#e5751f"), hair=("#080c17", "#4d6382"),
                 shirt=("#7d91aa", "#e2eaf0"), suit=("#0d1426", "#6d84a1"), stripe=("#9db0c4", "#f4f8fa"),
                 blond=(YD, YE), metal=("#33435f", "#b3c4d4"), line=INK, eye="#f4f8fa"),
    "green": dict(skin=("#0b3a2d", "#79f5b6"), coat=("#030c0b", "#27b878"), hatw=("#1d5f4a", "#d3ffe8"),
                  hato=("#4a2a10", "#e08a3c"), vest=("#3a2310", "#c9702a"), hair=("#030b09", "#1b7f56"),
                  shirt=("#14493a", "#a8ffd5"), suit=("#03100d", "#1f9a68"), stripe=("#2d8a66", "#d9ffec"),
                  blond=(YD, YE), metal=("#0b2f25", "#4ff0a4"), line=GK, eye="#d9ffec"),
    "day": dict(skin=("#6c7f99", "#dbe4ea"), coat=("#141d33", "#5f7692"), hatw=("#a9bacb", "#ffffff"),
                hato=("#b3521a", "#f9a05a"), vest=("#a84c16", "#f08a36"), hair=("#0d1322", "#465b7a"),
                shirt=("#a3b4c6", "#ffffff"), suit=("#18213a", "#6d84a1"), stripe=("#c5d2de", "#ffffff"),
                blond=(YD, YE), metal=("#4a5d7b", "#d5dfe7"), line=INK, eye="#ffffff"),
    "warm": dict(skin=("#7d4026", "#ffb781"), coat=("#10152a", "#b3602a"), hatw=("#8a6a5a", "#fff0e2"),
                 hato=("#6a2f12", "#ff8a33"), vest=("#6a2f12", "#ee7a1e"), hair=("#080b16", "#8a4718"),
                 shirt=("#a08478", "#fff1e4"), suit=("#0c1122", "#9a5426"), stripe=("#b89a86", "#fff1e4"),
                 blond=(YD, YE), metal=("#3a2a2c", "#f0a468"), line=INK, eye="#fff1e4"),
}


PREC = [1]  # decimals of coordinates; 0 keeps the crowded pictures small


def f(v):
    r = "%.*f" % (PREC[0], v)
    if r.endswith(".0"):
        r = r[:-2]
    return "0" if r == "-0" else r


def area(pts):
    return sum(pts[i - 1][0] * pts[i][1] - pts[i][0] * pts[i - 1][1] for i in range(len(pts)))


def path(pts, close=True, k=1.0):
    """Smooth path through points; a point with a third, true value is a corner."""
    pts = [(p[0], p[1], bool(len(p) > 2 and p[2])) for p in pts]
    if close and area(pts) < 0:
        pts = pts[::-1]
    n = len(pts)
    cx, cy = round(pts[0][0], PREC[0]), round(pts[0][1], PREC[0])
    out = ["M%s %s" % (f(cx), f(cy))]
    for i in range(n if close else n - 1):
        p1, p2 = pts[i], pts[(i + 1) % n]
        p0 = pts[i - 1] if (close or i > 0) else p1
        p3 = pts[(i + 2) % n] if (close or i + 2 < n) else p2
        ex, ey = round(p2[0], PREC[0]), round(p2[1], PREC[0])
        if p1[2] and p2[2]:
            out.append("l" + nums(ex - cx, ey - cy))
            cx, cy = ex, ey
            continue
        if p1[2]:
            c1 = (p1[0] + (p2[0] - p1[0]) / 3, p1[1] + (p2[1] - p1[1]) / 3)
        else:
            c1 = (p1[0] + (p2[0] - p0[0]) / 6 * k, p1[1] + (p2[1] - p0[1]) / 6 * k)
        if p2[2]:
            c2 = (p2[0] - (p2[0] - p1[0]) / 3, p2[1] - (p2[1] - p1[1]) / 3)
        else:
            c2 = (p2[0] - (p3[0] - p1[0]) / 6 * k, p2[1] - (p3[1] - p1[1]) / 6 * k)
        out.append("c" + nums(c1[0] - cx, c1[1] - cy, c2[0] - cx, c2[1] - cy, ex - cx, ey - cy))
        cx, cy = ex, ey
    return "".join(out) + ("Z" if close else "")


def nums(*vs):
    """Numbers in the fewest characters a path allows."""
    o = ""
    for v in vs:
        s = f(v)
        if s.startswith("0."):
            s = s[1:]
        elif s.startswith("-0."):
            s = "-" + s[2:]
        o += s if (not o or s[0] == "-") else " " + s
    return o


def bbox(d):
    """Box of the end points of a path made here."""
    xs, ys, x, y = [], [], 0, 0
    for c, a in re.findall(r"([MLlcZ])([^MLlcZ]*)", d):
        v = [float(q) for q in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", a)]
        if c in "ML":
            for i in range(0, len(v), 2):
                x, y = v[i], v[i + 1]
                xs.append(x), ys.append(y)
        elif c in "lc":
            x, y = x + v[-2], y + v[-1]
            xs.append(x), ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def poly(pts, close=True):
    if close and area(pts) < 0:
        pts = pts[::-1]
    return "M" + "L".join("%s %s" % (f(p[0]), f(p[1])) for p in pts) + ("Z" if close else "")


def rectp(x, y, w, h):
    return "M%s %sh%sv%sh%sz" % (f(x), f(y), f(w), f(h), f(-w))


def C(pts):
    """All points as corners."""
    return [(p[0], p[1], 1) for p in pts]


def capsule(a, ra, b, rb, n=4):
    """Points of a tapered limb from a (radius ra) to b (radius rb)."""
    ang = math.atan2(b[1] - a[1], b[0] - a[0])
    pts = []
    for i in range(n + 1):
        t = ang + math.pi / 2 + math.pi * i / n
        pts.append((a[0] + ra * math.cos(t), a[1] + ra * math.sin(t)))
    for i in range(n + 1):
        t = ang - math.pi / 2 + math.pi * i / n
        pts.append((b[0] + rb * math.cos(t), b[1] + rb * math.sin(t)))
    return pts


def ell(cx, cy, rx, ry, n=8, rot=0):
    pts = []
    for i in range(n):
        t = 2 * math.pi * i / n
        x, y = rx * math.cos(t), ry * math.sin(t)
        pts.append((cx + x * math.cos(rot) - y * math.sin(rot), cy + x * math.sin(rot) + y * math.cos(rot)))
    return pts


class T:
    """Similarity transform with flip."""

    def __init__(self, x=0, y=0, s=1, flip=False, rot=0):
        self.x, self.y, self.s, self.fl = x, y, s, -1 if flip else 1
        self.c, self.n = math.cos(math.radians(rot)), math.sin(math.radians(rot))

    def __call__(self, p):
        x, y = p[0] * self.s, p[1] * self.s
        x, y = x * self.c - y * self.n, x * self.n + y * self.c
        q = (self.x + self.fl * x, self.y + y)
        return q + (p[2],) if len(p) > 2 else q

    def m(self, pts):
        return [self(p) for p in pts]


class S:
    def __init__(self, wmm, hmm, seed=1, bg=N1):
        self.w, self.h = wmm * 10, hmm * 10
        self.wmm, self.hmm = wmm, hmm
        self.defs, self.body, self.n = [], [], 0
        self.r = random.Random(seed)
        self.rect(0, 0, self.w, self.h, bg)

    # -- plumbing
    def id(self):
        self.n += 1
        return "a%d" % self.n

    def add(self, t):
        self.body.append(t)

    def svg(self):
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s">'
                "<defs>%s</defs>%s</svg>\n" % (f(self.w), f(self.h), f(self.w), f(self.h),
                                               "".join(self.defs), "\n".join(self.body)))

    def lin(self, stops, x1=0, y1=0, x2=0, y2=1):
        i = self.id()
        self.defs.append('<linearGradient id="%s" x1="%s" y1="%s" x2="%s" y2="%s">%s</linearGradient>' % (
            i, x1, y1, x2, y2, self._stops(stops)))
        return "url(#%s)" % i

    def rad(self, stops, cx=.5, cy=.5, r=.5):
        i = self.id()
        self.defs.append('<radialGradient id="%s" cx="%s" cy="%s" r="%s">%s</radialGradient>' % (
            i, cx, cy, r, self._stops(stops)))
        return "url(#%s)" % i

    def _stops(self, stops):
        o = ""
        for s in stops:
            o += '<stop offset="%s" stop-color="%s"%s/>' % (
                s[0], s[1], ' stop-opacity="%s"' % s[2] if len(s) > 2 else "")
        return o

    def clip(self, d):
        i = self.id()
        self.defs.append('<clipPath id="%s"><path d="%s"/></clipPath>' % (i, d))
        return i

    def open(self, clip=None, op=None, tr=None, mask=None):
        self.add("<g%s%s%s%s>" % (' clip-path="url(#%s)"' % clip if clip else "",
                                  ' opacity="%s"' % op if op else "",
                                  ' transform="%s"' % tr if tr else "",
                                  ' mask="url(#%s)"' % mask if mask else ""))

    def end(self):
        self.add("</g>")

    # -- marks
    def d(self, d, fill, op=None):
        self.add('<path d="%s" fill="%s"%s/>' % (d, fill, ' fill-opacity="%s"' % op if op else ""))

    def sh(self, pts, fill, op=None):
        self.d(path(pts), fill, op)

    def po(self, pts, fill, op=None):
        self.d(poly(pts), fill, op)

    def st(self, d, col, w, op=None, cap="round"):
        self.add('<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="%s" '
                 'stroke-linejoin="round"%s/>' % (d, col, f(w), cap, ' stroke-opacity="%s"' % op if op else ""))

    def cur(self, pts, col, w, op=None):
        self.st(path(pts, False), col, w, op)

    def ln(self, x1, y1, x2, y2, col, w, op=None, cap="butt"):
        self.st("M%s %sL%s %s" % (f(x1), f(y1), f(x2), f(y2)), col, w, op, cap)

    def rect(self, x, y, w, h, fill, op=None):
        self.d(rectp(x, y, w, h), fill, op)

    def circ(self, x, y, r, fill, op=None):
        self.add('<circle cx="%s" cy="%s" r="%s" fill="%s"%s/>' % (
            f(x), f(y), f(r), fill, ' fill-opacity="%s"' % op if op else ""))

    def glow(self, x, y, rx, ry=None, col=OR, op=.8, mid=.35):
        ry = ry or rx
        g = self.rad([(0, col, op), (.35, col, round(op * mid, 2)), (1, col, 0)])
        self.add('<ellipse cx="%s" cy="%s" rx="%s" ry="%s" fill="%s"/>' % (f(x), f(y), f(rx), f(ry), g))

    # -- texture
    def halftone(self, x, y, w, h, col, step=9, dirn=(0, 0, 0, 1), op=.5, a=0, b=1, rmax=.4):
        """Dots growing along a direction, in bands of one dot size each (no mask: quick at print resolution)."""
        tile = step * 1.4142
        horiz = dirn[0] != dirn[2]
        if (dirn[2] < dirn[0]) or (dirn[3] < dirn[1] and not horiz):
            a, b = b, a
        p0, ln = (x, w) if horiz else (y, h)
        first, last = math.floor(p0 / tile), math.ceil((p0 + ln) / tile)
        bands = min(12, last - first)
        for i in range(bands):
            k0 = first + (last - first) * i // bands
            k1 = first + (last - first) * (i + 1) // bands
            q = ((k0 + k1) / 2 * tile - p0) / ln
            v = a + (b - a) * min(1, max(0, q))
            if v < .04 or k1 <= k0:
                continue
            r = step * rmax * math.sqrt(v)
            pid = self.id()
            self.defs.append(
                '<pattern id="%s" width="%.3f" height="%.3f" patternUnits="userSpaceOnUse">'
                '<circle cx="%.3f" cy="%.3f" r="%.2f" fill="%s"/><circle cx="%.3f" cy="%.3f" r="%.2f" fill="%s"/></pattern>' % (
                    pid, tile, tile, tile / 4, tile / 4, r, col, tile * .75, tile * .75, r, col))
            lo, hi = max(p0, k0 * tile), min(p0 + ln, k1 * tile)
            box = (lo, y, hi - lo, h) if horiz else (x, lo, w, hi - lo)
            self.add('<path d="M%.2f %.2fh%.2fv%.2fh%.2fz" fill="url(#%s)" fill-opacity="%s"/>' % (box + (-box[2], pid, op)))

    def hatch(self, shape, col, step=9, ang=60, w=2, op=.7, jit=.5):
        """Hand-like hatching clipped to a path string."""
        i = self.clip(shape)
        c, s = math.cos(math.radians(ang)), math.sin(math.radians(ang))
        x0, y0, x1, y1 = bbox(shape)
        xs, ys = (x0, x1), (y0, y1)
        cx, cy = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        R = math.hypot(max(xs) - min(xs), max(ys) - min(ys)) / 2
        out, t = [], -R
        while t < R:
            o = t + self.r.uniform(-jit, jit) * step * .4
            a0 = -R * self.r.uniform(.8, 1)
            b0 = R * self.r.uniform(.8, 1)
            out.append("M%s %sL%s %s" % (f(cx + c * a0 - s * o), f(cy + s * a0 + c * o),
                                         f(cx + c * b0 - s * o), f(cy + s * b0 + c * o)))
            t += step
        self.open(clip=i)
        self.st("".join(out), col, w, op)
        self.end()

    def rain(self, n, col=N6, op=.4, ln=50, ang=76, w=1.6, box=None):
        x0, y0, x1, y1 = box or (0, 0, self.w, self.h)
        out = []
        c, s = math.cos(math.radians(ang)), math.sin(math.radians(ang))
        for _ in range(n):
            l = ln * self.r.uniform(.4, 1.3)
            out.append("M%d %dl%d %d" % (self.r.uniform(x0 - 20, x1 + 40), self.r.uniform(y0 - ln, y1),
                                         -c * l, s * l))
        self.st("".join(out), col, w, op)

    def spatter(self, n, box, col, r0=1, r1=4, op=.8):
        d = ""
        for _ in range(n):
            x, y, r = self.r.uniform(box[0], box[2]), self.r.uniform(box[1], box[3]), self.r.uniform(r0, r1)
            d += "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z" % (f(x), f(y), f(r), f(r), f(2 * r), f(r), f(r), f(-2 * r))
        self.d(d, col, op)

    def splashes(self, n, box, col=N6, op=.6):
        d = ""
        for _ in range(n):
            x, y = self.r.uniform(box[0], box[2]), self.r.uniform(box[1], box[3])
            k = self.r.uniform(4, 10)
            d += "M%s %sl%s %sM%s %sl%s %s" % (f(x - 3), f(y), f(-k), f(-k * .7), f(x + 3), f(y), f(k), f(-k * .7))
        self.st(d, col, 1.6, op)

    def rim(self, paths, base, lit, off, mid=None):
        """Fill shapes with base, leaving a lit edge on the side off points to."""
        d = "".join(paths)
        i = self.clip(d)
        self.open(clip=i)
        x0, y0, x1, y1 = bbox(d)
        m = max(x1 - x0, y1 - y0) * .2 + 2
        self.d("M%d %dH%dV%dH%dZ" % (x0 - m, y0 - m, x1 + m, y1 + m, x0 - m), lit)
        if mid:
            self.add('<path d="%s" fill="%s" transform="translate(%s %s)"/>' % (d, mid, f(-off[0] * .55), f(-off[1] * .55)))
        self.add('<path d="%s" fill="%s" transform="translate(%s %s)"/>' % (d, base, f(-off[0]), f(-off[1])))
        self.end()

    def vignette(self, col=INK, op=.7, cx=.5, cy=.5, r=.75, start=.45):
        g = self.rad([(start, col, 0), (1, col, op)], cx, cy, r)
        self.rect(0, 0, self.w, self.h, g)

    # -- places
    def hills(self, y, amp, col, n=7, op=None, rough=.5):
        pts = [(-20, self.h + 20, 1)]
        for i in range(n + 1):
            pts.append((self.w * i / n + (self.r.uniform(-.3, .3) * self.w / n if 0 < i < n else (-20 if i == 0 else 20)),
                        y - amp * self.r.uniform(1 - rough, 1)))
        pts.append((self.w + 20, self.h + 20, 1))
        self.sh(pts, col, op)

    def headframe(self, x, base, h, col, w=None, lit=None, flip=False):
        """The winding tower over a shaft, with its back-stays."""
        w = w or max(2.0, h * .02)
        k = -1 if flip else 1
        t = base - h
        tw, bw = h * .075, h * .13
        d = "M%s %sL%s %sM%s %sL%s %s" % (f(x - bw), f(base), f(x - tw), f(t), f(x + bw), f(base), f(x + tw), f(t))
        for j in (0, .16):
            d += "M%s %sL%s %s" % (f(x + k * tw), f(t + h * (.04 + j * .4)), f(x + k * h * (.62 - j)), f(base))
        n = 7
        for i in range(n):
            a, b = i / n, (i + 1) / n
            xa, xb = tw + (bw - tw) * a, tw + (bw - tw) * b
            ya, yb = t + h * a, t + h * b
            d += "M%s %sL%s %sM%s %sL%s %sM%s %sH%s" % (f(x - xa), f(ya), f(x + xb), f(yb), f(x + xa), f(ya),
                                                         f(x - xb), f(yb), f(x - xb), f(yb), f(x + xb))
        for i in range(1, 5):
            q = i / 5
            x1, y1 = x + k * (tw + (h * .62 - tw) * q), t + h * .04 + h * .96 * q
            x2, y2 = x + k * (bw * q + tw * (1 - q)), y1
            d += "M%s %sL%s %s" % (f(x1), f(y1), f(x2), f(y2 + h * .02))
        self.st(d, col, w)
        # platform and sheave wheels
        self.rect(x - tw * 1.9, t - w, tw * 3.8, w * 2, col)
        R = h * .085
        for sx in (-.055, .055):
            cx, cy = x + sx * h * k, t - R * 1.02
            self.add('<circle cx="%s" cy="%s" r="%s" fill="none" stroke="%s" stroke-width="%s"/>' % (
                f(cx), f(cy), f(R), col, f(w * .9)))
            d = ""
            for i in range(6):
                a = math.pi * i / 6 + .2
                d += "M%s %sL%s %s" % (f(cx + R * math.cos(a)), f(cy + R * math.sin(a)), f(cx - R * math.cos(a)), f(cy - R * math.sin(a)))
            self.st(d, col, w * .45)
        self.po([(x - tw * 1.9, t), (x - tw * 1.5, t - R * 2.5), (x + tw * 1.5, t - R * 2.5), (x + tw * 1.9, t),
                 (x + tw * 1.6, t), (x + tw * 1.25, t - R * 2.3), (x - tw * 1.25, t - R * 2.3), (x - tw * 1.6, t)], col)
        if lit:
            self.glow(x, t - R * 2.6, h * .12, col=lit, op=.8)
            self.circ(x, t - R * 2.6, max(2.5, h * .012), OP)

    def conveyor(self, x1, y1, x2, y2, t, base, col, lit=None):
        """An inclined gallery on trestles."""
        self.po([(x1, y1), (x2, y2), (x2, y2 + t), (x1, y1 + t)], col)
        self.po([(x1, y1 - t * .25), (x2, y2 - t * .25), (x2 + t * .3, y2), (x1 - t * .3, y1)], col)
        n = 5
        for i in range(1, n):
            q = i / n
            x, y = x1 + (x2 - x1) * q, y1 + (y2 - y1) * q + t
            s = t * .35
            self.st("M%s %sL%s %sM%s %sL%s %sM%s %sL%s %s" % (f(x), f(y), f(x - s), f(base), f(x), f(y), f(x + s), f(base),
                    f(x - s * .5), f((y + base) / 2), f(x + s * .5), f((y + base) / 2)), col, t * .12)
        if lit:
            for i in range(1, 14):
                q = i / 14
                x, y = x1 + (x2 - x1) * q, y1 + (y2 - y1) * q
                self.rect(x - t * .16, y + t * .3, t * .32, t * .22, lit, round(self.r.uniform(.4, 1), 2))

    def block(self, x, base, w, h, rows, cols, face, side=None, sw=0, lit=OR, prob=.4, win=None, roof=True, green=None):
        """An apartment block; sw is the width of its receding side (left if negative)."""
        t = base - h
        if sw:
            if sw > 0:
                q = [(x + w, t), (x + w + sw, t + h * .06), (x + w + sw, base), (x + w, base)]
            else:
                q = [(x, t), (x + sw, t + h * .06), (x + sw, base), (x, base)]
            self.po(q, side or INK)
        self.rect(x, t, w, h, face)
        win = win or INK
        cw, ch = w / cols, h / (rows + .6)
        dark, warm, hot, sill = "", "", "", ""
        for r in range(rows):
            for c in range(cols):
                wx, wy = x + c * cw + cw * .2, t + ch * (.35 + r)
                ww, wh = cw * .6, ch * .55
                p = self.r.random()
                d = rectp(wx, wy, ww, wh)
                if green and (r, c) == green:
                    self.glow(wx + ww / 2, wy + wh / 2, ww * 2.6, col=GR, op=.7)
                    self.d(d, GR)
                elif p < prob * .35:
                    hot += d
                elif p < prob:
                    warm += d
                else:
                    dark += d
                if ww > 9:
                    sill += rectp(wx - ww * .08, wy + wh, ww * 1.16, ch * .07)
        self.d(dark, win)
        if warm:
            self.d(warm, lit, .8)
        if hot:
            self.d(hot, OH if lit == OR else lit)
        if sill:
            self.d(sill, INK, .5)
            # glazing bars
            m = ""
            for r in range(rows):
                for c in range(cols):
                    wx, wy = x + c * cw + cw * .5, t + ch * (.35 + r)
                    m += rectp(wx - cw * .02, wy, cw * .04, ch * .55)
            self.d(m, INK, .55)
        if roof:
            self.rect(x - w * .02, t - h * .015, w * 1.04, h * .03, face)
            for _ in range(3):
                rx = x + self.r.uniform(.08, .8) * w
                self.rect(rx, t - h * .06, w * .1, h * .05, face)
            ax = x + self.r.uniform(.3, .7) * w
            self.ln(ax, t, ax, t - h * .16, face, max(1.5, w * .012))
            self.ln(ax - w * .04, t - h * .12, ax + w * .04, t - h * .12, face, max(1.2, w * .009))

    def lamp(self, x, base, h, col=INK, k=1, cone=.5, arm=.16, glow=1):
        """A street lamp with its cone of light and pool on the ground."""
        t = base - h
        lx = x + k * h * arm
        g = self.lin([(0, OH, cone), (.5, OR, round(cone * .35, 2)), (1, OR, 0)])
        self.po([(lx - h * .02, t + h * .02), (lx + h * .02, t + h * .02), (lx + h * .34, base), (lx - h * .34, base)], g)
        self.glow(lx, base, h * .36, h * .06, OR, .55 * glow)
        self.st(path([(x, base), (x, t + h * .12), (x + k * h * .04, t + h * .02), (lx, t)], False), col, max(2.5, h * .016))
        self.glow(lx, t + h * .02, h * .2, col=OR, op=.85 * glow)
        self.sh([(lx - h * .04, t, 1), (lx + h * .04, t, 1), (lx + h * .03, t + h * .022), (lx - h * .03, t + h * .022)], OP)

    def reflections(self, x, y, w, h, col=OR, n=14, op=.5):
        d = ""
        for i in range(n):
            q = i / n
            ww = w * self.r.uniform(.25, 1) * (1 - q * .4)
            d += rectp(x - ww / 2 + self.r.uniform(-.2, .2) * w, y + h * q, ww, max(1.5, h / n * .35))
        self.d(d, col, op)

    def quadp(self, a, b, c, d):
        o, px, py = "M%s %s" % (f(a[0]), f(a[1])), round(a[0], PREC[0]), round(a[1], PREC[0])
        for p in (b, c, d):
            x, y = round(p[0], PREC[0]), round(p[1], PREC[0])
            o += "l" + nums(x - px, y - py)
            px, py = x, y
        return o + "z"

    def rackq(self, q, units=12, face=GD, slot=GK, led=True, prob=.75, hot=.3, gl=True):
        """A rack on a quad tl,tr,br,bl."""
        def m(u, v):
            ax, ay = q[0][0] + (q[1][0] - q[0][0]) * u, q[0][1] + (q[1][1] - q[0][1]) * u
            bx, by = q[3][0] + (q[2][0] - q[3][0]) * u, q[3][1] + (q[2][1] - q[3][1]) * u
            return ax + (bx - ax) * v, ay + (by - ay) * v
        self.po(list(q), face)
        dark, dots, hots, vents = "", "", "", ""
        for i in range(units):
            v0, v1 = .03 + .94 * i / units, .03 + .94 * (i + .82) / units
            dark += self.quadp(m(.08, v0), m(.92, v0), m(.92, v1), m(.08, v1))
            kind = self.r.random()
            vm, dv = (v0 + v1) / 2, (v1 - v0)
            if led and kind < prob:
                n = self.r.choice([4, 6, 8, 10])
                for j in range(n):
                    if self.r.random() < .25:
                        continue
                    u = .14 + .5 * j / 10 + .2 * (kind < .3)
                    dd = self.quadp(m(u, vm - dv * .13), m(u + .034, vm - dv * .13), m(u + .034, vm + dv * .13), m(u, vm + dv * .13))
                    if self.r.random() < hot:
                        hots += dd
                    else:
                        dots += dd
            else:
                for j in range(7):
                    u = .14 + .72 * j / 7
                    vents += self.quadp(m(u, v0 + dv * .2), m(u + .035, v0 + dv * .2), m(u + .035, v1 - dv * .2), m(u, v1 - dv * .2))
        self.d(dark, slot)
        if vents:
            self.d(vents, face)
        if dots:
            self.d(dots, GR)
        if hots:
            self.d(hots, GH)
        self.st(poly([m(.035, .01), m(.035, .99)], False) + poly([m(.965, .01), m(.965, .99)], False), GM, 1.6, .8)

    def cable(self, pts, w, col=INK, hi=None):
        self.cur(pts, col, w)
        if hi:
            self.cur([(p[0] - w * .18, p[1] - w * .22) for p in pts], hi, max(1, w * .16), .8)

    # -- people
    def layer(self, shapes, mat, sc, off):
        self.rim([path(p) for p in shapes], mat[0], mat[1], off)

    def head(self, who, tr, sc, off, mood="", small=False, neck=True):
        """A profile head facing right; chin at 0,0, crown at 0,-100, before the transform."""
        M = SCENES[sc]
        L = lambda sh, m: self.layer([tr.m(p) for p in sh], M[m], sc, off)
        s = tr.s
        face = dict(
            default=[(22, -88), (31, -74), (34, -62), (31, -54), (47, -36, 1), (44, -31), (35, -29), (39, -24), (34, -19, 1),
                     (37, -14), (32, -9), (34, -1), (25, 5), (8, 8), (-14, 2), (-34, -30), (-36, -60), (-20, -92)],
            zhang=[(22, -88), (30, -74), (35, -62), (30, -54), (46, -42), (48, -34), (36, -30), (38, -25), (32, -20, 1),
                   (36, -15), (30, -9), (32, 0), (22, 8), (6, 13), (-14, 4), (-34, -30), (-36, -60), (-20, -92)],
            lin=[(22, -88), (31, -74), (33, -62), (29, -53), (43, -36, 1), (34, -30), (38, -24), (33, -19, 1), (36, -14),
                 (30, -9), (30, -2), (20, 4), (2, 3), (-14, -8), (-34, -34), (-36, -60), (-20, -92)],
            guo=[(24, -88), (33, -74), (38, -61), (32, -53), (48, -38), (47, -31), (38, -29), (42, -23), (36, -19, 1), (41, -13),
                 (37, -8), (42, 2), (30, 11), (6, 14), (-16, 8), (-38, -24), (-40, -60), (-20, -92)],
            shen=[(22, -88), (30, -74), (35, -62), (30, -54), (50, -37, 1), (45, -31), (34, -29), (38, -24), (33, -19, 1),
                  (37, -14), (32, -8), (37, 2), (26, 8), (8, 8), (-12, 0), (-34, -30), (-36, -60), (-20, -92)],
            ma=[(24, -86), (32, -73), (34, -62), (31, -55), (50, -36, 1), (44, -31), (34, -29), (38, -24), (32, -19, 1), (36, -14),
                (31, -9), (35, 1, 1), (24, 5), (6, 4), (-14, -4), (-34, -32), (-36, -60), (-20, -92)],
        )
        pts = list(face.get(who, face["default"]))
        lips = [p for p in pts if p[0] > 28 and -28 < p[1] < -6]
        mid = sum(p[0] for p in lips) / len(lips)
        pts = [(mid + (p[0] - mid) * .5,) + tuple(p[1:]) if p in lips else p for p in pts]
        if mood == "shout":
            pts = [((p[0] - 5, p[1] + 7) + tuple(p[2:]) if p[1] > -21 and p[0] > 0 else p) for p in pts]
            i = max(j for j, p in enumerate(pts) if p[1] < -19 and p[0] > 30)
            pts[i + 1:i + 1] = [(17, -17, 1)]
        if who == "lin":
            L([[(-30, -58), (-50, -66), (-68, -50), (-74, -18), (-66, 18), (-62, -4), (-54, -22), (-42, -36), (-30, -34)]], "hair")
        neckw = {"guo": 34, "lin": 17, "zhang": 24}.get(who, 25)
        if neck:
            L([[(8, 0, 1), (12, 50, 1), (-neckw - 10, 50, 1), (-neckw - 6, -20, 1)]], "skin")
        if neck == "only":
            return
        L([pts], "skin")
        if not small:
            # cheek shadow, ear, jaw line
            self.cur(tr.m([(-4, -48), (-10, -56), (-17, -50), (-13, -38), (-8, -32)]), M["skin"][1], 1.8 * s, .55)
            self.sh(tr.m([(-6, -47), (-12, -53), (-15, -46), (-11, -36)]), M["line"], .55)
            self.cur(tr.m([(-12, -22), (-4, -6), (12, 2)]), M["line"], 1.6 * s, .5)
            self.cur(tr.m([(31, -30), (24, -27), (21, -20)]), M["line"], 1.5 * s, .7)
        # eye and brow
        if small:
            self.sh(tr.m([(20, -58, 1), (31, -57, 1), (27, -50), (22, -51)]), M["line"], .8)
        else:
            self.sh(tr.m([(16, -53), (22, -58), (30, -55, 1), (28, -49), (21, -48)]), M["line"], .9)
            self.sh(tr.m([(20, -53), (25, -55.5), (29, -53), (25, -50.5)]), M["eye"])
            self.circ(*tr((26.5, -53)), 2.2 * s, M["line"])
            dy = -5 if mood in ("worried",) else 3 if mood in ("shout", "hard") else 0
            self.st(path(tr.m([(13, -62 - (0 if dy < 0 else dy * .4)), (22, -67), (34, -62 + dy)]), False), M["line"], 4.2 * s)
            self.cur(tr.m([(36, -19), (29, -20), (25, -18 - (3 if mood == "smile" else -2))]), M["line"], 2.4 * s)
        # hair and hats
        if who in ("lin", "guo"):
            hm = "hatw" if who == "lin" else "hato"
            L([[(8, -74, 1), (4, -62, 1), (-4, -48), (-16, -40), (-30, -22), (-42, -44), (-40, -72, 1)]], "hair")
            L([[(40, -72, 1), (36, -86), (22, -108), (-4, -117), (-30, -106), (-44, -84), (-46, -68, 1), (0, -71)]], hm)
            L([[(-48, -70, 1), (10, -76), (40, -76), (58, -68, 1), (56, -64, 1), (30, -68), (-10, -65), (-48, -63, 1)]], hm)
            self.st(path(tr.m([(-20, -111), (-4, -121), (14, -113)]), False), M[hm][1], 3.6 * s)
            self.st(path(tr.m([(-10, -64), (-4, -30), (8, 4)]), False), M["line"], 2.2 * s, .9)
        elif who == "zhang":
            L([[(-6, -70, 1), (-2, -56, 1), (-10, -50), (-20, -40), (-28, -22), (-38, -32), (-42, -56), (-38, -74, 1)]], "stripe")
            L([[(34, -78, 1), (26, -98), (0, -110), (-30, -102), (-46, -78), (-40, -70, 1), (0, -76)]], "coat")
            L([[(24, -82, 1), (44, -82), (58, -72), (56, -68, 1), (36, -73), (18, -73, 1)]], "coat")
            # glasses
            self.st(path(tr.m([(20, -62), (34, -63), (37, -54), (33, -44), (22, -44), (18, -53)])), M["eye"], 2.8 * s)
            self.sh(tr.m([(20, -61), (34, -62), (36, -54), (32, -45), (23, -45), (19, -53)]), M["eye"], .35)
            self.st(path(tr.m([(18, -56), (0, -56), (-12, -52)]), False), M["eye"], 2.4 * s)
            if not small:
                self.cur(tr.m([(24, -36), (18, -30), (18, -20)]), M["line"], 1.6 * s, .8)
                self.cur(tr.m([(8, -62), (2, -58)]), M["line"], 1.4 * s, .7)
                self.cur(tr.m([(8, -55), (2, -54)]), M["line"], 1.4 * s, .7)
        elif who == "ma":
            L([[(32, -74, 1), (22, -80), (6, -72), (2, -58, 1), (-4, -58, 1), (-8, -44), (-18, -34), (-26, -14), (-40, -22),
                (-52, -50), (-46, -84), (-20, -104), (10, -106), (30, -92)]], "hair")
            for i in range(4):
                self.cur(tr.m([(24 - i * 9, -84 - i * 4), (-6 - i * 8, -92 + i * 3), (-34 - i * 2, -76 + i * 10)]), M["hair"][1], 1.8 * s, .8)
        elif who == "jason":
            L([[(34, -72, 1), (30, -84), (18, -80), (6, -70), (2, -54, 1), (-6, -44), (-18, -36), (-26, -16), (-38, -22), (-50, -54),
                (-48, -90), (-24, -112), (6, -118), (34, -108), (44, -90)]], "blond")
        elif who == "aunt":
            L([ell(-44, -92, 24, 22), [(30, -80, 1), (16, -76), (6, -60), (0, -48, 1), (-10, -40), (-24, -16), (-42, -24), (-48, -58), (-40, -92), (-16, -108), (10, -106), (28, -96)]], "hair")
        elif who == "clerk":
            L([[(34, -68, 1), (28, -78), (20, -64, 1), (10, -76), (4, -56, 1), (-6, -46), (-16, -36), (-28, -20), (-42, -34), (-48, -62),
                (-52, -92, 1), (-36, -94), (-30, -112, 1), (-10, -104), (6, -116, 1), (16, -102), (34, -98, 1), (36, -82)]], "hair")
        else:  # shen and others: short hair
            L([[(30, -80, 1), (18, -78), (8, -68), (3, -52, 1), (-4, -46), (-14, -36), (-24, -22), (-40, -30), (-46, -58), (-40, -90),
                (-18, -106), (8, -107), (28, -97)]], "hair")
            if not small and who == "shen":
                self.hatch(path(tr.m([(22, -14), (30, -8), (32, 2), (20, 7), (4, 5), (-10, -12), (-6, -18), (8, -8)])), M["line"],
                           3.2 * s, 70, 1 * s, .5)

    def bust(self, who, x, y, size, sc="night", off=(-14, -6), flip=False, rot=0, mood="", body=True, lean=0):
        """Profile bust; size is the head's height."""
        s = size / 100
        k = -1 if flip else 1
        tr = T(x, y, s, flip, rot)
        o = (off[0] * s * 1.2, off[1] * s * 1.2)
        M = SCENES[sc]
        tb = T(x, y, s, flip, lean)
        if body:
            wide = {"guo": 1.3, "lin": .88, "zhang": 1.1}.get(who, 1)
            mat = {"ma": "suit", "jason": "suit", "clerk": "shirt"}.get(who, "coat")
            w = wide
            self.head(who, tr, sc, o, neck="only")
            bod = [(16 * w, 26), (34 * w, 44), (56 * w, 66), (64 * w, 110), (66 * w, 260, 1), (-96 * w, 260, 1), (-94 * w, 120),
                   (-84 * w, 66), (-56 * w, 38), (-38 * w, 14, 1), (-14 * w, 26)]
            self.layer([tb.m(bod)], M[mat], sc, o)
            if who in ("lin", "guo"):
                v = [(8 * w, 42, 1), (40 * w, 64), (46 * w, 110), (48 * w, 260, 1), (-86 * w, 260, 1), (-80 * w, 110), (-70 * w, 62), (-40 * w, 36, 1)]
                self.layer([tb.m(v)], M["vest"], sc, o)
                for yy in (120, 150):
                    self.layer([tb.m(C([(-86 * w, yy), (49 * w, yy), (49 * w, yy + 16), (-86 * w, yy + 16)]))], M["stripe"], sc, o)
                self.layer([tb.m(C([(-52 * w, 40), (-38 * w, 38), (-34 * w, 120), (-50 * w, 120)]))], M["stripe"], sc, o)
            if who == "zhang":
                self.layer([tb.m([(14, 30), (46, 60), (60, 110), (70, 260, 1), (-100, 260, 1), (-98, 110), (-72, 50), (-40, 26)])], M["metal"], sc, o)
                for yy in (80, 118, 156, 194):
                    self.cur(tb.m([(-96, yy), (-20, yy + 12), (60, yy - 4)]), M["line"], 3 * s, .8)
        self.head(who, tr, sc, o, mood, neck=not body)
        if body:
            if who == "shen":
                self.layer([tb.m([(22, 22, 1), (40, 40, 1), (34, 70, 1), (8, 56), (-30, 34), (-52, -2, 1), (-36, -12, 1), (-16, 14)])], M["coat"], sc, o)
            if who in ("ma", "clerk"):
                self.layer([tb.m([(12, 14, 1), (22, 30, 1), (30, 90, 1), (10, 46), (-24, 20), (-32, 4, 1)])], M["shirt"], sc, o)
            if who == "ma":
                self.layer([tb.m([(20, 34, 1), (30, 44, 1), (48, 120, 1), (30, 130, 1), (4, 60), (-34, 24, 1), (-34, 10, 1), (0, 36)])], M["suit"], sc, o)

    def front(self, who, x, y, size, sc="night", side=1, mood="", body=True, rot=0, eyes=True, off=None, tilt=0):
        """Frontal head, half in shadow; side=1 lights its left."""
        s = size / 100
        tr = T(x, y, s, side < 0, rot)
        tb = T(x, y - (4 if who == "shen" else 10) * s, s, side < 0, 0)
        M = SCENES[sc]
        o = off or (-9 * s * side, -4 * s)
        wide = {"guo": 1.2, "lin": .92, "zhang": 1.0, "clerk": .96, "ma": .93, "jason": .97}.get(who, 1)
        W = wide
        skb, skl = M["skin"]
        if who == "lin":
            self.layer([tr.m([(24, -60), (46, -40), (50, 0), (40, 34), (32, 10), (24, -10)])], M["hair"], sc, o)
        if body:
            bw = {"guo": 128, "lin": 82, "zhang": 98, "clerk": 84, "ma": 96, "jason": 112}.get(who, 102)
            mat = {"ma": "suit", "jason": "suit", "clerk": "shirt"}.get(who, "coat")
            self.layer([tb.m([(-20, 12), (-40, 26), (-bw * .82, 44), (-bw, 78), (-bw * 1.08, 280, 1), (bw * 1.08, 280, 1), (bw, 78),
                              (bw * .82, 44), (40, 26), (20, 12)])], M[mat], sc, o)
        nk = {"guo": 34, "lin": 17, "jason": 27}.get(who, 23)
        self.sh(tb.m([(-nk, -12, 1), (-nk, 34), (0, 52), (nk, 34), (nk, -12, 1)]), skb)
        self.sh(tb.m([(-nk, -2, 1), (-nk, 30), (-nk * .5, 36), (-nk * .45, 6, 1)]), skl, .8)
        if body:
            if who in ("lin", "guo"):
                for sd in (-1, 1):
                    self.layer([tb.m([(sd * nk, 24, 1), (sd * bw * .62, 42, 1), (sd * bw * .9, 280, 1), (sd * 8, 280, 1), (sd * 7, 70, 1)])], M["vest"], sc, o)
                    self.layer([tb.m(C([(sd * bw * .36, 36), (sd * bw * .5, 40), (sd * bw * .56, 280), (sd * bw * .38, 280)]))], M["stripe"], sc, o)
                for yy in (134, 166):
                    for sd in (-1, 1):
                        self.layer([tb.m(C([(sd * 8, yy), (sd * bw * .73, yy - 3), (sd * bw * .76, yy + 10), (sd * 8, yy + 13)]))], M["stripe"], sc, o)
            elif who in ("ma", "jason", "clerk"):
                self.layer([tb.m(C([(-nk, 24), (nk, 24), (18, 130), (0, 170), (-18, 130)]))], M["shirt"], sc, o)
                if who != "jason":
                    self.po(tb.m([(-6, 52), (6, 52), (9, 130), (0, 160), (-9, 130)]), M["hair"][0] if who == "ma" else M["metal"][0])
                for sd in (-1, 1):
                    if who != "clerk":
                        self.layer([tb.m(C([(sd * nk, 22), (sd * 44, 40), (sd * 40, 92), (sd * 28, 92), (sd * 30, 106), (sd * 3, 176), (sd * 14, 100)]))], M["suit"], sc, o)
                    self.layer([tb.m(C([(sd * nk, 18), (sd * (nk + 4), 34), (sd * 12, 60), (sd * 2, 48)]))], M["shirt"], sc, o)
            elif who == "shen":
                for sd in (-1, 1):
                    self.layer([tb.m([(sd * 20, -6, 1), (sd * 46, 12, 1), (sd * 66, 60, 1), (sd * 34, 92, 1), (sd * 6, 70, 1)])], M["coat"], sc, o)
                self.po(tb.m([(-9, 52), (9, 52), (7, 76), (0, 84), (-7, 76)]), M["shirt"][0])
            elif who == "zhang":
                self.layer([tb.m([(-22, 20, 1), (-70, 46, 1), (-88, 280, 1), (88, 280, 1), (70, 46, 1), (22, 20, 1), (0, 54)])], M["metal"], sc, o)
                for yy in (84, 124, 164, 204):
                    self.cur(tb.m([(-80, yy), (-36, yy + 8), (-2, yy)]), M["line"], 3 * s, .8)
                    self.cur(tb.m([(2, yy), (36, yy + 8), (80, yy)]), M["line"], 3 * s, .8)
                self.ln(*tb((0, 56)), *tb((0, 280)), M["line"], 4 * s)
        # ears
        self.sh(tr.m(ell(-37 * W, -46, 6, 12)), skl)
        self.sh(tr.m(ell(37 * W, -46, 6, 12)), skb)
        jaw = {"guo": [(-30 * W, -12), (-20, 4), (0, 9), (20, 4), (30 * W, -12)],
               "lin": [(-26 * W, -18), (-11, -1), (0, 3), (11, -1), (26 * W, -18)],
               "ma": [(-27 * W, -18), (-12, 0), (0, 4), (12, 0), (27 * W, -18)]}.get(
                   who, [(-28 * W, -15), (-14, 1), (0, 6), (14, 1), (28 * W, -15)])
        if mood == "shout":
            jaw = [(p[0], p[1] + 9) for p in jaw]
        face = [(-37 * W, -52), (-35 * W, -32)] + jaw + [(35 * W, -32), (37 * W, -52), (32 * W, -88), (0, -102), (-32 * W, -88)]
        fp = path(tr.m(face))
        i = self.clip(fp)
        self.open(clip=i)
        self.d(fp, skl)
        shadow = [(6, -104, 1), (8, -70), (2, -62, 1), (7, -50), (11, -37), (9, -31), (-5, -29, 1), (3, -25), (3, -14), (-4, -11, 1),
                  (4, -7), (2, 12, 1), (60, 12, 1), (60, -104, 1)]
        if mood == "shout":
            shadow = [(p[0], p[1] + (6 if p[1] > -26 else 0)) + tuple(p[2:]) for p in shadow]
        self.sh(tr.m(shadow), skb)
        # socket shadow on lit side, cheek
        self.sh(tr.m([(-31, -60, 1), (-18, -63), (-3, -59, 1), (-5, -48), (-18, -45), (-29, -50)]), skb, .55)
        self.hatch(path(tr.m([(-37, -40), (-27, -26), (-14, -4), (-2, 4), (-12, 8), (-34, -12)])), skb, 3.6 * s, 60, 1.2 * s, .7)
        self.end()
        # eyes
        ln, ey = M["line"], M["eye"]
        ew = 10
        opn = {"worried": 5.4, "shout": 4.6, "hard": 2.6, "smile": 2.6, "shock": 6}.get(mood, 3.8)
        if eyes:
            for sd in (-1, 1):
                cx = sd * 17
                sh = [(cx - ew, -52 + (1 if sd < 0 else -1), 1), (cx, -53 - opn), (cx + ew, -52 + (-1 if sd < 0 else 1), 1), (cx, -52 + opn * .7)]
                self.sh(tr.m(sh), ey if sd < 0 else skl, None if sd < 0 else .8)
                self.circ(*tr((cx + tilt * 3, -53)), min(opn, 4) * s, ln)
                self.st(path(tr.m([(cx - ew - 1, -51), (cx, -54 - opn), (cx + ew + 1, -51)]), False), ln, 2.2 * s)
        dz = {"worried": -5, "shock": -5, "hard": 4, "shout": 6, "smile": -1}.get(mood, 1)
        thick = 6 if who in ("guo", "shen") else 4.6
        for sd in (-1, 1):
            self.st(path(tr.m([(sd * 30, -63 - dz * .3), (sd * 19, -68 + (2 if dz > 3 else 0)), (sd * 6, -63 + dz)]), False),
                    ln if who != "jason" else M["blond"][0], thick * s)
        # nose, mouth
        self.cur(tr.m([(-7, -33), (-3, -30), (3, -30)]), ln, 2 * s)
        if mood == "shout":
            self.sh(tr.m([(-15, -20), (0, -25), (15, -20), (12, -6), (0, -2), (-12, -6)]), ln)
            self.sh(tr.m([(-10, -19.5), (0, -22), (10, -19.5), (9, -17), (-9, -17)]), ey)
        elif mood == "smile":
            self.cur(tr.m([(-14, -21), (-4, -17), (6, -17), (15, -23)]), ln, 2.8 * s)
            self.cur(tr.m([(15, -25), (18, -22)]), ln, 2 * s)
        elif mood in ("worried", "shock"):
            self.sh(tr.m([(-7, -18), (0, -20), (7, -18), (0, -14)]), ln)
        else:
            self.cur(tr.m([(-12, -18), (0, -19.5), (12, -17)]), ln, 2.8 * s)
            self.cur(tr.m([(-6, -12), (4, -11.5)]), skb, 2 * s)
        # hair, hats
        L = lambda sh, m: self.layer([tr.m(p) for p in sh], M[m], sc, o)
        if who in ("lin", "guo"):
            hm = "hatw" if who == "lin" else "hato"
            L([[(-37 * W, -74, 1), (-40 * W, -46), (-35 * W, -34, 1), (-30 * W, -60), (-26, -74, 1)],
               [(37 * W, -74, 1), (40 * W, -46), (35 * W, -34, 1), (30 * W, -60), (26, -74, 1)]], "hair")
            L([[(-44 * W, -72, 1), (-40 * W, -100), (-18, -121), (0, -124), (18, -121), (40 * W, -100), (44 * W, -72, 1), (0, -80)]], hm)
            L([[(-48 * W, -73, 1), (-26, -82), (0, -85), (26, -82), (48 * W, -73, 1), (30, -72), (0, -70), (-30, -72)]], hm)
            self.st(path(tr.m([(0, -84), (0, -123)]), False), M["line"], 2 * s, .4)
            self.st(path(tr.m([(-10, -84), (-8, -121)]), False), M["line"], 1.6 * s, .35)
            self.st(path(tr.m([(-35 * W, -50), (-26 * W, -10), (-8, 8)]), False), ln, 2 * s, .8)
            self.sh(tr.m([(-36 * W, -71), (0, -70), (36 * W, -71), (30, -66), (0, -64), (-30, -66)]), ln, .55)
        elif who == "zhang":
            L([[(-37, -78, 1), (-41, -50), (-36, -40, 1), (-31, -64), (-28, -78, 1)], [(37, -78, 1), (41, -50), (36, -40, 1), (31, -64), (28, -78, 1)]], "stripe")
            L([[(-42, -74, 1), (-44, -92), (-26, -112), (0, -116), (26, -112), (44, -92), (42, -74, 1), (0, -82)]], "coat")
            L([[(-36, -76, 1), (-20, -86), (0, -88), (20, -86), (36, -76, 1), (22, -71), (0, -69), (-22, -71)]], "coat")
            for sd in (-1, 1):
                g = tr.m([(sd * 17 - 13, -60), (sd * 17, -63), (sd * 17 + 13, -60), (sd * 17 + 12, -46), (sd * 17, -42), (sd * 17 - 12, -46)])
                self.sh(g, ey, .22)
                self.st(path(g), ln, 3 * s)
            self.st(path(tr.m([(-5, -56), (0, -58), (5, -56)]), False), ln, 2.6 * s)
            for sd in (-1, 1):
                self.cur(tr.m([(sd * 11, -32), (sd * 17, -24), (sd * 17, -16)]), ln, 1.8 * s, .8)
        elif who == "ma":
            L([[(-34, -66, 1), (-33, -78), (-20, -88), (0, -84), (20, -88), (33, -78), (34, -66, 1), (40, -88), (24, -110), (-4, -114), (-28, -106), (-40, -86)]], "hair")
            for i in range(5):
                self.cur(tr.m([(-22 + i * 10, -88), (-24 + i * 11, -99), (-18 + i * 9, -110)]), M["hair"][1], 1.6 * s, .8)
        elif who == "jason":
            L([[(-35, -62, 1), (-32, -76), (-22, -84), (2, -78), (22, -88), (33, -76), (36, -62, 1), (42, -90), (32, -112), (6, -124), (-24, -118), (-42, -96)]], "blond")
            for i in range(5):
                self.cur(tr.m([(-26 + i * 12, -86), (-22 + i * 11, -102), (-8 + i * 8, -118)]), YD, 1.8 * s, .9)
        elif who == "clerk":
            L([[(-36, -52, 1), (-34, -70), (-24, -64, 1), (-18, -76), (-8, -62, 1), (0, -78), (10, -64, 1), (18, -78), (26, -66, 1), (35, -52, 1), (42, -78), (34, -104),
                (22, -106), (18, -118, 1), (4, -110), (-10, -120, 1), (-20, -108), (-38, -102), (-44, -78)]], "hair")
        else:
            L([[(-36, -54, 1), (-32, -74), (-18, -84), (4, -78), (24, -84), (33, -72), (36, -54, 1), (42, -82), (28, -108), (0, -114), (-28, -108), (-42, -82)]], "hair")
        if who == "shen":
            self.hatch(path(tr.m([(-26, -20), (-14, -8), (0, -6), (12, -8), (24, -18), (14, 2), (0, 7), (-14, 2)])), ln, 3.4 * s, 80, 1 * s, .5)

    def back(self, who, x, y, size, sc="cold", off=(-10, -6)):
        """Back of a head and shoulders, for shots over the shoulder."""
        s = size / 100
        tr = T(x, y, s)
        M = SCENES[sc]
        o = (off[0] * s, off[1] * s)
        bw = {"guo": 130, "lin": 84, "zhang": 100, "ma": 96}.get(who, 104)
        mat = {"ma": "suit", "zhang": "metal", "lin": "vest", "guo": "vest"}.get(who, "coat")
        L = lambda sh, m: self.layer([tr.m(p) for p in sh], M[m], sc, o)
        L([[(-22, 10), (-44, 26), (-bw * .84, 44), (-bw, 80), (-bw * 1.1, 300, 1), (bw * 1.1, 300, 1), (bw, 80), (bw * .84, 44), (44, 26), (22, 10)]], mat)
        if who == "zhang":
            for yy in (70, 110, 150, 190, 230):
                self.cur(tr.m([(-bw * .95, yy), (0, yy + 14), (bw * .95, yy)]), M["line"], 3.4 * s, .8)
        if who in ("lin", "guo"):
            for sd in (-1, 1):
                L([C([(sd * bw * .4, 36), (sd * bw * .56, 42), (sd * bw * .56, 300), (sd * bw * .4, 300)])], "stripe")
            L([C([(-bw * 1.02, 120), (bw * 1.02, 120), (bw * 1.04, 142), (-bw * 1.04, 142)])], "stripe")
        nk = 32 if who == "guo" else 22
        L([[(-nk, -30, 1), (-nk - 4, 34), (0, 44), (nk + 4, 34), (nk, -30, 1)]], "skin")
        L([ell(-38, -46, 6, 12), ell(38, -46, 6, 12)], "skin")
        hm = {"zhang": "metal", "jason": "blond"}.get(who, "hair")
        L([[(-36, -60), (-35, -30), (-24, -6), (0, 0), (24, -6), (35, -30), (36, -60), (30, -96), (0, -106), (-30, -96)]], hm if who != "zhang" else "skin")
        if who == "lin":
            L([[(-8, -50), (8, -50), (16, -10), (12, 50), (0, 76), (-12, 50), (-16, -10)]], "hair")
        if who in ("lin", "guo"):
            h = "hatw" if who == "lin" else "hato"
            L([[(-46, -58, 1), (-42, -98), (-20, -122), (0, -125), (20, -122), (42, -98), (46, -58, 1), (0, -52)]], h)
        if who == "zhang":
            hair = [(-37, -66), (-38, -42), (-33, -27), (-24, -23), (-12, -19), (0, -17), (12, -19), (24, -23), (33, -27), (38, -42), (37, -66)]
            self.rim([path(tr.m(hair))], "#5d7391", "#cbd7e2", o)
            self.hatch(path(tr.m(hair)), M["line"], 6.5 * s, 88, 1.1 * s, .5, 1.6)
            self.cur(tr.m([(-20, 2), (0, 5), (20, 2)]), M["line"], 2.2 * s, .7)
            self.cur(tr.m([(-18, 14), (0, 18), (18, 14)]), M["line"], 2.2 * s, .6)
            L([[(-26, 26, 1), (-34, 8), (-14, 16), (0, 18), (14, 16), (34, 8), (26, 26, 1), (0, 44)]], "coat")
            L([[(-42, -62, 1), (-43, -92), (-26, -112), (0, -116), (26, -112), (43, -92), (42, -62, 1), (0, -56)]], "coat")
        if who == "shen":
            L([[(-48, -8, 1), (0, -16), (48, -8, 1), (58, 40, 1), (0, 50), (-58, 40, 1)]], "coat")

    POSES = {
        "stand": {},
        "hips": dict(elF=(18, -67), haF=(8, -54), elB=(-17, -67), haB=(-8, -54)),
        "phone": dict(elF=(17, -70), haF=(9, -88)),
        "point": dict(elF=(21, -79), haF=(34, -83)),
        "up": dict(elF=(20, -90), haF=(22, -108), elB=(-19, -70), haB=(-17, -56)),
        "walk": dict(knF=(9, -28), ftF=(15, -2), knB=(-3, -26), ftB=(-13, -4), elF=(6, -64), haF=(13, -52), elB=(-14, -64), haB=(-13, -50)),
        "carry": dict(elF=(12, -64), haF=(14, -46), elB=(-13, -64), haB=(-13, -47)),
        "lean": dict(head=(14, -88), neck=(8, -79), shF=(15, -75), shB=(1, -77), elF=(22, -64), haF=(26, -52), elB=(16, -63), haB=(22, -51)),
        "crouch": dict(head=(12, -58), neck=(6, -49), shF=(14, -46), shB=(-4, -48), hipF=(-3, -19), hipB=(-9, -19), knF=(14, -24), ftF=(11, -2),
                       knB=(2, -7), ftB=(-12, -3), elF=(22, -36), haF=(32, -40), elB=(4, -34), haB=(14, -26)),
        "reach": dict(elF=(20, -84), haF=(31, -92), elB=(-13, -66), haB=(-4, -55)),
        "torch": dict(elF=(16, -68), haF=(27, -70)),
        "sit": dict(head=(2, -69), neck=(0, -59), shF=(9, -57), shB=(-9, -57), hipF=(3, -27), hipB=(-4, -27), knF=(20, -27), ftF=(21, -2),
                    knB=(15, -26), ftB=(15, -2), elF=(13, -42), haF=(20, -34), elB=(-12, -42), haB=(-6, -30)),
        "stoop": dict(head=(9, -88), neck=(4, -80), shF=(12, -77), shB=(-5, -79), elF=(16, -63), haF=(22, -54), elB=(-7, -62), haB=(0, -50)),
        "down": dict(head=(5, -90), knF=(8, -30), ftF=(12, -2), knB=(-2, -26), ftB=(-8, -8), elF=(14, -66), haF=(24, -60), elB=(-12, -66), haB=(-8, -52)),
    }

    def fig(self, who, x, y, h, pose="stand", sc="night", off=(-1, -.4), flip=False, mood="", extra=None, face=True, headrot=0, headflip=False):
        """A full figure standing with feet at x, y; off is the light direction in hundredths of its height."""
        s = h / 100
        tr = T(x, y, s, flip)
        M = SCENES[sc]
        o = (off[0] * s, off[1] * s)
        J = dict(head=(1, -90), neck=(0, -82), shB=(-9, -80), shF=(9, -80), elB=(-12, -64), haB=(-11, -49), elF=(12, -64), haF=(12, -49),
                 hipB=(-4.5, -50), hipF=(4.5, -50), knB=(-5, -27), ftB=(-6, -2.5), knF=(5.5, -27), ftF=(6.5, -2.5))
        J.update(self.POSES[pose])
        J.update(extra or {})
        broad = {"guo": 1.25, "lin": .86, "zhang": 1.05, "clerk": .9, "ma": .94, "jason": 1.05}.get(who, 1)
        for a in ("shB", "shF"):
            J[a] = (J["neck"][0] + (J[a][0] - J["neck"][0]) * broad, J[a][1])
        for a in ("elB", "haB", "elF", "haF"):
            J[a] = (J[a][0] * (1 + (broad - 1) * .6), J[a][1])
        mat = {"ma": "suit", "jason": "suit", "clerk": "shirt"}.get(who, "coat")
        b = broad
        L = lambda sh, m: self.layer([tr.m(p) for p in sh], M[m], sc, o)
        legs = []
        for sd in ("B", "F"):
            hp, kn, ft = J["hip" + sd], J["kn" + sd], J["ft" + sd]
            legs.append(capsule(hp, 5.2 * b, kn, 3.9 * b))
            legs.append(capsule(kn, 3.9 * b, (ft[0], ft[1] - 1), 3.0 * b))
            fx = 1 if sd == "F" else .8
            legs.append([(ft[0] - 3.4, 2.5 + ft[1], 1), (ft[0] - 3, ft[1] - 2.5), (ft[0] + 2.5, ft[1] - 2.5), (ft[0] + 7 * fx, ft[1] + .6), (ft[0] + 7.4 * fx, ft[1] + 2.5, 1)])
        armB = [capsule(J["shB"], 3.9 * b, J["elB"], 3.2 * b), capsule(J["elB"], 3.2 * b, J["haB"], 2.2)]
        armF = [capsule(J["shF"], 3.9 * b, J["elF"], 3.2 * b), capsule(J["elF"], 3.2 * b, J["haF"], 2.2)]
        nx, ny = J["neck"]
        hx, hy = (J["hipB"][0] + J["hipF"][0]) / 2, (J["hipB"][1] + J["hipF"][1]) / 2
        torso = [(nx - 4, ny - 1), (J["shB"][0] - 1.5, J["shB"][1] - 2.2), (J["shB"][0] - 1.8, J["shB"][1] + 8), (hx - 8 * b, hy - 12), (hx - 8.4 * b, hy + 5, 1),
                 (hx + 8.4 * b, hy + 5, 1), (hx + 8 * b, hy - 12), (J["shF"][0] + 1.8, J["shF"][1] + 8), (J["shF"][0] + 1.5, J["shF"][1] - 2.2), (nx + 4, ny - 1)]
        self.layer([tr.m(p) for p in armB], M[mat], sc, o)
        self.sh(tr.m(ell(J["haB"][0], J["haB"][1] + 1.4, 2.3, 2.9)), M["skin"][0])
        L(legs, "coat" if who != "ma" else "suit")
        if who == "shen" and pose == "sit":
            kn = J["knF"]
            L([[(hx - 8, hy - 8), (hx + 4, hy - 6), (kn[0] - 1, kn[1] - 5.5), (kn[0] + 4.5, kn[1] - 3), (kn[0] + 4, kn[1] + 9, 1), (kn[0] - 4, kn[1] + 7, 1),
                (hx + 2, hy + 7), (hx - 6, hy + 15, 1), (hx - 12, hy + 12, 1)]], "coat")
        elif who == "shen":
            kx = (J["knB"][0] + J["knF"][0]) / 2
            L([[(hx - 9, hy - 8), (hx - 11, hy + 8), (kx - 15, -20, 1), (kx - 4, -18), (kx + 3, -21, 1), (kx + 14, -19, 1), (hx + 11, hy + 8), (hx + 9, hy - 8)]], "coat")
        hd = J["head"]
        hs = {"guo": .145, "lin": .135, "zhang": .14}.get(who, .138)
        th = T(*tr((hd[0] - .5, hd[1] + 5.2)), hs * s, flip != headflip, headrot)
        self.head(who, th, sc, (o[0] * .8, o[1] * .8), neck="only")
        L([torso], mat)
        if who in ("lin", "guo"):
            v = [(nx - 3.5, ny + .5, 1), (J["shB"][0] + 1, J["shB"][1] - 2, 1), (J["shB"][0] + .5, J["shB"][1] + 10), (hx - 8.4 * b, hy + 1, 1), (hx + 8.4 * b, hy + 1, 1),
                 (J["shF"][0] - .5, J["shF"][1] + 10), (J["shF"][0] - 1, J["shF"][1] - 2, 1), (nx + 3.5, ny + .5, 1), (nx + 1, ny + 7, 1)]
            L([v], "vest")
            sy = J["shB"][1]
            for q in (.5, .72):
                yy = sy + (hy - sy) * q
                ax, bx = J["shB"][0] + (hx - 8.2 * b - J["shB"][0]) * q + .3, J["shF"][0] + (hx + 8.2 * b - J["shF"][0]) * q - .3
                L([C([(ax, yy), (bx, yy), (bx, yy + 3), (ax, yy + 3)])], "stripe")
            for sd, sj in ((-1, "shB"), (1, "shF")):
                ax = nx + (J[sj][0] - nx) * .62
                L([C([(ax - 1.3, J[sj][1] - 1.8), (ax + 1.3, J[sj][1] - 1.8), (hx + (ax - nx) * .9 + 1.3, sy + (hy - sy) * .5), (hx + (ax - nx) * .9 - 1.3, sy + (hy - sy) * .5)])], "stripe")
        elif who == "zhang":
            L([[(nx - 4, ny), (J["shB"][0] - .5, J["shB"][1] - 1.5), (J["shB"][0] - 2.5, J["shB"][1] + 14), (hx - 10, hy + 3, 1), (hx + 10, hy + 3, 1), (J["shF"][0] + 2.5, J["shF"][1] + 14),
                (J["shF"][0] + .5, J["shF"][1] - 1.5), (nx + 4, ny)]], "metal")
            for q in (.3, .5, .7, .9):
                yy = J["shB"][1] + (hy - J["shB"][1]) * q
                mx = nx + (hx - nx) * q
                self.cur(tr.m([(mx - 10, yy), (mx, yy + 1.6), (mx + 10, yy)]), M["line"], .7 * s, .8)
        elif who in ("ma", "jason"):
            self.po(tr.m([(nx - 2, ny), (nx + 4, ny), (nx + 3, ny + 16), (nx + 1.5, ny + 20)]), M["shirt"][1])
            self.po(tr.m([(nx + .6, ny + 3), (nx + 2.2, ny + 3), (nx + 2.6, ny + 14), (nx + 1.6, ny + 18)]), M["line"])
        elif who == "clerk":
            self.po(tr.m([(nx + .2, ny + 3), (nx + 2.6, ny + 3), (nx + 3.2, ny + 22), (nx + 1.6, ny + 25)]), M["metal"][0])
        # head, then front arm
        self.head(who, th, sc, (o[0] * .8, o[1] * .8), mood, small=h < 480, neck=False)
        if who == "shen":
            L([[(nx - 7, ny + 3), (nx - 5, ny - 4, 1), (nx + 1, ny - 1), (nx + 6, ny - 3, 1), (nx + 7, ny + 6, 1), (nx + 2, ny + 8)]], "coat")
        self.layer([tr.m(p) for p in armF], M[mat], sc, o)
        L([ell(J["haF"][0], J["haF"][1] + (1.4 if J["haF"][1] > J["elF"][1] else -1.4), 2.4, 3)], "skin")
        return {k: tr(v) for k, v in J.items()}

    def toolbox(self, x, y, w, sc="night", off=(-4, -3)):
        M = SCENES[sc]
        h = w * .46
        self.st(path([(x - w * .2, y - h), (x - w * .16, y - h - w * .16), (x + w * .16, y - h - w * .16), (x + w * .2, y - h)], False), M["line"], w * .06)
        self.rim([poly([(x - w / 2, y - h), (x + w / 2, y - h), (x + w / 2, y), (x - w / 2, y)])], M["hato"][0], M["hato"][1], off)
        self.rect(x - w / 2, y - h * .68, w, h * .08, M["line"], .8)
        self.rect(x - w * .08, y - h * .76, w * .16, h * .22, M["stripe"][1])

    def hold_box(self, joints, w, sc="night", off=(-4, -3), hand="haF"):
        """A toolbox hanging from a figure's hand."""
        x, y = joints[hand]
        self.toolbox(x, y + w * .68, w, sc, off)
        M = SCENES[sc]
        self.rim([path(ell(x, y + w * .06, w * .1, w * .085))], M["skin"][0], M["skin"][1], off)

    def umbrella(self, x, y, r, sc="night", off=(-4, -5), handle=None, rot=0):
        """Open umbrella, top at x,y."""
        M = SCENES[sc]
        t = T(x, y, r / 100, False, rot)
        if handle:
            self.ln(*t((0, 0)), *handle, M["line"], r * .03)
        self.rim([path(t.m([(-100, 52, 1), (-82, 14), (-40, -16), (0, -24), (40, -16), (82, 14), (100, 52, 1), (70, 42), (50, 54, 1), (26, 44), (0, 56, 1), (-26, 44), (-50, 54, 1), (-70, 42)]))],
                 M["coat"][0], M["coat"][1], off)
        for k in (-50, 0, 50):
            self.cur(t.m([(0, -23), (k * .75, 8), (k, 54)]), M["coat"][1], r * .012, .5)
        self.ln(*t((0, -23)), *t((0, -34)), M["coat"][1], r * .03)

    def thermos(self, x, y, h, sc="night", off=(-3, -2), rot=0):
        M = SCENES[sc]
        t = T(x, y, h / 100, False, rot)
        self.rim([path(t.m(C([(-17, 0), (-17, -70), (-12, -76), (12, -76), (17, -70), (17, 0)])))], M["metal"][0], M["metal"][1], off)
        self.rim([path(t.m(C([(-13, -76), (-13, -100), (13, -100), (13, -76)])))], M["vest"][0], M["vest"][1], off)
        self.ln(*t((-17, -62)), *t((17, -62)), M["line"], h * .03)
        self.ln(*t((-17, -10)), *t((17, -10)), M["line"], h * .03)

    def beam(self, x, y, ang, ln, spread, col=PALE, op=.6):
        """A torch beam."""
        a = math.radians(ang)
        g = self.id()
        self.defs.append('<radialGradient id="%s" gradientUnits="userSpaceOnUse" cx="%s" cy="%s" r="%s">%s</radialGradient>' % (
            g, f(x), f(y), f(ln), self._stops([(0, col, op), (.5, col, round(op * .45, 2)), (1, col, 0)])))
        p = [(x, y)]
        for q in (-spread, -spread / 2, 0, spread / 2, spread):
            p.append((x + ln * math.cos(a + math.radians(q)), y + ln * math.sin(a + math.radians(q))))
        self.po(p, "url(#%s)" % g)

    def finger(self, pts, r, mat, off):
        """A finger through knuckle points."""
        sh = []
        for i in range(len(pts) - 1):
            k = 1 - .12 * i
            sh.append(capsule(pts[i], r * k, pts[i + 1], r * (k - .1)))
        self.rim([path(p) for p in sh], mat[0], mat[1], off)
