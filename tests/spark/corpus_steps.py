"""Does the corpus-wide steps in Spark, and holds each relation that they make against what DuckDB made of the same.

    node tests/spark/corpus-steps.mjs steps INPUT DIRECTORY
    python tests/spark/corpus_steps.py DIRECTORY
"""
import json
import subprocess
import sys
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

HERE = Path(__file__).parent


def run_plan(spark: SparkSession, plan: dict, similar) -> None:
    """Leaves every relation of the plan as a temporary view. `similar` gives the similar ones among pairs."""

    def keep(name: str, rows: DataFrame) -> None:
        rows.localCheckpoint().createOrReplaceTempView(name)

    for statement in plan['prelude']:
        spark.sql(statement)
    for step in plan['steps']:
        name = step['name']
        if step['kind'] == 'view':
            spark.sql(step['select']).createOrReplaceTempView(name)
        elif step['kind'] == 'table':
            keep(name, spark.sql(step['select']))
        elif step['kind'] == 'similarity':
            keep(name, similar(spark.sql(step['pairs'])))
        elif step['kind'] == 'rounds':
            keep(name, spark.sql(step['start']))
            rounds, is_settled = 0, False
            while not is_settled:
                rounds += 1
                keep('next_round', spark.sql(step['next']))
                is_settled = spark.sql(step['until']).head()[0]
                spark.table('next_round').createOrReplaceTempView(name)
            print(f'{name}: {rounds} rounds')


def main(directory: Path) -> int:
    spark = (
        SparkSession.builder.master('local[2]')
        .config('spark.ui.enabled', 'false')
        .config('spark.ui.showConsoleProgress', 'false')
        .config('spark.sql.shuffle.partitions', '4')
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel('ERROR')
    plan = json.loads((directory / 'plan.json').read_text())
    for name in plan['inputs']:
        spark.read.parquet(str(directory / 'inputs' / f'{name}.parquet')).createOrReplaceTempView(name)

    def similar(pairs: DataFrame) -> DataFrame:
        with open(directory / 'pairs.jsonl', 'w', encoding='utf8') as file:
            file.writelines(row + '\n' for row in pairs.toJSON().collect())
        subprocess.run(['node', HERE / 'corpus-steps.mjs', 'similarity', directory], check=True)
        schema = 'doc_id string, original string, similarity double'
        return spark.read.schema(schema).json(str(directory / 'similar.jsonl'))

    run_plan(spark, plan, similar)
    differing = 0
    for name in plan['results']:
        expected = spark.read.parquet(str(directory / 'results' / f'{name}.parquet'))
        found = spark.table(name)
        if [(c, t) for c, t in found.dtypes] != [(c, t) for c, t in expected.dtypes]:
            print(f'{name}: columns {found.dtypes}, not {expected.dtypes}')
            differing += 1
        missing, extra = expected.exceptAll(found).count(), found.exceptAll(expected).count()
        print(f'{name}: {found.count()} rows, {missing} missing, {extra} that should not be there')
        differing += missing + extra
    spark.stop()
    return 1 if differing else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))
