create sequence number_task start 10001;
