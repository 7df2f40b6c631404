-- Quotes of one speaker whose words are equal, or contained in one another, are one utterance, named after the first of
-- them by id. Quotes that share their utterance with no other are left out.
select quote_id, concat('u_', substr(first_id, 3)) as utterance_id from first_quotes
