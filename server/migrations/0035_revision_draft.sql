-- What is being prepared of a calendar, an agreement, a practice or a role: one draft each, shared by those who may publish it.
create table revision_draft (
    id {identity},
    noun text not null,
    object_id bigint,
    name text not null,
    content text not null,
    based_on bigint not null,
    person_id bigint not null references person (id),
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create unique index revision_draft_object on revision_draft (noun, object_id) where object_id is not null;
create unique index revision_draft_new on revision_draft (noun, name) where object_id is null;

-- Which version of a role a change brings back.
alter table role_change add column restored_from bigint;
