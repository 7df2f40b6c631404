"""Reads every table of an export with pandas, pyarrow, polars and DuckDB, and holds them to one another.

Usage: check.py OUT, where OUT is an output directory with all three formats.
"""

import json
import sys
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet
from frictionless import Package

TABLES = ["documents", "sentences", "removals", "entities", "mentions", "quotes", "numbers", "dates", "quarantine"]

# What each JSON Schema type is as an Arrow type, as far as a reader can rely on it.
ARROW = {"string": "string", "integer": "int", "number": "double", "boolean": "bool", "array": "list", "any": None}


def check(condition: bool, message: str) -> None:
    if not condition:
        raise SystemExit(f"interoperability: {message}")


def plain(value):
    """A value as JSON has it: timestamps as text, missing as None, lists as lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ndarray":
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()[:19]
    return None if value is None or value is pandas.NaT or value != value else value


def jsonl_rows(path: Path, timestamps: set[str]) -> list[dict]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for row in rows:
        for name in timestamps & row.keys():
            row[name] = row[name] and row[name][:19]
    return rows


def main(out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    fields = {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}
    for table in TABLES:
        parquet = out / f"{table}.parquet"
        columns = fields[f"{table}-parquet"]
        names = [field["name"] for field in columns]
        timestamps = {field["name"] for field in columns if field["type"] == "datetime"}
        expected = jsonl_rows(out / f"{table}.jsonl", timestamps)

        arrow = pyarrow.parquet.read_table(parquet)
        check(arrow.column_names == names, f"{table}: pyarrow sees columns {arrow.column_names}")
        for field in columns:
            wanted = ARROW.get(field["type"])
            seen = str(arrow.schema.field(field["name"]).type)
            check(wanted is None or wanted in seen, f"{table}.{field['name']}: {seen}, wanted {wanted}")
        readers = {
            "pyarrow": arrow.to_pylist(),
            "pandas": pandas.read_parquet(parquet, dtype_backend="pyarrow").to_dict("records"),
            "polars": polars.read_parquet(parquet).to_dicts(),
            "duckdb": duckdb.sql(f"select * from '{parquet}'").to_arrow_table().to_pylist(),
        }
        for reader, rows in readers.items():
            check(len(rows) == len(expected), f"{table}: {reader} reads {len(rows)} rows, JSONL has {len(expected)}")
            for row, other in zip(rows, expected):
                check(plain(row) == other, f"{table}: {reader} reads {plain(row)}\nJSONL has {other}")

        csv = pandas.read_csv(out / f"{table}.csv", dtype=str, keep_default_na=False)
        check(list(csv.columns) == names, f"{table}: CSV has columns {list(csv.columns)}")
        check(len(csv) == len(expected), f"{table}: CSV has {len(csv)} rows, JSONL has {len(expected)}")
        for field in columns:
            if field["type"] == "string":
                texts = [row[field["name"]] or "" for row in expected]
                check(list(csv[field["name"]]) == texts, f"{table}.{field['name']}: CSV and JSONL differ")

    report = Package(str(out / "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors[:5]:
            print(f"{task.name}: {error.message}", file=sys.stderr)
    check(report.valid, "the frictionless validator rejects the package")
    print(f"pandas, pyarrow, polars, DuckDB and frictionless agree on {len(TABLES)} tables of {out.name}")


main(Path(sys.argv[1]))
