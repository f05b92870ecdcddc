// Unpacks a stored (not deflated) zip straight into Pyodide's file system: no inflating, no Python needed.
const END = 0x06054b50;
const ENTRY = 0x02014b50;

export function unpack(FS, bytes, root) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const made = new Set();
  for (const { name, start, size } of entries(view, bytes)) {
    const path = `${root}/${name}`;
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(folder)) {
      FS.mkdirTree(folder);
      made.add(folder);
    }
    FS.writeFile(path, bytes.subarray(start, start + size), { canOwn: true });
  }
}

function* entries(view, bytes) {
  const end = bytes.byteLength - 22;
  if (view.getUint32(end, true) !== END) throw new Error("not a plain zip archive");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const text = new TextDecoder();
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY || view.getUint16(at + 10, true) !== 0) throw new Error("entry is not stored");
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = text.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    yield { name, start, size };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
