-- How somebody likes the pages to look and to be used.
create table preference (
    person_id bigint primary key references person (id),
    theme text not null,
    density text not null,
    shortcuts boolean not null,
    keys text not null,
    updated_at bigint not null
);
