-- What a ticket grows into while it is worked on.
alter table ticket add column first_agent_id bigint references person (id);
alter table ticket add column transfer_count integer not null default 0;
alter table ticket add column escalation_level integer not null default 0;
alter table ticket add column watcher_ids text not null default '[]';
alter table ticket add column custom_fields text not null default '{}';
alter table ticket add column parent_id bigint references ticket (id);
alter table ticket add column me_too boolean not null default false;
alter table ticket add column follows_parent boolean not null default true;
alter table ticket add column merged_into_id bigint references ticket (id);
alter table ticket add column announced boolean not null default false;
alter table ticket add column chase_count integer not null default 0;
alter table ticket add column chased_at bigint;
alter table ticket add column cancellation_code text;
alter table ticket add column first_contact text;
alter table ticket add column first_line_resolved boolean;
alter table ticket add column queue_key bigint;
update ticket set queue_key = coalesce(next_due_at, 1125899906842624 + priority * 17592186044416 + created_at)
 where state not in ('resolved', 'closed', 'cancelled');

-- An open ticket is one that has a place in queues; in this order they are worked on.
drop index ticket_open;
drop index ticket_open_priority;
drop index ticket_open_updated;
drop index ticket_open_group;
drop index ticket_open_assignee;
drop index ticket_open_due;
create index ticket_open on ticket (id) where queue_key is not null;
create index ticket_open_queue on ticket (queue_key, id) where queue_key is not null;
create index ticket_open_priority on ticket (priority, id) where queue_key is not null;
create index ticket_open_updated on ticket (updated_at, id) where queue_key is not null;
create index ticket_open_group on ticket (group_id, queue_key, id) where queue_key is not null;
create index ticket_open_assignee on ticket (assignee_id, queue_key, id) where queue_key is not null;
create index ticket_open_due on ticket (next_due_at, id) where queue_key is not null and next_due_at is not null;
create index ticket_parent on ticket (parent_id, id) where parent_id is not null;
create index ticket_merged on ticket (merged_into_id, id) where merged_into_id is not null;
create index ticket_announced on ticket (id) where announced;

create table ticket_alias (
    alias text primary key,
    ticket_id bigint not null references ticket (id)
);
create index ticket_alias_ticket on ticket_alias (ticket_id);
create table ticket_tag (
    ticket_id bigint not null references ticket (id),
    tag {exact} not null,
    primary key (ticket_id, tag)
);
create index ticket_tag_tag on ticket_tag (tag, ticket_id);
create table ticket_watcher (
    ticket_id bigint not null references ticket (id),
    person_id bigint not null references person (id),
    primary key (ticket_id, person_id)
);
create index ticket_watcher_person on ticket_watcher (person_id, ticket_id);

-- Handed to another department: it owes its written result.
create table hand_off (
    id {identity},
    ticket_id bigint not null references ticket (id),
    from_group_id bigint references desk_group (id),
    group_id bigint not null references desk_group (id),
    reason text not null,
    given_by_id bigint references person (id),
    given_at bigint not null,
    result text,
    result_by_id bigint references person (id),
    result_at bigint
);
create index hand_off_ticket on hand_off (ticket_id, id);
create index hand_off_owed on hand_off (group_id, id) where result is null;

create table escalation (
    id {identity},
    ticket_id bigint not null references ticket (id),
    kind text not null,
    from_group_id bigint references desk_group (id),
    to_group_id bigint references desk_group (id),
    to_person_id bigint references person (id),
    level integer not null,
    reason text not null,
    by_id bigint references person (id),
    at bigint not null
);
create index escalation_ticket on escalation (ticket_id, id);

alter table entry add column news_of_id bigint references entry (id);
create unique index entry_news on entry (news_of_id, ticket_id) where news_of_id is not null;
