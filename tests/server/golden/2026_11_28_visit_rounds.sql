BEGIN TRANSACTION;
CREATE TABLE access_log (
	id TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	person TEXT NOT NULL, 
	device TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	way TEXT NOT NULL, 
	records TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE account (
	person TEXT NOT NULL, 
	passphrase TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (person)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('2026_11_28_visit_rounds');
CREATE TABLE blob (
	hash TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	mime TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (hash)
);
CREATE TABLE blob_partial (
	hash TEXT NOT NULL, 
	person TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	received BIGINT NOT NULL, 
	parts TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (hash, person)
);
CREATE TABLE blob_upload (
	hash TEXT NOT NULL, 
	person TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (hash, person)
);
CREATE TABLE blob_use (
	hash TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record TEXT NOT NULL, 
	field TEXT NOT NULL, 
	PRIMARY KEY (hash, kind, record, field)
);
CREATE TABLE change (
	edit TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	record TEXT NOT NULL, 
	stamp TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	person TEXT NOT NULL, 
	device TEXT NOT NULL, 
	device_ms BIGINT NOT NULL, 
	server_ms BIGINT NOT NULL, 
	scope TEXT NOT NULL, 
	PRIMARY KEY (edit)
);
INSERT INTO "change" VALUES('01a206c6-7883-7c34-8c41-89eb2f1ed47e','person','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','01a206c678840000f5b165224a58b791','{"given":["เลขา",[]],"surname":["ตัวอย่าง",[]],"login":["เลขา",[]]}','setup','setup',1795410000004,1795410000002,'everyone');
INSERT INTO "change" VALUES('01a206c6-7885-746f-8ec2-a3d81173e578','role','4e67b850-b7ab-59ed-8fab-c0c7b672ccd8','01a206c678860000f5b165224a58b791','{"person":["5f8723a1-7dfd-56df-ad4d-26345d5f3e68",[]],"role":["secretariat",[]],"starts":["2026-01-01",[]]}','setup','setup',1795410000006,1795410000002,'everyone');
INSERT INTO "change" VALUES('01a206c6-7888-7bcc-8ea6-96762e61e9c9','school','4c455ae7-20cb-5920-8ca2-7c2bb233fef1','01a206c678890000f5b165224a58b791','{"code":["9966900001",[]],"name":["โรงเรียนสมมติวิทยาคม",[]]}','setup','setup',1795410000009,1795410000007,'everyone');
INSERT INTO "change" VALUES('01a206c6-7893-77d0-9aee-0b0f0b8e8ebd','school','4c455ae7-20cb-5920-8ca2-7c2bb233fef1','01a206c678920000aaaaaaaaaaaaaaaa','{"students":[420,[]]}','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','01a206c6-788b-760e-819b-85c924c364c4',1795410000018,1795410000023,'everyone');
INSERT INTO "change" VALUES('01a206c6-78a7-7a41-b2fd-8ee7e25636a8','school','4c455ae7-20cb-5920-8ca2-7c2bb233fef1','01a206c678a60001aaaaaaaaaaaaaaaa','{"students":[430,["01a206c6-7893-77d0-9aee-0b0f0b8e8ebd"],420]}','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','01a206c6-788b-760e-819b-85c924c364c4',1795410000038,1795410000043,'everyone');
INSERT INTO "change" VALUES('01a206c6-78ad-72e8-9b59-d70b74088feb','school','4c455ae7-20cb-5920-8ca2-7c2bb233fef1','01a206c678ac0000aaaaaaaaaaaaaaaa','{"students":[400,["01a206c6-7893-77d0-9aee-0b0f0b8e8ebd"],430,"conflict"],"teachers":[21,[]]}','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','01a206c6-7899-7242-bdf1-1f8f2b1ac3e6',1795410000044,1795410000049,'everyone');
INSERT INTO "change" VALUES('01a206c6-78b9-7311-8351-dcbed407b605','person','1e06a7c2-562f-548b-855f-41ae6325a61d','01a206c678ba0000f5b165224a58b791','{"given":["นิเทศ",[]],"surname":["ตัวอย่าง",[]],"login":["นิเทศ",[]]}','setup','setup',1795410000058,1795410000056,'everyone');
INSERT INTO "change" VALUES('01a206c6-78bb-799e-8306-dda748a69a8a','role','9c103870-a1ac-58b3-b52d-65668e1a67a1','01a206c678bc0000f5b165224a58b791','{"person":["1e06a7c2-562f-548b-855f-41ae6325a61d",[]],"role":["supervisor",[]],"starts":["2026-01-01",[]]}','setup','setup',1795410000060,1795410000056,'everyone');
INSERT INTO "change" VALUES('01a206c6-78be-7f41-9b02-4a146cf098e1','visit','8bb22b62-1e7c-5ae0-bc59-ec77386f38d1','01a206c678bf0000f5b165224a58b791','{"school":["4c455ae7-20cb-5920-8ca2-7c2bb233fef1",[]],"day":["2026-11-23",[]],"leader":["1e06a7c2-562f-548b-855f-41ae6325a61d",[]],"team.1e06a7c2-562f-548b-855f-41ae6325a61d":[[],[]]}','setup','setup',1795410000063,1795410000061,'school:4c455ae7-20cb-5920-8ca2-7c2bb233fef1');
CREATE TABLE clock (
	name TEXT NOT NULL, 
	value BIGINT NOT NULL, 
	label TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "clock" VALUES('seq',9,'');
INSERT INTO "clock" VALUES('epoch',1795410000001,'df6af1d8-303e-41cd-84bb-86c3d1c42710');
CREATE TABLE departure (
	scope TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	PRIMARY KEY (scope, kind, id)
);
CREATE TABLE device (
	id TEXT NOT NULL, 
	person TEXT NOT NULL, 
	name TEXT NOT NULL, 
	platform TEXT NOT NULL, 
	app TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	made_at BIGINT NOT NULL, 
	seen_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	revoked_at BIGINT, 
	received BIGINT NOT NULL, 
	skew_ms BIGINT NOT NULL, 
	unsent BIGINT, turn TEXT DEFAULT '' NOT NULL, turns TEXT DEFAULT '' NOT NULL, turn_ms BIGINT DEFAULT '0' NOT NULL, turn_at BIGINT DEFAULT '0' NOT NULL, copied_at BIGINT, split_from TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (token_hash)
);
INSERT INTO "device" VALUES('01a206c6-788b-760e-819b-85c924c364c4','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','เครื่องทดสอบ','test','test/1','f18315db967c8c38d7f5802948b271e272db6d093f8ccfcb8c3e3522ec61c87d',1795410000010,1795410000043,1829970000010,NULL,2,0,NULL,'','',0,0,NULL,NULL);
INSERT INTO "device" VALUES('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','เครื่องทดสอบ','test','test/1','884a00e88cc76116ed2cd300c0e3c6d6595e7fbc48f3d75c742386774d510883',1795410000024,1795410000055,1829970000024,NULL,2,0,NULL,'','',0,0,NULL,NULL);
CREATE TABLE invitation (
	id TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	person TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	made_at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	used_at BIGINT, 
	withdrawn_at BIGINT, 
	resets BOOLEAN NOT NULL, 
	reusable BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (token_hash)
);
CREATE TABLE quarantine (
	device TEXT NOT NULL, 
	edit TEXT NOT NULL, 
	person TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	code TEXT NOT NULL, 
	message TEXT NOT NULL, 
	at BIGINT NOT NULL, closed_at BIGINT, closed_by TEXT, closed_why TEXT, 
	PRIMARY KEY (device, edit)
);
INSERT INTO "quarantine" VALUES('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6','01a206c6-78b3-7378-a6ac-2e8afb61ed96','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','{"id":"01a206c6-78b3-7378-a6ac-2e8afb61ed96","kind":"school","record":"4c455ae7-20cb-5920-8ca2-7c2bb233fef1","stamp":"01a206c678b20001aaaaaaaaaaaaaaaa","fields":{"students":["many",["01a206c6-7893-77d0-9aee-0b0f0b8e8ebd"]]}}','not_a_number','students ต้องเป็นจำนวนเต็ม',1795410000055,NULL,NULL,NULL);
CREATE TABLE receipt (
	device TEXT NOT NULL, 
	batch TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	reply TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (device, batch)
);
INSERT INTO "receipt" VALUES('01a206c6-788b-760e-819b-85c924c364c4','01a206c6-7894-79c5-b506-6c3c7f8ed48d','36f7004ee2abef0cc26311ea58c3e741bbbb9dd487b9eb11e78831b2d5302020','{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000023,"received":1,"results":[{"id":"01a206c6-7893-77d0-9aee-0b0f0b8e8ebd","status":"applied"}]}',1795410000023);
INSERT INTO "receipt" VALUES('01a206c6-788b-760e-819b-85c924c364c4','01a206c6-78a8-7448-a7dc-279dcc3aaa74','b3f3d793206f33e14dcbf3907ec8ff33d69363637063f53c64af77ede69020e7','{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000043,"received":2,"results":[{"id":"01a206c6-78a7-7a41-b2fd-8ee7e25636a8","status":"applied"}]}',1795410000043);
INSERT INTO "receipt" VALUES('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6','01a206c6-78ae-7c4e-b792-439e9810dccb','3b59a4ea7bfc09fd211d64e62dd1e9d70d5e9fe665b344b7afb089bd3d6f7019','{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000049,"received":1,"results":[{"id":"01a206c6-78ad-72e8-9b59-d70b74088feb","status":"conflict"}]}',1795410000049);
INSERT INTO "receipt" VALUES('01a206c6-7899-7242-bdf1-1f8f2b1ac3e6','01a206c6-78b4-7cf9-87ef-65363fbd85a1','2d4b1ff2353beb7e4f7acaddfae217eff8ef8b3522f59cdec114fed7b2b6c862','{"protocol":1,"epoch":"df6af1d8-303e-41cd-84bb-86c3d1c42710","server_now":1795410000055,"received":2,"results":[{"id":"01a206c6-78b3-7378-a6ac-2e8afb61ed96","status":"quarantined","code":"not_a_number","message":"students ต้องเป็นจำนวนเต็ม"}]}',1795410000055);
CREATE TABLE record (
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	school TEXT, 
	visit TEXT, 
	owner TEXT, 
	parent TEXT, 
	body TEXT NOT NULL, 
	marks TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	PRIMARY KEY (kind, id)
);
INSERT INTO "record" VALUES('person','5f8723a1-7dfd-56df-ad4d-26345d5f3e68','everyone',NULL,NULL,NULL,NULL,'{"given":"เลขา","surname":"ตัวอย่าง","login":"เลขา"}','[["01a206c6-7883-7c34-8c41-89eb2f1ed47e","01a206c678840000f5b165224a58b791",["given","surname","login"]]]',1);
INSERT INTO "record" VALUES('role','4e67b850-b7ab-59ed-8fab-c0c7b672ccd8','everyone',NULL,NULL,'5f8723a1-7dfd-56df-ad4d-26345d5f3e68',NULL,'{"person":"5f8723a1-7dfd-56df-ad4d-26345d5f3e68","role":"secretariat","starts":"2026-01-01"}','[["01a206c6-7885-746f-8ec2-a3d81173e578","01a206c678860000f5b165224a58b791",["person","role","starts"]]]',2);
INSERT INTO "record" VALUES('school','4c455ae7-20cb-5920-8ca2-7c2bb233fef1','everyone',NULL,NULL,NULL,NULL,'{"code":"9966900001","name":"โรงเรียนสมมติวิทยาคม","students":400,"teachers":21}','[["01a206c6-7888-7bcc-8ea6-96762e61e9c9","01a206c678890000f5b165224a58b791",["code","name"]],["01a206c6-78ad-72e8-9b59-d70b74088feb","01a206c678ac0000aaaaaaaaaaaaaaaa",["students"],["01a206c6-78a7-7a41-b2fd-8ee7e25636a8"]],["01a206c6-78ad-72e8-9b59-d70b74088feb","01a206c678ac0000aaaaaaaaaaaaaaaa",["teachers"]]]',6);
INSERT INTO "record" VALUES('person','1e06a7c2-562f-548b-855f-41ae6325a61d','everyone',NULL,NULL,NULL,NULL,'{"given":"นิเทศ","surname":"ตัวอย่าง","login":"นิเทศ"}','[["01a206c6-78b9-7311-8351-dcbed407b605","01a206c678ba0000f5b165224a58b791",["given","surname","login"]]]',7);
INSERT INTO "record" VALUES('role','9c103870-a1ac-58b3-b52d-65668e1a67a1','everyone',NULL,NULL,'1e06a7c2-562f-548b-855f-41ae6325a61d',NULL,'{"person":"1e06a7c2-562f-548b-855f-41ae6325a61d","role":"supervisor","starts":"2026-01-01"}','[["01a206c6-78bb-799e-8306-dda748a69a8a","01a206c678bc0000f5b165224a58b791",["person","role","starts"]]]',8);
INSERT INTO "record" VALUES('visit','8bb22b62-1e7c-5ae0-bc59-ec77386f38d1','school:4c455ae7-20cb-5920-8ca2-7c2bb233fef1','4c455ae7-20cb-5920-8ca2-7c2bb233fef1',NULL,NULL,NULL,'{"school":"4c455ae7-20cb-5920-8ca2-7c2bb233fef1","day":"2026-11-23","leader":"1e06a7c2-562f-548b-855f-41ae6325a61d","team.1e06a7c2-562f-548b-855f-41ae6325a61d":[]}','[["01a206c6-78be-7f41-9b02-4a146cf098e1","01a206c678bf0000f5b165224a58b791",["school","day","leader","team.1e06a7c2-562f-548b-855f-41ae6325a61d"]]]',9);
CREATE TABLE scope_digest (
	scope TEXT NOT NULL, 
	records BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	PRIMARY KEY (scope)
);
INSERT INTO "scope_digest" VALUES('everyone',5,12166850712);
INSERT INTO "scope_digest" VALUES('school:4c455ae7-20cb-5920-8ca2-7c2bb233fef1',1,2415085369);
CREATE TABLE visit_member (
	person TEXT NOT NULL, 
	visit TEXT NOT NULL, 
	school TEXT NOT NULL, 
	PRIMARY KEY (person, visit)
);
INSERT INTO "visit_member" VALUES('1e06a7c2-562f-548b-855f-41ae6325a61d','8bb22b62-1e7c-5ae0-bc59-ec77386f38d1','4c455ae7-20cb-5920-8ca2-7c2bb233fef1');
CREATE TABLE visit_round (
	visit TEXT NOT NULL, 
	school TEXT NOT NULL, 
	round TEXT NOT NULL, 
	PRIMARY KEY (visit)
);
INSERT INTO "visit_round" VALUES('8bb22b62-1e7c-5ae0-bc59-ec77386f38d1','4c455ae7-20cb-5920-8ca2-7c2bb233fef1','2569/2');
CREATE TABLE wrong_try (
	login TEXT NOT NULL, 
	tries BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	PRIMARY KEY (login)
);
CREATE INDEX ix_access_log_person ON access_log (person);
CREATE INDEX ix_access_log_scope ON access_log (scope);
CREATE INDEX change_record ON change (kind, record);
CREATE INDEX departure_scope_seq ON departure (scope, seq);
CREATE INDEX ix_device_person ON device (person);
CREATE INDEX ix_invitation_person ON invitation (person);
CREATE INDEX record_owner ON record (kind, owner) WHERE owner IS NOT NULL;
CREATE INDEX record_parent ON record (kind, parent) WHERE parent IS NOT NULL;
CREATE INDEX record_school ON record (kind, school) WHERE school IS NOT NULL;
CREATE INDEX record_scope_seq ON record (scope, seq);
CREATE UNIQUE INDEX record_seq ON record (seq);
CREATE INDEX record_visit ON record (kind, visit) WHERE visit IS NOT NULL;
CREATE INDEX ix_visit_member_visit ON visit_member (visit);
CREATE INDEX visit_round_school ON visit_round (school, round);
CREATE INDEX visit_member_school ON visit_member (person, school);
COMMIT;
