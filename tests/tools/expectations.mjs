// Compares the findings of a report with the lines that a case states.

/** What differs, as a list of texts; empty when the report has exactly the expected findings. */
export function contradictions(expected, report) {
  const open = report.findings.map((finding) => seen(finding, report.members));
  const missing = [];
  const strictestFirst = [...expected].sort((a, b) => demands(b) - demands(a));
  for (const line of strictestFirst) {
    const at = open.findIndex((finding) => fits(line, finding));
    if (at < 0) missing.push(line);
    else open.splice(at, 1);
  }
  return [
    ...missing.map((line) => `expected: ${show(line)}`),
    ...open.map((finding) => `found: ${show(finding)}   "${finding.message}"`),
  ];
}

function demands({ column, arguments: words }) {
  return Object.keys(words).length + (column === null ? 0 : 1);
}

function seen({ severity, rule, member, inside, line, column, arguments: words, message }, members) {
  const outer = member === null ? null : members[member].path;
  return { severity, rule, member: inside ? `${outer}!/${inside.path ?? ''}` : outer, line, column, arguments: words, message };
}

function fits(expected, finding) {
  const same = (key) => expected[key] === finding[key];
  return (
    same('severity') &&
    same('rule') &&
    same('member') &&
    same('line') &&
    (expected.column === null || same('column')) &&
    Object.entries(expected.arguments).every(([key, value]) => String(finding.arguments[key]) === value)
  );
}

function show({ severity, rule, member, line, column, arguments: words }) {
  const place = column ? `${line}:${column}` : (line ?? '-');
  const said = Object.entries(words).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return [severity, rule, member === null ? '-' : JSON.stringify(member), place, ...said].join(' ');
}
