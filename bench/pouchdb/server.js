// A server that speaks CouchDB's protocol and keeps everything in LevelDB: `node server.js FOLDER` says its port.
const express = require("express");
const expressPouchDB = require("express-pouchdb");
const PouchDB = require("pouchdb-core").plugin(require("pouchdb-adapter-leveldb"));

const OnDisk = PouchDB.defaults({ prefix: `${process.argv[2]}/`, adapter: "leveldb" });
const app = express().use(expressPouchDB(OnDisk, { mode: "minimumForPouchDB" }));
const listening = app.listen(0, "127.0.0.1", () => console.log(listening.address().port));
