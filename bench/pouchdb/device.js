// Two devices on LevelDB, told by lines what to do: `node device.js FOLDER SERVER DOCUMENTS`. Each step is answered by
// one line of JSON: how many documents it moved, and its seconds on the wall and of this process's processor time.
const fs = require("node:fs");
const readline = require("node:readline");
const PouchDB = require("pouchdb-core")
  .plugin(require("pouchdb-adapter-leveldb"))
  .plugin(require("pouchdb-adapter-http"))
  .plugin(require("pouchdb-replication"));

const [folder, server, documents] = process.argv.slice(2);
const all = JSON.parse(fs.readFileSync(documents, "utf8"));
const PORTIONS = { batch_size: 1000 }; // ten times the usual: quicker here

const local = (name) => new PouchDB(`${folder}/${name}`, { adapter: "leveldb" });
const remote = (name) => new PouchDB(`${server}/${name}`, { adapter: "http" });

async function fill(database, made) {
  const results = await database.bulkDocs(made);
  const refused = results.filter((result) => !result.ok);
  if (refused.length) throw new Error(`not kept: ${JSON.stringify(refused[0])}`);
}

async function moved(replication) {
  const result = await replication;
  if (!result.ok || result.doc_write_failures) throw new Error(`not level: ${JSON.stringify(result)}`);
  return result.docs_written;
}

// What runs often is compiled before anything is timed.
async function warmUp() {
  const [sender, receiver] = [local("warm-sender"), local("warm-receiver")];
  await fill(sender, all.slice(0, 1000));
  await moved(sender.replicate.to(remote("warm"), PORTIONS));
  await moved(receiver.replicate.from(remote("warm"), PORTIONS));
}

const sender = local("sender");
const receiver = local("receiver");
const office = remote("office");
const steps = {
  push: () => moved(sender.replicate.to(office, PORTIONS)),
  pull: () => moved(receiver.replicate.from(office, PORTIONS)),
  idle: () => moved(receiver.replicate.from(office, PORTIONS)),
};

async function timed(step) {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const documents = await step();
  const used = process.cpuUsage(before);
  return { documents, wall: (performance.now() - began) / 1000, processor: (used.user + used.system) / 1e6 };
}

async function main() {
  await warmUp();
  await fill(sender, all);
  console.log("ready");
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await timed(steps[line])));
  }
  process.exit(0);
}

main();
