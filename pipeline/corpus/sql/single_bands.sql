-- The bands of the documents that repeat none exactly.
select doc_id, unnest(bands) as band
from document_bands anti join exact_duplicates using (doc_id)
