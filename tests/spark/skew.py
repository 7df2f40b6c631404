"""How many rows the corpus-wide steps shuffle where an entity is in every document and a band in every tenth, beside a
corpus of as many rows in which both are even.

    CORPUSMILL_HOME=FOLDER python tests/spark/skew.py DOCUMENTS

FOLDER is where the archive of `pipeline pack` was unpacked.
"""
import json
import sys
from pathlib import Path
from urllib.request import urlopen

from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'spark'))
import corpusmill_spark  # noqa: E402

PORT = '4077'
DOCUMENT = "concat('d', lpad(cast(id as string), 9, '0'))"


def make_inputs(spark: SparkSession, documents: int, is_skewed: bool) -> None:
    """Ten entities, twenty bands and five quotes for each document."""
    one = 'if(k = 0, 0L, id * 10 + k)' if is_skewed else 'id * 10 + k'
    band = 'if(k = 0 and id % 10 = 0, 7L, xxhash64(id, k))' if is_skewed else 'xxhash64(id, k)'
    numbers = spark.range(documents)
    numbers.selectExpr(
        f'{DOCUMENT} as doc_id', 'md5(cast(id as string)) as text_md5', '24000 + cast(id % 60 as int) as month',
        '3000 as char_count',
    ).createOrReplaceTempView('document_facts')
    numbers.selectExpr(
        f'{DOCUMENT} as doc_id', f'transform(sequence(0, 19), k -> {band}) as bands'
    ).createOrReplaceTempView('document_bands')
    numbers.selectExpr('id', 'explode(sequence(0, 9)) as k').selectExpr(
        f'{DOCUMENT} as doc_id', f"concat('e_', {one}) as entity_id", "'person' as type", f"concat('N', {one}) as name",
        'cast(null as string) as wikidata_id', f"concat('S', {one} % 5000) as surname",
        "if(k % 3 = 1, cast(null as string), 'Ann') as given", 'cast(null as string) as gender', '2 as mention_count',
        f"array(concat('N', {one}), 'N') as texts",
    ).createOrReplaceTempView('document_entities')
    numbers.selectExpr('id', 'explode(sequence(0, 4)) as k').selectExpr(
        f'{DOCUMENT} as doc_id', "concat('q_', id, '_', k) as quote_id", f"concat('e_', {one}) as speaker_entity_id",
        "concat('we have said ', id, ' times that the ', id % 77, ' bridge ', k, ' will be open by may') as line",
    ).createOrReplaceTempView('utterance_lines')


def rows_shuffled(spark: SparkSession) -> int:
    """By all stages so far."""
    application = f'http://localhost:{PORT}/api/v1/applications/{spark.sparkContext.applicationId}'
    with urlopen(f'{application}/stages?status=complete&length=10000') as answer:
        return sum(stage['shuffleWriteRecords'] for stage in json.load(answer))


def main(documents: int) -> None:
    spark = (
        SparkSession.builder.master('local[2]')
        .config('spark.ui.port', PORT)
        .config('spark.ui.showConsoleProgress', 'false')
        .config('spark.ui.retainedStages', '10000')
        .config('spark.sql.shuffle.partitions', '4')
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel('ERROR')
    plan = corpusmill_spark.kept_worker(['--out', 'none']).ask({'do': 'describe'})['spark']
    counts = []
    for is_skewed in (False, True):
        before = rows_shuffled(spark)
        make_inputs(spark, documents, is_skewed)
        empty = spark.createDataFrame([], 'doc_id string, original string, similarity double')
        corpusmill_spark.take_steps(spark, plan, lambda _: empty)
        counts.append(rows_shuffled(spark) - before)
    even, skewed = counts
    print(f'{even} rows where all is even, {skewed} where it is not: {skewed / even:.3f} times')
    spark.stop()


if __name__ == '__main__':
    main(int(sys.argv[1]))
