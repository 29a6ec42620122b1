create virtual table search_ticket using fts5 (in_title, in_open, in_notes, tokenize = 'ascii', columnsize = 0);
create virtual table search_person using fts5 (in_title, in_open, in_notes, tokenize = 'ascii', columnsize = 0);
create virtual table search_service using fts5 (in_title, in_open, in_notes, tokenize = 'ascii', columnsize = 0);
create virtual table search_ci using fts5 (in_title, in_open, in_notes, tokenize = 'ascii', columnsize = 0);
