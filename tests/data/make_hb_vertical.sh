#!/bin/sh
# Writes hb_vertical.tsv: how HarfBuzz sets texts from top to bottom in the bundled Han font. Each row is the
# language, the script, the text, and for each glyph its number, offset and advance, as `hb-shape` prints them.
# Debian package: libharfbuzz-bin. Run it in this folder.
set -eu
font=../../assets/fonts/NotoSansSC-Regular.otf
{
    echo "# $(hb-shape --version | head -n 1); hb-shape --direction=ttb --language=LANG --script=SCRIPT --no-glyph-names --no-clusters"
    while IFS='	' read -r lang script text; do
        set_=$(hb-shape --direction=ttb --language="$lang" --script="$script" --no-glyph-names --no-clusters "$font" "$text")
        printf '%s\t%s\t%s\t%s\n' "$lang" "$script" "$text" "$set_"
    done <hb_vertical_texts.tsv
} >hb_vertical.tsv
