-- The quotes of the entities that they mean.
select utterance_lines.doc_id, quote_id, coalesce(named_id, speaker_entity_id) as speaker_entity_id, line
from utterance_lines left join surnames
  on surnames.doc_id = utterance_lines.doc_id and surnames.entity_id = speaker_entity_id
