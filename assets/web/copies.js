// Where a browser lacks access handles: files in memory, with the same functions, and in IndexedDB a copy of every block
// that changed. A copy is one transaction over all files, so what is there after a crash is the state of one moment, and
// it counts as kept only when the browser says that it is on the disk.
const BLOCK = 16384;
const STORES = ["owner", "sizes", "blocks"];
const ON_THE_DISK = { durability: "strict" };

/** The result of a request. */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

class CopiedFile {
  changed = new Set(); // the numbers of the blocks that the copy lacks
  #bytes = new Uint8Array(BLOCK); // longer than the file; beyond its end there are zeros
  #size = 0;
  #written;

  constructor(written) {
    this.#written = written;
  }

  getSize() { return this.#size; }

  read(buffer, { at }) {
    const found = this.#bytes.subarray(at, Math.max(at, Math.min(at + buffer.length, this.#size)));
    buffer.set(found);
    return found.length;
  }

  write(buffer, { at }) {
    const end = at + buffer.length;
    this.#makeRoom(end);
    this.#bytes.set(buffer, at);
    this.#change(Math.min(at, this.#size), end);
    this.#size = Math.max(this.#size, end);
    return buffer.length;
  }

  truncate(size) {
    this.#makeRoom(size);
    this.#bytes.fill(0, size, Math.max(size, this.#size));
    this.#change(Math.min(size, this.#size), Math.max(size, this.#size));
    this.#size = size;
  }

  flush() { this.#written(); }

  close() {}

  /** Take over what the copy holds. */
  load(size, numbers, blocks) {
    this.truncate(size);
    blocks.forEach((block, index) => this.#bytes.set(block, numbers[index] * BLOCK));
    this.changed.clear();
  }

  /** The bytes of a block, or null when the file ends before it. */
  block(number) {
    const from = number * BLOCK;
    return from < this.#size ? this.#bytes.slice(from, Math.min(from + BLOCK, this.#size)) : null;
  }

  /** There is no copy any more. */
  changeAll() { this.#change(0, this.#size); }

  #change(from, to) {
    for (let number = Math.floor(from / BLOCK); number * BLOCK < to; number += 1) this.changed.add(number);
  }

  #makeRoom(size) {
    if (size <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(size, Math.ceil(this.#bytes.length * 1.5)));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}

export class Copies {
  #name;
  #database = null;
  #files = new Map();
  // Whoever opened the files last owns the copies: where there are no locks, two windows must not mix their blocks.
  #me = crypto.getRandomValues(new Uint32Array(4)).join("-");
  #written = 0; // how often files were flushed, and how much of that is on the disk
  #kept = 0;
  #copying = null;
  #timer = 0;

  static async open(name) {
    const copies = new Copies();
    copies.#name = name;
    await copies.#connect();
    const owning = copies.#database.transaction(["owner"], "readwrite", ON_THE_DISK);
    await done(owning.objectStore("owner").put(copies.#me, 0));
    return copies;
  }

  /** Whether everything that was flushed is on the disk. */
  get durable() { return this.#kept === this.#written; }

  /** Resolves when everything flushed until now is on the disk; rejects when the browser refuses. */
  async untilDurable() {
    const until = this.#written;
    while (this.#kept < until) {
      this.#copying ??= this.#copy().finally(() => (this.#copying = null));
      await this.#copying;
    }
  }

  /** A file as the copy has it; one that nobody wrote yet is empty. */
  async file(name) {
    const file = new CopiedFile(() => this.#flushed());
    const reading = this.#database.transaction(["sizes", "blocks"]);
    const range = IDBKeyRange.bound([name, 0], [name, Infinity]);
    const blocks = reading.objectStore("blocks");
    const found = [reading.objectStore("sizes").get(name), blocks.getAllKeys(range), blocks.getAll(range)];
    const [size, keys, bodies] = await Promise.all(found.map(done));
    file.load(size ?? 0, keys.map((key) => key[1]), bodies);
    this.#files.set(name, file);
    return file;
  }

  /** The names of all files that were ever opened. */
  async names() {
    const copied = await done(this.#database.transaction(["sizes"]).objectStore("sizes").getAllKeys());
    return [...new Set([...copied, ...this.#files.keys()])];
  }

  /** As soon as Python pauses is the moment to copy: then no commit is half done. */
  #flushed() {
    this.#written += 1;
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.untilDurable().catch(console.error); // whoever asks whether all is durable hears it too, and begins another try
    }, 0);
  }

  async #copy() {
    if (!this.#database) await this.#connect();
    const until = this.#written;
    const taken = new Map();
    try {
      await this.#transaction(taken);
    } catch (error) {
      for (const [file, numbers] of taken) numbers.forEach((number) => file.changed.add(number));
      throw error;
    }
    this.#kept = until;
  }

  #transaction(copied) {
    return new Promise((resolve, reject) => {
      const copying = this.#database.transaction(STORES, "readwrite", ON_THE_DISK);
      let why = new DOMException("the copy was cut", "AbortError");
      copying.oncomplete = () => resolve();
      copying.onabort = () => reject(copying.error ?? why);
      const owner = copying.objectStore("owner").get(0);
      owner.onsuccess = () => {
        try {
          const taken = (owner.result ?? this.#me) !== this.#me;
          if (taken) throw new DOMException("another window has the files", "NoModificationAllowedError");
          copying.objectStore("owner").put(this.#me, 0); // it is gone with the copies when those were cleared away
          for (const [name, file] of this.#files) put(copying, name, file, copied);
        } catch (error) {
          why = error;
          copying.abort();
        }
      };
    });
  }

  async #connect() {
    const opening = indexedDB.open(this.#name, 1);
    opening.onupgradeneeded = () => STORES.forEach((name) => opening.result.createObjectStore(name));
    const database = await done(opening);
    database.onclose = () => this.#lost();
    this.#database = database;
  }

  /** The browser closed the database, perhaps because its files were cleared away: everything is copied again. */
  #lost() {
    this.#database = null;
    for (const file of this.#files.values()) file.changeAll();
    this.#flushed();
  }
}

/** Copy what changed of one file, and remember in `taken` what that was. */
function put(copying, name, file, taken) {
  if (!file.changed.size) return;
  const numbers = file.changed;
  taken.set(file, numbers);
  file.changed = new Set();
  const blocks = copying.objectStore("blocks");
  for (const number of numbers) {
    const block = file.block(number);
    if (block) blocks.put(block, [name, number]);
    else blocks.delete([name, number]);
  }
  copying.objectStore("sizes").put(file.getSize(), name);
}
