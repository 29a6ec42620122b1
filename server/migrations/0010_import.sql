-- Imports: what was asked for and how it went, the files that wait, and what each row did, so that it can be taken back.
create table import (
    id {identity},
    kind text not null,
    state text not null,
    ends_as text,
    dry_run boolean not null,
    rows bigint not null,
    done bigint not null,
    added bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    errors bigint not null,
    problems text not null,
    kept text not null,
    cancel_asked boolean not null,
    actor_id bigint references person (id),
    alive_at bigint not null,
    created_at bigint not null,
    finished_at bigint
);
create index import_unfinished on import (id) where state in ('waiting', 'validating', 'running', 'taking_back');

create table import_file (
    import_id bigint primary key references import (id),
    text text not null
);

create table import_row (
    import_id bigint not null references import (id),
    seq bigint not null,
    object_kind text not null,
    object_id bigint not null,
    action text not null,
    version bigint not null,
    before text not null,
    outcome text,
    primary key (import_id, seq)
);
create index import_row_open on import_row (import_id, seq) where outcome is null;
