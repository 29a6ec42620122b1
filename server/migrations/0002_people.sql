-- People, where they belong, what they may do, how they sign in; groups and sites.
create table organisation (
    id {identity},
    code text not null unique,
    name text not null,
    kind text not null,
    key_customer boolean not null,
    shares_tickets boolean not null,
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);

create table site (
    id {identity},
    code text not null unique,
    name text not null,
    kind text not null,
    parent_id bigint references site (id),
    organisation_id bigint references organisation (id),
    address text not null,
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index site_parent on site (parent_id, id);
create index site_organisation on site (organisation_id, id);

create table department (
    id {identity},
    code text not null unique,
    name text not null,
    parent_id bigint references department (id),
    organisation_id bigint not null references organisation (id),
    manager_id bigint,
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index department_parent on department (parent_id, id);
create index department_organisation on department (organisation_id, id);
create index department_manager on department (manager_id) where manager_id is not null;

-- Who lies within whom in the trees of sites, departments and categories, themselves included.
create table lies_within (
    noun text not null,
    id bigint not null,
    ancestor_id bigint not null,
    distance integer not null,
    primary key (noun, id, ancestor_id)
);
create index lies_within_ancestor on lies_within (noun, ancestor_id, id);

create table person (
    id {identity},
    login text unique,
    name text not null,
    pinyin text not null,
    initials text not null,
    emails text not null,
    phones text not null,
    employee_no text,
    organisation_id bigint not null references organisation (id),
    department_id bigint references department (id),
    site_id bigint references site (id),
    manager_id bigint references person (id),
    language text not null,
    time_zone text not null,
    preferred_channel text not null,
    vip boolean not null,
    vip_remarks text not null,
    active boolean not null,
    grants text not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index person_name on person (name, id);
create index person_updated on person (updated_at, id);
create index person_organisation on person (organisation_id, id);
create index person_organisation_name on person (organisation_id, name, id);
create index person_active on person (active, id);
create index person_active_name on person (active, name, id);
create index person_department on person (department_id, id);
create index person_site on person (site_id, id);
create index person_manager on person (manager_id) where manager_id is not null;
create index person_vip on person (vip, id);
create index person_vip_name on person (vip, name, id);
create index person_with_grants on person (id) where grants <> '[]';
create unique index person_employee on person (employee_no, organisation_id) where employee_no is not null;

-- What a person is looked up by: mail addresses, numbers, the beginnings of names.
create table person_key (
    value {exact} not null,
    kind text not null,
    person_id bigint not null references person (id),
    primary key (value, kind, person_id)
);
create index person_key_person on person_key (person_id);

create table absence (
    id {identity},
    person_id bigint not null references person (id),
    starts_at bigint not null,
    ends_at bigint not null,
    delegate_id bigint references person (id),
    reason text not null,
    created_at bigint not null
);
create index absence_person on absence (person_id, ends_at);

create table deputy (
    person_id bigint not null references person (id),
    deputy_id bigint not null references person (id),
    primary key (deputy_id, person_id)
);
create index deputy_person on deputy (person_id);

create table credential (
    person_id bigint primary key references person (id),
    password_hash text not null,
    changed_at bigint not null
);

create table desk_group (
    id {identity},
    code text not null unique,
    name text not null,
    line text not null,
    manager_id bigint references person (id),
    skills text not null,
    escalates_to_id bigint references desk_group (id),
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index desk_group_manager on desk_group (manager_id) where manager_id is not null;

create table group_member (
    person_id bigint not null references person (id),
    group_id bigint not null references desk_group (id),
    primary key (person_id, group_id)
);
create index group_member_group on group_member (group_id, person_id);

-- Roles an administrator made; the built-in ones stand in a table of the program.
create table role (
    id {identity},
    code text not null unique,
    name text not null,
    rights text not null,
    active boolean not null,
    version bigint not null,
    created_at bigint not null,
    updated_at bigint not null
);

-- Who asked that somebody gets or loses a role, or that a role is altered, and who decided.
create table role_change (
    id {identity},
    action text not null,
    role text not null,
    person_id bigint references person (id),
    organisation_id bigint references organisation (id),
    region_id bigint references site (id),
    rights text not null,
    reason text not null,
    state text not null,
    asked_by_id bigint,
    decided_by_id bigint,
    decided_at bigint,
    version bigint not null,
    created_at bigint not null
);
create index role_change_open on role_change (id) where state = 'proposed';
create index role_change_person on role_change (person_id, id);

-- Only hashes of the secrets are kept.
create table session (
    id {identity},
    secret_hash {blob} not null unique,
    person_id bigint not null references person (id),
    peer text not null,
    created_at bigint not null,
    used_at bigint not null,
    expires_at bigint not null
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table token (
    id {identity},
    secret_hash {blob} not null unique,
    hint text not null,
    person_id bigint not null references person (id),
    scopes text not null,
    created_at bigint not null,
    used_at bigint,
    expires_at bigint
);
create index token_person on token (person_id);

insert into organisation (code, name, kind, key_customer, shares_tickets, active, version, created_at, updated_at)
values ('home', '{"zh":"本公司","en":"Home"}', 'internal', false, false, true, 1, 0, 0);
insert into desk_group (code, name, line, skills, active, version, created_at, updated_at)
values ('service-desk', '{"zh":"服务台","en":"Service desk"}', 'l1', '[]', true, 1, 0, 0);
