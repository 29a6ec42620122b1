-- Colleagues are looked up within an organisation: of whoever is active his keys name it.
alter table person_key add column organisation_id bigint;
update person_key set organisation_id =
    (select person.organisation_id from person where person.id = person_key.person_id and person.active);
create index person_key_colleague on person_key (organisation_id, value, kind, person_id) where organisation_id is not null;

-- What one person did, in the audit trail's two lists.
create index timeline_actor_settings on timeline (actor_id, id) where object_kind <> 'ticket';
create index timeline_actor_tickets on timeline (actor_id, id) where object_kind = 'ticket';
