// SQLite's files on the browser's private file system: an Emscripten file system over access handles that are opened
// once and read and written synchronously, so a commit is on the disk when it returns.
import { Copies } from "./copies.js";

const SECOND = "second-";
const ROOM = "room"; // a file that is never more than empty for others: how much more the disk would take is tried on it
const FILE = 0o100666;
const FOLDER = 0o040777;
const [ENOENT, EINVAL, EIO, ENOSPC, EPERM] = [44, 28, 29, 51, 63];

/** One tab at a time. Resolves true once the lock is ours for as long as this worker lives; false when it is taken. */
function takeTurn(name, wait) {
  return new Promise((resolve, reject) => {
    if (!navigator.locks) return resolve(true); // without a secure connection there are no locks, and no handles either
    const held = (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => undefined);
    };
    return navigator.locks.request(name, { ifAvailable: !wait }, held).catch(reject);
  });
}

async function openHandle(directory, name) {
  const file = await directory.getFileHandle(name, { create: true });
  return file.createSyncAccessHandle();
}

export function forPython(pyodide) {
  const { FS } = pyodide;
  const refuse = (errno) => { throw new FS.ErrnoError(errno); };
  // A browser's own exception must never cross SQLite's C frames: it becomes an error number SQLite understands.
  const guarded = (work) => {
    try {
      return work();
    } catch (error) {
      if (error?.name === "ErrnoError") throw error;
      return refuse(error?.name === "QuotaExceededError" ? ENOSPC : EIO);
    }
  };

  function fileSystem(handles) {
    const of = (node) => handles.get(node.name) ?? refuse(EINVAL);
    const empty = (name) => guarded(() => handles.get(name).getSize()) === 0;
    const make = (parent, name, mode) => {
      const node = FS.createNode(parent, name, mode, 0);
      node.node_ops = nodeOperations;
      node.stream_ops = streamOperations;
      return node;
    };
    const nodeOperations = {
      getattr(node) {
        const size = FS.isDir(node.mode) ? 4096 : guarded(() => of(node).getSize());
        const now = new Date();
        return {
          dev: 1, ino: node.id, mode: node.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size,
          atime: now, mtime: now, ctime: now, blksize: 4096, blocks: Math.ceil(size / 4096),
        };
      },
      setattr(node, change) {
        if (change.mode !== undefined) node.mode = change.mode;
        if (change.size !== undefined) guarded(() => of(node).truncate(change.size));
      },
      lookup(parent, name) {
        // A file of no length does not exist: that is how one is removed without giving up its handle.
        if (!handles.has(name) || empty(name)) refuse(ENOENT);
        return make(parent, name, FILE);
      },
      mknod(parent, name, mode) {
        if (!handles.has(name)) refuse(EPERM);
        return make(parent, name, mode);
      },
      unlink(_parent, name) {
        guarded(() => {
          handles.get(name).truncate(0);
          handles.get(name).flush();
        });
      },
      readdir() { return [".", "..", ...handles.keys()]; },
      rename() { refuse(EPERM); },
      rmdir() { refuse(EPERM); },
      symlink() { refuse(EPERM); },
      readlink() { refuse(EPERM); },
    };
    const streamOperations = {
      open() {},
      close() {},
      read(stream, buffer, offset, length, position) {
        return guarded(() => of(stream.node).read(buffer.subarray(offset, offset + length), { at: position }));
      },
      write(stream, buffer, offset, length, position) {
        // A full disk may write less than asked instead of throwing; SQLite asks again and is then told there is no room.
        const written = guarded(() => of(stream.node).write(buffer.subarray(offset, offset + length), { at: position }));
        return written === 0 && length > 0 ? refuse(ENOSPC) : written;
      },
      llseek(stream, offset, whence) {
        let position = offset;
        if (whence === 1) position += stream.position;
        if (whence === 2) position += guarded(() => of(stream.node).getSize());
        return position < 0 ? refuse(EINVAL) : position;
      },
      fsync(stream) {
        if (!FS.isDir(stream.node.mode)) guarded(() => of(stream.node).flush());
        return 0;
      },
    };
    return { mount: () => make(null, "/", FOLDER) };
  }

  const handles = new Map();
  let directory = null;
  let copies = null; // in place of the private file system, where there is none
  let seconds = null; // and apart from them those of second copies: one database may be damaged without the other

  /** Mount the private file system; false where there is none and copies in IndexedDB have to do. */
  async function mount(mountpoint, folder) {
    FS.mkdirTree(mountpoint);
    directory = await privateFolder(folder);
    if (!directory) [copies, seconds] = await Promise.all([Copies.open(folder), Copies.open(`${folder}-second`)]);
    FS.mount(fileSystem(handles), {}, mountpoint);
    return directory !== null;
  }

  /** Open what is not open yet. All or nothing: a refused handle closes those opened with it. */
  async function openFiles(names) {
    const missing = names.filter((name) => !handles.has(name));
    const kept = (name) => (name.startsWith(SECOND) ? seconds : copies);
    const open = (name) => (directory ? openHandle(directory, name) : kept(name).file(name));
    const opened = await Promise.allSettled(missing.map(open));
    const refused = opened.find((result) => result.status === "rejected");
    opened.forEach((result, index) => {
      if (result.status !== "fulfilled") return;
      if (refused) result.value.close();
      else handles.set(missing[index], result.value);
    });
    if (refused) throw refused.reason;
  }

  /**
   * The largest of these sizes that the disk would take more, 0 when none, undefined where that cannot be tried (null is
   * not None to Python). Nothing is written: a longer file is asked for and given back at once, in one go, so that no
   * commit finds the room taken. What was granted is the handle's until it is closed.
   */
  async function room(sizes) {
    if (!directory) return undefined;
    const roomy = await openHandle(directory, ROOM);
    const fits = (size) => {
      try {
        roomy.truncate(size);
        return true;
      } catch (error) {
        if (error.name === "QuotaExceededError") return false;
        throw error;
      }
    };
    try {
      return [...sizes].sort((a, b) => b - a).find(fits) ?? 0;
    } finally {
      roomy.truncate(0);
      roomy.close();
    }
  }

  /** Every file there is, open or not. */
  async function names() {
    if (copies) return [...(await copies.names()), ...(await seconds.names())];
    const found = [];
    for await (const name of directory.keys()) if (name !== ROOM) found.push(name);
    return found;
  }

  /** Whether every commit is on the disk. Over access handles it is as soon as it returns. No second copy counts. */
  const durable = () => !copies || copies.durable;
  const untilDurable = async () => copies?.untilDurable();

  return { takeTurn, mount, openFiles, names, room, durable, untilDurable };
}

/** The app's folder on the private file system, or null where handles are missing or may not be used. */
async function privateFolder(folder) {
  const known = typeof FileSystemFileHandle === "function" && "createSyncAccessHandle" in FileSystemFileHandle.prototype;
  if (!known || typeof navigator.storage?.getDirectory !== "function") return null;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(folder, { create: true });
  } catch (error) {
    if (error.name === "SecurityError") return null; // private browsing in some browsers
    throw error;
  }
}
