-- The distinct lines of the speakers, each with the first of its quotes: a text in a thousand articles is compared once.
-- Lines are held by numbers while they are compared, because there are millions of them.
select speaker_entity_id, line, min(quote_id) as quote_id, count(*) as repeats, hash64(min(quote_id)) as line_id
from resolved_lines
where line is not null and in_share(speaker_entity_id)
group by speaker_entity_id, line
