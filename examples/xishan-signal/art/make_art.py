#!/usr/bin/env python3
"""Draws every panel of Xishan Signal beside this file.  Usage: make_art.py [name ...]"""
import os
import sys

from artkit import *

HERE = os.path.dirname(os.path.abspath(__file__))
PANELS = {}


def panel(name, w, h, seed, bg=N1, prec=1):
    def deco(fn):
        def run():
            PREC[0] = prec
            s = S(w, h, seed, bg)
            fn(s)
            return s.svg()
        PANELS[name] = run
        return fn
    return deco


# ---------------------------------------------------------------- shared pieces

def night_sky(s, y, low=OD, top=INK, mid=N2):
    s.rect(0, 0, s.w, y, s.lin([(0, top), (.55, mid), (.85, N3), (1, low)]))


def clouds(s, y0, y1, col, n=9, op=.5):
    for _ in range(n):
        x, y = s.r.uniform(-.1, 1) * s.w, s.r.uniform(y0, y1)
        w = s.r.uniform(.2, .5) * s.w
        h = w * s.r.uniform(.03, .07)
        s.sh([(x, y, 1), (x + w * .2, y - h), (x + w * .45, y - h * .5), (x + w * .7, y - h * 1.2), (x + w, y, 1), (x + w * .6, y + h * .5), (x + w * .3, y + h * .3)], col, op)


def phone_arm(s, x, y, size, sc, off, flip=False, mat="coat"):
    """A raised forearm with a phone at the ear of a profile bust at x, y."""
    M = SCENES[sc]
    t = T(x, y, size / 100, flip)
    o = (off[0] * size / 85, off[1] * size / 85)
    s.rim([path(t.m(capsule((34, 150), 24, (4, 34), 15)))], M[mat][0], M[mat][1], o)
    s.rim([path(t.m(capsule((4, 26), 11, (-6, -20), 14)))], M["skin"][0], M["skin"][1], o)
    s.rim([path(t.m(C([(-22, -72), (-8, -75), (14, 6), (1, 10)])))], M["line"], M["metal"][1], (o[0] * .5, o[1] * .5))
    for i in range(4):
        yy = -50 + i * 12
        s.finger(t.m([(-20 + i * 1.5, yy + 8), (-6 + i * 3, yy), (4 + i * 3, yy + 3)]), 5.6 * size / 100, M["skin"], (o[0] * .5, o[1] * .5))


def hand_phone(s, x, y, k, sc, off, rot=0, screen=None, flip=False):
    """A hand holding a phone upright; x, y is the phone's centre, k its half width."""
    M = SCENES[sc]
    t = T(x, y, k / 100, flip, rot)
    sk, cm = M["skin"], M["coat"]
    s.rim([path(t.m([(60, 60), (150, 120), (190, 230), (260, 420, 1), (20, 460, 1), (-20, 300), (-60, 200), (-40, 100)]))], sk[0], sk[1], off)
    s.rim([path(t.m(C([(-30, 330), (250, 280), (360, 640), (-30, 700)])))], cm[0], cm[1], off)
    s.rim([path(t.m([(-100, -186, 1), (-96, -196), (-86, -200, 1), (86, -200, 1), (96, -196), (100, -186, 1), (100, 186, 1), (96, 196), (86, 200, 1), (-86, 200, 1), (-96, 196), (-100, 186, 1)]))], "#05070f", M["metal"][1], (off[0] * .3, off[1] * .3))
    s.d(path(t.m(C([(-88, -176), (88, -176), (88, 176), (-88, 176)]))), screen or N6)
    for i in range(4):
        yy = -20 + i * 52
        s.finger(t.m([(-128, yy + 26), (-112, yy + 4), (-78, yy - 2)]), 25 * k / 100, sk, (off[0] * .5, off[1] * .5))
    s.finger(t.m([(150, 150), (134, 40), (92, -40)]), 32 * k / 100, sk, (off[0] * .6, off[1] * .6))
    return t


def van(s, x, base, w, sc="day"):
    """A service van facing left; x is its left end."""
    M = SCENES[sc]
    h = w * .43
    t = T(x, base, w / 100)
    P = lambda p: path(t.m(p))
    s.glow(x + w * .5, base, w * .56, w * .035, INK, .8, .8)
    body = [(2, -6, 1), (1, -15), (4, -20, 1), (15, -24), (25, -40), (30, -43), (96, -43), (99, -40), (100, -8, 1), (98, -5, 1)]
    s.rim([P(body)], "#b9c6d2", "#f2f6f8", (-w * .012, -w * .02))
    s.d(P(C([(1, -14), (100, -14), (100, -6), (2, -6)])), N5)
    s.d(P([(19, -25, 1), (27, -38, 1), (38, -38, 1), (38, -24, 1)]), N2)
    s.d(P(C([(27, -38), (31, -38), (24, -24.5), (20, -25)])), N5, .8)
    s.d(P(C([(41, -38), (56, -38), (56, -24), (41, -24)])), N2)
    s.d(P(C([(46, -38), (50, -38), (45, -24), (41, -24)])), N5, .7)
    s.d(P(C([(1, -19), (100, -19), (100, -16.5), (1, -16.5)])), OR)
    for r in (3, 5.5, 8):
        q = [(78 + r * math.cos(math.radians(a)), -26 + r * math.sin(math.radians(a))) for a in range(-135, -40, 15)]
        s.st(path(t.m(q), False), OM, w * .012)
    s.circ(*t((78, -25)), w * .012, OM)
    for a, b in ((39.5, 39.5), (58, 58)):
        s.st(poly(t.m([(a, -40), (b, -8)]), False), N4, w * .004)
    for cx in (20, 79):
        s.circ(*t((cx, -5.5)), w * .082, N1)
        s.circ(*t((cx, -5.5)), w * .068, INK)
        s.circ(*t((cx, -5.5)), w * .036, N5)
        s.circ(*t((cx, -5.5)), w * .016, N2)
    s.d(P([(1.4, -17, 1), (6, -19.5), (9, -18, 1), (6, -15.5)]), PALE)
    # roof ladder
    d = "M%s %sL%s %sM%s %sL%s %s" % tuple(f(v) for p in ((34, -46), (96, -46), (34, -48.5), (96, -48.5)) for v in t(p))
    for i in range(12):
        a, b = t((36 + i * 5.2, -46)), t((36 + i * 5.2, -48.5))
        d += "M%s %sL%s %s" % (f(a[0]), f(a[1]), f(b[0]), f(b[1]))
    s.st(d, N3, w * .006)
    s.st(poly(t.m([(40, -43), (40, -48.5)]), False) + poly(t.m([(90, -43), (90, -48.5)]), False), N3, w * .008)


def aisle(s, vx, vy, half, top, bot, zs, floor=GD, ceil=GK, units=14, sides=(-1, 1)):
    """Two walls of racks running to a vanishing point."""
    def pt(side, h, z):
        return vx + side * half / z, vy + h / z
    far = zs[-1]
    s.rect(0, 0, s.w, s.h, GK)
    s.po([pt(-1, bot, .3), pt(1, bot, .3), pt(1, bot, far), pt(-1, bot, far)], s.lin([(0, GM, .9), (.4, GD), (1, GK)]))
    s.po([pt(-1, top, .3), pt(1, top, .3), pt(1, top, far), pt(-1, top, far)], s.lin([(0, GK), (1, GD)]))
    s.po([pt(-1, top, far), pt(1, top, far), pt(1, bot, far), pt(-1, bot, far)], GM)
    s.glow(vx, vy, half / far * 3.2, abs(top) / far * 2.2, GR, .75)
    # floor tiles and light
    for z in zs:
        a, b = pt(-1, bot, z), pt(1, bot, z)
        s.ln(a[0], a[1], b[0], b[1], GK, 5 / z + 1, .8)
    for u in (-.5, 0, .5):
        s.ln(vx + u * half / .3, vy + bot / .3, vx + u * half / far, vy + bot / far, GK, 3, .7)
    for i in range(len(zs) - 2, -1, -1):
        z0, z1 = zs[i], zs[i + 1] * .985
        for sd in sides:
            a, b, c, d = pt(sd, top, z0), pt(sd, top, z1), pt(sd, bot, z1), pt(sd, bot, z0)
            q = (a, b, c, d)
            shade = [GD, "#0a3527", "#0c4231", "#0e5039"][min(3, i)]
            s.rackq(q, units=units, face=shade, slot=GK, prob=.7)
    return pt


def rack_wall(s, x0, x1, y0, y1, n, units=12, dim=0):
    w = (x1 - x0) / n
    for i in range(n):
        x = x0 + i * w
        s.rackq(((x, y0), (x + w * .96, y0), (x + w * .96, y1), (x, y1)), units=units, face="#0a3527")
    if dim:
        s.rect(0, 0, s.w, s.h, GK, dim)


def eye(s, cx, cy, w, sc, iris, look=0, glint=None, flip=False, lid=.5):
    """A large eye."""
    M = SCENES[sc]
    t = T(cx, cy, w / 100, flip)
    P = lambda p: path(t.m(p))
    shp = [(-52, 8, 1), (-30, -16 * lid * 2), (4, -21 * lid * 2), (34, -12 * lid * 2), (54, 4, 1), (30, 16), (-2, 21), (-30, 16)]
    s.d(P(shp), M["eye"])
    i = s.clip(P(shp))
    s.open(clip=i)
    s.circ(*t((look, -2)), 23 * w / 100, M["line"])
    s.circ(*t((look, -2)), 20 * w / 100, iris)
    s.st("".join(poly([t((look + 11 * math.cos(a / 10), -2 + 11 * math.sin(a / 10))), t((look + 19 * math.cos(a / 10), -2 + 19 * math.sin(a / 10)))], False)
                 for a in range(0, 63, 4)), M["line"], w * .009, .6)
    s.circ(*t((look, -2)), 9.5 * w / 100, M["line"])
    s.d(P([(-54, -40, 1), (56, -40, 1), (56, 2, 1), (34, -6 * lid * 2), (2, -14 * lid * 2), (-30, -9 * lid * 2), (-54, 12, 1)]), M["line"], .45)
    if glint:
        glint(t, look)
    else:
        s.circ(*t((look - 7, -9)), 4.2 * w / 100, "#ffffff")
    s.end()
    s.sh(t.m([(-56, 10, 1), (-30, -18 * lid * 2), (4, -23.5 * lid * 2), (36, -14 * lid * 2), (62, 6, 1), (34, -8 * lid * 2), (4, -16.5 * lid * 2), (-30, -11 * lid * 2)]), M["line"])
    s.cur(t.m([(-46, -14), (-26, -29), (6, -34), (40, -24), (58, -10)]), M["line"], w * .018, .8)
    s.cur(t.m([(-40, 16), (-4, 24), (34, 18)]), M["line"], w * .014, .8)
    for k in range(3):
        s.cur(t.m([(58, 8 + k * 4), (74 + k * 2, 12 + k * 9)]), M["line"], w * .01, .6)


def fluorescent(s, x, y, w, h=10, op=.5):
    s.glow(x + w / 2, y, w * .8, w * .35, PALE, op)
    s.rect(x - 8, y - h * 1.4, w + 16, h * .9, N3)
    s.rect(x, y - h / 2, w, h, "#ffffff")


def frame(s, x, y, w, h, inner=N4, col=INK, mat=N6):
    s.rect(x + w * .05, y + w * .06, w, h, INK, .45)
    s.rect(x, y, w, h, col)
    s.rect(x + w * .06, y + w * .06, w * .88, h - w * .12, mat)
    s.rect(x + w * .15, y + w * .15, w * .7, h - w * .3, inner)


def blinds(s, x, y, w, h, n, col, op=.9):
    d = ""
    for i in range(n):
        d += rectp(x, y + h * i / n, w, h / n * .42)
    s.d(d, col, op)


def brick(s, x, y, w, h, col, bh=16, bw=44, op=.5, keep=.5):
    d = ""
    j = 0
    while j * bh < h:
        i = -1
        while i * bw < w:
            if s.r.random() < keep:
                xx = max(x, x + i * bw + (bw / 2 if j % 2 else 0))
                x2 = min(x + w, x + (i + 1) * bw + (bw / 2 if j % 2 else 0) - 4)
                if x2 > xx:
                    d += "M%d %dH%d" % (xx, y + j * bh, x2)
            i += 1
        j += 1
    s.st(d, col, 2, op)


# ---------------------------------------------------------------- cover

@panel("ep01-cover", 188, 263, 11, INK, 0)
def cover(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#070a16"), (.35, N1), (.62, N3), (.74, OM), (.78, OD)]))
    cx, cy = 940, 1090
    # signal rings behind the tower
    s.glow(cx, cy, 1000, 1000, OR, .55)
    for i, r in enumerate((780, 640, 505, 375)):
        s.add('<circle cx="%s" cy="%s" r="%s" fill="none" stroke="%s" stroke-width="%s" stroke-opacity="%s"/>' % (cx, cy, r, OR, 20 + i * 9, .18 + i * .14))
    s.circ(cx, cy, 250, OR)
    s.circ(cx, cy, 250, s.rad([(0, OP, 1), (.7, OH, .8), (1, OR, 0)]))
    s.halftone(0, 300, W, 1500, INK, 15, (0, 0, 0, 1), .5, 0, .9)
    clouds(s, 780, 1500, N2, 12, .55)
    s.hills(1800, 160, "#5a3020", 6, .8)
    s.hills(1850, 110, N2, 7)
    # tower
    s.headframe(cx, 1960, 800, INK, 15, flip=True)
    s.headframe(1620, 1900, 330, N1, 6)
    s.conveyor(-40, 1500, 560, 1790, 34, 1930, N1, OR)
    # compound
    s.block(60, 1960, 300, 470, 9, 5, N1, INK, 50, prob=.3)
    s.block(420, 1960, 220, 330, 7, 4, "#0d1425", INK, 40, prob=.35)
    s.block(1190, 1960, 250, 380, 8, 4, "#0d1425", INK, -40, prob=.32)
    s.block(1500, 1960, 340, 540, 10, 5, N1, INK, -55, prob=.28, green=(6, 1))
    # wet street
    s.rect(0, 1950, W, 680, s.lin([(0, "#7a3a16"), (.12, "#2b2130"), (.5, N1), (1, "#060914")]))
    s.po([(cx - 60, 1950), (cx + 60, 1950), (cx + 420, H), (cx - 420, H)], s.lin([(0, OH, .9), (.4, OR, .35), (1, OR, .06)]))
    for lx, b, h, k in ((250, 2080, 420, 1), (1640, 2080, 420, -1)):
        s.lamp(lx, b, h, INK, k, .5)
    for x, w, c in ((300, 110, OR), (1580, 110, OR), (cx, 180, OH), (680, 60, OM), (1240, 60, OM)):
        s.reflections(x, 1985, w, 560, c, 26, .4)
    s.reflections(1570, 1990, 36, 200, GR, 10, .6)
    # the three, backlit, with long shadows
    for x, y, k in ((520, 2460, -300), (955, 2530, 10), (1390, 2450, 300)):
        s.po([(x - 50, y), (x + 50, y), (x + 90 + k, y + 220), (x - 120 + k, y + 220)], "#04060d", .85)
    j = s.fig("guo", 520, 2460, 760, "carry", "night", (1.0, -.5))
    s.hold_box(j, 160, "night", (5, -4))
    s.beam(1196, 2080, 112, 520, 13, OP, .55)
    s.fig("lin", 1390, 2450, 690, "torch", "night", (-1.0, -.5), flip=True, extra=dict(elF=(16, -66), haF=(26, -56)))
    s.rim([path(T(1212, 2074, 1, False, 112).m(C([(-34, -13), (34, -17), (34, 17), (-34, 13)])))], "#04060d", OP, (-4, -3))
    s.umbrella(985, 1770, 260, "night", (0, -10), (985, 2100))
    s.fig("shen", 950, 2530, 760, "stand", "night", (.9, -.5), extra=dict(elF=(15, -66), haF=(5, -58)))
    s.rain(250, OP, .3, 95, 78, 2.2)
    s.rain(90, PALE, .35, 130, 78, 2.6, (0, 1700, W, H))
    s.splashes(45, (0, 2150, W, H), OP, .5)
    s.rect(0, 0, W, 760, s.lin([(0, "#070a16", .9), (1, "#070a16", 0)]))


# ---------------------------------------------------------------- page 1

@panel("ep02-p1-1-skyline", 188, 106, 21)
def p11(s):
    W, H = s.w, s.h
    night_sky(s, 700, "#8a4420")
    s.glow(1330, 650, 900, 380, OM, .6)
    clouds(s, 120, 520, N3, 10, .5)
    s.halftone(0, 250, W, 450, INK, 10, (0, 0, 0, 1), .35, 0, .9)
    s.hills(640, 150, "#5b4048", 6, .7)
    s.hills(690, 110, "#37364f", 7)
    # far works in haze
    s.headframe(860, 700, 260, "#2a2c44", 5)
    s.block(640, 700, 90, 130, 5, 4, "#33334b", prob=.3, lit=OM, roof=False)
    s.block(760, 705, 70, 90, 4, 3, "#33334b", prob=.3, lit=OM, roof=False)
    s.rect(0, 600, W, 130, s.lin([(0, OM, 0), (1, OM, .28)]))
    # main tower and conveyor
    s.conveyor(1010, 640, 1900, 330, 34, 790, "#171d33", OR)
    s.headframe(1480, 790, 540, "#0c1122", 11, lit=OR)
    s.po([(1330, 790), (1330, 640), (1400, 600), (1560, 600), (1600, 640), (1600, 790)], "#0c1122")
    for i in range(4):
        s.rect(1350 + i * 60, 670, 30, 40, OH if i == 2 else OM)
    # compound blocks, back to front
    s.block(70, 790, 170, 330, 8, 4, "#242d49", N1, 30, prob=.35)
    s.block(300, 800, 190, 380, 9, 4, "#1c2540", N1, 34, prob=.4)
    s.block(560, 810, 170, 290, 7, 4, "#1c2540", N1, 30, prob=.4)
    s.rect(0, 700, W, 140, s.lin([(0, OR, 0), (1, OR, .2)]))
    s.block(-30, 860, 230, 430, 8, 4, N1, INK, 44, prob=.42)
    s.block(400, 870, 260, 360, 7, 5, "#10172a", INK, 48, prob=.42, green=(6, 3))
    s.sh([(980, 880, 1), (1120, 800), (1320, 772), (1600, 766), (1900, 780, 1), (1900, 900, 1)], "#0a0f1f")
    # ground: wet road curving in
    s.rect(0, 850, W, 210, s.lin([(0, "#4a2a22"), (.25, N1), (1, "#070a14")]))
    s.sh([(1000, 800, 1), (1130, 800, 1), (1090, 880), (1280, 960), (1700, 1060, 1), (700, 1060, 1), (860, 940), (930, 870)], s.lin([(0, OM), (.4, "#53302a"), (1, "#1a1a2c")]))
    s.po([(0, 872), (760, 872), (760, 882), (0, 882)], INK)
    for i in range(24):
        s.rect(i * 32, 846, 5, 36, INK)
    s.lamp(800, 930, 300, INK, 1, .55)
    s.lamp(1180, 880, 200, INK, -1, .5)
    s.lamp(1130, 830, 110, INK, -1, .4)
    for x, w in ((860, 60), (1150, 50), (1100, 30)):
        s.reflections(x, 890, w, 150, OR, 12, .55)
    s.po([(985, 985), (1010, 985), (930, 1050), (880, 1050)], "#0a0b14", .7)
    s.fig("shen", 1000, 985, 112, "walk", "night", (-.5, -1.2), flip=True)
    s.umbrella(992, 868, 52, "night", (-3, -5), (994, 930))
    # near roof edge frames the view
    s.po([(-10, 1070), (-10, 985), (520, 1010), (560, 1070)], "#04060d")
    s.st("M90 990V900M60 915H120M70 935H110M300 1000V930", "#04060d", 8)
    s.sh([(360, 1004, 1), (360, 940), (400, 925), (440, 940), (440, 1010, 1)], "#04060d")
    s.po([(1500, 1070), (1560, 1010), (1900, 960), (1900, 1070)], "#04060d")
    s.st("M1700 990V890M1660 905H1740", "#04060d", 8)
    s.rain(330, N7, .3, 62, 76, 1.8)
    s.rect(0, 0, W, 300, s.lin([(0, INK, .8), (1, INK, 0)]))


@panel("ep02-p1-2-dropped-call", 95, 60, 22)
def p12(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#0d1224"), (1, "#171c30")]))
    # window with the night outside
    s.rect(40, 50, 470, 430, s.lin([(0, N2), (.6, N4), (1, OD)]))
    i = s.clip(rectp(40, 50, 470, 430))
    s.open(clip=i)
    s.hills(420, 60, N2, 5)
    s.headframe(150, 460, 230, N1, 5)
    s.block(300, 480, 90, 180, 6, 3, N1, prob=.5, roof=False)
    s.block(410, 480, 110, 230, 7, 3, "#141b30", prob=.45, roof=False)
    s.rain(90, N7, .5, 46, 80, 1.8)
    s.spatter(60, (40, 50, 510, 480), PALE, 1, 3, .5)
    s.end()
    s.rect(262, 50, 14, 430, INK)
    s.rect(40, 200, 470, 10, INK)
    s.st(rectp(40, 50, 470, 430), INK, 18)
    s.rect(10, 480, 540, 22, INK)
    s.sh([(500, 30, 1), (600, 30, 1), (585, 300), (610, 600, 1), (500, 600, 1), (530, 300)], "#0a0e1c")
    s.sh([(500, 30, 1), (530, 30, 1), (545, 300), (530, 600, 1), (500, 600, 1), (515, 300)], "#46301f")
    # lamp
    s.glow(905, 330, 330, 300, OR, .8)
    s.po([(850, 330), (960, 330), (935, 240), (875, 240)], OH)
    s.rect(900, 330, 10, 200, INK)
    s.rect(780, 520, 200, 90, INK)
    s.open(tr="translate(40 60) scale(.95)")
    s.bust("neighbour", 655, 400, 240, "night", (14, -5), flip=True, mood="shout")
    phone_arm(s, 655, 400, 240, "night", (11, -3), flip=True)
    s.end()
    s.halftone(0, 330, W, 270, INK, 8, (0, 0, 0, 1), .5, 0, .8)


@panel("ep02-p1-3-no-bars", 56, 60, 23)
def p13(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.rad([(0, N3), (1, INK)], .5, .6, .7))
    s.glow(290, 400, 330, 380, N6, .55)
    g = s.lin([(0, N7), (1, N5)])
    t = hand_phone(s, 275, 462, 106, "cold", (-12, -9), -7, g)
    P = lambda p: path(t.m(p))
    # no bars, and a slash
    for i in range(4):
        h = 26 + i * 26
        x = -58 + i * 31
        s.st(path(t.m(C([(x, 20), (x + 21, 20), (x + 21, 20 - h), (x, 20 - h)]))), N2, 4.5)
    s.st(poly(t.m([(-66, -96), (72, 34)]), False), OR, 13)
    s.d(P(C([(-60, -158), (-20, -158), (-20, -148), (-60, -148)])), N3)
    s.d(P(C([(36, -160), (66, -160), (66, -146), (36, -146)])), N3)
    for yy, w in ((70, 110), (92, 80), (114, 96)):
        s.d(P(C([(-58, yy), (-58 + w, yy), (-58 + w, yy + 9), (-58, yy + 9)])), N4)
    s.rain(26, N6, .2, 60)
    s.rect(0, 0, W, 200, s.lin([(0, INK, .85), (1, INK, 0)]))


@panel("ep02-p1-4-windows", 70, 69, 24)
def p14(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, "#141b30")
    brick(s, 0, 0, W, H, N3, 15, 44, .55, .36)
    s.rect(0, 0, W, 60, INK)
    s.rect(0, 52, W, 14, N3)
    who = [("aunt", "phone", False), ("clerk", "up", True), ("neighbour", "lean", True), ("neighbour", "phone", True), ("aunt", "point", True), ("neighbour", "phone", False)]
    k = 0
    for r in range(2):
        for c in range(3):
            x, y, w, h = 40 + c * 222, 250 + r * 225, 176, 172
            s.glow(x + w / 2, y + h / 2, 190, 170, OR, .28)
            s.rect(x, y, w, h, s.lin([(0, OH), (1, OM)]))
            i = s.clip(rectp(x, y, w, h))
            s.open(clip=i)
            s.rect(x + 12, y + 40, 40, 60, OD, .5)
            n, pose, fl = who[k]
            s.fig(n, x + w / 2 - (10 if not fl else -10), y + 330, 300, pose, "night", (.5, -.3), flip=fl, mood="shout" if k % 2 else "")
            if k in (1, 4):
                s.sh([(x, y, 1), (x + 46, y, 1), (x + 30, y + 90), (x + 52, y + h, 1), (x, y + h, 1)], OD)
            s.end()
            s.rect(x + w * (.84 if not fl else .16) - 4, y, 7, h, INK)
            s.rect(x, y + 22, w, 6, INK)
            s.st(rectp(x, y, w, h), INK, 9)
            s.rect(x - 14, y + h, w + 28, 14, N4)
            s.rect(x - 14, y + h + 14, w + 28, 16, INK, .7)
            k += 1
    # pipe and air conditioner
    s.rect(226, 60, 12, 640, INK)
    s.rect(226, 60, 4, 640, N4)
    s.rain(55, N7, .35, 60)


@panel("ep02-p1-5-zhang-balcony", 81, 69, 25)
def p15(s):
    W, H = s.w, s.h
    night_sky(s, H, "#6d3a22")
    s.glow(120, 660, 520, 380, OR, .55)
    s.hills(560, 90, N2, 5)
    s.headframe(175, 610, 340, "#131a30", 7, lit=OR, flip=True)
    s.block(330, 640, 110, 170, 5, 3, "#131a30", prob=.4, roof=False)
    s.rain(110, N7, .35, 60)
    # balcony wall and lit doorway behind him
    s.rect(690, 0, 140, H, "#171d33")
    s.rect(705, 90, 110, 520, s.lin([(0, OH), (1, OM)]))
    s.rect(757, 90, 8, 520, INK)
    s.po([(0, 0), (W, 0), (W, 40), (0, 20)], "#070a14")
    s.open(tr="translate(85 25) scale(.97)")
    s.bust("zhang", 520, 430, 230, "night", (14, -4), flip=True)
    # railing, arm and thermos
    s.rim([path(capsule((600, 640), 58, (420, 618), 44)), path(capsule((420, 618), 40, (330, 596), 30))], SCENES["night"]["metal"][0], SCENES["night"]["metal"][1], (4, -9))
    s.thermos(290, 628, 190, "night", (7, -3))
    s.finger([(345, 560), (290, 556), (262, 566)], 16, SCENES["night"]["skin"], (4, -5))
    s.finger([(345, 588), (290, 586), (262, 594)], 16, SCENES["night"]["skin"], (4, -5))
    for k in (0, 1):
        s.cur([(288 + k * 18, 424), (270 + k * 20, 380), (300 + k * 14, 340), (276 + k * 26, 290)], N7, 5, .35)
    s.end()
    s.rect(0, 632, W, 20, "#05070f")
    s.rect(0, 632, W, 4, OM)
    for i in range(14):
        s.rect(20 + i * 62, 640, 9, 60, "#05070f")


# ---------------------------------------------------------------- page 2

@panel("ep02-p2-1-stairwell", 62, 128, 31, INK)
def p21(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#1b2236"), (.5, "#0e1424"), (1, GK)]))
    brick(s, 0, 0, W, H, N3, 18, 52, .35, .35)
    # window slit high up
    s.glow(520, 250, 260, 240, OR, .5)
    s.rect(490, 170, 60, 150, OH)
    s.rect(516, 170, 7, 150, INK)
    s.rect(490, 240, 60, 6, INK)
    s.po([(490, 320), (550, 320), (250, 560), (90, 560)], OR, .13)
    s.glow(330, 1290, 420, 330, GR, .6)

    def flight(x0, y0, x1, y1, n, lit, rail=True):
        pts, under = [], []
        for i in range(n):
            xa, ya = x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n
            xb, yb = x0 + (x1 - x0) * (i + 1) / n, y0 + (y1 - y0) * (i + 1) / n
            pts += [(xa, ya), (xb, ya), (xb, yb)]
        dy = 60
        s.po(pts + [(x1, y1 + dy), (x0, y0 + dy)], "#060914")
        s.st(poly(pts, False), lit, 4, .8)
        if rail:
            d = "M%s %sL%s %s" % (f(x0), f(y0 - 110), f(x1), f(y1 - 110))
            s.st(d, "#05070f", 13)
            s.st(d, lit, 3, .7)
            for i in range(n):
                q = (i + .5) / n
                s.ln(x0 + (x1 - x0) * q, y0 + (y1 - y0) * i / n, x0 + (x1 - x0) * q, y0 + (y1 - y0) * q - 110, "#05070f", 5)

    s.rect(-10, 560, 140, 50, "#060914")
    flight(600, 330, 130, 560, 9, OM)
    s.rect(480, 880, 200, 60, "#060914")
    s.rect(480, 880, 200, 4, N4)
    s.fig("zhang", 372, 790, 310, "down", "cold", (1, -.6))
    s.beam(446, 610, 44, 420, 13, PALE, .75)
    s.rect(434, 602, 26, 14, N7)
    flight(110, 600, 490, 880, 10, N5)
    flight(500, 930, 140, 1180, 8, GM)
    s.rect(-10, 1180, 170, 110, "#040806")
    s.rect(-10, 1180, 155, 5, GR)
    s.po([(0, 1280), (0, 1240), (620, 1262), (620, 1280)], GM, .5)
    s.rect(0, 0, W, 250, s.lin([(0, INK, .9), (1, INK, 0)]))
    s.st("M40 0V560M62 0V560", "#05070f", 10)
    s.halftone(0, 0, W, H, INK, 11, (0, 0, 1, .4), .45, .9, 0)


@panel("ep02-p2-2-padlock", 89, 52, 32)
def p22(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#22304a"), (1, "#0e1526")], 0, 0, 1, 1))
    s.rect(0, 0, 330, H, "#0a0f1e")
    s.rect(318, 0, 14, H, "#04110d")
    s.rect(329, 0, 4, H, GR, .9)
    s.glow(331, 260, 90, 400, GR, .35)
    for _ in range(26):
        x, y = s.r.uniform(340, W), s.r.uniform(0, H)
        s.sh([(x, y), (x + s.r.uniform(10, 40), y + s.r.uniform(-4, 8)), (x + s.r.uniform(0, 14), y + s.r.uniform(14, 46))], OD, .5)
    s.rect(850, 0, 60, H, "#070b16")
    for y in (40, 470):
        s.circ(400, y, 13, "#0a1020")
        s.circ(397, y - 3, 9, N5)
    s.halftone(332, 0, 560, H, INK, 9, (0, 0, 1, 0), .6, 0, .9)
    # hasp and padlock, clean and bright
    s.rim([path(C([(230, 205), (520, 205), (536, 225), (520, 248), (230, 248)]))], N4, N7, (-3, -6))
    s.circ(268, 226, 9, INK)
    s.circ(480, 226, 9, INK)
    s.st(path([(352, 322), (352, 250), (364, 200), (412, 186), (460, 200), (472, 250), (472, 322)], False), "#05070f", 34)
    s.st(path([(352, 322), (352, 250), (364, 200), (412, 186), (460, 200), (472, 250), (472, 322)], False), N5, 24)
    s.st(path([(348, 322), (348, 250), (361, 200), (412, 181), (440, 188)], False), "#ffffff", 6)
    s.rim([path([(318, 300, 1), (506, 300, 1), (512, 330), (512, 450), (500, 470), (324, 470), (312, 450), (312, 330)])], N5, "#ffffff", (-9, -7), N7)
    s.circ(412, 378, 17, INK)
    s.po([(404, 380), (420, 380), (426, 424), (398, 424)], INK)
    # the hand, from the right
    M = SCENES["cold"]
    s.rim([path(C([(700, 560), (1000, 400), (1000, 620), (700, 620)])), path([(560, 440), (640, 380), (760, 400), (900, 470, 1), (900, 600, 1), (640, 560), (560, 520)])], M["skin"][0], GH, (-9, -6), M["skin"][1])
    s.rim([path(C([(770, 380), (920, 430), (920, 560), (720, 560)]))], M["metal"][0], M["metal"][1], (-9, -9))
    s.finger([(640, 400), (560, 350), (486, 362)], 31, M["skin"], (-7, -7))
    s.finger([(650, 440), (556, 412), (478, 430)], 32, M["skin"], (-7, -7))
    s.finger([(660, 490), (570, 474), (508, 488)], 30, M["skin"], (-7, -7))
    for x, y in ((488, 356), (480, 424)):
        s.sh([(x - 22, y - 6), (x - 6, y - 14), (x + 6, y - 6), (x - 6, y + 4)], "#ffffff", .55)
    for p in ([(556, 332), (552, 350), (560, 366)], [(552, 398), (548, 414), (556, 430)], [(640, 384), (636, 402), (644, 420)]):
        s.cur(p, M["line"], 3, .6)
    s.rect(0, 0, W, 150, s.lin([(0, INK, .7), (1, INK, 0)]))


@panel("ep02-p2-3-door-crack", 89, 71, 33, INK)
def p23(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#080c18"), (1, "#0c1322")]))
    # corridor in perspective: far wall, floor
    s.po([(0, 540), (W, 520), (W, H), (0, H)], "#0d1424")
    s.po([(560, 0), (W, 0), (W, 555), (560, 535)], "#0a101e")
    brick(s, 0, 0, 560, 530, N3, 18, 50, .4, .35)
    # the door ajar
    s.po([(608, 70), (712, 70), (712, 560), (608, 556)], GM)
    s.po([(690, 70), (712, 70), (712, 562), (690, 560)], GH)
    s.glow(690, 310, 260, 420, GR, .65)
    s.po([(700, 64), (870, 40), (870, 620), (700, 566)], "#05090f")
    s.ln(700, 64, 700, 566, GH, 5)
    s.po([(745, 120), (830, 108), (830, 250), (745, 250)], "#0b1220")
    s.po([(592, 58), (612, 58), (612, 556), (592, 554)], "#04070c")
    s.ln(609, 60, 609, 556, GR, 4)
    # light on the floor and wall
    s.po([(612, 556), (700, 566), (330, H), (-160, H)], s.lin([(0, GR, .85), (1, GM, .3)]))
    s.po([(612, 66), (612, 556), (0, 640), (0, 420)], s.lin([(0, GR, 0), (1, GR, .26)], 0, 0, 1, 0))
    # pipes overhead
    for i, y in enumerate((36, 70)):
        s.rect(0, y, 600, 20, "#05080f")
        s.rect(0, y + 14, 600, 4, GM, .8)
    s.po([(330, H), (400, 650), (420, 652), (180, H)], "#03060a", .9)
    s.fig("zhang", 430, 668, 500, "stoop", "green", (1.4, -.3), extra=dict(head=(14, -86), neck=(8, -78), shF=(15, -75), shB=(-1, -78), elF=(20, -60), haF=(23, -48), elB=(-3, -62), haB=(6, -52), knF=(9, -27), ftF=(12, -2.5), ftB=(-9, -2.5)))
    s.thermos(546, 492, 84, "green", (4, -1))
    s.halftone(0, 0, 420, H, "#000000", 9, (0, 0, 1, 0), .6, .9, 0)


@panel("ep02-p2-4-green-eye", 154, 34, 34, GK)
def p24(s):
    W, H = s.w, s.h
    sk = SCENES["green"]["skin"]
    s.rect(0, 0, W, H, s.lin([(0, "#04130f"), (.3, sk[0]), (.52, "#3fb781"), (.75, "#79f5b6"), (1, "#2e9c6c")], 0, 0, 1, 0))
    # the other side in shadow, bridge of the nose
    s.sh([(0, -10, 1), (560, -10, 1), (500, 120), (560, 220), (470, 360, 1), (0, 360, 1)], "#03100c")
    s.sh([(560, 60), (600, 160), (560, 360, 1), (640, 360, 1), (650, 200)], GK, .5)
    # brow
    s.sh([(640, 62), (800, 14), (1010, 6), (1230, 44), (1290, 84), (1220, 70), (1010, 44), (800, 58), (660, 92)], GK)
    for i in range(24):
        x = 680 + i * 23
        s.ln(x, 66 - 40 * math.sin(i / 23 * 3), x + 26, 34 - 40 * math.sin(i / 23 * 3), GK, 5, .8)
    # wrinkles
    for k in range(5):
        s.cur([(1250, 190 + k * 14), (1340 + k * 8, 200 + k * 24), (1420 + k * 10, 190 + k * 36)], GM, 4, .8)
    for k in range(3):
        s.cur([(760 - k * 10, 262 + k * 18), (960, 296 + k * 20), (1180 + k * 10, 262 + k * 18)], GM, 4, .7)

    def glint(t, lk):
        for r in range(5):
            for c in range(3):
                if (r + c) % 4:
                    x, y = t((lk - 11 + c * 7, -15 + r * 5))
                    s.rect(x, y, 22, 8, GH)
    eye(s, 985, 186, 420, "green", GR, -4, glint)
    # spectacle rim over everything
    s.st(path([(600, 60), (800, 22), (1120, 20), (1330, 60), (1370, 190), (1290, 330), (1000, 372), (720, 350), (600, 250), (574, 150)]), "#020a08", 30)
    s.st(path([(604, 66), (800, 30), (1120, 28), (1320, 64)], False), GH, 5)
    s.st(path([(574, 150), (500, 110), (400, 130)], False), "#020a08", 28)
    s.st(path([(570, 140), (500, 102), (410, 120)], False), GR, 4)
    s.st(path([(400, 130), (330, 40), (160, -20)], False), "#020a08", 26)
    s.po([(660, 340), (760, 30), (830, 26), (720, 352)], GH, .16)
    s.po([(790, 356), (880, 26), (900, 26), (812, 358)], GH, .16)
    s.hatch(path(C([(1330, 0), (1540, 0), (1540, 340), (1330, 340)])), GK, 12, 62, 3, .45)


@panel("ep02-p2-5-racks", 70, 55, 35, GK)
def p25(s):
    s.open(tr="translate(-100 0)")
    aisle(s, 470, 300, 260, -330, 300, [.55, .8, 1.15, 1.7, 2.6, 4])
    s.glow(470, 310, 90, 140, GH, .8)
    s.cable([(300, -10), (330, 110), (420, 90), (470, 180)], 9, "#020807", GR)
    s.cable([(640, -10), (600, 90), (560, 60), (520, 170)], 7, "#020807", GR)
    s.rect(0, 0, s.w + 100, 300, s.lin([(0, "#020a08", .85), (1, "#020a08", 0)]))
    # the crack of the door
    s.po([(-10, -10), (170, -10), (205, 560), (-10, 560)], "#030608")
    s.po([(170, -10), (182, -10), (217, 560), (205, 560)], GM)
    s.po([(182, -10), (186, -10), (221, 560), (217, 560)], GH)
    s.po([(900, -10), (742, -10), (728, 560), (900, 560)], "#030608")
    s.po([(742, -10), (734, -10), (720, 560), (728, 560)], GM)
    s.circ(780, 300, 26, "#0a1512")
    s.st(path([(764, 280), (756, 300), (764, 320)], False), GR, 3)
    s.end()


@panel("ep02-p2-6-whisper", 81, 55, 36)
def p26(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#0a0f1d"), (1, "#141b2e")]))
    s.po([(0, 0), (250, 0), (190, H), (0, H)], "#05070f")
    s.glow(760, 500, 420, 330, OR, .45)
    s.rect(640, 60, 120, 400, s.lin([(0, N4), (1, OD)]))
    i = s.clip(rectp(640, 60, 120, 400))
    s.open(clip=i)
    s.headframe(695, 460, 200, N1, 5)
    s.rain(40, N7, .6, 40, 80, 2)
    s.end()
    s.st(rectp(640, 60, 120, 400) + "M700 60V460", INK, 10)
    s.open(tr="translate(-40 62) scale(.88)")
    s.bust("zhang", 330, 395, 215, "night", (14, -4), rot=6, mood="worried")
    M = SCENES["night"]
    # landline receiver and cord
    s.rim([path(capsule((430, 620), 52, (345, 460), 34))], M["metal"][0], M["metal"][1], (9, -4))
    s.rim([path([(262, 252), (300, 244), (318, 300), (350, 380), (398, 404), (388, 442), (330, 428), (290, 350)])], "#060914", M["coat"][1], (6, -5))
    for k in range(4):
        s.finger([(352, 420 - k * 24), (318, 398 - k * 26), (290, 396 - k * 26)], 14, M["skin"], (5, -4))
    s.st("".join("M%d %da14 9 0 1 0 8 14" % (400 + k * 5, 436 + k * 13) for k in range(9)), "#05070f", 5)
    s.end()
    s.halftone(0, 0, 230, H, INK, 8, (0, 0, 1, 0), .6, 1, 0)


# ---------------------------------------------------------------- page 3

def day_sky(s, y):
    s.rect(0, 0, s.w, s.h, s.lin([(0, N5), (.35, N6), (.62, N7), (1, N6)]))


@panel("ep02-p3-1-van", 188, 88, 41, N6)
def p31(s):
    W, H = s.w, s.h
    day_sky(s, H)
    clouds(s, 40, 340, N5, 12, .35)
    s.hills(560, 130, "#a9b9c8", 6)
    s.headframe(1560, 640, 480, "#8397ae", 10)
    s.conveyor(900, 500, 1560, 330, 22, 640, "#93a6bb")
    s.hills(630, 70, "#8b9eb4", 7)
    s.block(60, 690, 200, 420, 9, 4, "#7488a3", N5, 40, prob=.06, win="#5a6e8b")
    s.block(360, 690, 240, 330, 7, 5, "#65799510"[:7], N5, 40, prob=.08, win="#4c6080")
    s.block(720, 690, 130, 240, 6, 3, "#7f93ab", N5, 24, prob=.05, win="#63789400"[:7])
    s.rect(0, 560, W, 160, s.lin([(0, N7, 0), (1, N7, .55)]))
    # compound wall and gate
    s.rect(-5, 620, 640, 110, N4)
    s.rect(-5, 608, 640, 16, N3)
    brick(s, 0, 630, 630, 100, N3, 16, 44, .7, .5)
    s.rect(610, 500, 56, 240, N3)
    s.rect(600, 486, 76, 20, N2)
    s.rect(1500, 620, 400, 110, N4)
    s.rect(1500, 608, 400, 16, N3)
    brick(s, 1500, 630, 400, 100, N3, 16, 44, .7, .5)
    s.rect(1470, 500, 56, 240, N3)
    s.rect(1460, 486, 76, 20, N2)
    # wet ground
    s.rect(0, 725, W, 160, s.lin([(0, N5), (.5, N4), (1, N3)]))
    s.sh([(300, 800), (560, 782), (900, 790), (1300, 784), (1640, 812), (1300, 850), (700, 856), (360, 836)], N6, .8)
    for x, w in ((470, 60), (1180, 300)):
        s.reflections(x, 790, w, 70, N3, 8, .5)
    # barrier
    s.rect(690, 640, 26, 100, N2)
    s.po([(700, 660), (1180, 560), (1182, 574), (702, 676)], PALE)
    for i in range(6):
        x = 740 + i * 74
        y = 660 - (x - 700) * .208
        s.po([(x, y), (x + 34, y - 7), (x + 34, y + 7), (x, y + 15)], OR)
    van(s, 860, 800, 640)
    j = s.fig("guo", 622, 838, 432, "carry", "day", (-1.1, -.4), flip=True)
    s.hold_box(j, 112, "day", (-4, -4))
    s.fig("lin", 772, 828, 386, "hips", "day", (-1.1, -.4), flip=True)
    for x in (620, 770):
        s.reflections(x, 842, 70, 40, N2, 5, .6)
    s.rain(300, PALE, .5, 56, 78, 1.7)
    s.splashes(50, (0, 760, W, H), PALE, .7)
    # a wet tree branch and wires frame it
    s.cur([(-10, 90), (500, 150), (1100, 120), (1900, 30)], N2, 5)
    s.cur([(-10, 120), (500, 176), (1100, 150), (1900, 70)], N2, 4)
    s.po([(1800, -10), (1890, -10), (1890, 890), (1816, 890)], N2)
    s.st("M1740 70H1880M1750 120H1880", N2, 14)


@panel("ep02-p3-2-helmet", 84, 68, 42)
def p32(s):
    W, H = s.w, s.h
    # inside the van, rear doors open on the grey morning
    s.rect(0, 0, W, H, "#141c31")
    s.po([(300, 190), (620, 190), (650, 560), (270, 560)], s.lin([(0, N6), (1, N7)]))
    i = s.clip(poly([(300, 190), (620, 190), (650, 560), (270, 560)]))
    s.open(clip=i)
    s.block(310, 520, 120, 240, 7, 3, N5, prob=.05, win=N4, roof=False)
    s.headframe(540, 530, 250, N5, 6)
    s.rain(50, "#ffffff", .6, 36)
    s.end()
    s.po([(0, 0), (W, 0), (620, 190), (300, 190)], "#1c2742")
    s.po([(0, 0), (300, 190), (270, 560), (0, H)], "#10172a")
    s.po([(W, 0), (620, 190), (650, 560), (W, H)], s.lin([(0, "#0c1222"), (.5, N3), (1, N2)]))
    s.rect(400, 120, 120, 14, PALE)
    s.glow(460, 128, 260, 120, PALE, .5)
    for k in range(4):
        s.po([(20, 150 + k * 90), (230, 215 + k * 70), (230, 225 + k * 70), (20, 164 + k * 90)], N4)
    s.cable([(60, 170), (90, 270), (140, 260), (150, 330)], 9, INK, N5)
    s.cable([(120, 210), (110, 300), (170, 330)], 7, INK, N5)
    s.front("guo", 585, 500, 225, "cold", 1, "worried")
    # a helmet too small: his hand on it
    M = SCENES["cold"]
    s.rim([path(capsule((800, 640), 60, (760, 380), 44)), path(capsule((760, 380), 42, (690, 262), 30))], M["coat"][0], M["coat"][1], (-9, -5))
    for k in range(3):
        s.finger([(700, 262 + k * 16), (668, 226 + k * 15), (636, 234 + k * 15)], 17, M["skin"], (-5, -5))
    s.bust("lin", 195, 520, 205, "cold", (12, -4), rot=-6, mood="hard")
    s.halftone(0, 380, W, 300, INK, 9, (0, 0, 0, 1), .5, 0, .9)


@panel("ep02-p3-3-shen", 67, 68, 43)
def p33(s):
    W, H = s.w, s.h
    day_sky(s, H)
    s.block(-30, 620, 220, 460, 8, 4, "#8ea1b7", prob=.04, win=N5)
    s.block(500, 620, 200, 380, 7, 4, "#8ea1b7", prob=.04, win=N5)
    s.headframe(345, 620, 330, "#9dafc2", 7)
    s.rect(0, 480, W, 210, s.lin([(0, N7, 0), (1, N7, .6)]))
    s.rain(120, "#ffffff", .6, 50)
    s.open(tr="translate(20 90) scale(.94)")
    s.umbrella(335, 300, 310, "day", (-5, -8))
    s.sh([(60, 440, 1), (335, 330), (610, 440, 1), (560, 480), (335, 400), (110, 480)], INK, .25)
    s.front("shen", 335, 520, 190, "day", 1, "smile")
    M = SCENES["day"]
    s.ln(452, 300, 452, 690, INK, 11)
    s.ln(449, 320, 449, 690, N6, 2)
    for k in range(4):
        s.finger([(492, 610 + k * 20), (460, 602 + k * 20), (436, 608 + k * 20)], 14, M["skin"], (-4, -4))
    s.end()
    d = ""
    for x in (40, 190, 475, 620):
        for k in range(3):
            d += "M%d %dv%d" % (x + s.r.uniform(-6, 6), 470 + k * 60 + s.r.uniform(0, 20), 20)
    s.st(d, "#ffffff", 3, .8)


@panel("ep02-p3-4-doorstep", 94, 79, 44)
def p34(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, "#10172a")
    # doorway to the day
    s.rect(330, 120, 480, 680, s.lin([(0, N6), (1, N7)]))
    i = s.clip(rectp(330, 120, 480, 680))
    s.open(clip=i)
    s.block(360, 700, 170, 420, 8, 3, "#b3c1ce", prob=.03, win=N6, roof=False)
    s.headframe(690, 700, 380, "#aebdcb", 7)
    s.rain(90, "#ffffff", .7, 44)
    s.end()
    s.st(rectp(330, 120, 480, 680), N3, 26)
    s.st(rectp(318, 108, 504, 700), INK, 6)
    s.rect(0, 0, 300, H, "#0b1120")
    brick(s, 0, 0, 290, H, N3, 18, 50, .5, .4)
    s.rect(840, 0, 110, H, "#0b1120")
    # letter boxes
    for r in range(4):
        for c in range(2):
            s.rect(852 + c * 44, 260 + r * 66, 38, 54, N2)
            s.rect(858 + c * 44, 272 + r * 66, 26, 5, INK)
    s.front("guo", 690, 470, 165, "day", -1, "")
    s.front("lin", 490, 500, 155, "day", -1, "smile")
    # Zhang's back, near
    s.back("zhang", 190, 580, 240, "cold", (9, -4))
    s.halftone(0, 300, 330, 500, INK, 9, (1, 0, 0, 0), .6, 0, 1)


@panel("ep02-p3-5-which-door", 57, 79, 45)
def p35(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#0b1120"), (.6, N2), (1, N3)]))
    brick(s, 0, 0, W, H, N3, 20, 56, .6, .4)
    s.po([(0, 0), (130, 0), (60, H), (0, H)], N5, .35)
    s.front("lin", 262, 650, 290, "cold", 1, "hard", tilt=2)
    s.halftone(280, 250, 290, 540, INK, 9, (0, 0, 1, 0), .6, 0, 1)


# ---------------------------------------------------------------- page 4

def office_back(s, W, y, col="#2a3350", warm=True):
    s.rect(0, 0, W, y, s.lin([(0, "#1b2238"), (1, col)]))


@panel("ep02-p4-1-counter", 154, 72, 51)
def p41(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, N3), (.6, N4), (1, N3)]))
    fluorescent(s, 520, 70, 360, 14, .5)
    fluorescent(s, 1130, 70, 300, 12, .4)
    # window left, rain
    s.rect(40, 150, 260, 300, N7)
    i = s.clip(rectp(40, 150, 260, 300))
    s.open(clip=i)
    s.headframe(150, 450, 220, N5, 5)
    s.rain(40, N5, .7, 40)
    s.end()
    s.st(rectp(40, 150, 260, 300) + "M170 150V450", N1, 12)
    # key board, clock, notice sheets with bars
    s.rect(960, 200, 230, 160, "#4a3327")
    d = ""
    for r in range(3):
        for c in range(7):
            x, y = 984 + c * 30, 222 + r * 48
            d += "M%d %dv14m-4 0h8v8h-8z" % (x, y)
    s.st(d, OP, 2.6, .8)
    s.circ(1478, 262, 42, INK)
    s.circ(1478, 262, 34, PALE)
    s.st("M1478 262V236M1478 262L1496 272", INK, 5)
    for x, w, h in ((1240, 90, 120), (1350, 80, 100)):
        s.rect(x, 200, w, h, PALE)
        for k in range(5):
            s.rect(x + 12, 222 + k * 17, w - 24 - (k % 3) * 14, 6, N5)
        s.rect(x + w / 2 - 6, 194, 12, 12, OR)
    # filing cabinets
    for k in range(3):
        s.rect(1290 + k * 92, 400, 86, 330, N2)
        for j in range(4):
            s.rect(1298 + k * 92, 410 + j * 62, 70, 52, N3)
            s.rect(1322 + k * 92, 430 + j * 62, 22, 7, N6)
    # clerk behind the counter, leaning away
    s.front("clerk", 1080, 480, 145, "day", 1, "shock", rot=8)
    M = SCENES["day"]
    for sx in (-1, 1):
        s.rim([path(capsule((1080 + sx * 120, 620), 30, (1080 + sx * 135, 500), 20))], M["shirt"][0], M["shirt"][1], (-5, -3))
        s.sh(ell(1080 + sx * 138, 470, 22, 30), M["skin"][1])
        for k in range(4):
            s.sh(capsule((1080 + sx * 138 - 15 + k * 10, 460), 6, (1080 + sx * 140 - 22 + k * 15, 422), 5), M["skin"][1])
    # counter
    s.po([(600, 560), (W, 560), (W, 600), (570, 600)], "#9a5a34")
    s.po([(600, 560), (W, 560), (W, 567), (595, 567)], OP)
    s.rect(590, 600, W, 130, "#3a2420")
    for k in range(9):
        s.rect(610 + k * 110, 614, 90, 100, "#4a2d25")
    s.rect(1260, 505, 120, 56, N2)
    s.rect(1270, 440, 100, 70, INK)
    s.rect(1278, 447, 84, 54, N5)
    # Shen slams it
    s.po([(330, 720), (560, 720), (700, 690), (400, 690)], INK, .5)
    s.fig("shen", 440, 720, 560, "lean", "day", (1.1, -.7), mood="shout", extra=dict(elB=(26, -68), haB=(30, -36), elF=(22, -64), haF=(34, -36), head=(15, -88)))
    # impact
    x, y = 640, 540
    d = ""
    for a in range(-170, -5, 15):
        q = math.radians(a)
        r0, r1 = 46, 80 + s.r.uniform(0, 60)
        d += "M%s %sL%s %s" % (f(x + r0 * math.cos(q)), f(y + r0 * math.sin(q)), f(x + r1 * math.cos(q)), f(y + r1 * math.sin(q)))
    s.st(d, PALE, 6, .95)
    # jumping stapler and cup
    s.rim([path(T(760, 505, 1, False, -24).m(C([(-34, -8), (34, -14), (34, 4), (-34, 10)])))], N1, N7, (-3, -4))
    s.rim([path(T(860, 516, 1, False, 16).m(C([(-20, -28), (20, -28), (16, 26), (-16, 26)])))], OM, OP, (-6, -2))
    s.spatter(12, (840, 440, 920, 490), "#5a2d18", 2, 6)
    s.ln(350, 720, 470, 470, INK, 12)
    s.halftone(0, 420, W, 300, INK, 10, (0, 0, 0, 1), .4, 0, .8)
    # two residents look on, one films
    s.sh(ell(236, 512, 34, 30), "#05070f")
    s.back("aunt", 236, 640, 118, "night", (6, -6))
    s.rim([path(capsule((130, 730), 34, (150, 560), 22))], INK, "#dd7726", (5, -4))
    s.rim([path(C([(128, 470), (182, 462), (190, 560), (138, 568)]))], "#05070f", N6, (3, -4))
    s.po([(134, 477), (177, 470), (182, 544), (142, 550)], N5)
    s.finger([(132, 560), (146, 536), (160, 538)], 11, SCENES["night"]["skin"], (3, -3))
    s.back("neighbour", 40, 650, 150, "night", (7, -6))


@panel("ep02-p4-2-clerk", 52, 68, 52)
def p42(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, N4), (1, N2)]))
    for k in range(5):
        s.rect(30 + k * 100, 190, 66, 90, N3)
    s.front("clerk", 225, 560, 230, "day", 1, "worried", rot=-4)
    for x, y in ((140, 400), (158, 440), (310, 380)):
        s.sh([(x, y - 16, 1), (x + 8, y), (x, y + 7), (x - 8, y)], "#ffffff", .9)
    # the shadow of an accusing umbrella
    s.po([(545, 330), (545, 500), (380, 474), (340, 458), (350, 446)], INK)
    s.po([(545, 330), (545, 344), (352, 450), (346, 447)], N5)
    s.cur([(545, 430), (440, 444), (350, 453)], N4, 5)
    s.ln(346, 452, 268, 458, INK, 16)
    s.ln(340, 449, 270, 454, N6, 4)
    s.cur([(380, 474), (420, 440), (404, 420)], N5, 4)
    s.halftone(0, 300, W, 380, INK, 9, (0, 0, 0, 1), .28, 0, .8)


@panel("ep02-p4-3-shout", 111, 68, 53, OM)
def p43(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.rad([(0, OH), (.5, OR), (1, OD)], .62, .6, .7))
    cx, cy = 700, 420
    d = ""
    for i in range(64):
        a = math.radians(i * 360 / 64 + s.r.uniform(-2, 2))
        w = math.radians(s.r.uniform(.5, 1.6))
        r0 = s.r.uniform(330, 470)
        R = 1300
        d += poly([(cx + r0 * math.cos(a), cy + r0 * .8 * math.sin(a)), (cx + R * math.cos(a - w), cy + R * math.sin(a - w)), (cx + R * math.cos(a + w), cy + R * math.sin(a + w))])
    s.d(d, INK, .9)
    s.front("shen", 700, 540, 290, "warm", 1, "shout", rot=-5)
    # umbrella thrust at us, to the left
    M = SCENES["warm"]
    s.rim([path(capsule((980, 760), 90, (600, 640), 56)), path(capsule((600, 640), 54, (440, 560), 40))], M["coat"][0], M["coat"][1], (-8, -12))
    s.rim([path(C([(470, 610), (400, 520), (110, 400), (92, 408), (330, 560), (420, 640)]))], INK, OH, (-4, -8))
    s.ln(100, 404, 40, 376, PALE, 8)
    s.st("M455 602L120 412M430 560L300 480", OM, 4)
    for k in range(4):
        s.finger([(490 - k * 22, 600 - k * 4), (450 - k * 20, 548 - k * 6), (430 - k * 18, 570 - k * 8)], 21, M["skin"], (-6, -6))
    s.halftone(0, 0, W, 260, INK, 11, (0, 1, 0, 0), .5, 0, 1)


@panel("ep02-p4-4-toolbox", 84, 77, 54, GK)
def p44(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#080d1a"), (1, "#0e1526")]))
    brick(s, 0, 0, 420, H, N3, 20, 54, .45, .4)
    s.po([(0, 640), (W, 620), (W, H), (0, H)], "#0b1220")
    # open door
    s.po([(520, 140), (660, 140), (660, 640), (520, 636)], GM)
    s.glow(600, 400, 330, 420, GR, .6)
    s.rackq(((540, 170), (650, 170), (650, 600), (540, 596)), 12, "#0a3527")
    s.po([(660, 130), (800, 90), (800, 730), (660, 648)], "#060a12")
    s.ln(660, 130, 660, 648, GH, 5)
    s.po([(506, 128), (524, 128), (524, 640), (506, 636)], "#04070c")
    s.po([(524, 636), (660, 648), (420, H), (60, H)], s.lin([(0, GR, .8), (1, GM, .25)]))
    s.fig("guo", 330, 735, 520, "reach", "green", (1.2, -.4))
    s.fig("lin", 170, 745, 460, "torch", "green", (1.2, -.4))
    s.beam(300, 432, -4, 360, 8, GH, .5)
    s.toolbox(290, 520, 130, "green", (5, -3))
    # loose padlock
    s.st(path([(492, 410), (492, 390), (502, 382), (512, 390), (512, 404)], False), N7, 5)
    s.rect(484, 410, 36, 34, N6)
    s.halftone(0, 0, 420, H, "#000000", 10, (0, 0, 1, 0), .6, .9, 0)


@panel("ep02-p4-5-crouch", 81, 77, 55, GK)
def p45(s):
    W, H = s.w, s.h
    rack_wall(s, 330, 830, -20, 690, 3, 17)
    s.rect(0, 0, W, H, s.lin([(0, GK, .75), (.5, GK, .25), (1, GK, 0)]))
    s.po([(0, 690), (W, 690), (W, H), (0, H)], GM)
    s.po([(0, 690), (W, 690), (W, 700), (0, 700)], GR, .7)
    s.rect(-5, 0, 110, 700, "#020807")
    s.glow(620, 560, 230, 210, GH, .5)
    # the odd box: smooth, with one round light
    s.rim([path(C([(500, 560), (700, 560), (700, 684), (500, 684)]))], "#020504", GH, (-5, -6))
    s.glow(600, 618, 90, 90, GR, .9)
    s.circ(600, 618, 17, GH)
    s.st("M520 660H680", GM, 5)
    for k in range(3):
        s.cable([(690, 590 + k * 30), (740, 600 + k * 34), (760, 690), (830, 720 + k * 14)], 9, "#020504", GR)
    s.beam(395, 470, 28, 420, 14, "#e8fff4", .75)
    s.fig("lin", 230, 725, 700, "crouch", "green", (1.3, -.2), mood="hard")
    s.rim([path(C([(440, 432), (478, 446), (470, 474), (432, 458)]))], "#020504", GH, (4, -3))
    s.rect(0, 0, W, 400, s.lin([(0, "#020a08", .85), (1, "#020a08", 0)]))


# ---------------------------------------------------------------- page 5

@panel("ep02-p5-1-worms-eye", 188, 130, 61, GK, 0)
def p51(s):
    W, H = s.w, s.h
    pt = aisle(s, 900, 900, 470, -760, 260, [.42, .62, .92, 1.4, 2.2, 3.6], units=16)
    # ceiling trays and cables falling
    for u in (-.35, .1, .45):
        a, b = pt(u, -740, .42), pt(u, -740, 3.4)
        c, d = pt(u + .14, -740, 3.4), pt(u + .14, -740, .42)
        s.po([a, b, c, d], "#020a08")
        s.ln(a[0], a[1], b[0], b[1], GM, 3)
    for k in range(7):
        x = 560 + k * 110 + s.r.uniform(-30, 30)
        y = s.r.uniform(260, 520)
        s.cable([(x, -20), (x + s.r.uniform(-60, 60), y * .5), (x + s.r.uniform(-50, 50), y), (900 + (x - 900) * .4, y + 150)], s.r.uniform(7, 13), "#010504", GM)
    s.glow(900, 880, 330, 420, GH, .55)
    # the two, black against the glow, seen from the floor
    s.po([(720, 1250), (800, 1250), (660, 1320), (460, 1320)], "#010403", .8)
    s.fig("guo", 1075, 1262, 620, "stand", "green", (-.7, -.5), flip=True)
    s.toolbox(930, 1272, 150, "green", (-4, -5))
    s.beam(872, 748, -74, 700, 7, "#eafff5", .6)
    s.fig("lin", 730, 1250, 560, "up", "green", (.8, -.5), extra=dict(elF=(18, -76), haF=(24, -88), head=(1, -91)), headrot=-22)
    s.rim([path(T(866, 766, 1, False, -74).m(C([(-30, -12), (30, -14), (30, 14), (-30, 12)])))], "#020504", GH, (4, -3))
    # black foreground cables on the floor
    s.cable([(-20, 1240), (300, 1180), (560, 1270), (900, 1310)], 40, "#010403", GM)
    s.cable([(-20, 1290), (200, 1230), (420, 1300), (600, 1330)], 30, "#010403", GM)
    s.rect(0, 0, W, 560, s.lin([(0, "#020a08", .92), (.5, "#020a08", .5), (1, "#020a08", 0)]))


@panel("ep02-p5-2-splice", 50, 42, 62, GK)
def p52(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.rad([(0, GM), (1, GK)], .5, .55, .75))
    for k in range(5):
        y = 40 + k * 92
        s.cable([(-20, y), (140, y + 26), (340, y - 8), (520, y + 30)], 26, "#031a13", GM)
    s.cable([(-20, 260), (140, 236), (330, 262), (520, 222)], 66, "#010403", GH)
    s.rim([path(C([(190, 188), (330, 196), (328, 300), (186, 296)]))], "#1d5f4a", GH, (-6, -7))
    s.circ(300, 222, 9, GH)
    s.glow(300, 222, 44, 44, GH, .8)
    s.cable([(250, 200), (262, 120), (330, 70), (400, -20)], 15, OD, OR)
    M = SCENES["green"]
    s.rim([path([(-20, 340, 1), (70, 330), (120, 380), (150, 440, 1), (-20, 440, 1)])], M["skin"][0], M["skin"][1], (6, -6))
    s.finger([(60, 390), (150, 350), (214, 306)], 32, M["skin"], (6, -7))
    s.finger([(40, 330), (110, 220), (196, 190)], 28, M["skin"], (6, -7))
    s.finger([(110, 420), (200, 390), (262, 340)], 28, M["skin"], (6, -7))


@panel("ep02-p5-3-guo", 74, 52, 63, GK)
def p53(s):
    W, H = s.w, s.h
    rack_wall(s, -20, 380, -20, 540, 3, 13)
    s.rect(0, 0, W, H, s.lin([(0, GK, .9), (.5, GK, .55), (1, GK, .3)]))
    s.rect(380, 0, 400, H, "#020a08")
    s.glow(430, 300, 330, 300, GR, .4)
    s.bust("guo", 545, 430, 260, "green", (-14, -3), flip=True, rot=-3)
    s.halftone(480, 0, 260, H, "#000000", 9, (0, 0, 1, 0), .6, 0, 1)


@panel("ep02-p5-4-device", 77, 52, 64, GK)
def p54(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, GK), (1, GD)]))
    s.po([(0, 400), (W, 360), (W, H), (0, H)], "#0a3527")
    s.open(tr="translate(20 60) scale(.96)")
    s.glow(370, 330, 420, 260, GH, .5)
    # open box in three-quarter view
    s.po([(180, 250), (520, 210), (640, 280), (290, 340)], "#0d4231")
    s.po([(180, 250), (290, 340), (290, 480), (180, 380)], "#03110d")
    s.po([(290, 340), (640, 280), (640, 410), (290, 480)], "#062218")
    s.po([(198, 252), (516, 216), (618, 276), (294, 328)], "#02100b")
    # board, chips, fan, antennas
    for r in range(3):
        for c in range(5):
            x, y = 240 + c * 62 + r * 30, 254 - c * 6 + r * 17
            s.po([(x, y), (x + 36, y - 4), (x + 50, y + 6), (x + 13, y + 10)], GM if (r + c) % 3 else GR)
    s.st(poly([(294, 328), (618, 276)], False) + poly([(180, 250), (520, 210)], False), GH, 4)
    s.st(poly([(290, 340), (290, 480)], False), GR, 4)
    for k in range(4):
        x, y = 330 + k * 74, 240 - k * 9
        s.ln(x, y, x + 10, y - 150 - (k % 2) * 20, "#010403", 17)
        s.ln(x - 5, y, x + 4, y - 146 - (k % 2) * 20, GR, 3)
        s.circ(x + 10, y - 150 - (k % 2) * 20, 10, GH)
    s.circ(350, 402, 40, "#010403")
    s.add('<circle cx="350" cy="402" r="36" fill="none" stroke="%s" stroke-width="4"/>' % GR)
    for a in range(0, 360, 60):
        s.sh(T(350, 402, 1, False, a).m([(0, -6), (28, -14), (30, 0), (6, 4)]), GM)
    for k in range(7):
        s.rect(430 + k * 26, 388 - k * 4.4, 14, 8, GH if k % 3 == 0 else GR)
        s.rect(430 + k * 26, 410 - k * 4.4, 14, 8, GR if k % 2 else GM)
    # invisible calls drawn in: arcs
    for r in (60, 105, 150, 195):
        s.st(path([(420 + r * 1.9 * math.cos(math.radians(a)), 78 + r * .42 * math.sin(math.radians(a))) for a in range(200, 345, 20)], False), GR, 5, round(.6 - r / 420, 2))
    # pointing pen
    M = SCENES["green"]
    s.rim([path([(700, 400), (780, 370), (790, 540, 1), (690, 540, 1), (660, 470)])], M["skin"][0], M["skin"][1], (-6, -6))
    s.ln(560, 300, 700, 430, "#010403", 15)
    s.ln(556, 298, 694, 424, GH, 3)
    s.finger([(720, 420), (670, 378), (640, 366)], 22, M["skin"], (-5, -5))
    s.finger([(720, 470), (676, 430), (650, 398)], 22, M["skin"], (-5, -5))
    s.end()


@panel("ep02-p5-5-two-shot", 100, 53, 65, GK)
def p55(s):
    W, H = s.w, s.h
    rack_wall(s, -10, 1020, -30, 540, 6, 13)
    s.rect(0, 0, W, H, s.lin([(0, GK, .85), (.45, GK, .45), (1, GK, .6)]))
    s.front("guo", 300, 470, 190, "green", 1, "smile")
    s.bust("lin", 735, 480, 195, "green", (-13, -4), flip=True, mood="smile")
    # seen through the frame of the next rack
    for x in (-6, 930):
        s.rect(x, 0, 78, H, "#010403")
        for k in range(14):
            s.rect(x + 26, 14 + k * 40, 26, 16, "#08281e")
    s.rect(70, 0, 4, H, GR)
    s.rect(928, 0, 3, H, GM)
    s.po([(0, 506), (W, 496), (W, H), (0, H)], "#010403")
    s.ln(0, 506, W, 496, GR, 4)
    for k in range(9):
        s.glow(130 + k * 96, 514, 40, 30, GR, .8)
        s.circ(130 + k * 96, 514, 7, GH)
    s.rect(0, 0, W, 260, s.lin([(0, "#010504", .85), (1, "#010504", 0)]))


@panel("ep02-p5-6-message", 51, 53, 66, GK)
def p56(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#020807"), (1, GD)]))
    for k in range(6):
        s.rect(20, 30 + k * 90, 60, 60, "#06281d")
        s.rect(30, 50 + k * 90, 8, 8, GR)
    s.open(tr="translate(20 70) scale(.87)")
    s.glow(370, 470, 260, 240, N7, .55)
    s.bust("lin", 215, 405, 195, "cold", (10, 6), rot=12)
    M = SCENES["cold"]
    s.rim([path(capsule((250, 640), 50, (345, 500), 30))], M["coat"][0], M["coat"][1], (6, -6))
    s.rim([path(T(400, 455, 1, False, 18).m(C([(-22, -75), (8, -75), (8, 75), (-22, 75)])))], "#04070c", "#ffffff", (-8, 0))
    for k in range(3):
        s.finger([(350, 500 - k * 20), (392, 490 - k * 21), (416, 474 - k * 20)], 13, M["skin"], (3, -5))
    s.end()


# ---------------------------------------------------------------- page 6

@panel("ep02-p6-1-on-the-counter", 100, 70, 71)
def p61(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, N2), (.6, N4), (1, N3)]))
    fluorescent(s, 200, 52, 460, 14, .45)
    s.rect(690, 180, 130, 150, "#4a3327")
    d = ""
    for r in range(3):
        for c in range(4):
            d += "M%d %dv13m-4 0h8v8h-8z" % (712 + c * 28, 200 + r * 44)
    s.st(d, OP, 2.6, .8)
    s.circ(900, 240, 44, INK)
    s.circ(900, 240, 36, PALE)
    s.st("M900 240L880 252M900 240V212", INK, 5)
    s.front("clerk", 720, 520, 130, "day", 1, "", rot=10)
    s.po([(-5, 520), (W, 520), (W, 560), (-5, 560)], "#9a5a34")
    s.rect(-5, 520, W + 10, 7, OP)
    s.rect(-5, 560, W + 10, 140, "#3a2420")
    for k in range(8):
        s.rect(14 + k * 130, 576, 108, 110, "#4a2d25")
    # clerk's chin on his fists
    M = SCENES["day"]
    for sx in (-1, 1):
        s.rim([path(capsule((720 + sx * 90, 530), 28, (716 + sx * 34, 500), 22))], M["shirt"][0], M["shirt"][1], (-4, -4))
        s.sh(ell(714 + sx * 30, 496, 25, 22), M["skin"][1] if sx < 0 else M["skin"][0])
    s.fig("shen", 300, 668, 620, "sit", "day", (1.1, -.6), mood="shout", extra=dict(elF=(17, -46), haF=(28, -54), hipF=(3, -24), hipB=(-4, -24)))
    s.finger([(470, 332), (500, 322), (516, 318)], 9, M["skin"], (2, -3))
    s.ln(150, 520, 110, 690, INK, 16)
    s.cur([(150, 524), (160, 480), (190, 470), (196, 492)], INK, 12)
    s.po([(140, 540), (168, 546), (122, 690), (104, 688)], "#141d33")
    s.halftone(0, 430, W, 270, INK, 9, (0, 0, 0, 1), .4, 0, .9)


@panel("ep02-p6-2-buzz", 51, 70, 72)
def p62(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#0a0f1d"), (1, N2)]))
    # Shen's coat from behind, phone held low
    s.rim([path([(120, -20, 1), (400, -20, 1), (440, 300), (480, 720, 1), (40, 720, 1), (80, 300)])], SCENES["cold"]["coat"][0], SCENES["cold"]["coat"][1], (-9, -2))
    s.cur([(262, -10), (268, 300), (258, 720)], N3, 4)
    s.cur([(150, 60), (170, 260), (140, 420)], N3, 4, .8)
    s.cur([(390, 60), (370, 240), (400, 420)], N3, 4, .8)
    s.hatch(path(C([(300, -10), (400, -10), (478, 700), (330, 700)])), N3, 11, 80, 2, .6)
    s.glow(255, 460, 260, 260, N6, .7)
    t = hand_phone(s, 250, 455, 84, "cold", (-8, -6), 9, "#16223a", flip=True)
    s.glow(*t((0, -20)), 90, 90, GR, .8)
    P = lambda p: path(t.m(p))
    s.circ(*t((0, -30)), 34, GR)
    s.st(poly(t.m([(-18, -30), (-5, -14), (22, -46)]), False), GK, 9)
    for yy, w in ((56, 120), (84, 90), (112, 104)):
        s.d(P(C([(-60, yy), (-60 + w, yy), (-60 + w, yy + 10), (-60, yy + 10)])), N6)
    for k in (0, 1):
        for sx in (-1, 1):
            s.cur(t.m([(sx * (140 + k * 34), -190 + k * 10), (sx * (156 + k * 38), -150), (sx * (140 + k * 34), -110 - k * 10)]), PALE, 5, .8)
    s.rect(0, 0, W, 230, s.lin([(0, INK, .85), (1, INK, 0)]))


@panel("ep02-p6-3-clerk-calls", 68, 62, 73)
def p63(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, N3), (1, N4)]))
    # tiny Shen on the counter, back there
    fluorescent(s, 40, 250, 180, 7, .4)
    s.rect(190, 300, 70, 60, "#4a3327")
    s.circ(40, 320, 22, INK)
    s.circ(40, 320, 17, PALE)
    s.st("M40 320V308M40 320L32 324", INK, 3)
    blinds(s, 390, 210, 290, 190, 12, N5, .35)
    s.rect(0, 440, 300, 30, "#9a5a34")
    s.rect(0, 470, 300, 160, "#3a2420")
    s.fig("shen", 110, 520, 260, "sit", "day", (1.2, -.6), mood="shout", extra=dict(elF=(16, -66), haF=(18, -86), hipF=(3, -24), hipB=(-4, -24)))
    s.rect(0, 0, 300, H, N4, .25)
    s.po([(300, 0), (356, 0), (356, H), (300, H)], N2)
    s.open(tr="translate(920 20) scale(-1 1)")
    s.bust("clerk", 430, 430, 205, "day", (-12, -4), flip=False, mood="worried", rot=6)
    M = SCENES["day"]
    s.rim([path(capsule((300, 660), 44, (500, 520), 30))], M["shirt"][0], M["shirt"][1], (-4, -8))
    s.rim([path([(392, 322), (420, 318), (436, 372), (470, 424), (512, 440), (502, 470), (456, 462), (414, 400)])], INK, N6, (-4, -5))
    for k in range(4):
        s.finger([(500 - k * 12, 512 - k * 26), (470 - k * 10, 478 - k * 26), (440 - k * 8, 474 - k * 26)], 14, M["skin"], (-4, -4))
    s.finger([(520, 470), (540, 440), (528, 420)], 13, M["skin"], (-4, -4))
    s.end()
    s.halftone(0, 400, W, 220, INK, 10, (0, 0, 0, 1), .45, 0, .9)
    s.po([(356, 0), (480, 0), (356, 260)], INK, .35)


@panel("ep02-p6-4-shoes", 83, 62, 74)
def p64(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, N5), (.5, N6), (.6, N5), (1, N4)]))
    s.block(620, 330, 130, 260, 6, 3, "#7488a3", win="#5a6e8b", prob=.05, roof=False)
    s.block(770, 330, 150, 300, 6, 3, "#6a7f9a", win="#52678a", prob=.08, roof=False)
    s.rect(0, 330, W, 300, s.lin([(0, N5), (.4, N4), (1, N3)]))
    # car, seen from the ground
    s.sh([(-20, 80, 1), (250, 60), (330, 120), (410, 230), (560, 260), (640, 300), (650, 420), (610, 446, 1), (-20, 470, 1)], s.lin([(0, "#3a4c6c"), (.5, "#22304f"), (1, "#0d1424")]))
    s.cur([(-20, 78), (250, 58), (330, 118), (410, 228), (560, 258), (640, 298)], N6, 5)
    s.sh([(40, 110, 1), (230, 96), (300, 150), (360, 228, 1), (40, 236, 1)], N3)
    s.po([(60, 112), (130, 106), (70, 236), (40, 236)], N5, .7)
    s.glow(622, 330, 250, 150, OH, .9)
    s.sh([(590, 300), (632, 306), (640, 346), (600, 342)], OP)
    s.po([(630, 310), (910, 250), (910, 470), (630, 346)], s.lin([(0, OH, .7), (1, OH, 0)], 0, 0, 1, 0))
    s.circ(520, 440, 78, "#04060c")
    s.circ(520, 440, 40, N4)
    for a in range(0, 360, 60):
        s.ln(520, 440, 520 + 38 * math.cos(math.radians(a)), 440 + 38 * math.sin(math.radians(a)), INK, 9)
    s.cur([(-10, 250), (300, 244), (600, 300)], N6, 3, .6)
    s.st("M120 246V440M366 244V436", INK, 4)
    s.rect(150, 272, 60, 9, INK)
    # puddle
    s.sh([(120, 560), (300, 520), (560, 516), (800, 548), (840, 590), (560, 612), (240, 610)], N6)
    s.reflections(640, 520, 200, 90, OR, 10, .7)
    M = SCENES["night"]
    s.rim([path(C([(200, -20), (330, -20), (352, 470), (262, 476)]))], "#0d1222", "#e08a4a", (8, 0))
    s.rim([path([(258, 462, 1), (350, 460, 1), (380, 486), (470, 512), (500, 540), (496, 556, 1), (262, 556, 1), (252, 510)])], "#05070f", OP, (3, -10))
    s.sh([(150, -10, 1), (520, -10, 1), (536, 90), (500, 130, 1), (360, 104), (180, 140, 1)], "#070a14")
    s.cur([(520, -10), (536, 90), (500, 130)], "#e08a4a", 6)
    s.sh([(385, 496), (440, 512), (470, 526), (420, 514)], "#ffffff", .9)
    s.rim([path(C([(350, -20), (480, -20), (530, 440), (448, 446)]))], "#0d1222", "#e08a4a", (8, 0), )
    s.rim([path([(444, 430, 1), (532, 428, 1), (560, 452), (650, 478), (684, 508), (680, 522, 1), (452, 522, 1), (440, 480)])], "#05070f", OP, (3, -10))
    s.sh([(566, 464), (620, 478), (654, 494), (600, 482)], "#ffffff", .9)
    d = ""
    for a in range(-165, -10, 14):
        q = math.radians(a)
        r = s.r.uniform(40, 110)
        d += "M%s %sL%s %s" % (f(560 + 120 * math.cos(q)), f(548 + 26 * math.sin(q)), f(560 + (120 + r) * math.cos(q)), f(548 + (30 + r) * math.sin(q) * .8))
    s.st(d, OP, 4, .8)
    s.rain(110, PALE, .45, 55, 78, 2)


@panel("ep02-p6-5-the-owner", 188, 103, 75)
def p65(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, "#0c1120")
    # glass doors, light behind
    x0, x1, y0, y1 = 690, 1330, 150, 800
    s.rect(x0, y0, x1 - x0, y1 - y0, s.lin([(0, N6), (.6, PALE), (1, OP)]))
    i = s.clip(rectp(x0, y0, x1 - x0, y1 - y0))
    s.open(clip=i)
    s.headframe(1190, 730, 420, "#b4c1cd", 8)
    s.block(700, 760, 150, 360, 7, 3, "#b9c5d1", prob=0, win="#a3b3c3", roof=False)
    s.rain(140, "#ffffff", .9, 60, 78, 2.4)
    s.end()
    s.glow(1010, 500, 800, 620, OP, .45)
    s.st(rectp(x0, y0, x1 - x0, y1 - y0), INK, 26)
    s.rect(860, y0, 12, y1 - y0, INK)
    s.rect(1150, y0, 12, y1 - y0, INK)
    s.rect(x0, 262, x1 - x0, 10, INK)
    # floor with the light and his long shadow
    s.rect(0, 800, W, 240, "#10172a")
    s.po([(x0 + 20, 804), (x1 - 20, 804), (1760, H), (260, H)], s.lin([(0, OP, .95), (.4, OR, .6), (1, OM, .35)]))
    for k in (-.62, -.2, .2, .62):
        s.ln(1010 + k * 320, 804, 1010 + k * 750, H, "#3a2420", 4, .7)
    s.ln(600, 860, 1420, 860, "#3a2420", 3, .6)
    s.ln(480, 935, 1540, 935, "#3a2420", 4, .6)
    s.po([(965, 815), (1055, 815), (1200, H), (830, H)], "#080b16")
    s.fig("ma", 1010, 822, 590, "hips", "warm", (-.7, -.5), mood="smile", flip=True,
          extra=dict(elF=(13, -64), haF=(7, -52), elB=(-13, -64), haB=(-12, -48), ftB=(-8, -2.5), ftF=(9, -2.5), hipB=(-4.5, -50)))
    # walls
    brick(s, 0, 60, 670, 740, N3, 22, 60, .4, .35)
    brick(s, 1360, 60, 520, 740, N3, 22, 60, .4, .35)
    s.rect(1440, 340, 170, 180, "#1a2238")
    for k in range(6):
        s.rect(1456, 362 + k * 25, 138 - (k % 3) * 30, 8, N4)
    s.sh([(1640, 800, 1), (1650, 690, 1), (1760, 690, 1), (1770, 800, 1)], "#05070f")
    for a in (-60, -35, -8, 20, 48):
        t = T(1705, 690, 1, False, a)
        s.sh(t.m([(0, 0, 1), (-26, -110), (0, -220, 1), (26, -110)]), "#070b18")
        s.cur(t.m([(0, 0), (2, -110), (0, -210)]), OM, 3, .6)
    # Shen, over the shoulder, huge
    s.back("shen", 330, 720, 330, "warm", (10, -3))
    s.halftone(0, 0, 640, H, "#04060d", 11, (0, 0, 1, 0), .55, 1, 0)
    s.rect(0, 0, W, 200, s.lin([(0, "#04060d", .8), (1, "#04060d", 0)]))


# ---------------------------------------------------------------- page 7

@panel("ep02-p7-1-office", 154, 58, 81)
def p71(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#1a1420"), (1, "#3a2228")]))
    s.open(tr="translate(0 66)")
    # wide window with blinds over the works
    s.rect(90, 60, 640, 300, s.lin([(0, N4), (.7, N5), (1, OM)]))
    i = s.clip(rectp(90, 60, 640, 300))
    s.open(clip=i)
    s.hills(330, 60, N3, 6)
    s.headframe(260, 360, 220, N1, 6)
    s.conveyor(360, 300, 740, 200, 16, 370, N1)
    s.block(560, 360, 100, 150, 5, 4, N2, prob=.3, roof=False)
    s.end()
    blinds(s, 90, 60, 640, 170, 12, "#0a0e1c", .85)
    s.st(rectp(90, 60, 640, 300), INK, 14)
    s.po([(90, 380), (730, 380), (1100, 540), (0, 540)], OR, .16)
    # wall of frames
    s.open(tr="translate(0 80)")
    for x, y, w, h in ((1010, 150, 90, 70), (1120, 120, 110, 90), (1250, 150, 84, 104), (1030, 240, 70, 90), (1350, 190, 76, 60), (1240, 272, 110, 66)):
        frame(s, x, y, w, h, N5 if w != 110 else N4, "#0a0e1c", "#8a6a55")
    # the one that matters, small, with one bright speck
    frame(s, 1120, 226, 96, 110, N6, "#5a3018", PALE)
    s.sh([(1146, 312, 1), (1150, 280), (1160, 272), (1166, 300), (1166, 312, 1)], INK)
    s.sh([(1168, 312, 1), (1170, 274), (1182, 264), (1192, 300), (1192, 312, 1)], N2)
    s.circ(1180, 262, 6, YE)
    s.end()
    s.glow(1160, 180, 330, 260, OH, .3)
    # desk, lamp
    s.po([(520, 400), (1010, 400), (1060, 440), (480, 440)], "#8a4a28")
    s.po([(520, 400), (1010, 400), (1012, 405), (516, 405)], OP)
    s.rect(500, 440, 540, 90, "#2a1820")
    s.glow(960, 340, 260, 170, OH, .8)
    s.po([(930, 300), (1000, 300), (980, 262), (950, 262)], OM)
    s.rect(962, 300, 7, 100, INK)
    s.rim([path([(600, 400), (596, 372), (620, 360), (650, 372), (648, 400)])], "#1a1420", OP, (4, -4))
    # Ma at the window, Shen in the chair
    s.fig("ma", 815, 612, 480, "hips", "warm", (1, -.4), flip=True, mood="smile", extra=dict(elF=(13, -64), haF=(7, -52)))
    s.sh([(360, 560, 1), (340, 300), (372, 268), (440, 266), (462, 300), (470, 560, 1)], "#07090f")
    s.fig("shen", 420, 545, 400, "sit", "warm", (1, -.4), extra=dict(elF=(14, -44), haF=(19, -34)))
    s.end()
    s.halftone(0, 320, W, 260, INK, 9, (0, 0, 0, 1), .5, 0, .9)


@panel("ep02-p7-2-tea", 72, 50, 82)
def p72(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#1a1018"), (.6, "#4a2820"), (1, "#6d3a22")], 0, 0, 1, 1))
    s.glow(650, 130, 400, 330, OH, .55)
    blinds(s, 0, 60, 250, 330, 14, "#e08a4a", .16)
    s.bust("ma", 275, 405, 212, "warm", (13, -4), mood="smile")
    M = SCENES["warm"]
    s.rim([path(capsule((330, 560), 60, (470, 440), 34))], M["suit"][0], M["suit"][1], (5, -9))
    s.rim([path(capsule((462, 446), 32, (486, 424), 30))], M["shirt"][0], M["shirt"][1], (5, -9))
    s.rim([path([(520, 330), (566, 300), (620, 318), (640, 352), (700, 348), (720, 372, 1), (690, 372), (640, 404), (584, 410), (530, 392)])], "#1a1420", OP, (5, -8))
    s.rim([path([(560, 300), (576, 282), (596, 290), (604, 306)])], "#1a1420", OP, (4, -5))
    for k in range(3):
        s.finger([(480 + k * 4, 416 - k * 22), (512 + k * 2, 396 - k * 22), (536, 384 - k * 20)], 15, M["skin"], (4, -5))
    s.st(path([(708, 374), (700, 420), (690, 470)], False), OP, 7)
    for k in range(2):
        s.cur([(640 + k * 40, 270), (625 + k * 40, 240), (655 + k * 34, 210), (636 + k * 40, 180)], PALE, 4, .35)
    s.rect(560, 474, 170, 30, "#0c0a10")
    s.rect(560, 472, 170, 4, OP)


@panel("ep02-p7-3-wall", 79, 50, 83)
def p73(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#2a1b20"), (.5, "#5a3a2e"), (1, "#20151c")], 0, 0, 1, 0))
    s.glow(430, 210, 420, 360, OH, .55)
    s.po([(400, 150), (480, 150), (620, H), (290, H)], OP, .1)
    for x, y, w, h in ((40, 180, 110, 84), (70, 286, 80, 104), (560, 176, 90, 120)):
        frame(s, x, y, w, h, N4, "#0a0e1c", "#8a6a55")
    frame(s, 350, 196, 170, 200, N6, "#5a3018", PALE)
    s.rect(376, 290, 119, 78, N5)
    s.sh([(388, 368, 1), (392, 318), (410, 294), (428, 318), (434, 368, 1)], INK)
    s.circ(410, 286, 14, "#caa58a")
    s.sh([(395, 284, 1), (398, 272), (412, 268), (424, 274), (425, 284, 1)], INK)
    s.sh([(434, 368, 1), (440, 302), (462, 280), (484, 306), (490, 368, 1)], N2)
    s.circ(462, 267, 15, "#caa58a")
    s.sh([(445, 267, 1), (446, 251), (462, 245), (478, 251), (479, 267, 1), (468, 259)], YE)
    s.back("shen", 235, 410, 165, "warm", (12, -3))
    s.bust("ma", 735, 500, 250, "warm", (-13, -3), flip=True, mood="smile")
    s.halftone(560, 0, 230, H, INK, 9, (0, 0, 1, 0), .6, 0, 1)
    s.halftone(0, 0, 200, H, INK, 9, (0, 0, 1, 0), .6, 1, 0)


@panel("ep02-p7-4-eyes", 154, 23, 84)
def p74(s):
    W, H = s.w, s.h
    sk = SCENES["warm"]["skin"]
    s.rect(0, 0, W, H, s.lin([(0, "#140c12"), (.3, sk[0]), (.6, "#c97c4e"), (.85, sk[1]), (1, "#c97c4e")], 0, 0, 1, 0))
    s.sh([(700, -10, 1), (690, 90), (660, 150), (676, 240, 1), (800, 240, 1), (770, 150), (782, 80), (800, -10, 1)], sk[0], .8)

    def glint(t, lk):
        s.rect(t((lk - 8, 0))[0], t((0, -13))[1], 34, 42, PALE)
        x, y = t((lk - 8, -13))
        s.rect(x + 4, y + 22, 12, 20, INK)
        s.rect(x + 19, y + 16, 12, 26, N2)
        s.rect(x + 19, y + 7, 12, 10, YE)
    s.open(op=.75)
    eye(s, 430, 122, 270, "warm", "#5a3018", 5, lid=.42, flip=True)
    s.end()
    eye(s, 1060, 118, 290, "warm", "#6d3a1c", 3, glint, lid=.44)
    s.sh([(890, 62), (1040, 16), (1210, 30), (1290, 66), (1200, 58), (1040, 50)], INK)
    s.sh([(600, 64), (440, 20), (290, 34), (220, 70), (300, 62), (450, 52)], INK)
    s.hatch(path(C([(0, 0), (330, 0), (250, 230), (0, 230)])), INK, 10, 70, 4, .7)
    s.hatch(path(C([(1400, 0), (1540, 0), (1540, 230), (1360, 230)])), "#7d4026", 10, 70, 3, .6)


@panel("ep02-p7-5-photo", 188, 99, 85)
def p75(s):
    W, H = s.w, s.h
    s.rect(0, 0, W, H, s.lin([(0, "#120c12"), (1, "#3a2222")]))
    s.glow(1000, 200, 1100, 700, OM, .4)
    s.open(tr="translate(940 520) scale(1.09) rotate(-3) translate(-950 -560)")
    # frame
    s.rect(362, 192, 1240, 820, "#04060c", .7)
    s.rect(330, 150, 1240, 820, "#3a1e12")
    s.po([(330, 150), (1570, 150), (1530, 190), (370, 190)], "#a8592c")
    s.po([(330, 150), (370, 190), (370, 930), (330, 970)], "#7a3d1e")
    s.po([(1570, 150), (1570, 970), (1530, 930), (1530, 190)], "#240f0a")
    s.rect(370, 190, 1160, 740, PALE)
    x, y, w, h = 430, 245, 1040, 630
    i = s.clip(rectp(x, y, w, h))
    s.open(clip=i)
    # a lawn, steps and columns abroad, faded blue
    s.rect(x, y, w, h, s.lin([(0, N7), (1, N6)]))
    s.po([(x + 60, y + 120), (x + 520, y + 20), (x + 980, y + 120)], "#a9b9c8")
    s.rect(x + 40, y + 120, w - 80, 34, "#9aacbe")
    for k in range(8):
        s.rect(x + 80 + k * 122, y + 154, 44, 260, "#a9b9c8")
        s.rect(x + 80 + k * 122, y + 154, 14, 260, "#c5d1dc")
    for k in range(4):
        s.rect(x, y + 414 + k * 18, w, 18, "#8fa2b6" if k % 2 else "#a3b4c5")
    s.rect(x, y + 486, w, 200, "#7488a1")
    s.sh([(x - 20, y - 20, 1), (x + 200, y - 20, 1), (x + 230, y + 60), (x + 140, y + 110), (x + 100, y + 200), (x - 20, y + 190, 1)], "#5c708c")
    s.spatter(60, (x, y, x + 220, y + 200), "#72869f", 5, 14, .6)
    s.halftone(x, y, w, h, N4, 9, (0, 0, 0, 1), .35, 0, .9)
    M = SCENES["day"]
    s.rim([path(capsule((1010, 760), 56, (640, 772), 44))], M["suit"][0], M["suit"][1], (-3, -9))
    s.front("jason", 1075, 655, 235, "day", 1, "smile")
    s.front("ma", 790, 690, 205, "day", 1, "smile")
    for k in range(4):
        s.finger([(612 - k * 2, 758 + k * 17), (640, 762 + k * 18), (662, 772 + k * 18)], 13, M["skin"], (-4, -5))
    # reflection of the watcher in the glass
    s.open(op=.5)
    rx, ry = 1345, 640
    s.sh([(rx - 170, 900, 1), (rx - 160, 760), (rx - 104, 700), (rx - 66, 640, 1), (rx - 40, 668), (rx + 44, 668), (rx + 70, 636, 1), (rx + 108, 704), (rx + 166, 770), (rx + 170, 900, 1)], INK)
    s.sh([(rx - 58, ry - 66), (rx - 68, ry - 56), (rx - 62, ry - 30), (rx - 52, ry - 22), (rx - 40, ry + 10), (rx - 16, ry + 34), (rx + 16, ry + 34), (rx + 40, ry + 10), (rx + 52, ry - 22),
          (rx + 62, ry - 30), (rx + 68, ry - 56), (rx + 58, ry - 66), (rx + 56, ry - 120), (rx + 30, ry - 152), (rx - 20, ry - 156), (rx - 54, ry - 122)], N1)
    s.sh([(rx - 62, ry - 60, 1), (rx - 54, ry - 100), (rx - 20, ry - 116), (rx + 24, ry - 112), (rx + 52, ry - 96), (rx + 62, ry - 60, 1), (rx + 72, ry - 112), (rx + 44, ry - 162), (rx - 6, ry - 174), (rx - 54, ry - 154), (rx - 76, ry - 108)], "#04060d")
    s.st(path([(rx - 46, ry - 70), (rx - 26, ry - 80), (rx - 6, ry - 68)], False) + path([(rx + 8, ry - 68), (rx + 28, ry - 80), (rx + 46, ry - 70)], False), "#04060d", 9)
    s.st(path([(rx - 18, ry - 2), (rx, ry - 5), (rx + 18, ry - 2)], False), "#04060d", 5)
    s.cur([(rx - 68, ry - 50), (rx - 46, ry + 4), (rx - 18, ry + 33)], OH, 5)
    s.cur([(rx - 66, 644), (rx - 104, 702), (rx - 160, 764)], OH, 5)
    s.sh([(rx - 36, ry - 58, 1), (rx - 22, ry - 66), (rx - 8, ry - 57, 1), (rx - 22, ry - 52)], PALE)
    s.sh([(rx + 10, ry - 57, 1), (rx + 24, ry - 66), (rx + 38, ry - 58, 1), (rx + 24, ry - 52)], N6)
    s.end()
    # a fish pinned to his lapel
    s.sh([(1184, 810, 1), (1200, 800), (1216, 810, 1), (1226, 802, 1), (1226, 820, 1), (1216, 811, 1), (1200, 821)], PALE)
    s.po([(x + 40, y + h), (x + 330, y), (x + 430, y), (x + 140, y + h)], "#ffffff", .16)
    s.po([(x + 170, y + h), (x + 460, y), (x + 490, y), (x + 200, y + h)], "#ffffff", .16)
    s.end()
    s.st(rectp(x, y, w, h), N5, 4)
    s.end()
    s.rect(0, 0, W, H, s.rad([(.45, INK, 0), (1, "#05060c", .9)], .55, .5, .72))


# ---------------------------------------------------------------- main

def main():
    want = sys.argv[1:]
    for name, run in PANELS.items():
        if want and not any(w in name for w in want):
            continue
        text = run()
        with open(os.path.join(HERE, name + ".svg"), "w", encoding="utf-8") as out:
            out.write(text)
        print("%-34s %5.1f KB" % (name, len(text) / 1024))


if __name__ == "__main__":
    main()
