create table number_series (
    series text primary key,
    last bigint not null
) without rowid;
insert into number_series (series, last) values ('incident', 10000);
