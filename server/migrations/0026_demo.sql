-- A desk of made-up data says so; without an end, filling it was interrupted.
create table demo (
    id bigint primary key,
    seed bigint not null,
    begun_at bigint not null,
    finished_at bigint
);
