-- What DuckDB calls otherwise, by the names that the statements use.
create or replace temp macro hash64(value) as hash(value);
create or replace temp macro sequence(first_number, last_number) as range(first_number, last_number + 1);
create or replace temp macro collect_list(value) as list(value);
create or replace temp macro sort_array(list) as list_sort(list);
create or replace temp macro no_texts() as []::varchar[];

-- All values at once, until they are divided into shares.
create or replace temp macro in_share(value) as value is not null;

-- A hash of a speaker and a run of six words: of the first run, and of each.
create or replace temp macro run_at(speaker, words, place) as hash(
  speaker, words[place], words[place + 1], words[place + 2], words[place + 3], words[place + 4], words[place + 5]
);
create or replace temp macro opening_of(speaker, words) as run_at(speaker, words, 1);
create or replace temp macro runs_of(speaker, words) as list_transform(
  range(1, len(words) - 4), lambda place: run_at(speaker, words, place)
);
