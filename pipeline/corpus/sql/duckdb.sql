-- What DuckDB calls otherwise, by the names that the statements use.
create or replace temp macro hash64(value) as hash(value);
create or replace temp macro sequence(first_number, last_number) as range(first_number, last_number + 1);
create or replace temp macro slice(list, start, length) as list_slice(list, start, start + length - 1);
create or replace temp macro collect_list(value) as list(value);
create or replace temp macro sort_array(list) as list_sort(list);
create or replace temp macro no_texts() as []::varchar[];

-- All values at once, until they are divided into shares.
create or replace temp macro in_share(value) as value is not null;

-- Hashes of a speaker with each run of six words.
create or replace temp macro runs_of(speaker, words) as list_transform(
  range(1, len(words) - 4),
  lambda start: hash(
    speaker, words[start], words[start + 1], words[start + 2], words[start + 3], words[start + 4], words[start + 5]
  )
);
