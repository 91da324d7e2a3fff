#!/usr/bin/env python3
"""Makes the one font of the page, and the table by which labels are measured.

    pip install fonttools==4.68.0 brotli==1.2.1
    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    assets/fonts/build.py package/variable/InterVariable.woff2

Writes `inter.woff2` beside this file and `crates/scene/src/text/advances.rs`. Both are committed:
nobody needs this script to build the project.

What is done to the font, and why:
- Only the characters below, only weights 450 to 650, only the optical size of small text: at most 40 KB.
- Digits are replaced by their tabular forms, because a canvas cannot switch on `tnum`.
- Ligatures and contextual forms go, so that the width of a text is the sum of its characters' widths.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "crates/scene/src/text/advances.rs"
WEIGHTS = (450, 550, 650)
LIMIT = 40 * 1024
# Basic Latin, Latin-1, Latin Extended-A, and the signs that our own words use.
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *map(ord, "–—‘’‚“”„•…‹›←↑→↓−×≈≠≤≥⌈⌉⌊⌋✓✗√∞€\u2009\u202f"),
]


def tabular(font):
    """The tabular form of each digit, from the font's own `tnum` feature."""
    gsub = font["GSUB"].table
    forms = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    forms.update(getattr(table, "ExtSubTable", table).mapping)
    return forms


def make_digits_tabular(font):
    forms = tabular(font)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for digit in range(0x30, 0x3A):
                # Tables may share one mapping, whose digits are tabular already.
                table.cmap[digit] = forms.get(table.cmap[digit], table.cmap[digit])


def subset(font):
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.flavor = "woff2"
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)


def advances(path, weight):
    """Width of each character in thousandths of the font size."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    scale = 1000 / font["head"].unitsPerEm
    cmap = font.getBestCmap()
    return {code: round(font["hmtx"][cmap[code]][0] * scale) for code in CHARACTERS if code in cmap}


def rust(tables):
    """The table as Rust source: one row a character."""
    codes = sorted(tables[WEIGHTS[0]])
    lines = [
        "//! Widths of the characters of `assets/fonts/inter.woff2`. Written by `assets/fonts/build.py`.",
        "",
        "/// Weights that the table knows, in the order of its columns.",
        f"pub const WEIGHTS: [u16; {len(WEIGHTS)}] = [{', '.join(map(str, WEIGHTS))}];",
        "",
        "/// Character and its width at each weight, in thousandths of the font size, by character.",
        "#[rustfmt::skip]",
        f"pub static ADVANCES: [(char, [u16; {len(WEIGHTS)}]); {len(codes)}] = [",
    ]
    row = "   "
    for code in codes:
        widths = ", ".join(str(tables[weight][code]) for weight in WEIGHTS)
        cell = f" ('\\u{{{code:x}}}', [{widths}]),"
        if len(row) + len(cell) > 110:
            lines.append(row)
            row = "   "
        row += cell
    return "\n".join([*lines, row, "];", ""])


def main(source):
    font = TTFont(source)
    make_digits_tabular(font)
    subset(font)
    font = instantiateVariableFont(font, {"opsz": 14, "wght": (WEIGHTS[0], WEIGHTS[-1])})
    target = HERE / "inter.woff2"
    font.flavor = "woff2"
    font.save(target)
    size = target.stat().st_size
    if size > LIMIT:
        sys.exit(f"{target.name} has {size} bytes, more than the {LIMIT} that it may have.")
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(rust({weight: advances(target, weight) for weight in WEIGHTS}))
    print(f"{target.name}: {size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
