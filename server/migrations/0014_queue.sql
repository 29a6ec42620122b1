-- Views: lists of tickets that somebody saved, for himself, for a group or for all.
create table saved_view (
    id {identity},
    code text unique,
    name text not null,
    owner_id bigint references person (id),
    scope text not null,
    group_id bigint references desk_group (id),
    conditions text not null,
    sort text not null,
    columns text not null,
    position integer not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index saved_view_position on saved_view (position, id);
create index saved_view_owner on saved_view (owner_id, position, id);
create index saved_view_group on saved_view (group_id, position, id) where group_id is not null;

create table saved_view_star (
    person_id bigint not null references person (id),
    view_id bigint not null references saved_view (id),
    primary key (person_id, view_id)
);
create index saved_view_star_view on saved_view_star (view_id);

insert into saved_view (code, name, scope, conditions, sort, columns, position, version, created_at, updated_at) values
('my-open', '{"zh":"我的未结工单","en":"My open tickets"}', 'shared',
 '[{"field":"open","op":"eq","value":"true"},{"field":"assignee","op":"eq","value":"me"}]', '', '[]', 10, 1, 0, 0),
('unassigned', '{"zh":"本组未分派","en":"Unassigned in my groups"}', 'shared',
 '[{"field":"open","op":"eq","value":"true"},{"field":"group","op":"eq","value":"mine"},{"field":"assignee","op":"eq","value":"none"}]',
 '', '[]', 20, 1, 0, 0),
('group-open', '{"zh":"本组未结工单","en":"Open in my groups"}', 'shared',
 '[{"field":"open","op":"eq","value":"true"},{"field":"group","op":"eq","value":"mine"}]', '', '[]', 30, 1, 0, 0),
('awaiting-user', '{"zh":"等待用户","en":"Waiting for the user"}', 'shared',
 '[{"field":"open","op":"eq","value":"true"},{"field":"group","op":"eq","value":"mine"},{"field":"pending_reason","op":"eq","value":"awaiting_user"}]',
 '', '[]', 40, 1, 0, 0),
('overdue', '{"zh":"已超期","en":"Overdue"}', 'shared',
 '[{"field":"open","op":"eq","value":"true"},{"field":"next_due_at","op":"lt","value":"now"}]', '', '[]', 50, 1, 0, 0),
('new-today', '{"zh":"24 小时内新建","en":"New in the last 24 hours"}', 'shared',
 '[{"field":"open","op":"eq","value":"true"},{"field":"created_at","op":"gte","value":"now-24h"}]', '-created_at', '[]', 60, 1, 0, 0);
