"""Build the self-hosted fonts: for pages in ``site/static/fonts``, for documents in their room.

Run it only to change the fonts; the site itself needs just the finished files. With the packages
named here it gives the committed files again, byte for byte. From the project folder::

    npm install --prefix var/fonts @expo-google-fonts/atkinson-hyperlegible-next@0.4.1 \\
        @fontsource-variable/vazirmatn@5.3.0 @fontsource-variable/onest@5.3.1
    pip install fonttools==4.68.0 brotli==1.2.1
    python scripts/subset_fonts.py var/fonts/node_modules

What comes out are variable fonts with one axis, weight 400 to 800, without hinting:

- ``atkinson-latin.woff2``: German, English, Turkish and everything else in Latin Extended-A.
  Atkinson Hyperlegible Next is put together from its static Regular and ExtraBold, because the
  variable package is split in two (ğ, ş, İ and ẞ apart from the rest) and so lost their kerning.
- ``vazirmatn-arabic.woff2``: Arabic, Persian, Kurdish, Urdu and Pashto.
- ``onest-cyrillic.woff2``: Ukrainian, Russian and their neighbours.

For documents the same three in regular and bold: what sets them takes neither woff2 nor variable
fonts. All three are under the SIL Open Font License; each licence is copied beside its font.
"""

import argparse
import sys
from collections.abc import Iterable
from io import BytesIO
from itertools import chain
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LIGHTEST, BOLDEST = 400, 800
SITE = Path(__file__).resolve().parent.parent / "site"
PAGES = SITE / "static" / "fonts"
DOCUMENTS = SITE / "kommpaktiv" / "documents" / "fonts"
WEIGHTS = {"Regular": LIGHTEST, "Bold": BOLDEST}  # as documents call them

LATIN = (
    range(0x0020, 0x007F),  # Basic Latin
    range(0x00A0, 0x0180),  # Latin-1 and Extended-A
    range(0x0218, 0x021C),  # Romanian Ș and Ț
    (0x02C6, 0x02C7, 0x02D8, 0x02D9, 0x02DA, 0x02DB, 0x02DC, 0x02DD),
    range(0x0300, 0x0313),  # combining accents
    (0x0326, 0x0327, 0x0328, 0x1E9E),
    range(0x2000, 0x2070),  # general punctuation
    range(0x20A0, 0x20C1),  # currency
    (0x2116, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
    range(0x2190, 0x2194),  # arrows
)
ARABIC = (
    range(0x0600, 0x0700),
    range(0x200C, 0x2010),  # joiners and direction marks, needed inside words
    (0x0020, 0x00A0, 0x00AB, 0x00BB, 0x2026),
)
CYRILLIC = (
    (0x0301,),  # the stress mark
    range(0x0400, 0x0460),
    range(0x0490, 0x0492),
    range(0x04B0, 0x04B2),
    (0x2116,),  # №
)

# Every feature of the three fonts but aalt, which only glyph palettes use.
FEATURES = [
    "calt",
    "case",
    "ccmp",
    "fina",
    "frac",
    "init",
    "isol",
    "kern",
    "liga",
    "locl",
    "mark",
    "medi",
    "mkmk",
    "ordn",
    "pnum",
    "rlig",
    "sups",
    "tnum",
]

# Characters Atkinson lacks, each shown by one it has, so that no other font steps in mid-line.
STAND_INS = {0x00AD: 0x002D, 0x2010: 0x002D, 0x2011: 0x002D, 0x202F: 0x2009}

# Where the weights in between lie on the line from 400 to 800 (the designers' own scale).
ATKINSON_SCALE = [(400, 400), (500, 510.5), (600, 589.5), (700, 673.7), (800, 800)]


def build_atkinson(packages: Path) -> TTFont:
    """Join the static Regular and ExtraBold into one variable font."""
    folder = packages / "@expo-google-fonts" / "atkinson-hyperlegible-next"
    document = DesignSpaceDocument()
    document.addAxisDescriptor(
        name="Weight",
        tag="wght",
        minimum=LIGHTEST,
        default=LIGHTEST,
        maximum=BOLDEST,
        map=ATKINSON_SCALE,
    )
    for weight, style in ((LIGHTEST, "400Regular"), (BOLDEST, "800ExtraBold")):
        document.addSourceDescriptor(
            path=str(folder / style / f"AtkinsonHyperlegibleNext_{style}.ttf"),
            location={"Weight": weight},
        )
    font, _, _ = varLib.build(document)
    for table in font["cmap"].tables:
        for missing, stand_in in STAND_INS.items():
            table.cmap.setdefault(missing, table.cmap[stand_in])
    return font


def open_fontsource(packages: Path, family: str, script: str) -> TTFont:
    """Open one script of a variable family and keep the weights the site uses."""
    folder = packages / "@fontsource-variable" / family
    font = TTFont(folder / "files" / f"{family}-{script}-wght-normal.woff2")
    axis = instancer.AxisTriple(LIGHTEST, LIGHTEST, BOLDEST)
    return reopened(instancer.instantiateVariableFont(font, {"wght": axis}))


def reopened(font: TTFont) -> TTFont:
    """Write and read a font, since glyphs that no longer vary leave gaps the subsetter trips on."""
    memory = BytesIO()
    font.flavor = None
    font.recalcTimestamp = False
    font.save(memory)
    return TTFont(memory)


def at_weight(font: TTFont, style: str) -> TTFont:
    """The font in one weight alone, named as such a font is."""
    still = instancer.instantiateVariableFont(font, {"wght": WEIGHTS[style]}, inplace=False)
    family = still["name"].getBestFamilyName()
    for number, name in {1: family, 2: style, 4: f"{family} {style}"}.items():
        still["name"].setName(name, number, 3, 1, 0x409)
    for number in (16, 17, 25):
        still["name"].removeNames(nameID=number)
    still["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    return reopened(still)


def save_subset(
    font: TTFont, characters: Iterable[Iterable[int]], path: Path, flavor: str | None
) -> None:
    """Keep these characters and what shapes them, and write a file: woff2, or TrueType as it is."""
    options = subset.Options(
        flavor=flavor,
        hinting=False,
        layout_features=FEATURES,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
    )
    font.recalcTimestamp = False  # the same packages give the same bytes
    tailor = subset.Subsetter(options)
    tailor.populate(unicodes=chain.from_iterable(characters))
    tailor.subset(font)
    subset.save_font(font, path, options)


def copy_licence(source: Path, name: str) -> None:
    """Copy a licence with its copyright lines, its line ends made alike."""
    lines = source.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.rstrip() for line in lines).rstrip() + "\n"
    for folder in (PAGES, DOCUMENTS):
        (folder / f"OFL-{name}.txt").write_text(text, encoding="utf-8")


def report(path: Path) -> None:
    sys.stdout.write(f"{path.name}: {path.stat().st_size / 1000:.1f} kB\n")


def main() -> None:
    """Write the fonts and licences, and say how large each font is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("packages", type=Path, help="the node_modules folder with the packages")
    packages = parser.parse_args().packages

    fonts = {
        "atkinson-latin": (build_atkinson(packages), LATIN),
        "vazirmatn-arabic": (open_fontsource(packages, "vazirmatn", "arabic"), ARABIC),
        "onest-cyrillic": (open_fontsource(packages, "onest", "cyrillic"), CYRILLIC),
    }
    for folder in (PAGES, DOCUMENTS):
        folder.mkdir(parents=True, exist_ok=True)
    for name, (font, characters) in fonts.items():
        for style in WEIGHTS:
            path = DOCUMENTS / f"{name}-{style.lower()}.ttf"
            save_subset(at_weight(font, style), characters, path, flavor=None)
            report(path)
        path = PAGES / f"{name}.woff2"
        save_subset(font, characters, path, flavor="woff2")
        report(path)

    copy_licence(
        packages / "@expo-google-fonts" / "atkinson-hyperlegible-next" / "LICENSE_FONT",
        "Atkinson-Hyperlegible-Next",
    )
    for family in ("vazirmatn", "onest"):
        copy_licence(packages / "@fontsource-variable" / family / "LICENSE", family.capitalize())


if __name__ == "__main__":
    main()
