-- What every record shares.
create table ticket (
    id {identity},
    number text not null unique,
    kind text not null,
    state text not null,
    pending_reason text,
    pending_until bigint,
    subject text not null,
    description text not null,
    requester_id bigint not null references person (id),
    reported_by_id bigint not null references person (id),
    affected_id bigint references person (id),
    organisation_id bigint not null references organisation (id),
    site_id bigint references site (id),
    channel text not null,
    service_id bigint references service (id),
    category_id bigint references category (id),
    impact integer not null,
    urgency integer not null,
    priority integer not null,
    priority_source text not null,
    priority_reason text,
    group_id bigint references desk_group (id),
    assignee_id bigint references person (id),
    tags text not null,
    resolution_code text,
    resolution_text text,
    cause_code text,
    cancellation_reason text,
    reopen_count integer not null,
    happened_at bigint not null,
    assigned_at bigint,
    first_response_at bigint,
    resolved_at bigint,
    resolved_by_id bigint references person (id),
    closed_at bigint,
    next_due_at bigint,
    created_by_id bigint,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index ticket_kind on ticket (kind, id);
create index ticket_requester on ticket (requester_id, id);
create index ticket_organisation on ticket (organisation_id, id);
-- Queues look at what is open; closed tickets, the great majority, stay out of these.
create index ticket_open on ticket (id) where state not in ('resolved', 'closed', 'cancelled');
create index ticket_open_priority on ticket (priority, id) where state not in ('resolved', 'closed', 'cancelled');
create index ticket_open_updated on ticket (updated_at, id) where state not in ('resolved', 'closed', 'cancelled');
create index ticket_open_group on ticket (group_id, priority, id) where state not in ('resolved', 'closed', 'cancelled');
create index ticket_open_assignee on ticket (assignee_id, priority, id) where state not in ('resolved', 'closed', 'cancelled');
create index ticket_open_due on ticket (next_due_at, id) where state not in ('resolved', 'closed', 'cancelled');
create index ticket_updated on ticket (updated_at, id);
create index ticket_group on ticket (group_id, id);
create index ticket_assignee on ticket (assignee_id, id);
