-- What is promised, in every version that was ever in force, and what tickets remember of their clocks.
create table agreement (
    id {identity},
    code text not null unique,
    name text not null,
    active boolean not null,
    kinds text not null,
    service_id bigint references service (id),
    organisation_id bigint references organisation (id),
    calendar_id bigint not null references calendar (id),
    promises text not null,
    other_hours text not null,
    pausing text not null,
    warnings text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create table agreement_version (
    id {identity},
    agreement_id bigint not null references agreement (id),
    version bigint not null,
    content text not null,
    published_at bigint not null
);
create unique index agreement_version_place on agreement_version (agreement_id, version);

-- What a new desk promises until somebody agrees on other things: incidents, the first answer, further answers and the solution.
insert into agreement (code, name, active, kinds, service_id, organisation_id, calendar_id, promises, other_hours, pausing, warnings,
                       version, created_at, updated_at)
select 'standard', '{"zh":"标准服务承诺","en":"Standard promises"}', true, '[]', null, null, id,
       '[{"priority":1,"vip":false,"calendar":"' || (select id from calendar where code = 'around-the-clock') || '","respond_minutes":15,"next_response_minutes":60,"resolve_minutes":240},{"priority":2,"vip":false,"calendar":null,"respond_minutes":30,"next_response_minutes":120,"resolve_minutes":540},{"priority":2,"vip":true,"calendar":null,"respond_minutes":15,"next_response_minutes":60,"resolve_minutes":270},{"priority":3,"vip":false,"calendar":null,"respond_minutes":120,"next_response_minutes":540,"resolve_minutes":1620},{"priority":3,"vip":true,"calendar":null,"respond_minutes":60,"next_response_minutes":270,"resolve_minutes":1080},{"priority":4,"vip":false,"calendar":null,"respond_minutes":270,"next_response_minutes":1080,"resolve_minutes":2700}]',
       '[]', '{"respond":[],"next_response":["awaiting_user","awaiting_approval","scheduled_visit"],"resolve":["awaiting_user","awaiting_approval","scheduled_visit"]}', '[50,75,90]', 1, 0, 0
  from calendar where code = 'standard';
insert into agreement_version (agreement_id, version, content, published_at)
select id, version,
       '{"id":"' || id || '","code":"standard","name":' || name || ',"active":true,"kinds":[],"service_id":null,"organisation_id":null,"calendar_id":"' ||
       calendar_id || '","promises":' || promises || ',"other_hours":[],"pausing":' || pausing || ',"warnings":' || warnings ||
       ',"version":1,"created_at":"1970-01-01T00:00:00.000Z","updated_at":"1970-01-01T00:00:00.000Z"}', 0
  from agreement;

alter table ticket add column clocks text not null default '[]';
alter table ticket add column clock_events text not null default '[]';
alter table ticket add column clock_fires_at bigint;
create index ticket_clock_fires on ticket (clock_fires_at) where clock_fires_at is not null;

-- Most tickets begin with nobody, and nobody asks for all that nobody ever had.
drop index ticket_assignee;
create index ticket_assignee on ticket (assignee_id, id) where assignee_id is not null;
