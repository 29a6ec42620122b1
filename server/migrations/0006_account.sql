-- Signing in: where sessions come from, tokens made over the API, throttles, known devices, links that set a password.
alter table session add column user_agent text not null default '';

alter table token add column name text not null default '';
alter table token add column networks text not null default '[]';
alter table token add column created_by_id bigint;

-- How often something was tried of late, under the hash of what it counts for.
create table throttle (
    key {blob} primary key,
    spent bigint not null,
    at bigint not null,
    forget_at bigint not null
);
create index throttle_age on throttle (forget_at);

-- Browsers that somebody has signed in with.
create table device (
    person_id bigint not null references person (id),
    secret_hash {blob} not null,
    used_at bigint not null,
    primary key (person_id, secret_hash)
);
create index device_secret on device (secret_hash);
create index device_age on device (used_at);

-- An invitation or a way back in; only the secret's hash is kept.
create table link (
    id {identity},
    purpose text not null,
    person_id bigint not null references person (id),
    secret_hash {blob} not null unique,
    created_by_id bigint,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index link_person on link (person_id);
create index link_age on link (expires_at);
