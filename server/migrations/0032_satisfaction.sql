-- How requesters like what was done, and the links by which they say so without signing in.
create table rating (
    id {identity},
    ticket_id bigint not null unique references ticket (id),
    person_id bigint not null references person (id),
    score integer not null,
    comment text,
    rated_at bigint not null
);
create index rating_person on rating (person_id);

create table one_time_link (
    id {identity},
    ticket_id bigint not null references ticket (id),
    person_id bigint not null references person (id),
    secret_hash {blob} not null unique,
    created_by_id bigint references person (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index one_time_link_ticket on one_time_link (ticket_id);
create index one_time_link_person on one_time_link (person_id);
create index one_time_link_created_by on one_time_link (created_by_id);
create index one_time_link_age on one_time_link (expires_at);
