-- What everything stands on: the timeline and its chains, jobs, known idempotency keys.
create table timeline (
    id {identity},
    lane bigint not null,
    lane_seq bigint not null,
    happened_at bigint not null,
    recorded_at bigint not null,
    actor_id bigint,
    impersonator_id bigint,
    via text not null,
    type text not null,
    object_kind text not null,
    object_id bigint not null,
    organisation_id bigint,
    version_before bigint,
    version_after bigint,
    request_id text not null,
    payload_hash {blob} not null,
    hash {blob} not null
);
create unique index timeline_place on timeline (lane, lane_seq);
create index timeline_object on timeline (object_kind, object_id, happened_at, id);

-- The payload stands apart so that it can be erased without breaking the chain.
create table timeline_payload (
    timeline_id bigint primary key references timeline (id),
    payload text,
    erased_at bigint
);

create table timeline_lane (
    lane bigint primary key,
    last_seq bigint not null,
    head {blob} not null
);

create table job (
    id {identity},
    kind text not null,
    key text not null unique,
    outward boolean not null,
    payload text not null,
    cause bigint references timeline (id),
    state text not null,
    run_at bigint not null,
    attempts integer not null,
    leased_until bigint,
    fence bigint not null,
    last_error text,
    created_at bigint not null,
    done_at bigint
);
create index job_due on job (run_at, id) where state = 'waiting';
create index job_leased on job (leased_until) where state = 'running';
create index job_done on job (done_at) where state = 'done';
create index job_attention on job (id) where state in ('parked', 'held');

-- An answer that was given, kept 72 hours for whoever asks again with the same key.
create table idempotency (
    principal text not null,
    route text not null,
    key text not null,
    body_hash {blob} not null,
    status integer not null,
    headers text not null,
    body text not null,
    created_at bigint not null,
    primary key (principal, route, key)
);
create index idempotency_age on idempotency (created_at);
