create sequence number_incident start 10001;
