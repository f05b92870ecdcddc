SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.access_log (
    id text NOT NULL,
    at bigint NOT NULL,
    person text NOT NULL,
    device text NOT NULL,
    scope text NOT NULL,
    way text NOT NULL,
    records text NOT NULL
);
CREATE TABLE public.account (
    person text NOT NULL,
    passphrase text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.blob (
    hash text NOT NULL,
    size bigint NOT NULL,
    mime text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.blob_partial (
    hash text NOT NULL,
    person text NOT NULL,
    size bigint NOT NULL,
    received bigint NOT NULL,
    parts text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.blob_upload (
    hash text NOT NULL,
    person text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.blob_use (
    hash text NOT NULL,
    kind text NOT NULL,
    record text NOT NULL,
    field text NOT NULL
);
CREATE TABLE public.change (
    edit text NOT NULL,
    kind text NOT NULL,
    record text NOT NULL,
    stamp text NOT NULL,
    fields text NOT NULL,
    person text NOT NULL,
    device text NOT NULL,
    device_ms bigint NOT NULL,
    server_ms bigint NOT NULL,
    scope text NOT NULL
);
CREATE TABLE public.clock (
    name text NOT NULL,
    value bigint NOT NULL,
    label text NOT NULL
);
CREATE TABLE public.departure (
    scope text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.device (
    id text NOT NULL,
    person text NOT NULL,
    name text NOT NULL,
    platform text NOT NULL,
    app text NOT NULL,
    token_hash text NOT NULL,
    made_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    received bigint NOT NULL,
    skew_ms bigint NOT NULL,
    unsent bigint,
    turn text DEFAULT ''::text NOT NULL,
    turns text DEFAULT ''::text NOT NULL,
    turn_ms bigint DEFAULT '0'::bigint NOT NULL,
    turn_at bigint DEFAULT '0'::bigint NOT NULL,
    copied_at bigint,
    split_from text
);
CREATE TABLE public.invitation (
    id text NOT NULL,
    token_hash text NOT NULL,
    person text NOT NULL,
    made_by text NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    withdrawn_at bigint,
    resets boolean NOT NULL,
    reusable boolean NOT NULL
);
CREATE TABLE public.quarantine (
    device text NOT NULL,
    edit text NOT NULL,
    person text NOT NULL,
    payload text NOT NULL,
    code text NOT NULL,
    message text NOT NULL,
    at bigint NOT NULL,
    closed_at bigint,
    closed_by text,
    closed_why text
);
CREATE TABLE public.receipt (
    device text NOT NULL,
    batch text NOT NULL,
    sha256 text NOT NULL,
    reply text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.record (
    kind text NOT NULL,
    id text NOT NULL,
    scope text NOT NULL,
    school text,
    visit text,
    owner text,
    parent text,
    body text NOT NULL,
    marks text NOT NULL,
    seq bigint NOT NULL
);
CREATE TABLE public.scope_digest (
    scope text NOT NULL,
    records bigint NOT NULL,
    total bigint NOT NULL
);
CREATE TABLE public.visit_member (
    person text NOT NULL,
    visit text NOT NULL,
    school text NOT NULL
);
CREATE TABLE public.visit_round (
    visit text NOT NULL,
    school text NOT NULL,
    round text NOT NULL
);
CREATE TABLE public.wrong_try (
    login text NOT NULL,
    tries bigint NOT NULL,
    since bigint NOT NULL
);
INSERT INTO public.alembic_version VALUES ('2026_11_28_visit_rounds');
INSERT INTO public.change VALUES ('01a206c6-7883-7c34-8c41-89eb2f1ed47e', 'person', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', '01a206c678840000f5b165224a58b791', '{"given":["เลขา",[]],"surname":["ตัวอย่าง",[]],"login":["เลขา",[]]}', 'setup', 'setup', 1795410000004, 1795410000002, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-7885-746f-8ec2-a3d81173e578', 'role', '4e67b850-b7ab-59ed-8fab-c0c7b672ccd8', '01a206c678860000f5b165224a58b791', '{"person":["5f8723a1-7dfd-56df-ad4d-26345d5f3e68",[]],"role":["secretariat",[]],"starts":["2026-01-01",[]]}', 'setup', 'setup', 1795410000006, 1795410000002, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-7888-7bcc-8ea6-96762e61e9c9', 'school', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', '01a206c678890000f5b165224a58b791', '{"code":["9966900001",[]],"name":["โรงเรียนสมมติวิทยาคม",[]]}', 'setup', 'setup', 1795410000009, 1795410000007, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-7893-77d0-9aee-0b0f0b8e8ebd', 'school', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', '01a206c678920000aaaaaaaaaaaaaaaa', '{"students":[420,[]]}', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', '01a206c6-788b-760e-819b-85c924c364c4', 1795410000018, 1795410000023, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-78a7-7a41-b2fd-8ee7e25636a8', 'school', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', '01a206c678a60001aaaaaaaaaaaaaaaa', '{"students":[430,["01a206c6-7893-77d0-9aee-0b0f0b8e8ebd"],420]}', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', '01a206c6-788b-760e-819b-85c924c364c4', 1795410000038, 1795410000043, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-78ad-72e8-9b59-d70b74088feb', 'school', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', '01a206c678ac0000aaaaaaaaaaaaaaaa', '{"students":[400,["01a206c6-7893-77d0-9aee-0b0f0b8e8ebd"],430,"conflict"],"teachers":[21,[]]}', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', '01a206c6-7899-7242-bdf1-1f8f2b1ac3e6', 1795410000044, 1795410000049, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-78b9-7311-8351-dcbed407b605', 'person', '1e06a7c2-562f-548b-855f-41ae6325a61d', '01a206c678ba0000f5b165224a58b791', '{"given":["นิเทศ",[]],"surname":["ตัวอย่าง",[]],"login":["นิเทศ",[]]}', 'setup', 'setup', 1795410000058, 1795410000056, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-78bb-799e-8306-dda748a69a8a', 'role', '9c103870-a1ac-58b3-b52d-65668e1a67a1', '01a206c678bc0000f5b165224a58b791', '{"person":["1e06a7c2-562f-548b-855f-41ae6325a61d",[]],"role":["supervisor",[]],"starts":["2026-01-01",[]]}', 'setup', 'setup', 1795410000060, 1795410000056, 'everyone');
INSERT INTO public.change VALUES ('01a206c6-78be-7f41-9b02-4a146cf098e1', 'visit', '8bb22b62-1e7c-5ae0-bc59-ec77386f38d1', '01a206c678bf0000f5b165224a58b791', '{"school":["4c455ae7-20cb-5920-8ca2-7c2bb233fef1",[]],"day":["2026-11-23",[]],"leader":["1e06a7c2-562f-548b-855f-41ae6325a61d",[]],"team.1e06a7c2-562f-548b-855f-41ae6325a61d":[[],[]]}', 'setup', 'setup', 1795410000063, 1795410000061, 'school:4c455ae7-20cb-5920-8ca2-7c2bb233fef1');
INSERT INTO public.clock VALUES ('epoch', 1795410000001, 'df6af1d8-303e-41cd-84bb-86c3d1c42710');
INSERT INTO public.clock VALUES ('seq', 9, '');
INSERT INTO public.device VALUES ('01a206c6-788b-760e-819b-85c924c364c4', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', 'เครื่องทดสอบ', 'test', 'test/1', 'f18315db967c8c38d7f5802948b271e272db6d093f8ccfcb8c3e3522ec61c87d', 1795410000010, 1795410000043, 1829970000010, NULL, 2, 0, NULL, '', '', 0, 0, NULL, NULL);
INSERT INTO public.device VALUES ('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', 'เครื่องทดสอบ', 'test', 'test/1', '884a00e88cc76116ed2cd300c0e3c6d6595e7fbc48f3d75c742386774d510883', 1795410000024, 1795410000055, 1829970000024, NULL, 2, 0, NULL, '', '', 0, 0, NULL, NULL);
INSERT INTO public.quarantine VALUES ('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6', '01a206c6-78b3-7378-a6ac-2e8afb61ed96', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', '{"id":"01a206c6-78b3-7378-a6ac-2e8afb61ed96","kind":"school","record":"4c455ae7-20cb-5920-8ca2-7c2bb233fef1","stamp":"01a206c678b20001aaaaaaaaaaaaaaaa","fields":{"students":["many",["01a206c6-7893-77d0-9aee-0b0f0b8e8ebd"]]}}', 'not_a_number', 'students ต้องเป็นจำนวนเต็ม', 1795410000055, NULL, NULL, NULL);
INSERT INTO public.receipt VALUES ('01a206c6-788b-760e-819b-85c924c364c4', '01a206c6-7894-79c5-b506-6c3c7f8ed48d', '36f7004ee2abef0cc26311ea58c3e741bbbb9dd487b9eb11e78831b2d5302020', '{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000023,"received":1,"results":[{"id":"01a206c6-7893-77d0-9aee-0b0f0b8e8ebd","status":"applied"}]}', 1795410000023);
INSERT INTO public.receipt VALUES ('01a206c6-788b-760e-819b-85c924c364c4', '01a206c6-78a8-7448-a7dc-279dcc3aaa74', 'b3f3d793206f33e14dcbf3907ec8ff33d69363637063f53c64af77ede69020e7', '{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000043,"received":2,"results":[{"id":"01a206c6-78a7-7a41-b2fd-8ee7e25636a8","status":"applied"}]}', 1795410000043);
INSERT INTO public.receipt VALUES ('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6', '01a206c6-78ae-7c4e-b792-439e9810dccb', '3b59a4ea7bfc09fd211d64e62dd1e9d70d5e9fe665b344b7afb089bd3d6f7019', '{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000049,"received":1,"results":[{"id":"01a206c6-78ad-72e8-9b59-d70b74088feb","status":"conflict"}]}', 1795410000049);
INSERT INTO public.receipt VALUES ('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6', '01a206c6-78b4-7cf9-87ef-65363fbd85a1', '2d4b1ff2353beb7e4f7acaddfae217eff8ef8b3522f59cdec114fed7b2b6c862', '{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000055,"received":2,"results":[{"id":"01a206c6-78b3-7378-a6ac-2e8afb61ed96","status":"quarantined","code":"not_a_number","message":"students ต้องเป็นจำนวนเต็ม"}]}', 1795410000055);
INSERT INTO public.record VALUES ('person', '1e06a7c2-562f-548b-855f-41ae6325a61d', 'everyone', NULL, NULL, NULL, NULL, '{"given":"นิเทศ","surname":"ตัวอย่าง","login":"นิเทศ"}', '[["01a206c6-78b9-7311-8351-dcbed407b605","01a206c678ba0000f5b165224a58b791",["given","surname","login"]]]', 7);
INSERT INTO public.record VALUES ('person', '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', 'everyone', NULL, NULL, NULL, NULL, '{"given":"เลขา","surname":"ตัวอย่าง","login":"เลขา"}', '[["01a206c6-7883-7c34-8c41-89eb2f1ed47e","01a206c678840000f5b165224a58b791",["given","surname","login"]]]', 1);
INSERT INTO public.record VALUES ('role', '4e67b850-b7ab-59ed-8fab-c0c7b672ccd8', 'everyone', NULL, NULL, '5f8723a1-7dfd-56df-ad4d-26345d5f3e68', NULL, '{"person":"5f8723a1-7dfd-56df-ad4d-26345d5f3e68","role":"secretariat","starts":"2026-01-01"}', '[["01a206c6-7885-746f-8ec2-a3d81173e578","01a206c678860000f5b165224a58b791",["person","role","starts"]]]', 2);
INSERT INTO public.record VALUES ('role', '9c103870-a1ac-58b3-b52d-65668e1a67a1', 'everyone', NULL, NULL, '1e06a7c2-562f-548b-855f-41ae6325a61d', NULL, '{"person":"1e06a7c2-562f-548b-855f-41ae6325a61d","role":"supervisor","starts":"2026-01-01"}', '[["01a206c6-78bb-799e-8306-dda748a69a8a","01a206c678bc0000f5b165224a58b791",["person","role","starts"]]]', 8);
INSERT INTO public.record VALUES ('school', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', 'everyone', NULL, NULL, NULL, NULL, '{"code":"9966900001","name":"โรงเรียนสมมติวิทยาคม","students":400,"teachers":21}', '[["01a206c6-7888-7bcc-8ea6-96762e61e9c9","01a206c678890000f5b165224a58b791",["code","name"]],["01a206c6-78ad-72e8-9b59-d70b74088feb","01a206c678ac0000aaaaaaaaaaaaaaaa",["students"],["01a206c6-78a7-7a41-b2fd-8ee7e25636a8"]],["01a206c6-78ad-72e8-9b59-d70b74088feb","01a206c678ac0000aaaaaaaaaaaaaaaa",["teachers"]]]', 6);
INSERT INTO public.record VALUES ('visit', '8bb22b62-1e7c-5ae0-bc59-ec77386f38d1', 'school:4c455ae7-20cb-5920-8ca2-7c2bb233fef1', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', NULL, NULL, NULL, '{"school":"4c455ae7-20cb-5920-8ca2-7c2bb233fef1","day":"2026-11-23","leader":"1e06a7c2-562f-548b-855f-41ae6325a61d","team.1e06a7c2-562f-548b-855f-41ae6325a61d":[]}', '[["01a206c6-78be-7f41-9b02-4a146cf098e1","01a206c678bf0000f5b165224a58b791",["school","day","leader","team.1e06a7c2-562f-548b-855f-41ae6325a61d"]]]', 9);
INSERT INTO public.scope_digest VALUES ('everyone', 5, 12166850712);
INSERT INTO public.scope_digest VALUES ('school:4c455ae7-20cb-5920-8ca2-7c2bb233fef1', 1, 2415085369);
INSERT INTO public.visit_member VALUES ('1e06a7c2-562f-548b-855f-41ae6325a61d', '8bb22b62-1e7c-5ae0-bc59-ec77386f38d1', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1');
INSERT INTO public.visit_round VALUES ('8bb22b62-1e7c-5ae0-bc59-ec77386f38d1', '4c455ae7-20cb-5920-8ca2-7c2bb233fef1', '2569/2');
ALTER TABLE ONLY public.access_log
    ADD CONSTRAINT access_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (person);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.blob_partial
    ADD CONSTRAINT blob_partial_pkey PRIMARY KEY (hash, person);
ALTER TABLE ONLY public.blob
    ADD CONSTRAINT blob_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.blob_upload
    ADD CONSTRAINT blob_upload_pkey PRIMARY KEY (hash, person);
ALTER TABLE ONLY public.blob_use
    ADD CONSTRAINT blob_use_pkey PRIMARY KEY (hash, kind, record, field);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (edit);
ALTER TABLE ONLY public.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.departure
    ADD CONSTRAINT departure_pkey PRIMARY KEY (scope, kind, id);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (device, edit);
ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (device, batch);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (kind, id);
ALTER TABLE ONLY public.scope_digest
    ADD CONSTRAINT scope_digest_pkey PRIMARY KEY (scope);
ALTER TABLE ONLY public.visit_member
    ADD CONSTRAINT visit_member_pkey PRIMARY KEY (person, visit);
ALTER TABLE ONLY public.visit_round
    ADD CONSTRAINT visit_round_pkey PRIMARY KEY (visit);
ALTER TABLE ONLY public.wrong_try
    ADD CONSTRAINT wrong_try_pkey PRIMARY KEY (login);
CREATE INDEX change_record ON public.change USING btree (kind, record);
CREATE INDEX departure_scope_seq ON public.departure USING btree (scope, seq);
CREATE INDEX ix_access_log_person ON public.access_log USING btree (person);
CREATE INDEX ix_access_log_scope ON public.access_log USING btree (scope);
CREATE INDEX ix_device_person ON public.device USING btree (person);
CREATE INDEX ix_invitation_person ON public.invitation USING btree (person);
CREATE INDEX ix_visit_member_visit ON public.visit_member USING btree (visit);
CREATE INDEX record_owner ON public.record USING btree (kind, owner) WHERE (owner IS NOT NULL);
CREATE INDEX record_parent ON public.record USING btree (kind, parent) WHERE (parent IS NOT NULL);
CREATE INDEX record_school ON public.record USING btree (kind, school) WHERE (school IS NOT NULL);
CREATE INDEX record_scope_seq ON public.record USING btree (scope, seq);
CREATE UNIQUE INDEX record_seq ON public.record USING btree (seq);
CREATE INDEX record_visit ON public.record USING btree (kind, visit) WHERE (visit IS NOT NULL);
CREATE INDEX visit_member_school ON public.visit_member USING btree (person, school);
CREATE INDEX visit_round_school ON public.visit_round USING btree (school, round);
