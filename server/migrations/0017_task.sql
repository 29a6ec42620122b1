-- Pieces of work under a ticket, each with its own group, assignee and checklist.
create table task (
    id {identity},
    number text not null unique,
    ticket_id bigint not null references ticket (id),
    organisation_id bigint not null references organisation (id),
    kind text not null,
    subject text not null,
    description text not null,
    group_id bigint references desk_group (id),
    assignee_id bigint references person (id),
    state text not null,
    result text,
    due_at bigint,
    position integer not null,
    items text not null,
    created_by_id bigint references person (id),
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index task_ticket on task (ticket_id, position, id);
create index task_assignee on task (assignee_id, id) where assignee_id is not null;
create index task_group on task (group_id, id) where group_id is not null;
-- Work lists look at what is not done.
create index task_open_assignee on task (assignee_id, due_at, id) where state in ('open', 'in_progress');
create index task_open_group on task (group_id, due_at, id) where state in ('open', 'in_progress');
create index task_open_ticket on task (ticket_id, id) where state in ('open', 'in_progress');
