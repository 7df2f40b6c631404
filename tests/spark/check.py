"""Checks spark/corpusmill_spark.py on a small made-up corpus: the rows of `pipeline run`, whatever is killed.

    python tests/spark/check.py

Needs pyspark, pyarrow, Java 17 and the built program.
"""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import unittest.mock

import pyarrow.parquet
from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "spark"), str(pathlib.Path(__file__).parent)]
os.environ["PYSPARK_PYTHON"] = sys.executable

import corpus  # noqa: E402
import corpusmill_spark  # noqa: E402

NODE = shutil.which("node")
SCRIPT = ROOT / "spark" / "corpusmill_spark.py"
SPARK_SUBMIT = pathlib.Path(sys.executable).parent / "spark-submit"
TIMEOUT = 300
TABLES = ["documents", "sentences", "removals", "entities", "mentions", "quotes", "numbers", "dates", "quarantine"]

# Stands for Node: kills itself at records, or after them, or sleeps there, once or whenever it comes there.
SABOTAGE = """
import { existsSync, writeFileSync } from 'node:fs';
const { SABOTAGE_FILE, SABOTAGE_RECORD, SABOTAGE_ONCE, SABOTAGE_HOW } = process.env;
const parse = JSON.parse;
let isMeant = false;
JSON.parse = (text, ...rest) => {
  const value = parse(text, ...rest);
  const isLeftOut = ({ record }) => SABOTAGE_HOW !== 'die reading' && record === Number(SABOTAGE_RECORD);
  if (value?.do === 'map')
    isMeant =
      value.file.source_path.endsWith(SABOTAGE_FILE) &&
      value.file.refused === null &&
      !value.file.failed.some(isLeftOut);
  return value;
};
const write = process.stdout.write;
process.stdout.write = function (chunk, ...rest) {
  const what = SABOTAGE_HOW === 'die between' ? 'end' : 'begin';
  const told = String(chunk);
  const isTold = (record) => [',', '}'].some((end) => told.startsWith(`{"${what}":${record}${end}`));
  const at = SABOTAGE_RECORD.split(',').find(isTold);
  const once = SABOTAGE_ONCE === '' ? '' : `${SABOTAGE_ONCE}-${at}`;
  const isThere = isMeant && at !== undefined && (once === '' || !existsSync(once));
  if (isThere && once !== '') writeFileSync(once, '');
  const written = write.call(this, chunk, ...rest);
  if (isThere && SABOTAGE_HOW.startsWith('die')) process.kill(process.pid, 'SIGKILL');
  if (isThere) for (;;);
  return written;
};
"""


def sabotage(folder, file, how, records, once):
    """What the environment has to be for it."""
    preload = pathlib.Path(folder) / "sabotage.mjs"
    preload.write_text(SABOTAGE)
    return {
        "NODE_OPTIONS": f"--import {preload}",
        "SABOTAGE_FILE": file,
        "SABOTAGE_RECORD": str(records),
        "SABOTAGE_ONCE": str(once),
        "SABOTAGE_HOW": how,
    }


def program(folder):
    """A folder as `pipeline pack` gives one, with this checkout's program."""
    home = pathlib.Path(folder) / "program"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "node").symlink_to(NODE)
    (home / "app").symlink_to(ROOT)
    return home


SETTINGS = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4"}


def spark(inputs, out, *words, code=0):
    """Runs the script in the session of this process: starting another takes fifteen seconds."""
    got = corpusmill_spark.main([*map(str, inputs), "--out", str(out), *words])
    if got != code:
        raise AssertionError(f"exit code {got}, not {code}")


def submit(inputs, out, *words, home, master="local[2,4]", options=(), environment=(), code=0):
    """Runs the script as a user does, with Spark's own options. Returns what it says."""
    settings = [word for name, value in SETTINGS.items() for word in ("--conf", f"{name}={value}")]
    done = subprocess.run(
        [SPARK_SUBMIT, "--master", master, *settings, *options, SCRIPT, *map(str, inputs), "--out", str(out), *words],
        env={
            **os.environ,
            "PATH": f"{SPARK_SUBMIT.parent}:{os.environ['PATH']}",
            "CORPUSMILL_HOME": str(home),
            **dict(environment),
        },
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
    )
    if done.returncode != code:
        raise AssertionError(f"exit code {done.returncode}, not {code}:\n{done.stdout}{done.stderr[-4000:]}")
    return done.stdout + done.stderr


def pipeline(inputs, out, *options, code=0):
    command = [NODE, ROOT / "dist/cli/main.js", "run", "--quiet", "--format", "parquet", "--out", out]
    done = subprocess.run([*command, *options, *inputs], capture_output=True, text=True)
    if done.returncode != code:
        raise AssertionError(f"exit code {done.returncode}, not {code}:\n{done.stderr}")


def rows_of(out, table):
    """The rows of a table, by their values as text, sorted."""
    single = pathlib.Path(out) / f"{table}.parquet"
    files = [single] if single.exists() else sorted((pathlib.Path(out) / table).glob("part-*.parquet"))
    rows = [row for file in files for row in pyarrow.parquet.ParquetFile(file).read().to_pylist()]
    return sorted(json.dumps(row, sort_keys=True, default=str) for row in rows)


def part_files(out):
    return {
        str(file.relative_to(out)): corpusmill_spark.digest_of_file(file)
        for folder in [*TABLES, ".cluster/parts"]
        for file in pathlib.Path(out, folder).rglob("*.parquet")
    }


class SparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = pathlib.Path(tempfile.mkdtemp(prefix="corpusmill-spark-"))
        cls.addClassCleanup(shutil.rmtree, cls.scratch)
        cls.home = program(cls.scratch)
        cls.news = cls.scratch / "news"
        corpus.write_corpus(cls.news)
        cls.expected = cls.scratch / "expected"
        pipeline([cls.news], cls.expected, "--max-quarantine", "100")
        cls.out = cls.scratch / "out"
        os.environ["CORPUSMILL_HOME"] = str(cls.home)
        builder = SparkSession.builder.master("local[2,4]")
        # A file system of Hadoop's that is local and does not look so.
        builder = builder.config("spark.hadoop.fs.viewfs.mounttable.far.link./here", f"file://{cls.scratch}")
        for name, value in SETTINGS.items():
            builder = builder.config(name, value)
        cls.addClassCleanup(builder.getOrCreate().stop)
        spark([cls.news], cls.out, "--max-quarantine", "100")

    def assert_same_rows(self, out, expected, tables=TABLES):
        for table in tables:
            with self.subTest(table=table):
                self.assertEqual(rows_of(out, table), rows_of(expected, table))

    def test_rows_are_those_of_a_run(self):
        self.assert_same_rows(self.out, self.expected)

    def test_the_corpus_has_what_it_is_made_for(self):
        documents = [json.loads(row) for row in rows_of(self.expected, "documents")]
        self.assertEqual({row["duplicate_kind"] for row in documents}, {None, "exact", "near"})
        self.assertIn("news/broken.jsonl#a1~2", {row["doc_id"] for row in documents})
        self.assertIn("corpus_surname", {json.loads(row)["resolution"] for row in rows_of(self.expected, "mentions")})
        self.assertGreater(len(rows_of(self.expected, "quarantine")), 2)

    def test_the_cluster_tells_of_the_corpus_what_one_process_does(self):
        out = self.scratch / "by-spark"
        spark([self.news], out, "--corpus", "spark", "--max-quarantine", "100")
        self.assert_same_rows(out, self.expected)

    def test_options_of_a_run(self):
        options = ["--min-confidence", "0.6", "--drop-duplicates", "--no-corpus-surnames", "--max-quarantine", "100"]
        out, expected = self.scratch / "options", self.scratch / "options-expected"
        pipeline([self.news], expected, *options)
        spark([self.news], out, *options)
        self.assert_same_rows(out, expected)

    def test_the_account_of_the_run(self):
        ours, theirs = (json.loads((out / "run.json").read_text()) for out in (self.out, self.expected))
        for name in ("run_id", "tables", "records", "quarantined", "rows_unsure", "skipped_files"):
            with self.subTest(name=name):
                self.assertEqual(ours[name], theirs[name])

    def test_validate_finds_no_fault(self):
        command = [NODE, ROOT / "dist/cli/main.js", "validate", self.out, "--input", self.news]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, done.stdout, ""))

    def test_a_second_run_makes_the_same_files_and_works_on_nothing(self):
        out = self.scratch / "second"
        shutil.copytree(self.out, out)
        spark([self.news], out, "--max-quarantine", "100")
        self.assertEqual(part_files(out), part_files(self.out))
        records = json.loads((out / "run.json").read_text())["records"]
        self.assertEqual((records["processed"], records["unchanged"]), (0, records["read"]))

    def test_a_run_over_an_old_output(self):
        """Each step over what the one before it left; what is expected is a fresh run on one machine."""
        news, out = self.scratch / "old" / "news", self.scratch / "old-out"
        shutil.copytree(self.news, news)
        spark([news], out, "--max-quarantine", "100")

        def assert_as_fresh(name, *options, worked=None):
            spark([news], out, "--max-quarantine", "100", *options)
            expected = self.scratch / f"old-{name}"
            pipeline([news], expected, "--max-quarantine", "100", *options)
            self.assert_same_rows(out, expected)
            if worked is not None:
                records = json.loads((out / "run.json").read_text())["records"]
                self.assertEqual(records["processed"], worked)

        assert_as_fresh("sample", "--sample", "0.5")
        # A run that was stopped after it had read the files wrote neither a manifest nor tables.
        (out / ".cluster" / "manifest.json").unlink()
        for table in TABLES:
            shutil.rmtree(out / table)
        for file in ("run.json", "datapackage.json"):
            (out / file).unlink()
        assert_as_fresh("resumed", "--sample", "0.5", worked=0)
        (news / "broken.jsonl").unlink()
        assert_as_fresh("without-first", "--sample", "0.5")
        self.assert_valid(out, news)

    def assert_valid(self, out, news):
        command = [NODE, ROOT / "dist/cli/main.js", "validate", out, "--input", news]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, done.stdout))

    def test_a_large_file_is_divided(self):
        news, out, expected = (self.scratch / name for name in ("large.jsonl", "large-out", "large-expected"))
        records = [{**corpus.article(number), "id": f"a{number % 700}", "notes": "x" * 40_000} for number in range(850)]
        news.write_text(corpus.lines(records), encoding="utf-8")
        spark([f"file://{news}"], f"file://{out}")
        self.assertEqual(len(list((out / "documents").iterdir())), 3)
        pipeline([news], expected)
        self.assert_same_rows(out, expected)
        self.assert_valid(out, news)

    def test_another_run_makes_the_same_files(self):
        again = self.scratch / "again"
        spark([self.news], again, "--max-quarantine", "100")
        self.assertEqual(part_files(again), part_files(self.out))

    def test_what_is_gone_from_the_inputs_leaves_nothing_behind(self):
        news, out = self.scratch / "fewer" / "news", self.scratch / "fewer-out"
        shutil.copytree(self.news, news)
        spark([news], out, "--max-quarantine", "100")
        (news / "wire-1.jsonl").unlink()
        (out / "quotes" / f"part-{'f' * 16}-{'0' * 16}.parquet").write_bytes(b"of a task that was killed")
        spark([news], out, "--max-quarantine", "100")
        expected = self.scratch / "fewer-expected"
        pipeline([news], expected, "--max-quarantine", "100")
        self.assert_same_rows(out, expected)

    def sabotaged(self, out, how, record, once="", *options, code=0):
        environment = sabotage(self.scratch, "wire-1.jsonl", how, record, once)
        return submit(
            [self.news], out, "--max-quarantine", "100", *options, home=self.home, environment=environment, code=code
        )

    def test_node_killed_once_changes_nothing(self):
        out, once = self.scratch / "killed-once", self.scratch / "was-killed"
        self.sabotaged(out, "die", 20, once)
        self.assertTrue(pathlib.Path(f"{once}-20").exists())
        self.assertEqual(part_files(out), part_files(self.out))

    def test_a_document_that_always_kills_is_quarantined_and_its_file_goes_on(self):
        out = self.scratch / "deadly"
        self.sabotaged(out, "die", 20)
        self.assert_quarantined(out, "news/wire-1.jsonl#a61", "worker_crash")

    def test_a_file_whose_reading_kills_is_quarantined_from_there(self):
        out = self.scratch / "deadly-to-read"
        self.sabotaged(out, "die reading", 20)
        before = rows_of(self.expected, "quarantine")
        new = [json.loads(row) for row in rows_of(out, "quarantine") if row not in before]
        self.assertEqual([(row["source_path"], row["code"]) for row in new], [("news/wire-1.jsonl", "unreadable")])
        documents = [json.loads(row)["doc_id"] for row in rows_of(out, "documents")]
        self.assertEqual(len([doc_id for doc_id in documents if doc_id.startswith("news/wire-1.jsonl#")]), 20)

    def test_a_document_that_never_ends_is_quarantined(self):
        out = self.scratch / "endless"
        self.sabotaged(out, "stall", 20, "", "--document-timeout", "3")
        self.assert_quarantined(out, "news/wire-1.jsonl#a61", "timeout")

    def assert_quarantined(self, out, doc_id, code):
        before = {row for row in rows_of(self.expected, "quarantine")}
        new = [json.loads(row) for row in rows_of(out, "quarantine") if row not in before]
        self.assertEqual([(row["doc_id"], row["code"]) for row in new], [(doc_id, code)])
        ids = {json.loads(row)["doc_id"] for row in rows_of(self.expected, "documents")}
        self.assertEqual({json.loads(row)["doc_id"] for row in rows_of(out, "documents")}, ids - {doc_id})

    def test_an_executor_killed_changes_nothing(self):
        out = self.scratch / "executor"
        killed = []

        def kill():
            while not killed:
                time.sleep(0.1)
                parts = list(pathlib.Path(out, ".cluster", "parts").glob("*/documents-*.parquet"))
                executors = processes_named("CoarseGrainedExecutorBackend")
                if parts and executors:
                    os.kill(executors[0], signal.SIGKILL)
                    killed.append(executors[0])

        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        submit([self.news], out, "--max-quarantine", "100", home=self.home, master="local-cluster[2,1,1024]")
        self.assertEqual(len(killed), 1)
        self.assertEqual(part_files(out), part_files(self.out))

    def test_the_archive_of_the_program(self):
        archive, out = self.scratch / "corpusmill.tar.gz", self.scratch / "seeds-out"
        command = [NODE, ROOT / "dist/cli/main.js", "pack", "--out", archive]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        submit([ROOT / "seeds"], out, home="", options=["--archives", f"{archive}#corpusmill"])
        expected = self.scratch / "seeds-expected"
        pipeline([ROOT / "seeds"], expected)
        self.assert_same_rows(out, expected)

    def test_files_that_spark_reads_give_the_same_rows(self):
        out, expected = self.scratch / "remote", self.scratch / "remote-expected"
        own, near = self.scratch / "own.jsonl", self.scratch / "near"
        own.write_text(corpus.lines([{**corpus.article(7), "notes": "x" * 300_000}]), encoding="utf-8")
        near.mkdir()
        (near / "a.txt").write_text("“We stay,” Ann Lee said on Monday.")
        (near / "unreadable.txt").symlink_to("/proc/self/mem")
        remote = ["viewfs://far/here/news", f"viewfs://far/here/{own.name}"]
        spark([*remote, near], out, "--max-quarantine", "100")
        pipeline([self.news, own, near], expected, "--max-quarantine", "100")
        self.assert_same_rows(out, expected)

    def test_wrong_options(self):
        out = self.scratch / "wrong"
        said = submit([self.news], out, "--reviews", "x.jsonl", home=self.home, code=1)
        self.assertIn("--reviews is not offered on a cluster", said)
        spark([self.news], self.expected, code=1)
        spark([self.scratch / "nothing-there"], out, code=1)
        spark([self.news], self.news / "empty.jsonl" / "out", code=5)
        spark([ROOT / "seeds"], self.out, code=1)
        strange, blocked = self.scratch / "strange", self.scratch / "blocked"
        (strange / "quotes").mkdir(parents=True)
        (strange / "quotes" / "part-00000.parquet").write_bytes(b"somebody's")
        spark([ROOT / "seeds"], strange, code=1)
        (blocked / ".cluster").mkdir(parents=True)
        (blocked / ".cluster" / "parts").write_text("a file")
        spark([ROOT / "seeds"], blocked, code=5)


def processes_named(name):
    found = []
    for folder in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            if name in (folder / "cmdline").read_text():
                found.append(int(folder.name))
    return found


class RulesTest(unittest.TestCase):
    """What needs no cluster."""

    def test_only_files_of_parts_that_nobody_counts_are_orphans(self):
        a, b, c = "a" * 16, "b" * 16, "c" * 16
        manifest = {
            "parts": [{"name": a, "files": {"quotes": {"path": f".cluster/parts/{a}/quotes-{b}.parquet"}}}],
            "finished": [{"files": {"quotes": {"path": f"quotes/part-{a}-{b}.parquet"}}}],
            "entities": [{"path": f"entities/part-{a}-{b}.parquet"}],
        }
        left_over = [
            f".cluster/parts/{a}/quotes-{c}.parquet",
            f".cluster/parts/{c}/quotes-{b}.parquet",
            f"quotes/part-{a}-{c}.parquet",
            f"quotes/part-{a}-{b}.parquet.{'0f' * 16}.part",
            f".cluster/parts/{c}/part.json",
        ]
        counted = [
            f".cluster/parts/{a}/quotes-{b}.parquet",
            f"quotes/part-{a}-{b}.parquet",
            f"entities/part-{a}-{b}.parquet",
            f".cluster/parts/{a}/part.json",
            f".cluster/parts/{a}/finished.json",
        ]
        strangers = ["quotes/mine.parquet", "quotes/part-00000.parquet", f"quotes/part-{a}-{c}.csv"]
        self.assertEqual(
            corpusmill_spark.orphans([*left_over, *counted, *strangers], manifest), sorted(left_over)
        )

    def test_an_entry_of_a_part_counts_for_what_is_there(self):
        name, hash = "a" * 16, "b" * 16
        path = f".cluster/parts/{name}/quotes-{hash}.parquet"
        with tempfile.TemporaryDirectory() as folder:
            storage = corpusmill_spark.Storage(folder)
            storage.write_text(path, "whole")
            pathlib.Path(folder, "secret").write_text("whole")
            file = {"path": path, "bytes": 5, "rows": 1}
            account = corpusmill_spark.new_account()
            good = {"key": "k", "files": {"quotes": file}, "account": account}

            def known(entry):
                text = entry if isinstance(entry, str) else json.dumps(entry)
                storage.write_text(f".cluster/parts/{name}/part.json", text)
                return corpusmill_spark.entry_of(storage, name, "part.json")

            self.assertEqual(known(good), good)
            for wrong in ({**file, "path": "secret"}, {**file, "bytes": 7}, {**file, "bytes": None}, {"path": path}):
                self.assertIsNone(known({**good, "files": {"quotes": wrong}}))
            wrong_account = {**account, "hashes": "1"}
            for wrong in ({**good, "key": None}, {**good, "account": "x"}, {**good, "account": wrong_account}):
                self.assertIsNone(known(wrong))
            for broken in ("", "[]", "{", "null", '{"files": 1}'):
                self.assertIsNone(known(broken))

    def test_a_process_that_dies_after_some_records_is_begun_again_each_time(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "in.jsonl")
            path.write_text(corpus.lines([corpus.article(number) for number in range(12)]), encoding="utf-8")
            environment = sabotage(folder, "in.jsonl", "die between", "2,7", pathlib.Path(folder, "once"))
            file = {"source_path": "in.jsonl", "path": str(path), "size": path.stat().st_size, "slice": 0, "slices": 1}
            rows, account = {"folder": folder, "counted": {}}, corpusmill_spark.new_account()
            with unittest.mock.patch.dict(os.environ, {**environment, "CORPUSMILL_HOME": str(program(folder))}):
                job = {"options": [], "description": {"document_timeout_ms": 60_000}}
                corpusmill_spark.map_file(job, file, None, rows, account)
                corpusmill_spark.kept_worker([]).kill()
            self.assertEqual(sorted(once.name for once in pathlib.Path(folder).glob("once-*")), ["once-2", "once-7"])
            self.assertEqual((account["records"], account["refused"]), ({"processed": 12}, 0))
            self.assertEqual(rows["counted"]["documents"]["count"], 12)

    def test_what_a_task_or_java_says_becomes_a_message_and_an_exit_code(self):
        said = {
            "An error …\n: org.apache.spark.SparkException: Job aborted …\n  File …\n"
            "corpusmill_spark.Failure: Spark does not read x: rename it [exit code 1]\n": (
                1,
                "Spark does not read x: rename it",
            ),
            "Traceback …\nNotADirectoryError: [Errno 20] Not a directory: 'x'\n": (
                5,
                "cannot read or write: [Errno 20] Not a directory: 'x'",
            ),
            "An error occurred while calling o1.x.\n: java.lang.ClassNotFoundException: S3AFileSystem\n\tat": (
                70,
                "ClassNotFoundException: S3AFileSystem",
            ),
            "nothing of the kind\nat all": (70, "nothing of the kind"),
        }
        for text, expected in said.items():
            failure = corpusmill_spark.failure_in(text)
            self.assertEqual((failure.code, failure.message), expected)

    def test_uris_are_told_from_paths(self):
        for uri in ("hdfs://host/tables", "hdfs:/tables", "s3a://bucket/x", "viewfs://far/x"):
            self.assertFalse(corpusmill_spark.is_local(uri), uri)
        for path in ("tables", "/a/b:c/d", "co:lon.txt", "file:/tables", "file:///tables", "C:/tables"):
            self.assertTrue(corpusmill_spark.is_local(path), path)

    def test_files_of_this_machine_and_of_another_share_no_part(self):
        paths = ["/in/a", "viewfs://far/b", "viewfs://far/c", "/in/d"]
        files = [{"source_path": path, "path": path, "size": 10} for path in paths]
        parts = [[file["path"] for file in part] for part in corpusmill_spark.parts_of(files)]
        self.assertEqual(parts, [["/in/a"], ["viewfs://far/b", "viewfs://far/c"], ["/in/d"]])

    def test_few_failures_and_old_ones_are_the_records_own(self):
        def entry(processed, failed, before=0, reused=False):
            account = {**corpusmill_spark.new_account(), "records": {"processed": processed, "unprocessable": failed}}
            return {"account": account, "failed_before": before, "reused": reused}

        plan = {"roots": ["in"]}
        for entries in ([entry(9, 3)], [entry(0, 2, 2)], [entry(12, 0, 0, True), entry(0, 2)], [entry(3, 4)]):
            corpusmill_spark.refuse_failure(entries, plan)
        for entries in ([entry(0, 2)], [entry(4, 6)], [entry(12, 0, 0, True), entry(0, 10)]):
            with self.assertRaises(corpusmill_spark.Failure):
                corpusmill_spark.refuse_failure(entries, plan)

    def test_a_new_file_changes_its_own_part_alone(self):
        files = [{"source_path": f"in/{n:04d}.txt", "path": f"/in/{n}", "size": 20_000} for n in range(1000)]
        more = sorted([*files, {**files[0], "source_path": "in/0500a.txt"}], key=lambda file: file["source_path"])
        before, after = ({str(part) for part in corpusmill_spark.parts_of(all)} for all in (files, more))
        self.assertLessEqual(len(after - before), 2)
        self.assertGreater(len(before), 5)

    def test_every_file_is_in_one_part_in_its_order(self):
        sizes = [10, 300_000, 20, 0, 40_000_000, 30]
        files = [{"source_path": f"in/{n}", "path": f"/in/{n}", "size": size} for n, size in enumerate(sizes)]
        parts = corpusmill_spark.parts_of(files)
        whole = [file["source_path"] for part in parts for file in part if file["slice"] == 0]
        self.assertEqual(whole, [file["source_path"] for file in files])
        slices = [(file["slice"], file["slices"]) for part in parts for file in part if file["source_path"] == "in/4"]
        self.assertEqual(slices, [(0, 3), (1, 3), (2, 3)])


if __name__ == "__main__":
    unittest.main(verbosity=2)
