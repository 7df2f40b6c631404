-- What Spark lacks of the functions that the statements use.
create or replace temporary function hash64(value string) returns bigint return xxhash64(value);
create or replace temporary function no_texts() returns array<string> return array();

-- All values at once: the cluster divides them itself.
create or replace temporary function in_share(value string) returns boolean return value is not null;

-- A hash of a speaker and a run of six words: of the first run, and of each.
create or replace temporary function opening_of(speaker string, words array<string>) returns bigint
  return xxhash64(speaker, slice(words, 1, 6));
create or replace temporary function runs_of(speaker string, words array<string>) returns array<bigint>
  return transform(sequence(1, size(words) - 5), place -> xxhash64(speaker, slice(words, place, 6)));
