create table search_ticket (found_id bigint primary key, words tsvector not null);
create table search_person (found_id bigint primary key, words tsvector not null);
create table search_service (found_id bigint primary key, words tsvector not null);
create table search_ci (found_id bigint primary key, words tsvector not null);
create index search_ticket_words on search_ticket using gin (words);
create index search_person_words on search_person using gin (words);
create index search_service_words on search_service using gin (words);
create index search_ci_words on search_ci using gin (words);
