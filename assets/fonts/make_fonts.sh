#!/bin/sh
# Makes the bundled fonts from published packages. Run it in this folder; it overwrites the font files.
#
# Debian packages (file lists as of Debian 12):
#   fonts-comic-neue 2.51-4 · fonts-noto-cjk 1:20220127+repack1-1 · fonts-noto-core 20201225-1
# npm package: @fontsource/bangers 5.3.0
# pip packages: fonttools 4.68.0, brotli 1.2.1
set -eu
here=$(cd "$(dirname "$0")" && pwd)
system=${SYSTEM_FONTS:-/usr/share/fonts}
docs=${SYSTEM_DOCS:-/usr/share/doc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Comic Neue: as packaged.
for style in Regular Bold Italic BoldItalic; do
    cp "$system/opentype/comic-neue/ComicNeue-$style.otf" "$here/"
done
cp "$docs/fonts-comic-neue/copyright" "$here/ComicNeue-LICENSE.txt"

# Bangers: the three published subsets, put together again.
(cd "$work" && npm pack --silent @fontsource/bangers@5.3.0 >/dev/null && tar xzf fontsource-bangers-5.3.0.tgz)
for part in latin latin-ext vietnamese; do
    python3 -c '
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
font.flavor = None
font.save(sys.argv[2])' "$work/package/files/bangers-$part-400-normal.woff2" "$work/$part.ttf"
done
fonttools merge --output-file="$work/bangers.ttf" "$work/latin.ttf" "$work/latin-ext.ttf" "$work/vietnamese.ttf"
fonttools subset "$work/bangers.ttf" --unicodes='*' --layout-features='*' --no-hinting --name-IDs='*' \
    --output-file="$here/Bangers-Regular.ttf"
cp "$work/package/LICENSE" "$here/Bangers-LICENSE.txt"

# Noto Sans CJK, face SC, with the shapes of the other languages kept behind `locl`.
python3 - "$work/cjk.txt" <<'PY'
import sys
chars = set()
# GB 2312: rows 1-9 signs, 16-87 Han. Big5 level 1: lead bytes A1-C6. JIS level 1: rows 1-8 and 16-47.
for lead in [*range(0xA1, 0xAA), *range(0xB0, 0xF8)]:
    for trail in range(0xA1, 0xFF):
        chars.add(bytes([lead, trail]).decode("gb2312", "ignore"))
for lead in range(0xA1, 0xC7):
    for trail in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
        chars.add(bytes([lead, trail]).decode("big5", "ignore"))
for row in [*range(1, 9), *range(16, 48)]:
    for cell in range(1, 95):
        chars.add(bytes([row + 0xA0, cell + 0xA0]).decode("euc_jp", "ignore"))
for first, last in [
    (0x20, 0x7E), (0xA0, 0xFF),  # ASCII, Latin-1
    (0x2010, 0x2027), (0x2030, 0x205E),  # general punctuation
    (0x22EF, 0x22EF), (0x2E3A, 0x2E3B), (0x3000, 0x303F),  # centred dots, long dashes, CJK punctuation
    (0x3041, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF),  # kana, bopomofo
    (0xFE10, 0xFE19), (0xFE30, 0xFE4F), (0xFF01, 0xFFEE),  # vertical, compatibility and full-width forms
]:
    chars.update(map(chr, range(first, last + 1)))
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write("".join(sorted(chars)))
PY
for weight in Regular Bold; do
    fonttools subset "$system/opentype/noto/NotoSansCJK-$weight.ttc" --font-number=2 --text-file="$work/cjk.txt" \
        --layout-features='vert,vrt2,locl,kern,palt,halt,vhal,vpal,vkrn,ruby,ccmp,calt,liga,mark,mkmk,chws,vchw,hwid,pwid,fwid' \
        --layout-scripts='DFLT,hani.dflt,hani.ZHS,hani.ZHT,hani.ZHH,hani.JAN,kana.dflt,kana.ZHS,kana.ZHT,kana.ZHH,kana.JAN,latn.dflt,latn.ZHS,latn.ZHT,latn.ZHH,latn.JAN' \
        --no-hinting --drop-tables+=BASE --output-file="$here/NotoSansSC-$weight.otf"
done
cp "$docs/fonts-noto-cjk/copyright" "$here/NotoSansSC-LICENSE.txt"

# Noto Sans: Latin, Greek, Cyrillic; Hebrew; the Arabic letters of Arabic, Persian and Urdu.
noto() {
    fonttools subset "$system/truetype/noto/$1" --unicodes="$2" --no-hinting --layout-features='*' \
        --layout-features-='aalt,c2sc,smcp,ss03,ss04,salt,dlig,subs,sups,numr,dnom,ordn,zero' \
        --output-file="$here/$1"
}
for weight in Regular Bold; do
    noto "NotoSans-$weight.ttf" 'U+0020-007E,U+00A0-024F,U+0259,U+02B9-02DD,U+0300-0338,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2010-205E,U+20A0-20BF,U+2116,U+2122,U+2150-215E,U+2190-2193,U+2212,U+25CC,U+FFFD'
    noto "NotoSansHebrew-$weight.ttf" 'U+0020-007E,U+00A0-00BB,U+0591-05F4,U+2010-2026,U+20AA,U+25CC,U+FB1D-FB4F'
    noto "NotoSansArabic-$weight.ttf" 'U+0020-002F,U+003A-003F,U+00AB,U+00BB,U+0600-06FF,U+200C-2010,U+2013-2026,U+25CC,U+FD3E-FD3F,U+FDFC'
done
cp "$docs/fonts-noto-core/copyright" "$here/NotoSans-LICENSE.txt"
