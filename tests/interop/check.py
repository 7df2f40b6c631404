"""Reads every table of some exports with the lines of docs/reading.md, and compares the result with the JSONL files.

Usage: check.py READING.md LAYOUT=OUT ..., where LAYOUT is the name of a set of options in LAYOUTS and OUT is an output
directory that was made with them and has all three formats.
"""

import json
import re
import sys
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet
from frictionless import Package

try:
    from pyspark.sql import SparkSession
except ImportError:
    SparkSession = None

TABLES = ["documents", "sentences", "removals", "entities", "mentions", "quotes", "numbers", "dates", "quarantine"]

# The sections of the page that tell how to read a layout.
LAYOUTS = {
    "single": ["One Parquet file for each table", "A database file", "JSON Lines", "CSV"],
    "parquetjs-lite": ["One Parquet file for each table"],
    "parts": ["A folder for each table"],
    "publisher": ["A folder for each table"],
    "month": ["A folder for each table"],
    "excel": [],
}
# Layouts whose tables are one file each: of several Parquet files the frictionless validator (5.21) reads only one.
WHOLE = ["single", "parquetjs-lite", "excel"]
# Readers that are not run here.
NOT_RUN = ["R"] + ([] if SparkSession else ["Spark", "CSV in Spark"])
# What each JSON Schema type is as an Arrow type, as far as a reader can rely on it.
ARROW = {"string": "string", "integer": "int", "number": "double", "boolean": "bool", "array": "list", "any": None}


def check(condition: bool, message: str) -> None:
    if not condition:
        raise SystemExit(f"interoperability: {message}")


def spark():
    return SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()


def run(reader: str, line: str) -> list[dict]:
    """The rows that a documented line reads."""
    if "Database" in reader:
        return eval(line, {"duckdb": duckdb}).to_arrow_table().to_pylist()
    if "DuckDB" in reader:
        return duckdb.sql(line).to_arrow_table().to_pylist()
    names = {"pandas": pandas, "polars": polars, "pyarrow": pyarrow, "json": json}
    table = eval(line, {**names, "spark": spark()} if "Spark" in reader else names)  # Our own page.
    if "Spark" in reader:
        return [row.asDict(recursive=True) for row in table.collect()]
    if isinstance(table, pandas.DataFrame):
        return table.to_dict("records")
    return table.to_dicts() if isinstance(table, polars.DataFrame) else table.to_pylist()


def documented(page: Path) -> list[tuple[str, str, str]]:
    """Section, reader and line of each row of the page's tables."""
    lines = []
    for section in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title = section.split("\n", 1)[0]
        lines += [(title, *row) for row in re.findall(r"^\| ([\w ]+) \| `(.+?)` \|", section, flags=re.M)]
    return lines


def plain(value):
    """A value as JSON has it: timestamps as text, missing as None, lists as lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) or type(value).__name__ == "ndarray":
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()[:19]
    if value is None or value is pandas.NaT or value is pandas.NA or value != value:
        return None
    # JSON has one kind of number, and a reader may have read 12 as 12.0.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def as_text(value) -> str:
    """A value as a cell of CSV has it."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def expected_rows(out: Path, table: str, timestamps: set[str]) -> list[dict]:
    text = (out / f"{table}.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line]
    for row in rows:
        for name in timestamps & row.keys():
            row[name] = row[name] and row[name][:19]
    return [plain(row) for row in rows]


def check_line(place: str, reader: str, line: str, expected: list[dict], timestamps: set[str], key: str | None) -> None:
    """Compares what a line reads; `key` is what the table is partitioned by."""
    rows = run(reader, line)
    check(len(rows) == len(expected), f"{place} reads {len(rows)} rows, JSONL has {len(expected)}")
    for row in rows:
        partition = row.pop("partition", None)
        is_right = partition is None if key is None else re.match(f"no-{key}$|{key}-", partition)
        check(bool(is_right), f"{place}: the partition is {partition}")
        for name in timestamps & row.keys():
            row[name] = plain(row[name]) and plain(row[name])[:19]
    if "CSV" in reader:
        read = [{name: cell or "" for name, cell in row.items()} for row in rows]
        wanted = [{name: as_text(value) for name, value in row.items()} for row in expected]
    else:
        read, wanted = [plain(row) for row in rows], expected
    # Partitions are read one after the other.
    in_order = list if key is None else sorted
    rows = (in_order([json.dumps(row, ensure_ascii=False) for row in many]) for many in (read, wanted))
    for one, other in zip(*rows):
        check(one == other, f"{place} reads\n{one}\nJSONL has\n{other}")


def check_layout(lines: list[tuple[str, str, str]], layout: str, out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    fields = {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}
    for table in TABLES:
        columns = fields[f"{table}-parquet"]
        timestamps = {field["name"] for field in columns if field["type"] == "datetime"}
        expected = expected_rows(out, table, timestamps)
        sections, key = LAYOUTS[layout], layout if layout in ("publisher", "month") else None
        if key is not None and table in ("entities", "quarantine"):
            sections, key = LAYOUTS["parquetjs-lite"], None
        for section, reader, line in lines:
            if section not in sections or reader in NOT_RUN:
                continue
            if not expected and section == "JSON Lines":
                continue  # An empty file has no columns.
            line = line.replace("out/quotes", f"{out}/{table}")
            line = line.replace("out/corpus", f"{out}/corpus").replace("from quotes", f"from {table}")
            check_line(f"{layout}: {table}: {reader}", reader, line, expected, timestamps, key)

        folder = out / table
        arrow = pyarrow.parquet.read_table(folder if folder.is_dir() else f"{folder}.parquet")
        names = [name for name in arrow.column_names if name != "partition"]
        check(names == [field["name"] for field in columns], f"{layout}: {table}: pyarrow sees columns {names}")
        for field in columns:
            wanted, seen = ARROW.get(field["type"]), str(arrow.schema.field(field["name"]).type)
            check(wanted is None or wanted in seen, f"{layout}: {table}.{field['name']}: {seen}, wanted {wanted}")

    if layout in WHOLE:
        check_package(layout, out)
    print(f"{layout}: the documented lines agree with JSONL on {len(TABLES)} tables")


def is_null_integer(task, error) -> bool:
    """The frictionless validator (5.21) reads Parquet through pandas, which shows a null among integers as nan."""
    return task.name.endswith("-parquet") and error.type == "type-error" and error.cell == "nan"


def check_package(layout: str, out: Path) -> None:
    report = Package(str(out / "datapackage.json")).validate()
    errors = [(task.name, error) for task in report.tasks for error in task.errors if not is_null_integer(task, error)]
    for name, error in errors[:5]:
        print(f"{name}: {error.message}", file=sys.stderr)
    check(not errors and not report.errors, f"{layout}: the frictionless validator rejects the package")


def main(page: str, *layouts: str) -> None:
    lines = documented(Path(page))
    for section in {section for sections in LAYOUTS.values() for section in sections}:
        check(any(section == title for title, _, _ in lines), f"the page has no lines for {section}")
    for layout, out in (pair.split("=", 1) for pair in layouts):
        check_layout(lines, layout, Path(out))


main(*sys.argv[1:])
