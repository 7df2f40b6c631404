-- A surname that its document never completes names whom the documents of its time name in full by that surname; so
-- does the short name of a university. It follows from the documents alone, not from the order in which they were read.
--
-- Of a person whom a document names by the surname alone (doc_id, entity_id): the person who is meant (named_id), how
-- many documents name that person and others of the surname in full, and how certain that makes it.
with
  persons as (
    select document_entities.doc_id, entity_id, type, surname, given, gender, month
    from document_entities join document_facts on document_facts.doc_id = document_entities.doc_id
    where surname is not null
  ),
  alone as (select * from persons where given is null and in_share(surname)),
  uses as (
    select type, surname, gender, month from alone
    union
    select type, surname, gender, cast(null as integer) from alone
  ),
  -- Persons who have the word as their given name are counted as others: `David` alone is seldom a surname.
  named as (
    select doc_id, entity_id, type, surname as word, gender, month, true as is_surname
    from persons
    where given is not null and in_share(surname)
    union all
    select doc_id, entity_id, type, given, gender, month, false
    from persons
    where given <> surname and in_share(given)
  ),
  counted as (
    select type, word, gender, entity_id, is_surname, month, count(*) as documents
    from named
    semi join uses on uses.type = named.type and uses.surname = named.word
    anti join duplicates on duplicates.doc_id = named.doc_id
    group by all
  ),
  -- Documents of three months before and after tell who is meant; without a month, all do.
  around as (
    select type, word, gender, entity_id, is_surname, documents, unnest(sequence(month - 3, month + 3)) as month
    from counted
    where month is not null
    union all
    select type, word, gender, entity_id, is_surname, documents, cast(null as integer)
    from counted
  ),
  bearers as (
    select uses.type, uses.surname, uses.gender, uses.month, entity_id, is_surname, sum(documents) as documents
    from uses join around
      on uses.type = around.type
      and uses.surname = around.word
      and uses.month is not distinct from around.month
      and (uses.gender = around.gender) is not false
    group by all
  ),
  -- For each surname, gender and month, the person whom most documents name in full, and in how many.
  meanings as (
    select type, surname, gender, month,
      max_by(entity_id, documents) filter (where is_surname) as named_id,
      cast(max(documents) filter (where is_surname) as integer) as documents,
      cast(sum(documents) as integer) as all_documents
    from bearers
    group by type, surname, gender, month
  ),
  meant as (
    select alone.doc_id, alone.entity_id, named_id, documents, all_documents,
      row_number() over (
        partition by alone.doc_id, alone.entity_id order by meanings.month nulls last
      ) as rank
    from alone join meanings
      on alone.type = meanings.type
      and alone.surname = meanings.surname
      and alone.gender is not distinct from meanings.gender
      -- A person of another time is meant where several documents name nobody else.
      and (
        alone.month is not distinct from meanings.month
        or (meanings.month is null and documents = all_documents and documents > 1)
      )
    -- Nine tenths have to mean one and the same person.
    where 10 * documents >= 9 * all_documents
  )
-- Half a document that means someone else is always reckoned with, beyond those that are counted.
select doc_id, entity_id, named_id,
  documents as name_documents,
  all_documents - documents as namesake_documents,
  documents / (all_documents + 0.5e0) as certainty
from meant
where rank = 1
