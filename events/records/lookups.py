"""What one can ask of a field, on both databases."""

import json
from typing import Any

from django.db import models


@models.JSONField.register_lookup
class HasItem(models.Lookup):
    """`field__has_item="ar"`: whether a list of strings has this one. On both databases."""

    lookup_name = "has_item"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} @> %s::jsonb", (*params, json.dumps([self.rhs]))
        # Of a column of ours; what is looked for is a parameter.
        return f"%s IN (SELECT value FROM json_each({column}))", (self.rhs, *params)  # noqa: S608
