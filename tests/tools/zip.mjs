// Writes zips from words, honest or not. Format: PKWARE APPNOTE 6.3.x, section numbers in comments.
//
//   zip([entry('a.txt', 'hello'), gap(7), entry('b.txt', 'x', { central: { size: 9999 } })], { end: { count: 3 } })
//
// A zip is a list of parts, written in the order given:
//
//   entry(name, content, options)  a local record, and a central header for the directory
//   folder(name, options)          an entry whose name ends in '/'
//   gap(count or bytes)            bytes that belong to no record
//   directory(options)             the central headers of all entries so far not yet listed
//   end64(fields), locator(fields) the zip64 end record and its locator
//   end(fields)                    the end record
//
// A list without a directory gets one at its end; a list without an end record likewise (with the zip64 pair when
// `options.zip64` says so). So odd orders, second directories and second end records are just longer lists.
//
// Every field of every record has a true value that an option of the same name replaces. A replacement may be a
// function of the layout ({ size, find(name), directory, end, … }), which is known before anything is written. A field
// that would not fit into its bytes is a mistake of the caller and throws.
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { crc32, crc32OfZeros, deflate } from './deflate.mjs';

export const STORED = 0;
export const DEFLATED = 8;
export const FLAG_ENCRYPTED = 1 << 0;
export const FLAG_DESCRIPTOR = 1 << 3;
export const FLAG_UTF8 = 1 << 11;

// 2026-01-05 10:45:00 (APPNOTE 4.4.6): the same bytes on every day.
export const DOS_TIME = (10 << 11) | (45 << 5);
export const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 5;
const HOST_UNIX = 3;

// --- parts ---------------------------------------------------------------------------------------

/**
 * options:
 *   method      DEFLATED (default for what gets smaller) or STORED, or any number
 *   packed      the packed bytes themselves
 *   crc, size, packedSize, flags, needed, time, date, extra, name   for both headers
 *   descriptor  true, or { signature: false, wide: true, crc, packedSize, size } (4.3.9)
 *   zip64       true, or { local: [fields], central: [fields] }: written in a 0x0001 extra field (4.5.3)
 *   local       { any field: value }, or false: no local record
 *   central     { any field, madeBy, disk, internal, external, offset, comment: value }, or false: not listed
 *   mode        Unix mode with file type, default 0o100644
 */
export function entry(name, content = '', options = {}) {
  return { part: 'entry', name, content: isZeros(content) ? content : Buffer.from(content), options };
}

/** An edit of a list of parts: these entries get these Unix modes, and the rest `others` if it is given. */
export function withModes(modes, others) {
  const moded = (part, mode) => (mode === undefined ? part : { ...part, options: { ...part.options, mode } });
  return (parts) => parts.map((part) => moded(part, modes[part.name] ?? others));
}

/** Content of zero bytes that are never made: a stored entry for writeZip, however large. */
export function zeros(length) {
  return { part: 'zeros', length };
}

const isZeros = (content) => content.part === 'zeros';

export function folder(name, options = {}) {
  return entry(name, '', { method: STORED, mode: 0o040755, ...options });
}

export function gap(what) {
  return { part: 'gap', bytes: typeof what === 'number' ? Buffer.alloc(what) : Buffer.from(what) };
}

/** options: only: [entry names to list], order: (headers) => headers, after: bytes that follow the last header. */
export function directory(options = {}) {
  return { part: 'directory', options };
}

export function end(fields = {}) {
  return { part: 'end', fields };
}

export function end64(fields = {}) {
  return { part: 'end64', fields };
}

export function locator(fields = {}) {
  return { part: 'locator', fields };
}

/** An extra field (4.5.1): `extra: [field(0x5455, bytes), …]`; `length` overrides what it says of itself. */
export function field(id, data, length) {
  const bytes = Buffer.from(data);
  return Buffer.concat([record([2, id], [2, length ?? bytes.length]), bytes]);
}

// --- the zip -------------------------------------------------------------------------------------

/** options: end, zip64 (true or {record, locator} fields), comment, truncate (bytes to keep; negative: to drop). */
export function zip(parts, options = {}) {
  const bytes = Buffer.concat(layOut(parts, options).map((piece) => piece.write()));
  return options.truncate === undefined ? bytes : bytes.subarray(0, options.truncate);
}

/** Writes a zip as a file with holes where its zeros are. */
export function writeZip(path, parts, options = {}) {
  const pieces = layOut(parts, options);
  const file = openSync(path, 'w');
  for (const { offset, size, write } of pieces) {
    const bytes = write();
    if (isZeros(bytes)) ftruncateSync(file, offset + size);
    else writeSync(file, bytes, 0, size, offset);
  }
  closeSync(file);
}

/** The records of an honest zip in order: [{ kind, offset, size, name }]. */
export function zipRecords(parts, options = {}) {
  return layOut(parts, options).map(({ kind, offset, size, name }) => ({ kind, offset, size, name }));
}

/** The bytes of one local record with its data, to be hidden somewhere. */
export function localRecord(name, content, options = {}) {
  return zip([entry(name, content, options)], { end: false, directory: false });
}

function layOut(given, options) {
  const parts = complete(given, options);
  const pieces = [];
  const layout = makeLayout(pieces);
  const waiting = [];
  for (const part of parts) {
    const add = (kind, size, write, more = {}) => {
      pieces.push({ kind, size, offset: layout.size, write, ...more });
      layout.size += size;
    };
    if (part.part === 'entry') {
      const model = entryModel(part, layout);
      if (model.hasLocal) addLocal(model, add, layout);
      if (model.central !== false) waiting.push(model);
      layout.entries.push(model);
    } else if (part.part === 'gap') {
      add('gap', part.bytes.length, () => part.bytes);
    } else if (part.part === 'directory') {
      addDirectory(part.options, waiting, add, layout);
    } else if (part.part === 'end64') {
      addEnd64(part.fields, add, layout);
    } else if (part.part === 'locator') {
      addLocator(part.fields, add, layout);
    } else if (part.part === 'end') {
      addEnd(part.fields, add, layout);
    } else {
      throw new Error(`not a part of a zip: ${JSON.stringify(part)}`);
    }
  }
  return pieces;
}

function complete(parts, options) {
  const has = (name) => parts.some(({ part }) => part === name);
  const list = [...parts];
  if (!has('directory') && options.directory !== false) list.push(directory(options.directory));
  if (options.zip64) {
    list.push(end64(options.zip64.record), locator(options.zip64.locator));
  }
  if (!has('end') && options.end !== false) {
    const sentinels = options.zip64
      ? { entriesHere: 0xffff, count: 0xffff, size: 0xffffffff, offset: 0xffffffff }
      : {};
    list.push(end({ comment: options.comment, ...sentinels, ...options.end }));
  }
  return list;
}

function makeLayout(pieces) {
  const layout = { size: 0, entries: [], directory: { offset: 0, size: 0, count: 0 }, end64: 0 };
  layout.find = (name) => {
    const found = layout.entries.find((model) => model.key === String(name));
    if (!found) throw new Error(`no entry ${name}`);
    return found;
  };
  layout.piece = (kind) => pieces.findLast((piece) => piece.kind === kind);
  return layout;
}

// A value that an option may replace, by itself or by a function of the layout.
function value(override, truth, layout) {
  if (override === undefined) return truth;
  return typeof override === 'function' ? override(layout) : override;
}

// --- entries -------------------------------------------------------------------------------------

function entryModel({ name, content, options }, layout) {
  const packed = packedBytes(content, options);
  const isAscii = /^[\x00-\x7f]*$/.test(String(name));
  const descriptor = options.descriptor ?? false;
  const truth = {
    name: Buffer.from(name),
    needed: 20,
    flags: (isAscii || Buffer.isBuffer(name) ? 0 : FLAG_UTF8) | (descriptor ? FLAG_DESCRIPTOR : 0),
    method: packed.method,
    time: DOS_TIME,
    date: DOS_DATE,
    crc: options.crc !== undefined ? 0 : isZeros(content) ? crc32OfZeros(content.length) : crc32(content),
    packedSize: packed.bytes.length,
    size: content.length,
    extra: Buffer.alloc(0),
  };
  const shared = {};
  for (const key of Object.keys(truth)) shared[key] = value(options[key], truth[key], layout);
  return {
    key: String(name),
    content,
    packed: packed.bytes,
    shared,
    descriptor,
    zip64: zip64Fields(options.zip64),
    hasLocal: options.local !== false,
    local: options.local || {},
    central: options.central ?? {},
    mode: options.mode ?? 0o100644,
    comment: options.comment ?? '',
    offset: layout.size,
  };
}

function packedBytes(content, { method, packed }) {
  if (isZeros(content)) return { bytes: content, method: STORED };
  if (packed !== undefined) return { bytes: Buffer.from(packed), method: method ?? DEFLATED };
  const isWorthTrying = method === DEFLATED || (method !== STORED && content.length > 0);
  const deflated = isWorthTrying ? deflate(content) : undefined;
  const pays = deflated && (method === DEFLATED || deflated.length < content.length);
  return { bytes: pays ? deflated : content, method: method ?? (pays ? DEFLATED : STORED) };
}

function zip64Fields(said) {
  if (!said) return { local: [], central: [] };
  if (said === true) return { local: ['size', 'packedSize'], central: ['size', 'packedSize'] };
  return { local: said.local ?? [], central: said.central ?? [] };
}

function extraBytes(extra) {
  return Array.isArray(extra) ? Buffer.concat(extra) : Buffer.from(extra);
}

// The 0x0001 field holds, in this order, those values that are all ones in the header (4.5.3).
function withZip64(header, names) {
  if (names.length === 0) return header;
  const widths = { size: 8, packedSize: 8, offset: 8, disk: 4 };
  const values = Object.keys(widths).filter((name) => names.includes(name));
  const data = record(...values.map((name) => [widths[name], header[name]]));
  const result = { ...header, extra: Buffer.concat([field(0x0001, data), extraBytes(header.extra)]) };
  for (const name of values) result[name] = name === 'disk' ? 0xffff : 0xffffffff;
  return { ...result, needed: Math.max(header.needed, 45) };
}

// Local file header (4.3.7), data, data descriptor (4.3.9).
function addLocal(model, add, layout) {
  const zeroed = model.descriptor ? { crc: 0, packedSize: 0, size: 0 } : {};
  const made = withZip64({ ...model.shared, ...zeroed }, model.zip64.local);
  const overridden = (key) => value(model.local[key], made[key], layout);
  const name = Buffer.from(overridden('name'));
  const extra = extraBytes(overridden('extra'));
  const write = () =>
    Buffer.concat([
      record(
        [4, value(model.local.signature, 0x04034b50, layout)],
        [2, overridden('needed')],
        [2, overridden('flags')],
        [2, overridden('method')],
        [2, overridden('time')],
        [2, overridden('date')],
        [4, overridden('crc')],
        [4, overridden('packedSize')],
        [4, overridden('size')],
        [2, value(model.local.nameLength, name.length, layout)],
        [2, value(model.local.extraLength, extra.length, layout)],
      ),
      name,
      extra,
    ]);
  add('local header', 30 + name.length + extra.length, write, { name: model.key });
  if (model.packed.length > 0) add('data', model.packed.length, () => model.packed, { name: model.key });
  if (model.descriptor) addDescriptor(model, add, layout);
}

function addDescriptor(model, add, layout) {
  const said = model.descriptor === true ? {} : model.descriptor;
  const width = said.wide ? 8 : 4;
  const hasSignature = said.signature !== false;
  const write = () =>
    record(
      ...(hasSignature ? [[4, value(typeof said.signature === 'number' ? said.signature : undefined, 0x08074b50)]] : []),
      [4, value(said.crc, model.shared.crc, layout)],
      [width, value(said.packedSize, model.shared.packedSize, layout)],
      [width, value(said.size, model.shared.size, layout)],
    );
  add('descriptor', (hasSignature ? 4 : 0) + 4 + 2 * width, write, { name: model.key });
}

// --- directory and ends --------------------------------------------------------------------------

// Central directory header (4.3.12).
function centralHeader(model, layout) {
  const truth = {
    ...model.shared,
    madeBy: (HOST_UNIX << 8) | 20,
    disk: 0,
    internal: 0,
    external: ((model.mode << 16) | (model.mode >> 12 === 0o4 ? 0x10 : 0)) >>> 0,
    offset: model.offset,
  };
  const made = withZip64(truth, model.zip64.central);
  const overridden = (key) => value(model.central[key], made[key], layout);
  const name = Buffer.from(overridden('name'));
  const extra = extraBytes(overridden('extra'));
  const comment = Buffer.from(value(model.central.comment, model.comment, layout));
  const write = () =>
    Buffer.concat([
      record(
        [4, value(model.central.signature, 0x02014b50, layout)],
        [2, overridden('madeBy')],
        [2, overridden('needed')],
        [2, overridden('flags')],
        [2, overridden('method')],
        [2, overridden('time')],
        [2, overridden('date')],
        [4, overridden('crc')],
        [4, overridden('packedSize')],
        [4, overridden('size')],
        [2, value(model.central.nameLength, name.length, layout)],
        [2, value(model.central.extraLength, extra.length, layout)],
        [2, value(model.central.commentLength, comment.length, layout)],
        [2, overridden('disk')],
        [2, overridden('internal')],
        [4, overridden('external')],
        [4, overridden('offset')],
      ),
      name,
      extra,
      comment,
    ]);
  return { size: 46 + name.length + extra.length + comment.length, write };
}

function addDirectory({ only, order, after = '' } = {}, waiting, add, layout) {
  const listed = only ? waiting.filter(({ key }) => only.includes(key)) : [...waiting];
  const rest = only ? waiting.filter(({ key }) => !only.includes(key)) : [];
  waiting.length = 0;
  waiting.push(...rest);
  const headers = (order ? order(listed) : listed).map((model) => centralHeader(model, layout));
  const tail = Buffer.from(after);
  const size = headers.reduce((sum, header) => sum + header.size, tail.length);
  layout.directory = { offset: layout.size, size, count: headers.length };
  if (size > 0) add('directory', size, () => Buffer.concat([...headers.map((header) => header.write()), tail]));
}

// Zip64 end of central directory record (4.3.14).
function addEnd64(fields = {}, add, layout) {
  const { offset, size, count } = layout.directory;
  const extensible = Buffer.from(fields.extensible ?? '');
  layout.end64 = layout.size;
  const write = () =>
    Buffer.concat([
      record(
        [4, value(fields.signature, 0x06064b50, layout)],
        [8, value(fields.recordSize, 44 + extensible.length, layout)],
        [2, value(fields.madeBy, (HOST_UNIX << 8) | 45, layout)],
        [2, value(fields.needed, 45, layout)],
        [4, value(fields.disk, 0, layout)],
        [4, value(fields.directoryDisk, 0, layout)],
        [8, value(fields.entriesHere, count, layout)],
        [8, value(fields.count, count, layout)],
        [8, value(fields.size, size, layout)],
        [8, value(fields.offset, offset, layout)],
      ),
      extensible,
    ]);
  add('zip64 end', 56 + extensible.length, write);
}

// Zip64 end of central directory locator (4.3.15).
function addLocator(fields = {}, add, layout) {
  const truth = layout.end64;
  const write = () =>
    record(
      [4, value(fields.signature, 0x07064b50, layout)],
      [4, value(fields.disk, 0, layout)],
      [8, value(fields.offset, truth, layout)],
      [4, value(fields.disks, 1, layout)],
    );
  add('zip64 end', 20, write);
}

// End of central directory record (4.3.16).
function addEnd(fields, add, layout) {
  const { offset, size, count } = layout.directory;
  const comment = Buffer.from(fields.comment ?? '');
  const write = () =>
    record(
      [4, value(fields.signature, 0x06054b50, layout)],
      [2, value(fields.disk, 0, layout)],
      [2, value(fields.directoryDisk, 0, layout)],
      [2, value(fields.entriesHere, count, layout)],
      [2, value(fields.count, count, layout)],
      [4, value(fields.size, size, layout)],
      [4, value(fields.offset, offset, layout)],
      [2, value(fields.commentLength, comment.length, layout)],
    );
  add('end', 22, write);
  if (comment.length > 0) add('comment', comment.length, () => comment);
}

// Little-endian fields: record([width in bytes, value], …).
function record(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, number] of fields) {
    if (BigInt(number) >> BigInt(8 * width) !== 0n) throw new Error(`${number} does not fit ${width} bytes`);
    if (width === 8) bytes.writeBigUInt64LE(BigInt(number), at);
    else bytes.writeUIntLE(number, at, width);
    at += width;
  }
  return bytes;
}
