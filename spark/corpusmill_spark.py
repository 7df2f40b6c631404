"""Makes the tables of `pipeline run` on a Spark cluster.

    spark-submit --archives corpusmill-linux-x64.tar.gz#corpusmill corpusmill_spark.py INPUT... --out URI

Spark hands out files and joins a few small columns; all that reads, extracts and writes is corpusmill itself, as a
process beside each Python worker (`pipeline worker`). docs/spark.md is the manual.

Needs pyspark and pyarrow.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import types
import uuid
from urllib.parse import unquote, urlparse

import pyarrow as pa
import pyarrow.fs

# Files of this size or more are parts of their own; smaller ones share parts of about PART_BYTES.
LARGE_BYTES = 1 << 18
PART_BYTES = 1 << 20
# A larger file is divided. Each of its parts reads all of it, which takes a hundredth of the time of its records' work,
# and works on every n-th record: so ids, lines and encodings are those of the whole, whatever the format.
DIVIDED_BYTES = 16 << 20
MOST_SLICES = 16
# What the program may take to get ready, and to read on to the next record, in seconds.
READ_SECONDS = 600
# A process that died at a record may have been killed from outside; one that dies there again was killed by it.
DEATHS_TO_BLAME = 2
PIECE_BYTES = 1 << 20

# Of a hash in the name of a file.
NAME_DIGITS = 16

STATE = ".cluster"
MANIFEST = f"{STATE}/manifest.json"


class Failure(Exception):
    """Ends the program with a message and an exit code of `pipeline run`.

    As text it has both: of what fails in a task, Spark tells the driver the text alone.
    """

    def __init__(self, message, code):
        super().__init__(f"{message} [exit code {code}]")
        self.message = message
        self.code = code


# ---------------------------------------------------------------------------------------------------------------------
# The program


class WorkerDied(Exception):
    """The process ended, or did not answer in time."""

    def __init__(self, reason, timed_out=False, code=70):
        super().__init__(reason)
        self.timed_out = timed_out
        self.code = code


def program_command():
    """How the program is started on this machine: from the archive that Spark unpacked, or as the environment says."""
    from pyspark import SparkFiles

    home = os.environ.get("CORPUSMILL_HOME")
    places = [home] if home else ["corpusmill", os.path.join(SparkFiles.getRootDirectory(), "corpusmill")]
    for place in map(os.path.abspath, places):
        main = os.path.join(place, "app", "dist", "cli", "main.js")
        if os.path.exists(main):
            return [os.path.join(place, "bin", "node"), main]
    raise Failure(
        f"there is no corpusmill in {' or '.join(places)}: give Spark the archive that `pipeline pack` writes "
        "(--archives corpusmill-linux-x64.tar.gz#corpusmill), or name its folder (CORPUSMILL_HOME)",
        1,
    )


class Worker:
    """A process of `pipeline worker`: a request goes in as a line of JSON; answers come out, the last one `done`."""

    def __init__(self, options):
        self._process = subprocess.Popen(
            [*program_command(), "worker", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._output = self._process.stdout.fileno()
        self._read = bytearray()

    def answers(self, request, data=None, timeout=None):
        """Yields the answers to a request but the last, whose `done` is the value of the generator.

        data: bytes that follow the request. timeout: seconds to wait for the next answer, given the last one.
        """
        # It answers before it has read all: whoever does both in turn would wait for ever.
        threading.Thread(target=self._send, args=(request, data), daemon=True).start()
        answer = {}
        while True:
            seconds = timeout(answer) if timeout else None
            answer = json.loads(self._line(seconds))
            if "done" in answer:
                return answer["done"]
            yield answer

    def ask(self, request):
        """The answer to a request that has one alone."""
        answers = self.answers(request)
        try:
            next(answers)
        except StopIteration as end:
            return end.value
        raise RuntimeError(f"unexpected answer to {request['do']}")

    @property
    def has_ended(self):
        return self._process.poll() is not None

    def kill(self):
        self._process.kill()
        self._process.wait()

    def _send(self, request, data):
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            if data is not None:
                for start in range(0, len(data), PIECE_BYTES):
                    piece = memoryview(data)[start : start + PIECE_BYTES]
                    self._process.stdin.write(struct.pack(">I", len(piece)))
                    self._process.stdin.write(piece)
                self._process.stdin.write(struct.pack(">I", 0))
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # What it answers, or its end, says why.

    def _line(self, timeout):
        searched = 0
        while (end := self._read.find(b"\n", searched)) < 0:
            searched = len(self._read)
            ready, _, _ = select.select([self._output], [], [], timeout)
            if not ready:
                raise WorkerDied("no answer in time", timed_out=True)
            piece = os.read(self._output, PIECE_BYTES)
            if not piece:
                code = self._process.wait()
                raise WorkerDied(f"it ended with exit code {code}", code=code)
            self._read += piece
        line = bytes(self._read[: end + 1])
        del self._read[: end + 1]
        return line


# Spark uses a Python process for many tasks, and so does this its worker: starting one costs a second of compiling.
_kept = sys.modules.setdefault("_corpusmill_kept", types.ModuleType("_corpusmill_kept"))


def kept_worker(options, fresh=False):
    known, worker = getattr(_kept, "worker", (None, None))
    if worker is not None and (fresh or known != options or worker.has_ended):
        worker.kill()
        worker = None
    if worker is None:
        worker = Worker(options)
        _kept.worker = (options, worker)
    return worker


# ---------------------------------------------------------------------------------------------------------------------
# Storage


class Storage:
    """The output directory: a local path or a URI. Paths in it are relative, with `/`."""

    def __init__(self, uri):
        self.uri = uri
        if is_local(uri):
            self._fs, self._root = pa.fs.LocalFileSystem(), local_path(uri)
        else:
            self._fs, self._root = pa.fs.FileSystem.from_uri(re.sub(r"^s3[an]://", "s3://", uri))

    def local(self, path):
        """Where a file lies on this machine; None where it does not."""
        return self._at(path) if is_local(self.uri) else None

    def put(self, file, path):
        """Takes a local file in, whole or not at all; it is gone from where it was."""
        at = self._at(path)
        self._fs.create_dir(os.path.dirname(at), recursive=True)
        # A name of its own beside it, then the final one: a task and its speculative twin write the same bytes.
        draft = f"{at}.{uuid.uuid4().hex}.part"
        if is_local(self.uri):
            shutil.move(file, draft)
            os.replace(draft, at)
            return
        # An object is there when its last byte is, and moving it would write it again.
        target_path = at if self._fs.type_name == "s3" else draft
        with open(file, "rb") as source, self._fs.open_output_stream(target_path) as target:
            shutil.copyfileobj(source, target, PIECE_BYTES)
        if target_path == draft:
            if self._fs.get_file_info(at).type == pa.fs.FileType.File:
                self._fs.delete_file(at)
            self._fs.move(draft, at)
        os.remove(file)

    def fetch(self, path, folder):
        """A local path of a file: its own, or that of a copy in a folder."""
        if is_local(self.uri):
            return self._at(path)
        copy = os.path.join(folder, path.replace("/", "_"))
        with self._fs.open_input_stream(self._at(path)) as source, open(copy, "wb") as target:
            shutil.copyfileobj(source, target, PIECE_BYTES)
        return copy

    def read_text(self, path):
        """None where there is no such file."""
        if self._fs.get_file_info(self._at(path)).type != pa.fs.FileType.File:
            return None
        with self._fs.open_input_stream(self._at(path)) as source:
            return source.read().decode()

    def names(self):
        """What stands in the output itself, but for what is hidden."""
        infos = self._fs.get_file_info(pa.fs.FileSelector(self._root, allow_not_found=True))
        return {info.base_name for info in infos if not info.base_name.startswith(".")}

    def write_text(self, path, text):
        with tempfile.TemporaryDirectory(prefix="corpusmill-") as folder:
            draft = os.path.join(folder, "draft")
            with open(draft, "w", encoding="utf-8") as file:
                file.write(text)
            self.put(draft, path)

    def has(self, files):
        """Whether files stand there in their full length: those that the account of a part names."""
        infos = self._fs.get_file_info([self._at(file["path"]) for file in files])
        return all(
            info.type == pa.fs.FileType.File and info.size == file["bytes"] for info, file in zip(infos, files)
        )

    def files(self, folders):
        """The files in folders at any depth."""
        prefix = len(self._root.rstrip("/")) + 1
        selectors = [pa.fs.FileSelector(self._at(folder), allow_not_found=True, recursive=True) for folder in folders]
        return [
            info.path[prefix:]
            for selector in selectors
            for info in self._fs.get_file_info(selector)
            if info.type == pa.fs.FileType.File
        ]

    def remove(self, path):
        self._fs.delete_file(self._at(path))

    def _at(self, path):
        return f"{self._root.rstrip('/')}/{path}"


def is_local(uri):
    """`hdfs:/tables` is a URI, too; a file may be called `a:b`."""
    return uri.startswith("file:") or not re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/", uri)


def local_path(uri):
    return os.path.abspath(unquote(urlparse(uri).path) if uri.startswith("file:") else uri)


# ---------------------------------------------------------------------------------------------------------------------
# Parts of the corpus


def parts_of(files):
    """Divides files, in the order of their names, into parts: lists of files, each with the records that are meant.

    A large file is a part, or several. Of small ones, a part ends after a file whose name's hash says so, the sooner
    the larger the file is: a new file changes its own part and no other.
    """
    parts, part = [], []
    for file in files:
        # What Spark reads comes to its task in another way.
        if part and is_local(part[-1]["path"]) != is_local(file["path"]):
            parts.append(part)
            part = []
        if file["size"] >= LARGE_BYTES:
            parts += [part] if part else []
            parts += [[one] for one in slices_of(file)]
            part = []
            continue
        part.append({**file, "slice": 0, "slices": 1})
        drawn = int.from_bytes(digest_of(file["source_path"].encode())[:4], "big") / 2**32
        if drawn < max(file["size"], 1) / PART_BYTES:
            parts.append(part)
            part = []
    return parts + ([part] if part else [])


def slices_of(file):
    # Bytes of other machines would have to be sent to each slice.
    count = min(MOST_SLICES, -(-file["size"] // DIVIDED_BYTES)) if is_local(file["path"]) else 1
    return [{**file, "slice": index, "slices": count} for index in range(count)]


def digest_of(data):
    return hashlib.sha256(data).digest()


def part_task(files):
    first = files[0]
    part = first["source_path"] + (f" {first['slice']}/{first['slices']}" if first["slices"] > 1 else "")
    return {
        "id": part,
        "name": name_of(part),
        "files": files,
        "size": sum(file["size"] / file["slices"] for file in files),
    }


def name_of(part):
    return digest_of(part.encode()).hex()[:NAME_DIGITS]


def merged(total, more):
    """Adds up accounts: numbers, and what is in objects."""
    for name, value in more.items():
        if isinstance(value, dict):
            merged(total.setdefault(name, {}), value)
        else:
            total[name] = total.get(name, 0) + value
    return total


def map_file(job, file, data, rows, account):
    """Leads the records of a file through the program, and quarantines those that kill it or stall it.

    rows: the folder in which the program gathers the rows of the part, and what counts of them, which is brought up to
    date.
    """
    task = {**file, "path": None if data is not None else file["path"]}
    seconds = job["description"]["document_timeout_ms"] / 1000
    done, failed, deaths, refused = 0, [], {}, None
    while True:
        request = {
            "do": "map",
            "file": {**task, "done": done, "failed": failed, "refused": refused},
            "bytes": data is not None,
            "rows": rows,
        }
        worker = kept_worker(job["options"], fresh=bool(deaths))
        is_ready, record = False, None
        answers = worker.answers(request, data, lambda last: seconds if "begin" in last else READ_SECONDS)
        try:
            while True:
                answer = next(answers)
                if "ready" in answer:
                    is_ready = True
                elif "begin" in answer:
                    record = answer["begin"]
                elif "end" in answer:
                    add_record(account, answer["account"])
                    rows["counted"] = answer["counted"]
                    record, done = None, answer["end"] + 1
        except StopIteration as end:
            account["skipped"].append(end.value["skipped"])
            return
        except WorkerDied as death:
            worker.kill()
            if not is_ready:
                raise RuntimeError(f"corpusmill cannot start: {death}") from death
            if refused is not None:
                raise RuntimeError(f"corpusmill cannot go on: {death}") from death
            # One that dies at a record which it was told to leave alone does not survive reading it.
            at = None if record in [failure["record"] for failure in failed] else record
            # Between records, it is what comes after so many that does it.
            place = (done, at)
            deaths[place] = deaths.get(place, 0) + 1
            if deaths[place] < DEATHS_TO_BLAME and not death.timed_out:
                continue
            if at is None:
                refused = f"Reading it ended the program ({death}): look at the file."
                account["refused"] += 1
            else:
                failed.append(failure_of(at, death, seconds))


def failure_of(record, death, seconds):
    if death.timed_out:
        advice = "raise --document-timeout or look at the document with `pipeline inspect`"
        reason = f"took longer than {seconds:g} s; {advice}"
        return {"record": record, "code": "timeout", "reason": reason}
    return {"record": record, "code": "worker_crash", "reason": f"Error: it ended the program: {death}"}


COUNTS = ("records", "unsure", "warnings", "stage_milliseconds")


def new_account():
    return {"hashes": 0, "skipped": [], "refused": 0, **{name: {} for name in COUNTS}}


def add_record(account, record):
    merged(account["records"], {record["is"]: 1})
    for name in ("unsure", "warnings", "stage_milliseconds"):
        merged(account[name], record[name])
    account["hashes"] = (account["hashes"] + int(record["hash"] or 0)) % 2**64


def map_part(job, task, contents=None):
    """Makes the rows of a part, or takes those that an earlier run made of the same bytes in the same way.

    contents: the files' bytes by source path, but of empty ones; None where they are read from this machine.
    Returns the part's entry in the manifest.
    """
    from pyspark import TaskContext

    inputs = hashlib.sha256(json.dumps(job["map_key"]).encode())
    for file in task["files"]:
        path = file["source_path"]
        digest = digest_of_input(file) if contents is None else digest_of(bytes_of(file, contents)).hex()
        inputs.update(json.dumps([path, digest]).encode())
    storage, account = Storage(job["out"]), new_account()
    before = entry_of(storage, task["name"], PART_ENTRY)
    # What ended or stalled the program may have been the machine's fault.
    if before is not None and before["key"] == inputs.hexdigest() and failures_of(before) == 0:
        return {**before, "id": task["id"], "name": task["name"], "reused": True}
    with tempfile.TemporaryDirectory(prefix="corpusmill-") as folder:
        rows = {"folder": folder, "counted": {}}
        for file in task["files"]:
            data = None if contents is None else bytes_of(file, contents)
            map_file(job, file, data, rows, account)
        files = store_part(job, storage, task, rows)
    context = TaskContext.get()
    entry = {
        "id": task["id"],
        "name": task["name"],
        "key": inputs.hexdigest(),
        "attempt": context.taskAttemptId() if context else 0,
        "files": files,
        "account": account,
        # What failed before proves nothing new.
        "failed_before": 0 if before is None else failures_of(before),
        "faults_before": 0 if before is None else faults_of(before),
    }
    storage.write_text(place_of(task["name"], PART_ENTRY), json.dumps(entry))
    return {**entry, "reused": False}


def failures_of(entry):
    """Records and files of a part that are worth another try."""
    return entry["account"]["records"].get("unprocessable", 0) + entry["account"]["refused"]


def digest_of_input(file):
    """Hex SHA-256 of a file; of one that cannot be read, something that it never has again."""
    try:
        return digest_of_file(file["path"])
    except OSError:
        return uuid.uuid4().hex


def bytes_of(file, contents):
    """The bytes of a file that Spark read. It leaves empty files out, and whatever else it thinks no data."""
    data = contents.get(file["source_path"], b"")
    if not data and file["size"] > 0:
        raise Failure(f"Spark does not read {file['path']}: rename it", 1)
    return data


# What is known of a part stands beside its files: so a run that was stopped loses the parts that were at work.
PART_ENTRY, FINISHED_ENTRY = "part.json", "finished.json"


def place_of(name, entry):
    return f"{STATE}/parts/{name}/{entry}"


def entry_of(storage, name, kind):
    """What an earlier run made of a part, if its files are there; else None.

    The output may be somebody else's: an entry that is not as this program writes it counts for nothing.
    """
    try:
        entry = json.loads(storage.read_text(place_of(name, kind)) or "null")
        files = list(entry["files"].values())
        is_ours = (
            isinstance(entry["key"], str)
            and all(IS_PART.fullmatch(file["path"]) and int(file["bytes"]) >= 0 and file["rows"] >= 0 for file in files)
            and (kind != PART_ENTRY or is_account(entry["account"]))
        )
        return entry if is_ours and storage.has(files) else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def is_account(account):
    numbers = [count for name in COUNTS for count in account[name].values()]
    is_whole = all(isinstance(account[name], int) for name in ("hashes", "refused"))
    is_whole = is_whole and isinstance(account["skipped"], list)
    return is_whole and all(isinstance(count, (int, float)) for count in numbers)


def digest_of_file(path):
    """Hex SHA-256."""
    content = hashlib.sha256()
    with open(path, "rb") as source:
        while piece := source.read(PIECE_BYTES):
            content.update(piece)
    return content.hexdigest()


def store_part(job, storage, part, rows, faults=()):
    """Takes the rows of a part into the output, and faults of no file. Returns its files by table."""
    made = kept_worker(job["options"]).ask({"do": "store", "part": part["id"], "faults": faults, **rows})
    place = f"{STATE}/parts/{part['name']}"
    return {table: stored(storage, file["path"], file["rows"], f"{place}/{table}") for table, file in made.items()}


def stored(storage, file, rows, place):
    """Takes a file into the output under a name with its content's hash, so that nobody writes over another's."""
    size, digest = os.path.getsize(file), digest_of_file(file)
    path = f"{place}-{digest[:NAME_DIGITS]}.parquet"
    storage.put(file, path)
    return {"path": path, "rows": rows, "bytes": size, "sha256": digest}


# ---------------------------------------------------------------------------------------------------------------------
# Finishing


def finish_part(job, entry, patches, exports, is_first):
    """Writes the tables of a part as they are exported, with what the corpus tells of it; or takes those that stand.

    patches: pairs of a relation and a row of it as JSON. is_first: whether it writes tables without rows, too.
    Returns the part's files by table, with the key of what they were made of.
    """
    lines = {}
    for relation, row in sorted(patches):
        lines.setdefault(relation, []).append(row)
    made_of = {table: file["sha256"] for table, file in entry["files"].items()}
    key = digest_of(json.dumps([job["finish_key"], made_of, lines, exports, is_first]).encode()).hex()
    storage = Storage(job["out"])
    known = entry_of(storage, entry["name"], FINISHED_ENTRY)
    if known is not None and known["key"] == key:
        return {**known, "id": entry["id"]}
    with tempfile.TemporaryDirectory(prefix="corpusmill-") as folder:
        files = {}
        for relation, rows in lines.items():
            files[relation] = os.path.join(folder, f"{relation}.jsonl")
            pathlib.Path(files[relation]).write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        part = {
            "tables": {
                table: storage.fetch(file["path"], folder)
                for table, file in entry["files"].items()
                if table not in job["description"]["corpus_inputs"]
            },
            "patches": files,
            "exports": exports,
            "out": folder,
        }
        written = kept_worker(job["options"]).ask({"do": "finish", "part": part})
        made = {
            table: stored(storage, file["path"], file["rows"], f"{table}/part-{entry['name']}")
            for table, file in written.items()
            # Most parts have nothing in quarantine. A table has one file at least.
            if file["rows"] > 0 or is_first
        }
    finished = {"id": entry["id"], "key": key, "files": made}
    storage.write_text(place_of(entry["name"], FINISHED_ENTRY), json.dumps(finished))
    return finished


# ---------------------------------------------------------------------------------------------------------------------
# What only the corpus can tell


def resolve_in_duckdb(job, spark, storage, entries):
    """On this machine, in one process.

    Returns an RDD of (part, (relation, a row as JSON)) of what concerns the parts, and the files of entities.
    """
    with tempfile.TemporaryDirectory(prefix="corpusmill-") as folder:
        wanted = ["documents", *job["description"]["corpus_inputs"]]
        inputs = {
            table: [
                storage.fetch(entry["files"][table]["path"], folder)
                for entry in entries
                if table in entry["files"]
            ]
            for table in wanted
        }
        worker = kept_worker(job["options"])
        made = worker.ask({"do": "resolve", "inputs": inputs, "out": folder})
        patches = []
        with open(made["patches"], encoding="utf-8") as lines:
            for line in lines:
                patch = json.loads(line)
                row = json.dumps(patch["row"], ensure_ascii=False)
                patches.append((patch["part"], (patch["relation"], row)))
        entities = made["entities"]
        files = [stored(storage, entities["path"], entities["rows"], f"entities/part-{'0' * NAME_DIGITS}")]
        return spark.sparkContext.parallelize(patches), files


def resolve_in_spark(job, spark, storage, entries, plan):
    """On the cluster: the same SQL over the same small columns. Returns what resolve_in_duckdb does."""
    for table, columns in plan["inputs"].items():
        rows_of(spark, storage, entries, table, columns).createOrReplaceTempView(table)
    take_steps(spark, plan, lambda pairs: similar_pairs(job, spark, storage, entries, pairs))
    patches = [patches_of(relation, spark.sql(sql)) for relation, sql in plan["patches"].items()]
    return spark.sparkContext.union(patches), write_entities(job, spark)


def patches_of(relation, rows):
    from pyspark.sql import functions as F

    columns = [name for name in rows.columns if name != "part"]
    lines = rows.select("part", F.to_json(F.struct(*columns), {"ignoreNullFields": "false"}))
    return lines.rdd.map(lambda row: (row[0], (relation, row[1])))


def rows_of(spark, storage, entries, table, columns):
    """A table of all parts, of which one part at least has rows, or an empty one."""
    paths = [spark_path(storage, entry["files"][table]["path"]) for entry in entries if table in entry["files"]]
    if paths:
        return spark.read.parquet(*paths)
    schema = ", ".join(f"{name} {spark_type(kind)}" for name, kind in {**columns, "part": "varchar"}.items())
    return spark.createDataFrame([], schema)


def spark_path(storage, path):
    at = storage.local(path)
    return as_pattern(f"file://{at}" if at is not None else f"{storage.uri.rstrip('/')}/{path}")


def as_pattern(path):
    """Spark takes a path for a pattern: this one means the path alone."""
    return re.sub(r"([\\\[\]{}*?])", r"\\\1", path)


def spark_type(duckdb_type):
    if duckdb_type.endswith("[]"):
        return f"array<{spark_type(duckdb_type[:-2])}>"
    return {"varchar": "string", "integer": "int", "bigint": "bigint", "double": "double"}[duckdb_type.lower()]


def take_steps(spark, plan, similar):
    """Leaves each relation of the plan as a temporary view. similar: gives the similar ones among pairs."""
    for statement in plan["prelude"]:
        spark.sql(statement)
    for step in plan["steps"]:
        take_step(spark, step, similar)


def take_step(spark, step, similar):
    name = step["name"]
    if step["kind"] == "view":
        spark.sql(step["select"]).createOrReplaceTempView(name)
    elif step["kind"] == "table":
        kept(spark.sql(step["select"])).createOrReplaceTempView(name)
    elif step["kind"] == "similarity":
        kept(similar(kept(spark.sql(step["pairs"])))).createOrReplaceTempView(name)
    else:
        kept(spark.sql(step["start"])).createOrReplaceTempView(name)
        while True:
            kept(spark.sql(step["next"])).createOrReplaceTempView("next_round")
            is_settled = spark.sql(step["until"]).first()["is_settled"]
            spark.table("next_round").createOrReplaceTempView(name)
            if is_settled:
                break


def kept(rows):
    """Computed once, and cut off from what it was computed from: rounds would repeat all rounds before them."""
    return rows.localCheckpoint()


# Characters of the texts that are compared in one request.
PAIRS_CHARACTERS = 1 << 20


def similar_pairs(job, spark, storage, entries, pairs):
    """(doc_id, original, similarity) of the pairs whose texts are almost the same: few texts are needed at all."""
    columns = {"doc_id": "varchar", "text": "varchar"}
    texts = rows_of(spark, storage, entries, "documents", columns).select(*columns)
    originals = texts.selectExpr("doc_id as original", "text as original_text")
    with_texts = pairs.join(texts, "doc_id").join(originals, "original")

    def compare(rows):
        batch, size = [], 0
        for row in rows:
            batch.append(row)
            size += len(row["text"]) + len(row["original_text"])
            if size >= PAIRS_CHARACTERS:
                yield from compared(job, batch)
                batch, size = [], 0
        yield from compared(job, batch)

    schema = "doc_id string, original string, similarity double"
    return spark.createDataFrame(with_texts.rdd.mapPartitions(compare), schema)


def compared(job, rows):
    if rows:
        pairs = [{"text": row["text"], "original_text": row["original_text"]} for row in rows]
        answers = kept_worker(job["options"]).ask({"do": "similarity", "pairs": pairs})
        for row, similarity in zip(rows, answers):
            if similarity is not None:
                yield row["doc_id"], row["original"], similarity


def write_entities(job, spark):
    """The table of entities in files of neighbouring ids. Returns the files."""
    from pyspark.sql import functions as F

    rows = spark.table("entities")
    count = max(1, -(-rows.count() // ENTITIES_A_FILE))
    lines = (
        rows.repartitionByRange(count, "entity_id")
        .sortWithinPartitions("entity_id")
        .select(F.to_json(F.struct(*rows.columns), {"ignoreNullFields": "false"}))
    )

    def write(index, lines):
        entry = {"id": f"entities {index}", "name": f"{index:0{NAME_DIGITS}x}", "files": {}}
        made = finish_part(job, entry, [("entities", line) for (line,) in lines], ["entities"], index == 0)
        yield from made["files"].values()

    return lines.rdd.mapPartitionsWithIndex(write).collect()


ENTITIES_A_FILE = 1_000_000


# ---------------------------------------------------------------------------------------------------------------------
# Inputs


def plan_inputs(spark, worker):
    """What is read: the program's own plan for local paths; for the others, what Spark's file systems list."""
    remote = worker.ask({"do": "inputs"})
    return worker.ask({"do": "plan", "listings": [listing_of(spark, **one) for one in remote]})


def listing_of(spark, name, path):
    """The files at a URI, with their paths below it."""
    at = spark._jvm.org.apache.hadoop.fs.Path(path)
    filesystem = at.getFileSystem(spark._jsc.hadoopConfiguration())
    if not filesystem.exists(at):
        raise Failure(f"there is no input {path}: check the address", 1)
    base = filesystem.getFileStatus(at).getPath().toString()
    found, files = filesystem.listFiles(at, True), []
    while found.hasNext():
        status = found.next()
        file = status.getPath().toString()
        files.append({"path": file, "inside": file[len(base) :].lstrip("/"), "size": status.getLen()})
    return {"name": name or at.getName(), "files": files}


def map_all(spark, job, tasks):
    """The manifest's entries of all parts, the largest begun first."""
    tasks = sorted(tasks, key=lambda task: (-task["size"], task["id"]))
    near = [task for task in tasks if is_local(task["files"][0]["path"])]
    remote = [task for task in tasks if not is_local(task["files"][0]["path"])]
    entries = map_near(spark, job, near) + map_remote(spark, job, remote)
    return sorted(entries, key=lambda entry: entry["id"])


def map_near(spark, job, tasks):
    if not tasks:
        return []
    return spark.sparkContext.parallelize(tasks, len(tasks)).map(lambda task: map_part(job, task)).collect()


def map_remote(spark, job, tasks):
    """Files that only Spark can open. One that is a part of its own goes to the program where it was read."""
    source_of = {file["path"]: file["source_path"] for task in tasks for file in task["files"]}
    own = {task["files"][0]["path"]: task for task in tasks if len(task["files"]) == 1}
    entries = []
    if own:
        read = files_at(spark, own)
        entries = read.map(lambda file: map_part(job, own[file[0]], {source_of[file[0]]: file[1]})).collect()
    done = {entry["id"] for entry in entries}
    # Those that share a part; and empty files, which Spark leaves out.
    rest = [task for task in tasks if task["id"] not in done]
    if rest:
        number_of = {file["path"]: number for number, task in enumerate(rest) for file in task["files"]}
        read = files_at(spark, number_of).map(lambda file: (number_of[file[0]], (source_of[file[0]], file[1])))
        work = beside(spark, rest, read)
        entries += work.map(lambda item: map_part(job, item[0], dict(item[1]))).collect()
    return entries


def files_at(spark, paths):
    """An RDD of (path, bytes)."""
    rows = spark.read.format("binaryFile").load([as_pattern(path) for path in paths]).select("path", "content")
    return rows.rdd.map(tuple)


def beside(spark, items, others):
    """An RDD of each item with those of the others that have its number: a partition an item, in their order."""
    numbered = spark.sparkContext.parallelize(list(enumerate(items)), len(items))
    # Spark hands out whole numbers to partitions one by one, where other keys would meet in some by their hashes.
    joined = numbered.leftOuterJoin(others.groupByKey(len(items)), len(items))
    return joined.values().map(lambda pair: (pair[0], list(pair[1] or [])))


# ---------------------------------------------------------------------------------------------------------------------
# The manifest, and what is left over


def manifest_of(storage):
    """That of the run before; None where there is none, or none of this program's."""
    try:
        manifest = json.loads(storage.read_text(MANIFEST) or "null")
        return manifest if isinstance(manifest["parts"], list) else None
    except (ValueError, TypeError, KeyError):
        return None


def refuse_foreign(storage, tables, former):
    """An output with other files than tables is that of a run on one machine, or of something else."""
    accounts = set() if former is None else {"run.json", "datapackage.json"}
    others = storage.names() - set(tables) - accounts
    others |= {path for path in storage.files(tables) if not IS_LEFT_OVER.fullmatch(path)}
    if others:
        raise Failure(f"{storage.uri} holds {min(others)}, which no run on a cluster made: name another --out", 1)


def orphans(present, manifest):
    """Of the files that stand in the output, those of parts that nobody counts: a part counts if the manifest names it.

    Retried and speculative tasks leave them behind, and runs over other inputs. Files of other names are nobody's.
    """
    entries = [*manifest["parts"], *manifest["finished"]]
    counted = {file["path"] for entry in entries for file in entry["files"].values()}
    counted |= {file["path"] for file in manifest["entities"]}
    counted |= {place_of(entry["name"], kind) for entry in manifest["parts"] for kind in (PART_ENTRY, FINISHED_ENTRY)}
    return sorted(path for path in present if IS_LEFT_OVER.fullmatch(path) and path not in counted)


HEX = f"[0-9a-f]{{{NAME_DIGITS}}}"
FILE_OF_PART = rf"(?:{re.escape(STATE)}/parts/{HEX}/\w+|\w+/part-{HEX})-{HEX}\.parquet"
IS_PART = re.compile(FILE_OF_PART)
IS_LEFT_OVER = re.compile(rf"(?:{FILE_OF_PART}|{re.escape(STATE)}/parts/{HEX}/\w+\.json)(?:\.[0-9a-f]{{32}}\.part)?")


# ---------------------------------------------------------------------------------------------------------------------
# The run


def run(spark, out, corpus, replace, options):
    """Does what `pipeline run` does. Returns what stands in run.json.

    replace: whether the tables of other inputs may go.
    """
    started, clock = datetime.datetime.now(datetime.timezone.utc), time.monotonic()
    storage = Storage(out)
    worker = kept_worker(options)
    description = worker.ask({"do": "describe"})
    spark_plan = description.pop("spark")
    plan = plan_inputs(spark, worker)
    if not plan["files"]:
        raise Failure(f"there is nothing to read in {', '.join(plan['roots'])}", 3)
    exports = description["exports"]
    exported = [*exports, "entities"]
    former = manifest_of(storage)
    refuse_foreign(storage, exported, former)
    if former is not None and former.get("roots", plan["roots"]) != plan["roots"] and not replace:
        raise Failure(
            f"{out} was made from {', '.join(former['roots'])}: name another --out, or replace it with --replace", 1
        )
    # Better now than when the work is done.
    storage.write_text(f"{STATE}/probe", "")
    storage.remove(f"{STATE}/probe")
    program = [description["process_key"], description["build"], digest_of_file(__file__)]
    job = {
        "options": options,
        "out": out,
        "description": description,
        # What decides the rows of a part beside its files, and how they are exported.
        "map_key": [*program, description["reading_key"]],
        "finish_key": [*program, description["export_key"]],
    }

    tasks = [part_task(files) for files in parts_of(plan["files"])]
    entries = map_all(spark, job, tasks)
    refuse_failure(entries, plan)
    mapped = time.monotonic()

    entries += fault_entries(job, storage, plan["faults"], former)
    if corpus == "duckdb":
        patches, entities = resolve_in_duckdb(job, spark, storage, entries)
    else:
        patches, entities = resolve_in_spark(job, spark, storage, entries, spark_plan)
    resolved = time.monotonic()

    largest_first = sorted(entries, key=lambda entry: (-bytes_of_part(entry), entry["id"]))
    number_of = {entry["id"]: number for number, entry in enumerate(largest_first)}
    work = beside(
        spark,
        [(entry, entry is entries[0]) for entry in largest_first],
        patches.map(lambda patch: (number_of[patch[0]], patch[1])),
    )
    finished = work.map(lambda item: finish_part(job, item[0][0], item[1], exports, item[0][1])).collect()
    finished.sort(key=lambda entry: entry["id"])
    manifest = {"roots": plan["roots"], "parts": entries, "finished": finished, "entities": entities}
    storage.write_text(MANIFEST, json.dumps(manifest))
    tables = {**{table: files_of(finished, table) for table in exports}, "entities": entities}

    seconds = {"process": mapped - clock, "corpus": resolved - mapped, "export": time.monotonic() - resolved}
    task = {
        "started_at": started.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "roots": plan["roots"],
        "inputs": [{"source_path": file["source_path"], "bytes": file["size"]} for file in plan["files"]],
        "phase_milliseconds": {phase: round(1000 * duration) for phase, duration in seconds.items()},
        "files": tables,
        **counts_of(entries, plan),
    }
    texts = worker.ask({"do": "account", "account": task})
    storage.write_text("run.json", texts["run"])
    storage.write_text("datapackage.json", texts["datapackage"])
    # Until now the files that the package before this one names were all there.
    for path in orphans(storage.files([f"{STATE}/parts", *exported]), manifest):
        storage.remove(path)
    return json.loads(texts["run"])


def bytes_of_part(entry):
    return sum(file["bytes"] for file in entry["files"].values())


def files_of(finished, table):
    return [entry["files"][table] for entry in finished if table in entry["files"]]


def fault_entries(job, storage, faults, former):
    """A part of its own for the files that could not be listed as they should."""
    if not faults:
        return []
    part = part_task([{"source_path": "faults of the inputs", "size": 0, "slice": 0, "slices": 1}])
    before = [entry for entry in (former or {"parts": []})["parts"] if entry["name"] == part["name"]]
    with tempfile.TemporaryDirectory(prefix="corpusmill-") as folder:
        files = store_part(job, storage, part, {"folder": folder, "counted": {}}, faults)
    account = {**new_account(), "records": {"unreadable": len(faults)}}
    for fault in faults:
        merged(account["warnings"], {fault["code"]: 1})
    counts = {"failed_before": 0, "faults_before": sum(map(faults_of, before)), "reused": False}
    return [{"id": part["id"], "name": part["name"], "files": files, "account": account, **counts}]


def refuse_failure(entries, plan):
    """Where most records fail, the fault lies in no record: nothing is published. One that failed before proves nothing
    new (`pipeline/run/common-failure.ts`)."""
    worked_on = [entry for entry in entries if not entry["reused"]]
    processed = sum(entry["account"]["records"].get("processed", 0) for entry in worked_on)
    failed = sum(max(0, failures_of(entry) - entry["failed_before"]) for entry in worked_on)
    has_more = len(worked_on) < len(entries) or any(entry["failed_before"] for entry in worked_on)
    if failed > processed and processed + failed >= 10 or failed > 1 and processed == 0 and not has_more:
        raise Failure(
            f"{failed} of {processed + failed} documents could not be processed: too many for it to be the documents' "
            "own fault. Nothing was published. Mend the cause, and run again",
            8,
        )
    if len(worked_on) == len(entries) and not any(entry["account"]["records"].get("processed") for entry in entries):
        if not any(map(failures_of, entries)):
            raise Failure(f"nothing could be read in {', '.join(plan['roots'])}", 3)


def counts_of(entries, plan):
    """The counts of run.json over all parts."""
    totals, reused, rows = new_account(), 0, {}
    new_faults = 0
    for entry in entries:
        account = entry["account"]
        for name in COUNTS:
            merged(totals[name], account[name])
        totals["hashes"] = (totals["hashes"] + account["hashes"]) % 2**64
        totals["skipped"] += account["skipped"]
        if entry["reused"]:
            reused += account["records"].get("processed", 0)
        else:
            merged(rows, {table: file["rows"] for table, file in entry["files"].items()})
            new_faults += max(0, faults_of(entry) - entry["faults_before"])
    processed, failed = (totals["records"].get(name, 0) for name in ("processed", "unprocessable"))
    return {
        "skipped": [plan["skipped"], *totals["skipped"]],
        "hashes": str(totals["hashes"]),
        "unsure": totals["unsure"],
        "warnings": totals["warnings"],
        "stage_milliseconds": totals["stage_milliseconds"],
        "rows_made": rows,
        "records": {
            "read": processed + failed,
            "unreadable": totals["records"].get("unreadable", 0) + totals["records"].get("empty", 0),
            "new": processed + failed - reused,
            "changed": 0,
            "outdated": 0,
            "unchanged": reused,
            "processed": processed - reused,
            "unprocessable": failed,
            "vanished": 0,
        },
        "quarantined": {"all": sum(map(faults_of, entries)), "new": new_faults},
    }


def faults_of(entry):
    """Rows of a part in quarantine, without those of empty inputs."""
    return entry["files"].get("quarantine", {"rows": 0})["rows"] - entry["account"]["records"].get("empty", 0)


def taken(words, flag, default):
    """The value of an option, and the other words."""
    for i, word in enumerate(words):
        if word == flag and i + 1 < len(words):
            return words[i + 1], words[:i] + words[i + 2 :]
        if word.startswith(f"{flag}="):
            return word[len(flag) + 1 :], words[:i] + words[i + 1 :]
    return default, words


USAGE = """\
spark-submit --archives corpusmill-linux-x64.tar.gz#corpusmill corpusmill_spark.py INPUT... --out URI

  --out URI              the output: a local path, file:, hdfs: or s3a:
  --corpus duckdb|spark  where that is found out which only the whole corpus can tell: in one process on the driver's
                         machine (default), or on the cluster
  --replace              replace the tables of other inputs

and the options of `pipeline run` but those that a single machine alone can follow; docs/spark.md names them. Without
an INPUT, seeds is read.
"""


def main(words):
    from pyspark.sql import SparkSession

    if not words or "--help" in words:
        print(USAGE, end="")
        return 0 if words else 1
    replace, words = "--replace" in words, [word for word in words if word != "--replace"]
    corpus, words = taken(words, "--corpus", "duckdb")
    out, others = taken(words, "--out", None)
    try:
        if corpus not in ("duckdb", "spark"):
            raise Failure(f"--corpus {corpus}: it is duckdb or spark", 1)
        if out is None:
            raise Failure("name the output with --out", 1)
        spark = SparkSession.builder.appName("corpusmill").getOrCreate()
        spark.sparkContext.addPyFile(os.path.abspath(__file__))
        if is_local(out):
            out = local_path(out)
        report = run(spark, out, corpus, replace, [*others, "--out", out])
        counts = ", ".join(f"{rows} {table}" for table, rows in report["tables"].items())
        print(f"corpusmill: {counts} in {out} ({report['seconds']:.0f} s)")
        new = report["quarantined"]["new"]
        most = report["configuration"]["maxQuarantine"]
        if new > most:
            raise Failure(f"{new} quarantined, and --max-quarantine allows {most}; see {out}/quarantine", 2)
        return 0
    except Exception as error:
        failure = failure_from(error)
        if failure is None:
            raise
        if failure.message:
            print(f"corpusmill: {failure.message}", file=sys.stderr)
        return failure.code


def failure_from(error):
    """What an error of the work means to a person; None for one that only its traceback tells of."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    if isinstance(error, Failure):
        return error
    if isinstance(error, WorkerDied):
        # A program that ends by itself has said why.
        if error.code > 0:
            return Failure("", error.code)
        return Failure(f"the program on the driver's machine was ended: {error}", 70)
    if isinstance(error, OSError):
        return Failure(f"cannot read or write: {first_line(error)}", 5)
    if isinstance(error, (Py4JJavaError, PySparkException)):
        return failure_in(str(error))
    return None


def failure_in(text):
    """What a traceback of a task or of Java says."""
    said = re.findall(r"^[\s:]*(?:[\w.$]+\.)?(\w*(?:Failure|Exception|Error)): (.+)$", text, re.M)
    for kind, message in said:
        told = re.fullmatch(r"(.*) \[exit code (\d+)\]", message)
        if told:
            return Failure(told[1], int(told[2]))
        if message.startswith("[Errno ") or kind in OS_ERRORS:
            return Failure(f"cannot read or write: {message}", 5)
    # The first is what the last one says that caused it.
    return Failure(f"{said[0][0]}: {said[0][1]}" if said else text.splitlines()[0], 70)


OS_ERRORS = {kind.__name__ for kind in (OSError, *OSError.__subclasses__())}


def first_line(error):
    return str(error).split("\n", 1)[0]


if __name__ == "__main__":
    # What runs on other machines is found there by the module's name, which __main__ has not.
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import corpusmill_spark

    sys.exit(corpusmill_spark.main(sys.argv[1:]))
