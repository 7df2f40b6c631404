"""A made-up corpus that is hard on whoever divides it: copies in chains, repeated ids, broken records, pages, WARC."""

import json
import pathlib

PEOPLE = ["Ann Keller", "Peter Voss", "Maria Lindqvist", "Tom Okafor", "Ruth Stein", "Omar Haddad", "Jean Moreau"]
TOWNS = ["Elmsford", "Harwick", "Northgate", "Sandbury", "Millbrook"]
PLANS = ["the bridge", "the harbour", "the water works", "the old mill", "the tram line", "the night market"]


def article(number):
    who, town = PEOPLE[number % len(PEOPLE)], TOWNS[number % len(TOWNS)]
    plan, cost = PLANS[number % len(PLANS)], 2 + number % 17
    surname = who.split()[1]
    return {
        "id": f"a{number}",
        "title": f"{town} votes on {plan}",
        "published_at": f"2024-0{1 + number % 9}-1{number % 10}T08:00:00Z",
        "publisher": f"The {town} Herald",
        "text": (
            f"{town} – Mayor {who} said on Monday that {plan} would cost ${cost} million.\n\n"
            f"“We have waited {cost} years for this day, and the people of {town} have waited too,” {surname} said. "
            f"The council of {town} voted 7 to 2 for {plan} last week, and the work begins in March.\n\n"
            f"According to the Elmsford Water Company, {number + 30} percent of the households agree. "
            f"“It is number {number} on our list,” {surname} added."
        ),
    }


def surname_alone(number):
    surname = PEOPLE[number % len(PEOPLE)].split()[1]
    return {
        "id": f"s{number}",
        "published_at": f"2024-0{1 + number % 9}-20",
        "text": (
            f"The vote pleased Mayor {surname}. "
            f"“I said so all along, and I will say so again tomorrow,” {surname} said."
        ),
    }


def chain(length):
    """Articles each of which changes one sentence of the one before: the ends are no copies of each other."""
    sentences = [f"Sentence {n} tells of the {n}th stone in the long wall of {TOWNS[n % 5]}." for n in range(40)]
    for link in range(length):
        yield {"id": f"c{link}", "text": " ".join(sentences)}
        sentences[link * 2 % 40] = f"A new sentence stands here since the {link}th day of the great works."


def lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def page(number):
    who = PEOPLE[number % len(PEOPLE)]
    body = "".join(
        f"<p>“Page {number} needs paragraph {n}, and nobody in {TOWNS[n % 5]} can doubt it,” {who} said on Tuesday.</p>"
        for n in range(6)
    )
    return (
        f"<!doctype html><html><head><title>Page {number} | News</title>"
        f'<meta property="article:published_time" content="2024-05-0{1 + number % 9}T10:00:00Z"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Page {number}</h1>{body}</article></body></html>"
    )


def warc(pages):
    records = []
    for number, html in enumerate(pages):
        payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        records.append(head.encode() + payload + b"\r\n\r\n")
    return b"".join(records)


def write_corpus(folder, articles=150):
    folder = pathlib.Path(folder)
    (folder / "pages").mkdir(parents=True)
    (folder / "plain").mkdir()
    for part in range(3):
        records = [article(number) for number in range(part, articles, 3)]
        (folder / f"wire-{part}.jsonl").write_text(lines(records), encoding="utf-8")
    copies = [{**article(number), "id": f"copy{number}"} for number in range(0, articles, 10)]
    (folder / "copies.jsonl").write_text(lines([*copies, *chain(12), *map(surname_alone, range(20))]), encoding="utf-8")
    broken = lines([article(1), {**article(2), "id": "a1"}]) + '{"id": "x", "text": \n\n{"id": "no-text"}\n'
    broken += lines([{**article(3), "id": "a1"}, {"id": "e", "text": ""}])
    (folder / "broken.jsonl").write_text(broken, encoding="utf-8")
    (folder / "empty.jsonl").write_text("", encoding="utf-8")
    for number in range(8):
        (folder / "pages" / f"{number}.html").write_text(page(number), encoding="utf-8")
        (folder / "plain" / f"{number}.txt").write_text(article(500 + number)["text"], encoding="utf-8")
    (folder / "crawl.warc").write_bytes(warc(page(number) for number in range(20, 30)))
    (folder / "notes.xyz").write_text("nobody reads this", encoding="utf-8")
