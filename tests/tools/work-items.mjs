// Work items as tickets/work_items.json and its archive hold them.

export const WORK_ITEMS = 'tickets/work_items.json';
export const ARCHIVE = 'tickets/archive/work-items.jsonl';

/** One item with all of its keys. */
export function workItem(id, { title = `Do ${id}`, description = 'What is to be done.', module = 'src/tidewatch/fetch.py', dependencies = [], tests = [], acceptance = 'It works.' } = {}) {
  return {
    ticket_id: id,
    title,
    description,
    module,
    dependencies,
    input: { description: 'none', schema: 'none' },
    output: { description: 'none', schema: 'none' },
    edge_cases: [],
    tests,
    acceptance,
  };
}

export function workItems(...items) {
  return `${JSON.stringify(items, null, 2)}\n`;
}

export function archived(...items) {
  return items.map((item) => `${JSON.stringify({ archived_at: '2026-01-04T12:00:00Z', ticket_key: null, work_item_id: item.ticket_id, module: item })}\n`).join('');
}
